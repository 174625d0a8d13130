public import BitextCore

/// Reads a glossary from tab-separated text into concepts.
///
/// Lines that begin with `#` may stand before the header line, which names the columns:
/// - `id`, without which the line numbers serve; `note`; `kind` or `domain`, the subject field; `status`, one of TBX-Basic's
///   (`preferred`, `admitted`, `deprecated`, `superseded`), of all terms of the row;
/// - a language tag (`en`, `sr-Latn`): terms in that language;
/// - a language tag with `-abbreviation`: abbreviations in that language. Serbian ones are written
///   in Latin, so those of `sr-abbreviation` are terms of `sr-Latn`.
///
/// Several terms in one field are parted by ` | `: the first is preferred, the others are admitted.
public struct GlossaryReader: Sendable {
  private enum Column: Hashable {
    case identifier, note, subjectField, status
    case terms(LanguageTag, Term.Kind)
  }

  private let name: String?

  /// A reader of the glossary of that name, which its entries carry.
  public init(name: String? = nil) {
    self.name = name
  }

  /// Reads a file, plain or gzip of at most 64 MB of content.
  public func read(path: String) throws(InterchangeError) -> [ConceptEntry] {
    try read(bytes: try FileBytes.read(path, limit: 64 << 20), file: path)
  }

  /// Reads bytes; the file name stands in errors. O(length).
  ///
  /// Throws with line and column when a column or a status is not known, a row has no identifier or
  /// one that stood before, has no term, or has more fields than the header.
  public func read(
    bytes: [UInt8],
    file: String? = nil
  ) throws(InterchangeError) -> [ConceptEntry] {
    var table = try DelimitedText(bytes: bytes, dialect: .tsv, name: file)
    var columns: [Column]?
    var entries: [ConceptEntry] = []
    var lines: [String: Int] = [:]
    while let record = try table.next() {
      let isBlank = record.allSatisfy { $0.text.trimmingBlanks().isEmpty }
      if isBlank || columns == nil && record[0].text.hasPrefix("#") { continue }
      guard let columns else {
        columns = try header(record, file)
        continue
      }
      let entry = try self.entry(record, columns, file)
      let line = record[0].position.line
      if let earlier = lines.updateValue(line, forKey: entry.identifier) {
        throw error(
          record[0].position,
          file,
          "The identifier '\(entry.identifier)' stands in line \(earlier) already."
        )
      }
      entries.append(entry)
    }
    guard columns != nil else {
      throw InterchangeError(
        .invalid,
        file: file,
        message: "The glossary has no header line that names its columns."
      )
    }
    return entries
  }

  private func error(
    _ position: SourcePosition,
    _ file: String?,
    _ message: String
  ) -> InterchangeError {
    InterchangeError(.invalid, file: file, position: position, message: message)
  }

  private func header(
    _ record: DelimitedText.Record,
    _ file: String?
  ) throws(InterchangeError) -> [Column] {
    var columns: [Column] = []
    for field in record {
      let text = field.text.trimmingBlanks()
      guard let column = Self.column(text) else {
        throw error(
          field.position,
          file,
          "The column '\(text.prefix(40))' is not known. Name it by a language tag, or id, kind, "
            + "domain, status or note."
        )
      }
      if columns.contains(column) {
        throw error(field.position, file, "The column '\(text)' stands here a second time.")
      }
      columns.append(column)
    }
    let hasTerms = columns.contains { if case .terms = $0 { true } else { false } }
    guard hasTerms else {
      throw error(
        record[0].position,
        file,
        "The header line names no language. Name a column by a language tag, such as en."
      )
    }
    return columns
  }

  private static func column(_ name: String) -> Column? {
    switch name {
    case "id": return .identifier
    case "note": return .note
    case "kind", "domain": return .subjectField
    case "status": return .status
    default: break
    }
    let suffix = "-abbreviation"
    guard name.hasSuffix(suffix) else {
      return LanguageTag(columnName: name).map { .terms($0, .fullForm) }
    }
    guard var tag = LanguageTag(columnName: String(name.dropLast(suffix.count))) else {
      return nil
    }
    if tag.language == "sr", tag.script == nil { tag.script = "Latn" }
    return .terms(tag, .abbreviation)
  }

  private func entry(
    _ record: DelimitedText.Record,
    _ columns: [Column],
    _ file: String?
  ) throws(InterchangeError) -> ConceptEntry {
    if let extra = record.dropFirst(columns.count).first(where: { !$0.text.isEmpty }) {
      throw error(extra.position, file, "The row has more fields than the header has columns.")
    }
    var entry = ConceptEntry(identifier: "", glossary: name)
    var status: Term.Status?
    for (column, field) in zip(columns, record) {
      let text = field.text.trimmingBlanks()
      if text.isEmpty { continue }
      switch column {
      case .identifier: entry.identifier = text
      case .note: entry.notes.append(text)
      case .subjectField: entry.subjectField = text
      case .status:
        guard let known = Term.Status(rawValue: text) else {
          let names = Term.Status.allCases.map(\.rawValue).joined(separator: ", ")
          throw error(
            field.position,
            file,
            "The status '\(text.prefix(40))' is not one of \(names)."
          )
        }
        status = known
      case .terms(let tag, let kind): Self.add(Self.terms(in: text, kind), tag, to: &entry)
      }
    }
    if entry.sections.isEmpty {
      throw error(record[0].position, file, "The row has no term.")
    }
    if entry.identifier.isEmpty {
      guard !columns.contains(.identifier) else {
        throw error(record[0].position, file, "The row has no identifier.")
      }
      entry.identifier = "line-\(record[0].position.line)"
    }
    if let status, status != .preferred {
      for section in entry.sections.indices {
        for term in entry.sections[section].terms.indices {
          entry.sections[section].terms[term].status = status
        }
      }
    }
    return entry
  }

  private static func terms(in cell: String, _ kind: Term.Kind) -> [Term] {
    var terms: [Term] = []
    for part in cell.split(separator: " | ") {
      let text = String(part).trimmingBlanks()
      if text.isEmpty { continue }
      terms.append(Term(text, status: terms.isEmpty ? .preferred : .admitted, kind: kind))
    }
    return terms
  }

  private static func add(
    _ terms: [Term],
    _ tag: LanguageTag,
    to entry: inout ConceptEntry
  ) {
    if terms.isEmpty { return }
    if let index = entry.sections.firstIndex(where: { $0.language == tag }) {
      entry.sections[index].terms += terms
    } else {
      entry.sections.append(LanguageSection(language: tag, terms: terms))
    }
  }
}
