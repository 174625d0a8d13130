public import BitextCore

/// A segment to be translated, and what is asked of the memory.
public struct MatchQuery: Hashable, Sendable {
  /// Which segments the character pass looks at.
  public enum CharacterPass: Sendable {
    /// Short segments, when the word pass found nothing.
    case automatic
    /// None: the answer is that of the word pass.
    case off
  }

  public var text: String
  /// Covers more specific tags: `sr` finds `sr-Latn` and `sr-Cyrl`.
  public var sourceLanguage: LanguageTag
  public var targetLanguage: LanguageTag
  /// The segment before and the one after in the text at hand: what makes a match "in context".
  public var previous: String?
  public var next: String?
  /// The least score in percent, 1 to 100.
  public var threshold: Int
  /// The greatest number of matches.
  public var limit: Int
  public var characterPass: CharacterPass
  /// Percentage points that are taken off the score, by the name of a penalty. Matches that fall
  /// below the threshold are left out.
  public var penalties: [String: Double] = [:]
  /// With the penalty "origin": the origin that has none (see `UnitFilter.origin`).
  public var origin: String?

  /// What a penalty may be taken for.
  public static let penaltyNames = [
    "case", "script", "unconfirmed", "punctuation", "numbers", "origin", "characters",
  ]

  public init(
    text: String,
    sourceLanguage: LanguageTag,
    targetLanguage: LanguageTag,
    previous: String? = nil,
    next: String? = nil,
    threshold: Int = 70,
    limit: Int = 5,
    characterPass: CharacterPass = .automatic
  ) {
    self.text = text
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.previous = previous
    self.next = next
    self.threshold = threshold
    self.limit = limit
    self.characterPass = characterPass
  }
}
