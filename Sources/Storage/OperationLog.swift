internal import Foundation
internal import GRDB

/// Records what one operation does, so that it can be taken back. Lives during one transaction; call
/// `finish` at its end.
///
/// Whoever changes or deletes something calls `keep` before. What the operation itself made needs no
/// keeping. An operation that changes nothing leaves no trace.
final class OperationLog {
  struct Parts: OptionSet {
    let rawValue: Int64
    static let row = Parts(rawValue: 1)
    /// Variants, properties and notes.
    static let texts = Parts(rawValue: 2)
    static let occurrences = Parts(rawValue: 4)
    static let whole: Parts = [.row, .texts, .occurrences]
  }

  let db: Database
  let id: Int64
  private var kept: [Int64: Parts] = [:]
  private var made = NumberRanges()
  private var met: [UInt32] = []
  private var added = 0
  private var changed = 0
  private var deleted = 0
  private var hasPairs = false

  init(
    _ db: Database,
    _ kind: MemoryOperation.Kind,
    subject: String? = nil,
    person: String? = nil,
    undoes: Int64? = nil,
    at date: Date
  ) throws {
    self.db = db
    let row = try SQLStatement(
      db,
      "INSERT INTO operation(at, kind, subject, person, undoes) VALUES (?, ?, ?, ?, ?)"
    )
    row.bind(1, date.timeIntervalSince1970)
    row.bind(2, kind.rawValue)
    row.bind(3, subject)
    row.bind(4, person)
    row.bind(5, undoes)
    try row.run()
    id = db.lastInsertedRowID
  }

  // MARK: Units

  /// Notes that a unit was made.
  func make(_ unit: Int64) {
    made.insert(unit)
    added += 1
  }

  /// Notes that a unit was found there and that the operation would have made it otherwise.
  func meet(_ unit: Int64) {
    if !made.contains(unit) { met.append(UInt32(truncatingIfNeeded: unit)) }
  }

  /// Keeps parts of a unit as they are, unless they are kept already.
  func keep(_ unit: Int64, _ parts: Parts) throws {
    if made.contains(unit) { return }
    let before = kept[unit]
    if before == nil { changed += 1 }
    let missing = parts.union(.row).subtracting(before ?? [])
    if missing.isEmpty { return }
    kept[unit] = (before ?? []).union(missing)
    try copy(unit...unit, missing)
  }

  /// Keeps the row of a unit, unless this operation made the unit or kept it. For imports: holds nothing
  /// in memory.
  func keepRow(_ unit: Int64) throws {
    if made.contains(unit) { return }
    let row = try SQLStatement(
      db,
      "INSERT OR IGNORE INTO unit_image SELECT ?, id, 1, \(Self.columns) FROM unit WHERE id = ?"
    )
    row.bind(1, id)
    row.bind(2, unit)
    try row.run()
    changed += db.changesCount
  }

  /// Keeps the row of a unit that no import holds; false when one does, or when this operation made
  /// the unit. For imports: holds nothing in memory.
  func keepRowWithoutImport(_ unit: Int64) throws -> Bool {
    if made.contains(unit) { return false }
    let row = try SQLStatement(
      db,
      "INSERT INTO unit_image SELECT ?, id, 1, \(Self.columns) FROM unit "
        + "WHERE id = ? AND import_id IS NULL"
    )
    row.bind(1, id)
    row.bind(2, unit)
    try row.run()
    guard db.changesCount > 0 else { return false }
    changed += 1
    return true
  }

  /// Keeps a unit and deletes it; false when there is none.
  func delete(_ unit: Int64) throws -> Bool {
    guard try db.number("SELECT 1 FROM unit WHERE id = ?", unit) != nil else { return false }
    let isOwn = made.contains(unit)
    try keep(unit, .whole)
    _ = try UnitDeletion.delete(unit, db)
    if isOwn {
      added -= 1
    } else {
      changed -= 1
      deleted += 1
    }
    return true
  }

  /// Keeps all units of a range of numbers and deletes them. O(units), or O(memory) for long ranges.
  func delete(allOf units: ClosedRange<Int64>) throws {
    try copy(units, .whole)
    deleted += try UnitDeletion.delete(allOf: units, db)
  }

  /// Notes how many concepts were made, changed and deleted.
  func noteConcepts(added: Int, changed: Int, deleted: Int) {
    self.added += added
    self.changed += changed
    self.deleted += deleted
  }

  static let columns =
    "identifier, created_at, creator_id, changed_at, changer_id, confirmed_at, confirmer_id, "
    + "import_id"

