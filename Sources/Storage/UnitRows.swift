internal import BitextCore
internal import GRDB

/// Reads the rows of many units, without what other tables hold of them. Valid during one access to the database.
///
/// Units share the persons and files that they name: each is looked up once.
struct UnitRows {
  private let rows: SQLStatement
  private let nameRow: SQLStatement
  private let fileRow: SQLStatement
  private var names: [Int64: String] = [:]
  private var files: [Int64: String] = [:]

  init(_ db: Database) throws {
    rows = try SQLStatement(
      db,
      """
      SELECT id, identifier, created_at, creator_id, changed_at, changer_id, confirmed_at,
        confirmer_id, import_id
      FROM unit WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?
      """
    )
    nameRow = try SQLStatement(db, "SELECT text FROM name WHERE id = ?")
    fileRow = try SQLStatement(db, "SELECT location FROM import_file WHERE id = ?")
  }

  /// At most `limit` units whose numbers are in a range, by their numbers.
  mutating func read(from first: Int64, through last: Int64, limit: Int) throws -> [StoredUnit] {
    rows.reset()
    rows.bind(1, first)
    rows.bind(2, last)
    rows.bind(3, limit)
    var units: [StoredUnit] = []
    while try rows.step() {
      let unit = TranslationUnit(
        identifier: rows.optionalText(1),
        variants: [],
        creationDate: rows.date(2),
        creator: try Self.text(rows.optionalInt64(3), nameRow, &names),
        changeDate: rows.date(4),
        changer: try Self.text(rows.optionalInt64(5), nameRow, &names)
      )
      units.append(
        StoredUnit(
          id: rows.int64(0),
          unit: unit,
          confirmedBy: try Self.text(rows.optionalInt64(7), nameRow, &names),
          confirmedAt: rows.date(6),
          importedFrom: try Self.text(rows.optionalInt64(8), fileRow, &files)
        )
      )
    }
    return units
  }

  /// The text that has a number; nil for none.
  private static func text(
    _ id: Int64?,
    _ row: SQLStatement,
    _ known: inout [Int64: String]
  ) throws -> String? {
    guard let id else { return nil }
    if let text = known[id] { return text }
    row.reset()
    row.bind(1, id)
    guard try row.step() else { return nil }
    defer { row.reset() }
    guard let text = row.optionalText(0) else { return nil }
    known[id] = text
    return text
  }
}
