public import BitextCore

/// Reads pairs of segments from a table: source, tab, target; or columns that a header line names.
///
/// A header line names columns `source`, `target` and `note`, or languages (`en`, `sr-Latn`). With
/// languages a row may have more than two variants. The first line is a header only when it names
/// both `source` and `target`, or columns for both languages of the options, or nothing but languages
/// and one of those, so that a short pair of words is not taken for one. Languages are named by tags, or
/// by the names that glossaries know (`English`, `srpski`). Lines that begin with `#` before the first record are comments.
public struct BitextTSVReader {
  public struct Options: Sendable {
    public var sourceLanguage: LanguageTag
    public var targetLanguage: LanguageTag
    /// Nil: found out.
    public var dialect: DelimitedText.Dialect?

    public init(
      sourceLanguage: LanguageTag,
      targetLanguage: LanguageTag,
      dialect: DelimitedText.Dialect? = nil
    ) {
      self.sourceLanguage = sourceLanguage
      self.targetLanguage = targetLanguage
      self.dialect = dialect
    }
  }

  /// What a row gave.
  public enum Row: Hashable, Sendable {
    case unit(TranslationUnit, SourcePosition)
    /// Fewer than two of its fields hold text.
    case refusal(SourcePosition)
  }

  private enum Column: Hashable {
    case language(LanguageTag)
    case note
    case other
  }

  private var table: DelimitedText
  private let options: Options
  private var columns: [Column] = []
  private var pending: DelimitedText.Record?

  /// Reads from bytes. The name stands in errors.
  public init(
    bytes: [UInt8],
    name: String? = nil,
    options: Options
  ) throws(InterchangeError) {
    self.options = options
    table = try DelimitedText(bytes: bytes, dialect: options.dialect, name: name)
    var first = try table.next()
    while let record = first, Self.isBlank(record) || record[0].text.hasPrefix("#") {
      first = try table.next()
    }
    if let header = first.flatMap(self.header) {
      columns = header
    } else {
      columns = [.language(options.sourceLanguage), .language(options.targetLanguage), .note]
      pending = first
    }
  }

  /// Reads a file, plain or gzip of at most 1 GB of content.
  public init(path: String, options: Options) throws(InterchangeError) {
    try self.init(
      bytes: try FileBytes.read(path, limit: 1 << 30),
      name: path,
      options: options
    )
  }

  /// The next row; nil after the last. Empty lines are passed over.
  public mutating func next() throws(InterchangeError) -> Row? {
    var record = pending
    pending = nil
    if record == nil { record = try table.next() }
    while let current = record, Self.isBlank(current) { record = try table.next() }
    return record.map(row)
  }

  private func row(_ record: DelimitedText.Record) -> Row {
    let position = record[0].position
    var unit = TranslationUnit(variants: [])
    for (column, field) in zip(columns, record) {
      let text = field.text.trimmingBlanks()
      if text.isEmpty { continue }
      switch column {
      case .language(let tag):
        unit.variants.append(TranslationUnitVariant(language: tag, segment: Segment(text)))
      case .note: unit.notes.append(text)
      case .other: break
      }
    }
    return unit.variants.count >= 2 ? .unit(unit, position) : .refusal(position)
  }

  private static func isBlank(_ record: DelimitedText.Record) -> Bool {
    record.allSatisfy { $0.text.trimmingBlanks().isEmpty }
  }

  private func header(_ record: DelimitedText.Record) -> [Column]? {
    let names = record.map { $0.text.trimmingBlanks() }
    let lowered = names.map { $0.lowercased() }
    let namesRoles = lowered.contains("source") && lowered.contains("target")
    let columns = zip(names, lowered).map { name, lowered -> Column in
      switch lowered {
      case "source": return .language(options.sourceLanguage)
      case "target": return .language(options.targetLanguage)
      case "note", "comment": return .note
      // Not Indonesian.
      case "id": return .other
      default:
        return LanguageTag(columnName: LanguageTag.names[lowered] ?? name).map { .language($0) }
          ?? .other
      }
    }
    func hasColumn(for tag: LanguageTag) -> Bool {
      columns.contains { column in
        if case .language(let named) = column { named.language == tag.language } else { false }
      }
    }
    let namesLanguages =
      hasColumn(for: options.sourceLanguage) && hasColumn(for: options.targetLanguage)
    // German, Serbian: another file than was expected, but no pair of segments; nor are two names of
    // languages. Words of two letters that are tags as well (no, ne) may be.
    let areAllLanguages =
      Set(columns).count >= 2
      && columns.allSatisfy { if case .language = $0 { true } else { false } }
    let namesOne =
      areAllLanguages
      && (hasColumn(for: options.sourceLanguage) || hasColumn(for: options.targetLanguage)
        || lowered.allSatisfy { LanguageTag.names[$0] != nil })
    return namesRoles || namesLanguages || namesOne ? columns : nil
  }
}

extension LanguageTag {
  /// The tag that the name of a column is, if it is one: a language of two or three letters, so
  /// that words such as "comment" are none.
  init?(columnName: String) {
    self.init(columnName)
    if !(2...3).contains(language.count) { return nil }
  }
}

extension String {
  /// Without blanks and tabs at both ends. A no-break space is text.
  func trimmingBlanks() -> String {
    let start = utf8.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? endIndex
    guard start < endIndex, let last = utf8.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else {
      return ""
    }
    let end = utf8.index(after: last)
    return start == startIndex && end == endIndex ? self : String(self[start..<end])
  }
}
