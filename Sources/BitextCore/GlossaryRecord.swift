/// A concept as a glossary file has it, with the fields that `ConceptEntry` has no place for.
public struct GlossaryRecord: Hashable, Sendable {
  public var entry: ConceptEntry
  public var fields: [GlossaryField]

  public init(entry: ConceptEntry, fields: [GlossaryField] = []) {
    self.entry = entry
    self.fields = fields
  }
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
