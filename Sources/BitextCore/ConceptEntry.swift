/// A concept with its terms (`conceptEntry` of TBX 3, `termEntry` of TBX 2; ISO 30042).
public struct ConceptEntry: Hashable, Sendable, Codable {
  public var identifier: String
  public var subjectField: String?
  public var definition: String?
  /// Where what is said of the concept comes from (`source` of TBX-Basic).
  public var source: String?
  public var notes: [String]
  /// The glossary that the entry was read from.
  public var glossary: String?
  public var sections: [LanguageSection]
  /// What texts say instead of the terms (rescue, for evacuation). A translation that has it is right,
  /// but it is not looked up, marked or agreed on.
  public var freeTranslations: [LanguageSection] = []

  public init(
    identifier: String,
    subjectField: String? = nil,
    definition: String? = nil,
    source: String? = nil,
    notes: [String] = [],
    glossary: String? = nil,
    sections: [LanguageSection] = []
  ) {
    self.identifier = identifier
    self.subjectField = subjectField
    self.definition = definition
    self.source = source
    self.notes = notes
    self.glossary = glossary
    self.sections = sections
  }

  /// The terms of all sections whose language `tag` covers, in their order.
  public func terms(in tag: LanguageTag) -> [Term] {
    sections.filter { tag.covers($0.language) }.flatMap(\.terms)
  }
}

/// The terms of a concept in one language (`langSec` of TBX 3, `langSet` of TBX 2).
public struct LanguageSection: Hashable, Sendable, Codable {
  public var language: LanguageTag
  public var terms: [Term]

  public init(language: LanguageTag, terms: [Term]) {
    self.language = language
    self.terms = terms
  }
}

/// One term (`termSec` of TBX 3, `tig` of TBX 2).
public struct Term: Hashable, Sendable, Codable {
  /// `administrativeStatus` of TBX-Basic.
  public enum Status: String, Sendable, Codable, CaseIterable {
    case preferred, admitted, deprecated, superseded
  }

  /// `termType` of TBX-Basic.
  public enum Kind: String, Sendable, Codable {
    case fullForm, abbreviation
  }

  /// `partOfSpeech` of TBX-Basic.
  public enum PartOfSpeech: String, Sendable, Codable, CaseIterable {
    case noun, verb, adjective, adverb, other
  }

  /// `grammaticalGender` of TBX-Basic.
  public enum Gender: String, Sendable, Codable, CaseIterable {
    case masculine, feminine, neuter, other
  }

  public var text: String
  public var status: Status
  public var kind: Kind
  public var partOfSpeech: PartOfSpeech?
  public var gender: Gender?
  /// When the term is used and when it is not.
  public var usageNote: String?
  /// Whether the words mostly mean something else in running text, as general or company do; there
  /// the term is looked for only beside others of its subject field.
  public var isAmbiguous: Bool

  public init(
    _ text: String,
    status: Status = .preferred,
    kind: Kind = .fullForm,
    partOfSpeech: PartOfSpeech? = nil,
    gender: Gender? = nil,
    usageNote: String? = nil,
    isAmbiguous: Bool = false
  ) {
    self.text = text
    self.status = status
    self.kind = kind
    self.partOfSpeech = partOfSpeech
    self.gender = gender
    self.usageNote = usageNote
    self.isAmbiguous = isAmbiguous
  }
}

/// One entry of a bilingual dictionary: a head and one of its translations, as plain text.
public struct DictionaryEntry: Hashable, Sendable {
  public var head: String
  public var translation: String

  public init(head: String, translation: String) {
    self.head = head
    self.translation = translation
  }
}
