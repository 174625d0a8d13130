internal import GRDB
internal import SerbianText

/// Deletes units with everything that belongs to them, in tables and indexes.
enum UnitDeletion {
  /// Returns false when there is no such unit. O(tokens · chunks of their lists).
  static func delete(_ unit: Int64, _ db: Database) throws -> Bool {
    guard try db.number("SELECT 1 FROM unit WHERE id = ?", unit) != nil else { return false }
    try deleteVariants(of: unit, db)
    // Properties, notes and occurrences go with it, by their foreign keys.
    let row = try SQLStatement(db, "DELETE FROM unit WHERE id = ?")
    row.bind(1, unit)
    try row.run()
    return true
  }

  /// Takes the texts of a unit out of the table and the indexes; the unit stays, without a text.
  static func deleteVariants(of unit: Int64, _ db: Database) throws {
    let first = VariantID.make(unit: unit, place: 0)
    let last = VariantID.make(unit: unit, place: VariantID.maximumPlaces - 1)
    let rows = try SQLStatement(
      db,
      """
      SELECT v.id, v.tokens, v.text, l.family FROM variant v JOIN language l ON l.id = v.language_id
      WHERE v.id BETWEEN ? AND ? ORDER BY v.id
      """
    )
    rows.bind(1, first)
    rows.bind(2, last)
    var variants: [(id: Int64, tokens: ContiguousArray<UInt32>, text: String, family: Int64)] = []
    while try rows.step() {
      var tokens = ContiguousArray<UInt32>()
      TokenCodec.decode(rows.blob(1), into: &tokens)
      variants.append((rows.int64(0), tokens, rows.text(2), rows.int64(3)))
    }
    if variants.isEmpty { return }
    var keys: [String] = []
    for variant in variants {
      let key = SearchKey.strict(variant.text)
      keys.append(key)
      try unlist(variant.id, variant.tokens, variant.family, key, db)
    }
    let concordance = try SQLStatement(
      db,
      "INSERT INTO concordance(concordance, rowid, words) VALUES ('delete', ?, ?)"
    )
    concordance.bind(1, unit)
    Folding.row(ofStrict: keys).withUnsafeBufferPointer { concordance.bind(2, text: $0) }
    try concordance.run()
    let variantRows = try SQLStatement(db, "DELETE FROM variant WHERE id BETWEEN ? AND ?")
    variantRows.bind(1, first)
    variantRows.bind(2, last)
    try variantRows.run()
  }

  /// Deletes all units of a range of numbers; returns how many there were.
  ///
  /// A long range is taken out of the lists in one pass over the index: O(memory).
  static func delete(allOf units: ClosedRange<Int64>, _ db: Database) throws -> Int {
    let count = Int(
      try db.number(
        "SELECT count(*) FROM unit WHERE id BETWEEN ? AND ?",
        units.lowerBound,
        units.upperBound
      ) ?? 0
    )
    if count <= longRange {
      let rows = try SQLStatement(db, "SELECT id FROM unit WHERE id BETWEEN ? AND ?")
      rows.bind(1, units.lowerBound)
      rows.bind(2, units.upperBound)
      var ids: [Int64] = []
      while try rows.step() { ids.append(rows.int64(0)) }
      return try ids.count { try delete($0, db) }
    }
    try deleteWords(of: units, count, db)
    let first = VariantID.make(unit: units.lowerBound, place: 0)
    let last = VariantID.make(unit: units.upperBound, place: VariantID.maximumPlaces - 1)
    let variants =
      UInt32(truncatingIfNeeded: first)...UInt32(truncatingIfNeeded: last)
    try ChunkedList.postings.remove(db, allOf: variants)
    try ChunkedList.shortSegments.remove(db, allOf: variants)
    try ChunkedList.exactKeys.remove(db, allOf: variants)
    for (table, from, to) in [
      ("variant", first, last), ("unit", units.lowerBound, units.upperBound),
    ] {
      let rows = try SQLStatement(db, "DELETE FROM \(table) WHERE id BETWEEN ? AND ?")
      rows.bind(1, from)
      rows.bind(2, to)
      try rows.run()
    }
    return count
  }

  private static let longRange = 5000

  /// Takes units out of the concordance: all at once when there are no others.
  private static func deleteWords(
    of units: ClosedRange<Int64>,
    _ count: Int,
    _ db: Database
  ) throws {
    if try db.number("SELECT count(*) FROM unit") == Int64(count) {
      return try db.execute(sql: "INSERT INTO concordance(concordance) VALUES ('delete-all')")
    }
    let delete = try SQLStatement(
      db,
      "INSERT INTO concordance(concordance, rowid, words) VALUES ('delete', ?, ?)"
    )
    func deleteRow(_ unit: Int64, _ keys: [String]) throws {
      delete.bind(1, unit)
      Folding.row(ofStrict: keys).withUnsafeBufferPointer { delete.bind(2, text: $0) }
      try delete.run()
    }
    let rows = try SQLStatement(
      db,
      "SELECT id, text FROM variant WHERE id BETWEEN ? AND ? ORDER BY id"
    )
    rows.bind(1, VariantID.make(unit: units.lowerBound, place: 0))
    rows.bind(2, VariantID.make(unit: units.upperBound, place: VariantID.maximumPlaces - 1))
    var unit: Int64?
    var keys: [String] = []
    while try rows.step() {
      let next = VariantID.unit(of: rows.int64(0))
      if let unit, unit != next {
        try deleteRow(unit, keys)
        keys = []
      }
      unit = next
      keys.append(SearchKey.strict(rows.text(1)))
    }
    if let unit { try deleteRow(unit, keys) }
  }

  private static func unlist(
    _ variant: Int64,
    _ tokens: ContiguousArray<UInt32>,
    _ family: Int64,
    _ key: String,
    _ db: Database
  ) throws {
    var lists: [Int64] = []
    PostingList.entries(variant: variant, tokens: tokens) { lists.append($0.list) }
    for list in lists {
      _ = try ChunkedList.postings.remove(
        db,
        list: list,
        variant: UInt32(truncatingIfNeeded: variant)
      )
    }
    if let entry = ShortSegmentList.entry(variant: variant, family: family, key: key) {
      _ = try ChunkedList.shortSegments.remove(db, list: entry.list, variant: entry.variant)
    }
    let exact = ExactKeyList.Entry(hash: Folding.hash(ofStrict: key), variant: variant)
    _ = try ChunkedList.exactKeys.remove(db, list: exact.list, variant: exact.variant)
  }
}
