internal import BitextCore

/// Turns the rows of a glossary below its header into records.
struct GlossaryRows {
  private(set) var records: [GlossaryRecord] = []
  private let columns: [GlossaryColumn]
  private let file: String?
  private let glossary: String?
  private var lines: [String: Int] = [:]

  init(columns: [GlossaryColumn], file: String?, glossary: String?) {
    self.columns = columns
    self.file = file
    self.glossary = glossary
  }

  mutating func add(_ row: DelimitedText.Record) throws(InterchangeError) {
    if row.count > columns.count,
      let extra = row[columns.count...].first(where: {
        !$0.text.trimmingBlanks().isEmpty
      })
    {
      throw error(extra.position, "The row has more fields than the header has columns.")
    }
    var record = GlossaryRecord(entry: ConceptEntry(identifier: "", glossary: glossary))
    var status: Term.Status?
    var ambiguous: [String] = []
    for (column, field) in zip(columns, row) {
      let text = field.text.trimmingBlanks()
      if text.isEmpty { continue }
      switch column {
      case .identifier: record.entry.identifier = text
      case .note: record.entry.notes.append(text)
      case .subjectField: record.entry.subjectField = text
      case .definition: record.entry.definition = text
      case .source: record.entry.source = text
      case .ambiguous: ambiguous = text.split(separator: " | ").map { String($0).trimmingBlanks() }
      case .status:
        guard let known = Term.Status(rawValue: text.lowercased()) else {
          let names = Term.Status.allCases.map(\.rawValue).joined(separator: ", ")
          throw error(
            field.position,
            "The status '\(text.prefix(40))' is not one of \(names)."
          )
        }
        status = known
      case .terms(let tag, let kind, let status):
        Self.add(text, tag, kind, status, to: &record.entry)
      case .other(let name): record.fields.append(Self.field(name, text))
      }
    }
    if !ambiguous.isEmpty {
      record.entry.forEachTerm { term in term.isAmbiguous = ambiguous.contains(term.text) }
    }
    try finish(&record, status, at: row[0].position)
    records.append(record)
  }

  private mutating func finish(
    _ record: inout GlossaryRecord,
    _ status: Term.Status?,
    at position: SourcePosition
  ) throws(InterchangeError) {
    if record.entry.sections.isEmpty { throw error(position, "The row has no term.") }
    if record.entry.identifier.isEmpty {
      if columns.contains(.identifier) { throw error(position, "The row has no identifier.") }
      record.entry.identifier = "line-\(position.line)"
    }
    if let earlier = lines.updateValue(position.line, forKey: record.entry.identifier) {
      throw error(
        position,
        "The identifier '\(record.entry.identifier.prefix(40))' stands in line \(earlier) already."
      )
    }
    if let status, status != .preferred {
      record.entry.forEachTerm { $0.status = status }
    }
    record.liftFields()
  }

  private static func add(
    _ text: String,
    _ tag: LanguageTag,
    _ kind: Term.Kind,
    _ status: Term.Status?,
    to entry: inout ConceptEntry
  ) {
    var terms: [Term] = []
    // Few fields have several terms, and looking for the separator is dear.
    if text.utf8.contains(0x7C) {
      for part in text.split(separator: " | ") {
        let part = String(part).trimmingBlanks()
        if part.isEmpty { continue }
        let usual = terms.isEmpty ? Term.Status.preferred : .admitted
        terms.append(Term(part, status: status ?? usual, kind: kind))
      }
    } else {
      terms = [Term(text, status: status ?? .preferred, kind: kind)]
    }
    if terms.isEmpty { return }
    if let index = entry.sections.firstIndex(where: { $0.language == tag }) {
      entry.sections[index].terms += terms
    } else {
      entry.sections.append(LanguageSection(language: tag, terms: terms))
    }
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

  private func error(_ position: SourcePosition, _ message: String) -> InterchangeError {
    InterchangeError(.invalid, file: file, position: position, message: message)
  }
}

extension ConceptEntry {
  fileprivate mutating func forEachTerm(_ body: (inout Term) -> Void) {
    for section in sections.indices {
      for term in sections[section].terms.indices { body(&sections[section].terms[term]) }
    }
  }
}
