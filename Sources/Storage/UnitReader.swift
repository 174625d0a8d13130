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
        (SELECT location FROM import_file WHERE id = import_id),
        EXISTS(SELECT 1 FROM property WHERE unit_id = ?1),
        EXISTS(SELECT 1 FROM note WHERE unit_id = ?1),
        EXISTS(SELECT 1 FROM occurrence WHERE unit_id = ?1)
      FROM unit WHERE id = ?1
      """
    )
    texts = try SQLStatement(
      db,
      "SELECT language_id, text, markup FROM variant WHERE id BETWEEN ? AND ? ORDER BY id"
    )
  }

  /// The unit of that number, or nil. Some six look-ups by key.
  func unit(_ id: Int64) throws -> StoredUnit? {
    row.bind(1, id)
    guard try row.step() else { return nil }
    var unit = TranslationUnit(
      identifier: row.optionalText(0),
      variants: [],
      creationDate: row.date(1),
      creator: row.optionalText(4),
      changeDate: row.date(2),
      changer: row.optionalText(5)
    )
    var stored = StoredUnit(
      id: id,
      unit: unit,
      confirmedBy: row.optionalText(6),
      confirmedAt: row.date(3),
      importedFrom: row.optionalText(7)
    )
    // Most units have none of these, and to ask costs as much as the row.
    let (hasProperties, hasNotes, hasOccurrences) = (row.int(8), row.int(9), row.int(10))
    row.reset()
    unit.variants = try variants(of: id)
    if hasProperties > 0 { try addProperties(to: &unit, id) }
    if hasNotes > 0 { try addNotes(to: &unit, id) }
    stored.unit = unit
    if hasOccurrences > 0 { stored.occurrences = try occurrences(of: id) }
    return stored
  }

  private func variants(of id: Int64) throws -> [TranslationUnitVariant] {
    texts.bind(1, VariantID.make(unit: id, place: 0))
    texts.bind(2, VariantID.make(unit: id, place: VariantID.maximumPlaces - 1))
    var variants: [TranslationUnitVariant] = []
    while try texts.step() {
      let segment = try MarkupCodec.decode(texts.optionalText(2), text: texts.text(1))
      variants.append(
        TranslationUnitVariant(
          language: languages[texts.int64(0)] ?? LanguageTag(language: "und"),
          segment: segment
        )
      )
    }
    return variants
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

  private func addProperties(to unit: inout TranslationUnit, _ id: Int64) throws {
    let rows = try SQLStatement(
      db,
      """
      SELECT variant, (SELECT text FROM name WHERE id = type_id), value
      FROM property WHERE unit_id = ? ORDER BY variant, position
      """
    )
    rows.bind(1, id)
    while try rows.step() {
      let property = Property(type: rows.text(1), value: rows.text(2))
      let place = rows.int(0)
      if place < 0 {
        unit.properties.append(property)
      } else if unit.variants.indices.contains(place) {
        unit.variants[place].properties.append(property)
      }
    }
  }

  private func addNotes(to unit: inout TranslationUnit, _ id: Int64) throws {
    let rows = try SQLStatement(
      db,
      "SELECT variant, text FROM note WHERE unit_id = ? ORDER BY variant, position"
    )
    rows.bind(1, id)
    while try rows.step() {
      let place = rows.int(0)
      if place < 0 {
        unit.notes.append(rows.text(1))
      } else if unit.variants.indices.contains(place) {
        unit.variants[place].notes.append(rows.text(1))
      }
    }
  }

  private func occurrences(of id: Int64) throws -> [Occurrence] {
    let rows = try SQLStatement(
      db,
      """
      SELECT o.source_paragraph, o.target_paragraph, o.source_segments, o.target_segments,
        o.probability, (SELECT text FROM name WHERE id = o.aligner_id),
        s.location, s.hash, s.language, s.title, s.date, s.source,
        t.location, t.hash, t.language, t.title, t.date, t.source
      FROM occurrence o JOIN article_pair p ON p.id = o.pair_id
        JOIN article s ON s.id = p.source_id JOIN article t ON t.id = p.target_id
      WHERE o.unit_id = ? ORDER BY o.id
      """
    )
    rows.bind(1, id)
    var found: [Occurrence] = []
    while try rows.step() {
      let provenance = Provenance(
        sourceParagraph: rows.int(0),
        targetParagraph: rows.int(1),
        sourceSegments: SegmentNumbers.decode(rows.text(2)),
        targetSegments: SegmentNumbers.decode(rows.text(3)),
        probability: rows.double(4),
        aligner: rows.text(5)
      )
      found.append(
        Occurrence(
          source: article(rows, 6),
          target: article(rows, 12),
          provenance: provenance
        )
      )
    }
    return found
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
