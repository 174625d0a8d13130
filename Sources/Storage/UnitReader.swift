internal import BitextCore
internal import Foundation
internal import GRDB

/// Reads units with all that belongs to them. Valid during one access to the database.
struct UnitReader {
  let db: Database
  let languages: LanguageTable
  private let row: SQLStatement
  private let texts: SQLStatement

  init(_ db: Database, languages: LanguageTable? = nil) throws {
    self.db = db
    self.languages = try languages ?? LanguageTable(db)
    row = try SQLStatement(
      db,
      """
      SELECT identifier, created_at, changed_at, confirmed_at,
        (SELECT text FROM name WHERE id = creator_id),
        (SELECT text FROM name WHERE id = changer_id),
        (SELECT text FROM name WHERE id = confirmer_id),
        (SELECT location FROM import_file WHERE id = import_id), id,
        EXISTS(SELECT 1 FROM property WHERE unit_id = ?1),
        EXISTS(SELECT 1 FROM note WHERE unit_id = ?1),
        EXISTS(SELECT 1 FROM occurrence WHERE unit_id = ?1)
      FROM unit WHERE id = ?1
      """
    )
    texts = try SQLStatement(
      db,
      "SELECT id, language_id, text, markup FROM variant WHERE id BETWEEN ? AND ? ORDER BY id"
    )
  }

  /// The unit of that number, or nil. Some six look-ups by key.
  func unit(_ id: Int64) throws -> StoredUnit? {
    var has = Belongings()
    var units = try rows(id, &has)
    try addBelongings(has, &units)
    return units.first
  }

  /// The first units whose numbers are in a range, by their numbers: at most `limit`, and fewer where their texts are
  /// long, but one at least. One walk through each table: a thousand units cost no more statements than one.
  func units(
    from first: Int64,
    through last: Int64,
    limit: Int
  ) throws -> [StoredUnit] {
    var rows = try UnitRows(db)
    var units = try rows.read(from: first, through: last, limit: limit)
    try addBelongings(Belongings(properties: true, notes: true, occurrences: true), &units)
    return units
  }

  private func addBelongings(_ has: Belongings, _ units: inout [StoredUnit]) throws {
    guard let start = units.first?.id, let last = units.last?.id else { return }
    var walk = UnitWalk()
    try addVariants(start, last, &units, &walk)
    let end = units.last?.id ?? last
    if has.properties { try addProperties(start, end, &units, &walk) }
    if has.notes { try addNotes(start, end, &units, &walk) }
    if has.occurrences { try addOccurrences(start, end, &units, &walk) }
  }

  /// Which tables have rows of the units. It is asked of a unit alone: most have none of them, and
  /// to look in each table costs as much as the row. Of many units it is taken for granted.
  private struct Belongings {
    var properties = false
    var notes = false
    var occurrences = false
  }

  /// The row of a unit, or none.
  private func rows(_ id: Int64, _ has: inout Belongings) throws -> [StoredUnit] {
    row.reset()
    row.bind(1, id)
    var units: [StoredUnit] = []
    while try row.step() {
      let unit = TranslationUnit(
        identifier: row.optionalText(0),
        variants: [],
        creationDate: row.date(1),
        creator: row.optionalText(4),
        changeDate: row.date(2),
        changer: row.optionalText(5)
      )
      units.append(
        StoredUnit(
          id: row.int64(8),
          unit: unit,
          confirmedBy: row.optionalText(6),
          confirmedAt: row.date(3),
          importedFrom: row.optionalText(7)
        )
      )
      has.properties = row.int(9) > 0
      has.notes = row.int(10) > 0
      has.occurrences = row.int(11) > 0
    }
    return units
  }

  /// Units with more bytes of text than that are not read together.
  private static let mostBytes = 4 << 20

  /// Units whose texts would be too much with those before are taken off the end.
  private func addVariants(
    _ first: Int64,
    _ last: Int64,
    _ units: inout [StoredUnit],
    _ walk: inout UnitWalk
  ) throws {
    texts.reset()
    texts.bind(1, VariantID.make(unit: first, place: 0))
    texts.bind(2, VariantID.make(unit: last, place: VariantID.maximumPlaces - 1))
    walk.restart()
    var bytes = 0
    while try texts.step() {
      guard let index = walk.index(of: VariantID.unit(of: texts.int64(0)), in: units) else {
        continue
      }
      if bytes > Self.mostBytes, units[index].unit.variants.isEmpty, index > 0 {
        units.removeSubrange(index...)
        texts.reset()
        break
      }
      bytes += texts.utf8(2).count
      let segment = try MarkupCodec.decode(texts.optionalText(3), text: texts.text(2))
      // Two are the rule.
      if units[index].unit.variants.isEmpty { units[index].unit.variants.reserveCapacity(2) }
      units[index].unit.variants.append(
        TranslationUnitVariant(
          language: languages[texts.int64(1)] ?? LanguageTag(language: "und"),
          segment: segment
        )
      )
    }
  }

