public import BitextCore
public import Foundation

/// A translation unit as the memory holds it, with all it knows of its origin.
public struct StoredUnit: Hashable, Sendable {
  public var id: Int64
  public var unit: TranslationUnit
  /// The places in articles where the unit was found, in the order in which they were stored.
  public var occurrences: [Occurrence]
  /// Who confirmed the unit, if that was told.
  public var confirmedBy: String?
  /// When the unit was confirmed; nil when it is not.
  public var confirmedAt: Date?
  /// The file that the unit was first imported from.
  public var importedFrom: String?

  public var isConfirmed: Bool { confirmedAt != nil }

  public init(
    id: Int64,
    unit: TranslationUnit,
    occurrences: [Occurrence] = [],
    confirmedBy: String? = nil,
    confirmedAt: Date? = nil,
    importedFrom: String? = nil
  ) {
    self.id = id
    self.unit = unit
    self.occurrences = occurrences
    self.confirmedBy = confirmedBy
    self.confirmedAt = confirmedAt
    self.importedFrom = importedFrom
  }
}

/// That somebody found a unit to be right.
public struct Confirmation: Hashable, Sendable {
  /// Who, if that was told.
  public var person: String?
  public var date: Date

  public init(person: String?, date: Date) {
    self.person = person
    self.date = date
  }
}

/// One place where a unit was found: two articles, and where in them.
public struct Occurrence: Hashable, Sendable {
  public var source: ArticleRecord
  public var target: ArticleRecord
  public var provenance: Provenance

  public init(source: ArticleRecord, target: ArticleRecord, provenance: Provenance) {
    self.source = source
    self.target = target
    self.provenance = provenance
  }
}