  private func copy(_ units: ClosedRange<Int64>, _ parts: Parts) throws {
    if parts.contains(.row) {
      try run(
        "INSERT INTO unit_image SELECT ?1, id, ?4, \(Self.columns) FROM unit "
          + "WHERE id BETWEEN ?2 AND ?3",
        units,
        parts
      )
    } else {
      try run(
        "UPDATE unit_image SET parts = parts | ?4 WHERE operation_id = ?1 "
          + "AND unit_id BETWEEN ?2 AND ?3",
        units,
        parts
      )
    }
    if parts.contains(.texts) {
      let bits = VariantID.placeBits
      try run(
        "INSERT INTO variant_image SELECT ?1, id, language_id, text, markup FROM variant "
          + "WHERE id BETWEEN ?2 << \(bits) AND (?3 << \(bits)) + \(VariantID.maximumPlaces - 1)",
        units
      )
      for table in ["property", "note"] {
        try run(
          "INSERT INTO \(table)_image SELECT ?1, * FROM \(table) WHERE unit_id BETWEEN ?2 AND ?3",
          units
        )
      }
    }
    if parts.contains(.occurrences) {
      try run(
        """
        INSERT INTO occurrence_image SELECT ?1, unit_id, id, pair_id, source_paragraph,
          target_paragraph, source_segments, target_segments, probability, aligner_id
        FROM occurrence WHERE unit_id BETWEEN ?2 AND ?3
        """,
        units
      )
    }
  }

  private func run(_ sql: String, _ units: ClosedRange<Int64>, _ parts: Parts? = nil) throws {
    let statement = try SQLStatement(db, sql)
    statement.bind(1, id)
    statement.bind(2, units.lowerBound)
    statement.bind(3, units.upperBound)
    if let parts { statement.bind(4, parts.rawValue) }
    try statement.run()
  }

  // MARK: Pairs of articles

  /// Notes that a pair of articles was made.
  func make(pair: Int64) throws { try copy(pair, isMade: true) }

  /// Keeps a pair of articles, and the articles, before they are deleted.
  func keep(pair: Int64) throws { try copy(pair, isMade: false) }

  private func copy(_ pair: Int64, isMade: Bool) throws {
    hasPairs = true
    let row = try SQLStatement(
      db,
      """
      INSERT OR IGNORE INTO article_pair_image
        SELECT ?, id, ?, source_id, target_id, aligner_id, aligned_at FROM article_pair WHERE id = ?
      """
    )
    row.bind(1, id)
    row.bind(2, isMade ? 1 : 0)
    row.bind(3, pair)
    try row.run()
    if isMade { return }
    let articles = try SQLStatement(
      db,
      """
      INSERT OR IGNORE INTO article_image SELECT ?1, a.* FROM article_pair p
        JOIN article a ON a.id IN (p.source_id, p.target_id) WHERE p.id = ?2
      """
    )
    articles.bind(1, id)
    articles.bind(2, pair)
    try articles.run()
  }

  // MARK: The end

  /// Writes what was collected. Nothing may be done afterwards.
  func finish() throws {
    let count = added + changed + deleted
    if count == 0 && !hasPairs && made.ranges.isEmpty {
      let row = try SQLStatement(db, "DELETE FROM operation WHERE id = ?")
      row.bind(1, id)
      return try row.run()
    }
    var found = NumberRanges()
    for unit in met.sorted() { found.insert(Int64(unit)) }
    let range = try SQLStatement(db, "INSERT INTO unit_range VALUES (?, ?, ?, ?)")
    for (ranges, isMade) in [(made.ranges, 1), (found.ranges, 0)] {
      for units in ranges {
        range.bind(1, id)
        range.bind(2, isMade)
        range.bind(3, units.lowerBound)
        range.bind(4, units.upperBound)
        try range.run()
      }
    }
    let row = try SQLStatement(
      db,
      "UPDATE operation SET added = ?, changed = ?, deleted = ? WHERE id = ?"
    )
    row.bind(1, added)
    row.bind(2, changed)
    row.bind(3, deleted)
    row.bind(4, id)
    try row.run()
  }
}

/// Numbers that mostly come one after the other, as ranges.
struct NumberRanges {
  private(set) var ranges: [ClosedRange<Int64>] = []

  /// O(1); numbers must not descend.
  mutating func insert(_ number: Int64) {
    if let last = ranges.last, number <= last.upperBound + 1 {
      ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, number)
    } else {
      ranges.append(number...number)
    }
  }

  /// O(log n).
  func contains(_ number: Int64) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(number)
  }
}