  /// The texts of a unit as they are written, in the order of their places.
  static func texts(of unit: Int64, _ db: Database) throws -> [UnitWriter.Text] {
    let rows = try SQLStatement(
      db,
      """
      SELECT v.id, v.language_id, l.family, v.text, v.markup FROM variant v
        JOIN language l ON l.id = v.language_id WHERE v.id BETWEEN ? AND ? ORDER BY v.id
      """
    )
    rows.bind(1, VariantID.make(unit: unit, place: 0))
    rows.bind(2, VariantID.make(unit: unit, place: VariantID.maximumPlaces - 1))
    var texts: [UnitWriter.Text] = []
    while try rows.step() {
      texts.append(
        UnitWriter.Text(
          place: VariantID.place(of: rows.int64(0)),
          language: NameTables.Language(id: rows.int64(1), family: rows.int64(2)),
          text: rows.text(3),
          markup: rows.optionalText(4)
        )
      )
    }
    return texts
  }

  private func addProperties(
    _ first: Int64,
    _ last: Int64,
    _ units: inout [StoredUnit],
    _ walk: inout UnitWalk
  ) throws {
    let rows = try SQLStatement(
      db,
      """
      SELECT unit_id, variant, (SELECT text FROM name WHERE id = type_id), value
      FROM property WHERE unit_id BETWEEN ? AND ? ORDER BY unit_id, variant, position
      """
    )
    rows.bind(1, first)
    rows.bind(2, last)
    walk.restart()
    while try rows.step() {
      guard let index = walk.index(of: rows.int64(0), in: units) else { continue }
      let property = Property(type: rows.text(2), value: rows.text(3))
      let place = rows.int(1)
      if place < 0 {
        units[index].unit.properties.append(property)
      } else if units[index].unit.variants.indices.contains(place) {
        units[index].unit.variants[place].properties.append(property)
      }
    }
  }

  private func addNotes(
    _ first: Int64,
    _ last: Int64,
    _ units: inout [StoredUnit],
    _ walk: inout UnitWalk
  ) throws {
    let rows = try SQLStatement(
      db,
      """
      SELECT unit_id, variant, text FROM note WHERE unit_id BETWEEN ? AND ?
        ORDER BY unit_id, variant, position
      """
    )
    rows.bind(1, first)
    rows.bind(2, last)
    walk.restart()
    while try rows.step() {
      guard let index = walk.index(of: rows.int64(0), in: units) else { continue }
      let place = rows.int(1)
      if place < 0 {
        units[index].unit.notes.append(rows.text(2))
      } else if units[index].unit.variants.indices.contains(place) {
        units[index].unit.variants[place].notes.append(rows.text(2))
      }
    }
  }

  private func addOccurrences(
    _ first: Int64,
    _ last: Int64,
    _ units: inout [StoredUnit],
    _ walk: inout UnitWalk
  ) throws {
    let rows = try SQLStatement(
      db,
      """
      SELECT o.source_paragraph, o.target_paragraph, o.source_segments, o.target_segments,
        o.probability, (SELECT text FROM name WHERE id = o.aligner_id),
        s.location, s.hash, s.language, s.title, s.date, s.source,
        t.location, t.hash, t.language, t.title, t.date, t.source, o.unit_id
      FROM occurrence o JOIN article_pair p ON p.id = o.pair_id
        JOIN article s ON s.id = p.source_id JOIN article t ON t.id = p.target_id
      WHERE o.unit_id BETWEEN ? AND ? ORDER BY o.unit_id, o.id
      """
    )
    rows.bind(1, first)
    rows.bind(2, last)
    walk.restart()
    while try rows.step() {
      guard let index = walk.index(of: rows.int64(18), in: units) else { continue }
      let provenance = Provenance(
        sourceParagraph: rows.int(0),
        targetParagraph: rows.int(1),
        sourceSegments: SegmentNumbers.decode(rows.text(2)),
        targetSegments: SegmentNumbers.decode(rows.text(3)),
        probability: rows.double(4),
        aligner: rows.text(5)
      )
      units[index].occurrences.append(
        Occurrence(
          source: article(rows, 6),
          target: article(rows, 12),
          provenance: provenance
        )
      )
    }
  }

  private func article(_ row: SQLStatement, _ column: Int32) -> ArticleRecord {
    ArticleRecord(
      location: row.text(column),
      hash: row.text(column + 1),
      language: LanguageTag(row.text(column + 2)) ?? LanguageTag(language: "und"),
      title: row.optionalText(column + 3),
      date: row.optionalText(column + 4),
      source: row.optionalText(column + 5)
    )
  }
}

/// Finds the units that the rows of a table belong to, both in the order of the units' numbers.
private struct UnitWalk {
  private var place = 0

  mutating func restart() { place = 0 }

  /// The place of the unit; nil for one that is not among them. Constant time on the average.
  mutating func index(of id: Int64, in units: [StoredUnit]) -> Int? {
    while place < units.count, units[place].id < id { place += 1 }
    return place < units.count && units[place].id == id ? place : nil
  }
}

extension SQLStatement {
  /// A date in seconds since 1970.
  func date(_ column: Int32) -> Date? {
    optionalDouble(column).map { Date(timeIntervalSince1970: $0) }
  }
}

/// Numbers of segments as a JSON array, which SQLite's own functions can read.
enum SegmentNumbers {
  static func encode(_ numbers: [Int]) -> String {
    "[" + numbers.map(String.init).joined(separator: ",") + "]"
  }

  static func decode(_ text: String) -> [Int] {
    text.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
  }
}
