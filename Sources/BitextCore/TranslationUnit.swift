public import Foundation

/// A named value on a unit or a variant (`prop` of TMX 1.4b).
public struct Property: Hashable, Sendable, Codable {
  public var type: String
  public var value: String

  public init(type: String, value: String) {
    self.type = type
    self.value = value
  }
}

/// A translation unit (`tu` of TMX 1.4b): one meaning in two or more languages.
public struct TranslationUnit: Hashable, Sendable {
  /// `tuid`: free text, not necessarily unique.
  public var identifier: String?
  public var variants: [TranslationUnitVariant]
  public var properties: [Property]
  public var notes: [String]
  public var creationDate: Date?
  /// Who made the unit: `creationid`.
  public var creator: String?
  public var changeDate: Date?
  /// Who changed it last: `changeid`.
  public var changer: String?

  public init(
    identifier: String? = nil,
    variants: [TranslationUnitVariant],
    properties: [Property] = [],
    notes: [String] = [],
    creationDate: Date? = nil,
    creator: String? = nil,
    changeDate: Date? = nil,
    changer: String? = nil
  ) {
    self.identifier = identifier
    self.variants = variants
    self.properties = properties
    self.notes = notes
    self.creationDate = creationDate
    self.creator = creator
    self.changeDate = changeDate
    self.changer = changer
  }

  /// The first variant whose language `tag` covers, if there is one.
  public func variant(in tag: LanguageTag) -> TranslationUnitVariant? {
    variants.first { tag.covers($0.language) }
  }

  /// The value of the first property of that type.
  public func property(_ type: String) -> String? {
    properties.first { $0.type == type }?.value
  }
}

/// A unit's text in one language (`tuv` of TMX 1.4b).
public struct TranslationUnitVariant: Hashable, Sendable {
  public var language: LanguageTag
  public var segment: Segment
  public var properties: [Property]
  public var notes: [String]

  public init(
    language: LanguageTag,
    segment: Segment,
    properties: [Property] = [],
    notes: [String] = []
  ) {
    self.language = language
    self.segment = segment
    self.properties = properties
    self.notes = notes
  }
}
