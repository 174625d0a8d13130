internal import Foundation
internal import GRDB

extension MemoryStatistics {
  /// Counts everything. O(memory).
  init(_ db: Database) throws {
    self.init()
    units = Int(try db.number("SELECT count(*) FROM unit") ?? 0)
    confirmed = Int(
      try db.number("SELECT count(*) FROM unit WHERE confirmed_at IS NOT NULL") ?? 0
    )
    articles = Int(try db.number("SELECT count(*) FROM article") ?? 0)
    articlePairs = Int(try db.number("SELECT count(*) FROM article_pair") ?? 0)
    occurrences = Int(try db.number("SELECT count(*) FROM occurrence") ?? 0)
    variants = try Self.variantCounts(db)
    let bands = try SQLStatement(
      db,
      """
      SELECT min(9, max(0, CAST(probability * 10 AS INTEGER))), count(*) FROM occurrence GROUP BY 1
      """
    )
    while try bands.step() { probabilityBands[bands.int(0)] = bands.int(1) }
    let aligners = try SQLStatement(
      db,
      """
      SELECT n.text, count(DISTINCT o.unit_id) FROM occurrence o JOIN name n ON n.id = o.aligner_id
      GROUP BY o.aligner_id
      """
    )
    while try aligners.step() { origins[aligners.text(0), default: 0] += aligners.int(1) }
    let files = try SQLStatement(
      db,
      """
      SELECT f.location, count(*) FROM unit u JOIN import_file f ON f.id = u.import_id
      GROUP BY f.location
      """
    )
    while try files.step() { origins[files.text(0), default: 0] += files.int(1) }
    let created = try SQLStatement(
      db,
      """
      SELECT CAST(strftime('%Y', created_at, 'unixepoch') AS INTEGER), count(*) FROM unit GROUP BY 1
      """
    )
    while try created.step() { years[created.optionalInt64(0).map(Int.init)] = created.int(1) }
    guard try Schema.hasTermbase(db) else { return }
    let glossaries = try SQLStatement(
      db,
      """
      SELECT g.name, count(*) FROM concept c JOIN glossary g ON g.id = c.glossary_id
      WHERE c.is_current = 1 GROUP BY g.id
      """
    )
    while try glossaries.step() { concepts[glossaries.text(0)] = glossaries.int(1) }
  }
  /// Variants by language tag.
  ///
  /// Grouping sorts all variants, which takes as long as counting those of six languages one by one.
  static func variantCounts(_ db: Database) throws -> [String: Int] {
    let isGrouped = try db.number("SELECT count(*) FROM language") ?? 0 > 6
    let languages = try SQLStatement(
      db,
      isGrouped
        ? """
        SELECT l.tag, count(*) FROM variant v JOIN language l ON l.id = v.language_id
        GROUP BY v.language_id
        """
        : """
        SELECT tag, (SELECT count(*) FROM variant WHERE language_id = language.id) FROM language
        """
    )
    var counts: [String: Int] = [:]
    while try languages.step() {
      let count = languages.int(1)
      if count > 0 { counts[languages.text(0)] = count }
    }
    return counts
  }
}
