internal import BitextCore
internal import GRDB

/// Reads the current concepts of a termbase, table by table: all of them are wanted together.
struct ConceptReader {
  struct Stored {
    var id: Int64
    var record: GlossaryRecord
  }

  let db: Database

  init(_ db: Database) { self.db = db }

  /// In the order of their numbers. O(concepts).
  func records(of glossary: String?) throws -> [Stored] {
    var records = try concepts(of: glossary)
    try addTerms(to: &records, of: glossary)
    try forEachRow("concept_note", "text", of: glossary, &records) { row, record in
      record.entry.notes.append(row.text(1))
    }
    let columns = "element, t.type, t.text, t.language, t.term"
    try forEachRow("concept_field", columns, of: glossary, &records) { row, record in
      record.fields.append(
        GlossaryField(
          element: row.text(1),
          type: row.text(2),
          text: row.text(3),
          language: row.optionalText(4).flatMap { LanguageTag($0) },
          term: row.optionalInt64(5).map { Int($0) }
        )
      )
    }
    return records
  }

  private func concepts(of glossary: String?) throws -> [Stored] {
    let rows = try SQLStatement(
      db,
      """
      SELECT c.id, c.identifier, c.subject_field, c.definition, c.source, g.name FROM concept c
        JOIN glossary g ON g.id = c.glossary_id
        WHERE c.is_current = 1 AND (?1 IS NULL OR g.name = ?1) ORDER BY c.id
      """
    )
    rows.bind(1, glossary)
    var found: [Stored] = []
    while try rows.step() {
      let entry = ConceptEntry(
        identifier: rows.text(1),
        subjectField: rows.optionalText(2),
        definition: rows.optionalText(3),
        source: rows.optionalText(4),
        glossary: rows.text(5)
      )
      found.append(Stored(id: rows.int64(0), record: GlossaryRecord(entry: entry)))
    }
    return found
  }

  private func addTerms(to records: inout [Stored], of glossary: String?) throws {
    let columns =
      "section, t.language, t.text, t.status, t.kind, t.part_of_speech, t.gender, t.usage_note, "
      + "t.is_ambiguous"
    var tags: [String: LanguageTag] = [:]
    var section = -1
    try forEachRow("term", columns, of: glossary, &records) { row, record in
      if record.entry.sections.isEmpty || row.int(1) != section {
        section = row.int(1)
        let name = row.text(2)
        let tag = tags[name] ?? LanguageTag(name) ?? LanguageTag(language: "und")
        tags[name] = tag
        record.entry.sections.append(LanguageSection(language: tag, terms: []))
      }
      record.entry.sections[record.entry.sections.count - 1].terms.append(
        Term(
          row.text(3),
          status: Term.Status(rawValue: row.text(4)) ?? .preferred,
          kind: Term.Kind(rawValue: row.text(5)) ?? .fullForm,
          partOfSpeech: row.optionalText(6).flatMap { Term.PartOfSpeech(rawValue: $0) },
          gender: row.optionalText(7).flatMap { Term.Gender(rawValue: $0) },
          usageNote: row.optionalText(8),
          isAmbiguous: row.int(9) == 1
        )
      )
    }
  }

  /// Goes through the rows of a table and the concepts side by side: both ascend.
  private func forEachRow(
    _ table: String,
    _ columns: String,
    of glossary: String?,
    _ records: inout [Stored],
    _ body: (SQLStatement, inout GlossaryRecord) -> Void
  ) throws {
    let rows = try SQLStatement(db, "SELECT t.concept_id, t.\(columns) FROM \(table) t ORDER BY 1")
    var place = 0
    while try rows.step() {
      let concept = rows.int64(0)
      while place < records.count, records[place].id < concept { place += 1 }
      if place == records.count {
        rows.reset()
        return
      }
      if records[place].id == concept { body(rows, &records[place].record) }
    }
  }
}
