public import BitextCore

/// Writes glossaries as tables: TSV, CSV, and the three columns of OmegaT.
public enum GlossaryTableWriter {
  /// A table with a header line that `GlossaryTable` reads. O(length).
  ///
  /// Tab-separated text has no quoting: tabs and line feeds in a field become blanks there. With
  /// `marksOrder` a byte order mark stands before it, which Excel needs.
  public static func bytes(
    of records: [GlossaryRecord],
    dialect: DelimitedText.Dialect,
    marksOrder: Bool = false
  ) -> [UInt8] {
    var names: [String] = []
    var rows: [[String: String]] = []
    func add(_ name: String, _ text: String, _ row: inout [String: String]) {
      if text.isEmpty { return }
      if !names.contains(name) { names.append(name) }
      row[name] = row[name].map { $0 + " | " + text } ?? text
    }
    names.append("id")
    for record in records {
      var row: [String: String] = [:]
      let entry = record.entry
      add("id", entry.identifier, &row)
      add("subjectField", entry.subjectField ?? "", &row)
      for section in entry.sections {
        for term in section.terms {
          add(section.language.description + suffix(term, entry), term.text, &row)
        }
      }
      add("definition", entry.definition ?? "", &row)
      if let status = wholeStatus(entry) { add("status", status.rawValue, &row) }
      add("note", entry.notes.joined(separator: "; "), &row)
      add("source", entry.source ?? "", &row)
      let ambiguous = entry.sections.flatMap(\.terms).filter(\.isAmbiguous).map(\.text)
      add("ambiguous", ambiguous.joined(separator: " | "), &row)
      for field in record.loweredFields
      where field.element != "admin" || !["source", GlossaryRecord.ambiguity].contains(field.type) {
        let place = [field.language?.description, field.term.map { "\($0 + 1)" }].compactMap(\.self)
        let name =
          field.element == "column"
          ? field.type : ([field.element, field.type] + place).joined(separator: ":")
        add(name, field.text, &row)
      }
      rows.append(row)
    }
    var text = marksOrder ? "\u{FEFF}" : ""
    text += line(names, dialect)
    for row in rows { text += line(names.map { row[$0] ?? "" }, dialect) }
    return Array(text.utf8)
  }

  /// A glossary of OmegaT: source, target, comment, a line each, for each source term the target
  /// terms of its concept; deprecated ones are left out.
  public static func omegaT(
    of records: [GlossaryRecord],
    source: LanguageTag,
    target: LanguageTag
  ) -> [UInt8] {
    var text = "# -*- coding: utf-8 -*-\n"
    for record in records {
      func terms(_ tag: LanguageTag) -> [Term] {
        record.entry.terms(in: tag).filter { $0.status == .preferred || $0.status == .admitted }
      }
      let targets = terms(target)
      guard !targets.isEmpty else { continue }
      let comment = ([record.entry.subjectField] + record.entry.notes.map(Optional.some))
        .compactMap(\.self).joined(separator: "; ")
      for term in terms(source) {
        text += line([term.text, targets.map(\.text).joined(separator: "; "), comment], .tsv)
      }
    }
    return Array(text.utf8)
  }

  /// The status that all terms of an entry have, unless it follows from their order.
  private static func wholeStatus(_ entry: ConceptEntry) -> Term.Status? {
    let statuses = Set(entry.sections.flatMap(\.terms).map(\.status))
    return statuses.count == 1 ? statuses.first.flatMap { $0 == .preferred ? nil : $0 } : nil
  }

  private static func suffix(_ term: Term, _ entry: ConceptEntry) -> String {
    if term.kind == .abbreviation { return "-abbreviation" }
    if wholeStatus(entry) != nil { return "" }
    switch term.status {
    case .deprecated: return "-deprecated"
    case .superseded: return "-superseded"
    case .preferred, .admitted: return ""
    }
  }

  private static func line(_ fields: [String], _ dialect: DelimitedText.Dialect) -> String {
    switch dialect {
    case .tsv:
      return fields.map { $0.split { $0.isNewline || $0 == "\t" }.joined(separator: " ") }
        .joined(separator: "\t") + "\n"
    case .csv(let delimiter):
      return fields.map { field in
        let needsQuotes = field.unicodeScalars.contains {
          $0 == delimiter || $0 == "\"" || $0 == "\n" || $0 == "\r"
        }
        return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
      }
      .joined(separator: String(Character(delimiter))) + "\n"
    }
  }
}
