public import BitextCore

/// A word or a phrase to be found in the memory.
public struct ConcordanceQuery: Hashable, Sendable {
  /// Words; several are a phrase and must follow each other. `*` at the end of a word stands for
  /// any ending: `mitrovic*`. Case, script and punctuation are not looked at.
  public var text: String
  /// The side to look at; nil is every side.
  public var language: LanguageTag?
  /// Only units that this means.
  public var filter: UnitFilter
  /// Only the words as they are spelled, in either script and any case: no other forms of them, no
  /// dropped marks.
  public var isLiteral: Bool
  public var limit: Int
  /// How many hits to pass over first.
  public var offset: Int

  public init(
    text: String,
    language: LanguageTag? = nil,
    filter: UnitFilter = UnitFilter(),
    isLiteral: Bool = false,
    limit: Int = 50,
    offset: Int = 0
  ) {
    self.text = text
    self.language = language
    self.filter = filter
    self.isLiteral = isLiteral
    self.limit = limit
    self.offset = offset
  }
}

/// A variant of a unit in which the words stand.
public struct ConcordanceHit: Hashable, Sendable {
  public var unit: StoredUnit
  /// The place of the variant among the unit's.
  public var variantIndex: Int
  /// What to highlight, in the text of the variant's segment as it is stored.
  public var ranges: [Range<String.Index>]

  public init(unit: StoredUnit, variantIndex: Int, ranges: [Range<String.Index>]) {
    self.unit = unit
    self.variantIndex = variantIndex
    self.ranges = ranges
  }
}
