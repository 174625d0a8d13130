internal import BitextCore

/// How well segments of two lists account for each other, by the scores of the aligner.
///
///     let comparison = PairComparison(source, target, lexicon: lexicon)
///     comparison.score(source: 3, target: 3)   // far above 0 for a translation, below for none
public struct PairComparison: Sendable {
  private let lexical: LexicalScore
  private let length: LengthScore
  private let marks: PunctuationScore

  /// The scores of the segments of two lists. O(length).
  public init(
    _ source: SegmentedText,
    _ target: SegmentedText,
    lexicon: BilingualLexicon?,
    lexiconLanguage: String = "en"
  ) {
    let pair = TextPair(source, target)
    let begins = source.language.language == lexiconLanguage
    let lexicons = lexicon.map { [Evidence.Lexicon($0, beginsAtSource: begins)] } ?? []
    lexical = LexicalScore(
      source: pair.source,
      target: pair.target,
      evidence: Evidence(
        source: pair.source,
        target: pair.target,
        lexicons: lexicons,
        scores: .all
      ),
      share: lexicon == nil ? 0.12 : 0.35
    )
    length = LengthScore(source: pair.sourceProfiles, target: pair.targetProfiles)
    marks = PunctuationScore(source: pair.sourceProfiles, target: pair.targetProfiles)
  }

  /// What words say of two segments, by their numbers, in natural log odds: zero on average for
  /// unrelated ones. O(words · matches).
  public func words(source: Int, target: Int) -> Double {
    lexical.score(source..<(source + 1), target..<(target + 1))
  }

  /// What lengths say.
  public func length(source: Int, target: Int) -> Double {
    length.score(source..<(source + 1), target..<(target + 1))
  }

  /// What marks say: questions, quotations, parentheses.
  public func punctuation(source: Int, target: Int) -> Double {
    marks.score(source..<(source + 1), target..<(target + 1))
  }

  /// All together: words, lengths, punctuation.
  public func score(source: Int, target: Int) -> Double {
    words(source: source, target: target) + length(source: source, target: target)
      + punctuation(source: source, target: target)
  }
}
