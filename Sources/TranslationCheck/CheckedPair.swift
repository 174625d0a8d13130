public import BitextCore

/// A pair of segments as the checks see it.
public struct CheckedPair: Sendable {
  public var source: String
  public var target: String
  /// The words of either side with what links them.
  public var sourceWords: [SegmentWord]
  public var targetWords: [SegmentWord]
  /// Names of inline codes, such as `ph`, in their order.
  public var sourceCodes: [String] = []
  public var targetCodes: [String] = []
  /// What words say of the two belonging together, in natural log odds.
  public var wordScore: Double
  /// What lengths say of it.
  public var lengthScore: Double
  /// What marks of punctuation say of it.
  public var punctuationScore = 0.0

  public init(
    source: String,
    target: String,
    sourceWords: [SegmentWord],
    targetWords: [SegmentWord],
    wordScore: Double,
    lengthScore: Double
  ) {
    self.source = source
    self.target = target
    self.sourceWords = sourceWords
    self.targetWords = targetWords
    self.wordScore = wordScore
    self.lengthScore = lengthScore
  }
}
