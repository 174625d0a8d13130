public import BitextCore
internal import FuzzyMatching
internal import SerbianText

/// A unit of the memory that answers a query.
public struct FuzzyMatch: Hashable, Sendable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Exact, and the neighbouring segments agree too.
    case context
    /// Equal under the strict search key: but for case, script and white space.
    case exact
    case fuzzy
  }

  /// Something that makes a match worth less than its score says.
  public struct Penalty: Hashable, Sendable {
    /// "case", "script", "unconfirmed", "punctuation" or "numbers" (the texts differ in nothing else),
    /// "origin" (not the one asked for) or "characters" (found by the character pass).
    public var name: String
    /// Percentage points. Those that the query names are taken off `score`; others are told only.
    public var value: Double

    public init(name: String, value: Double) {
      self.name = name
      self.value = value
    }
  }

  public var kind: Kind
  /// The similarity in words, 0 to 100, floored to one decimal; 100 for `.context` and `.exact`, and
  /// only for them. Penalties that the query names are taken off, others are beside it. Of a match of the character pass it is the
  /// similarity in characters.
  public var score: Double
  /// The similarity in characters, 0 to 100.
  public var characterScore: Double
  public var source: TranslationUnitVariant
  public var target: TranslationUnitVariant
  /// The number of the unit in the memory.
  public var unit: Int64
  public var penalties: [Penalty]
  /// The target with the query's numbers, where the texts differ in nothing else.
  public var substitution: NumberSubstitution?
  /// The unit with everything that is known of its origin.
  public var stored: StoredUnit
  /// The text that was asked for.
  public var query: String

  public init(
    kind: Kind,
    score: Double,
    characterScore: Double,
    source: TranslationUnitVariant,
    target: TranslationUnitVariant,
    penalties: [Penalty],
    stored: StoredUnit,
    query: String
  ) {
    self.kind = kind
    self.score = score
    self.characterScore = characterScore
    self.source = source
    self.target = target
    self.unit = stored.id
    self.penalties = penalties
    self.stored = stored
    self.query = query
  }

  /// What was changed between the query and the source of the unit.
  public var difference: TextDifference {
    TextDifference(from: query, to: source.segment.text)
  }
}
