internal import BitextCore

/// Glossaries as tables: a header line names the columns, in any order.
///
/// Columns as `GlossaryReader` has them, and besides `subjectField`, `definition`, and a language
/// tag with `-deprecated` or `-superseded`: terms of that status. A column of another name is kept
/// as a field of the record. In CSV a field may stand in quotation marks and hold line feeds.
public enum GlossaryTable {
  enum Column: Hashable {
    case identifier, note, subjectField, definition, status
    case terms(LanguageTag, Term.Kind, Term.Status?)
    case other(String)
  }

  /// Reads a table; tab, semicolon or comma is found out. O(length).
  ///
  /// Throws, with line and column, when the header names no language, a status is not known, or
  /// quotation marks are not closed.
  public static func read(
    bytes: [UInt8],
    file: String? = nil,
    name: String? = nil
  ) throws(InterchangeError) -> [GlossaryRecord] {
    var table = try DelimitedText(bytes: bytes, dialect: dialect(bytes, file), name: file)
    var columns: [Column]?
    var records: [GlossaryRecord] = []
    while let row = try table.next() {
      let isBlank = row.allSatisfy { $0.text.trimmingBlanks().isEmpty }
      if isBlank || columns == nil && row[0].text.hasPrefix("#") { continue }
      guard let columns else {
        let header = row.map { column($0.text.trimmingBlanks()) }
        guard header.contains(where: { if case .terms = $0 { true } else { false } }) else {
          throw InterchangeError(
            .invalid,
            file: file,
            position: row[0].position,
            message:
              "The header line names no language. Name a column by a language tag, such as en."
          )
        }
        columns = header
        continue
      }
      if let record = try record(row, columns, file, name) { records.append(record) }
    }
    return records
  }

  /// What parts the columns: the header line says it, for a field below it may have line feeds.
  private static func dialect(
    _ bytes: [UInt8],
    _ file: String?
  ) throws(InterchangeError) -> DelimitedText.Dialect {
    let header = try TextDecoding.utf8(bytes, file: file).split { $0 == 0x0A || $0 == 0x0D }
      .first { $0.first != UInt8(ascii: "#") && $0.contains { $0 > 0x20 } }
    guard let header, !header.contains(0x09) else { return .tsv }
    let semicolons = header.count { $0 == UInt8(ascii: ";") }
    let commas = header.count { $0 == UInt8(ascii: ",") }
    if semicolons + commas == 0 { return .tsv }
    return .csv(semicolons >= commas ? ";" : ",")
  }

  static func column(_ name: String) -> Column {
    switch name {
    case "id": return .identifier
    case "note": return .note
    case "kind", "domain", "subjectField": return .subjectField
    case "definition": return .definition
    case "status": return .status
    default: break
    }
    let suffixes: [(String, Term.Kind, Term.Status?)] = [
      ("-abbreviation", .abbreviation, nil), ("-deprecated", .fullForm, .deprecated),
      ("-superseded", .fullForm, .superseded), ("", .fullForm, nil),
    ]
    for (suffix, kind, status) in suffixes where name.hasSuffix(suffix) {
      guard var tag = LanguageTag(columnName: String(name.dropLast(suffix.count))) else { continue }
      if kind == .abbreviation, tag.language == "sr", tag.script == nil { tag.script = "Latn" }
      return .terms(tag, kind, status)
    }
    return .other(name)
  }

  /// The field of a column: `termNote:partOfSpeech:sr-Latn:1` is one of the first Serbian term, as
  /// `GlossaryTableWriter` names it.
  private static func field(_ name: String, _ text: String) -> GlossaryField {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (2...4).contains(parts.count), TBXVocabulary.dataElements.contains(parts[0]) else {
      return GlossaryField(element: "column", type: name, text: text)
    }
    return GlossaryField(
      element: parts[0],
      type: parts[1],
      text: text,
      language: parts.count > 2 ? LanguageTag(parts[2]) : nil,
      term: parts.count > 3 ? Int(parts[3]).map { $0 - 1 } : nil
    )
  }

  private static func record(
    _ row: DelimitedText.Record,
    _ columns: [Column],
    _ file: String?,
    _ name: String?
  ) throws(InterchangeError) -> GlossaryRecord? {
    var record = GlossaryRecord(
      entry: ConceptEntry(identifier: "line-\(row[0].position.line)", glossary: name)
    )
    var status = Term.Status.preferred
    for (column, field) in zip(columns, row) {
      let text = field.text.trimmingBlanks()
      if text.isEmpty { continue }
      switch column {
      case .identifier: record.entry.identifier = text
      case .note: record.entry.notes.append(text)
      case .subjectField: record.entry.subjectField = text
      case .definition: record.entry.definition = text
      case .status:
        guard let known = Term.Status(rawValue: text) else {
          let names = Term.Status.allCases.map(\.rawValue).joined(separator: ", ")
          throw InterchangeError(
            .invalid,
            file: file,
            position: field.position,
            message: "The status '\(text.prefix(40))' is not one of \(names)."
          )
        }
        status = known
      case .terms(let tag, let kind, let status):
        var terms: [Term] = []
        // Few fields have several terms, and looking for the separator is dear.
        let parts = text.utf8.contains(0x7C) ? text.split(separator: " | ") : [text[...]]
        for part in parts {
          terms.append(
            Term(
              String(part).trimmingBlanks(),
              status: status ?? (terms.isEmpty ? .preferred : .admitted),
              kind: kind
            )
          )
        }
        if let index = record.entry.sections.firstIndex(where: { $0.language == tag }) {
          record.entry.sections[index].terms += terms
        } else {
          record.entry.sections.append(LanguageSection(language: tag, terms: terms))
        }
      case .other(let name):
        record.fields.append(Self.field(name, text))
      }
    }
    if record.entry.sections.isEmpty { return nil }
    if status != .preferred {
      for section in record.entry.sections.indices {
        for term in record.entry.sections[section].terms.indices {
          record.entry.sections[section].terms[term].status = status
        }
      }
    }
    return record
  }
}
