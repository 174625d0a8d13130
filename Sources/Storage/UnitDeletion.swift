internal import GRDB
internal import SerbianText

/// Deletes units with everything that belongs to them, in tables and indexes.
enum UnitDeletion {
  /// Returns false when there is no such unit. O(tokens · chunks of their lists).
  static func delete(_ unit: Int64, _ db: Database) throws -> Bool {
    guard try db.number("SELECT 1 FROM unit WHERE id = ?", unit) != nil else { return false }
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
    // Properties, notes and occurrences go with it, by their foreign keys.
    let unitRow = try SQLStatement(db, "DELETE FROM unit WHERE id = ?")
    unitRow.bind(1, unit)
    try unitRow.run()
    return true
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
  }
}
