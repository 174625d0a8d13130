/// A concept as a glossary file has it, with the fields that `ConceptEntry` has no place for.
public struct GlossaryRecord: Hashable, Sendable {
  public var entry: ConceptEntry
  public var fields: [GlossaryField]

  public init(entry: ConceptEntry, fields: [GlossaryField] = []) {
    self.entry = entry
    self.fields = fields
  }

  /// The entry with the free translations, which are columns of a table (`sr-free`) and otherwise kept as
  /// such fields are. Several in one column are parted by ` | `.
  public var fullEntry: ConceptEntry {
    var full = entry
    for field in fields where field.element == "column" && field.type.hasSuffix(Self.freeSuffix) {
      guard let language = LanguageTag(String(field.type.dropLast(Self.freeSuffix.count))) else {
        continue
      }
      let terms = field.text.split(separator: "|").map { text in
        Term(
          String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()),
          status: .admitted
        )
      }
      full.freeTranslations.append(LanguageSection(language: language, terms: terms))
    }
    return full
  }

  /// What the name of a column of free translations ends in, behind a language tag.
  public static let freeSuffix = "-free"
}

/// A field that is kept as it was read, so that writing gives it back.
public struct GlossaryField: Hashable, Sendable {
  /// The meta data-category of TBX: `descrip`, `admin`, `termNote`, `note`, `ref`, `xref`,
  /// `transac`, `transacNote`, `date`; or `column`, of a table.
  public var element: String
  /// The data-category (`context`), or the column's name.
  public var type: String
  public var text: String
  /// Nil for a field of the concept.
  public var language: LanguageTag?
  /// The term of the section of that language, from 0; nil for a field of the section.
  public var term: Int?

  public init(
    element: String,
    type: String,
    text: String,
    language: LanguageTag? = nil,
    term: Int? = nil
  ) {
    self.element = element
    self.type = type
    self.text = text
    self.language = language
    self.term = term
  }
}
