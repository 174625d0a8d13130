/// The beginning of a text, read once, to tell what language the text may be in.
///
/// Nearly related languages cannot be told apart: Croatian passes for Serbian, and so does Slovene.
public struct LanguageSample: Sendable {
  public enum Verdict: Sendable, Hashable {
    /// As far as can be told.
    case plausible
    /// The text has few of the language's common words: it may hold names or figures only.
    case doubtful
    /// The text is in another language.
    case foreign
  }

  /// So many segments are looked at.
  private static let segments = 300

  /// The words without the numbers.
  private let stems: [Stem]
  /// Everything between blanks.
  private let wordCount: Int

  /// - Parameter segments: of a text; those after the first 300 are not looked at.
  ///
  /// O(length).
  public init(_ segments: some Sequence<String>) {
    let reader = WordReader(language: "")
    var stems: [Stem] = []
    var count = 0
    for segment in segments.prefix(Self.segments) {
      count += segment.utf8.count { $0 == 0x20 } + 1
      for word in reader.profile(of: segment, endsParagraph: false).words
      where !word.stem.isNumber {
        stems.append(word.stem)
      }
    }
    self.stems = stems
    wordCount = count
  }

  /// The share of the words that are common in the language, 0 to 1. Nil for a language without a
  /// frequency table, or when there are too few words to tell. O(words · log size of the table).
  public func share(knownIn language: String) -> Double? {
    let background = BackgroundFrequencies(language: language)
    guard background.isKnown, stems.count >= 10 else { return nil }
    // Only words that are common tell: names are in every language's table.
    let known = stems.count { background.probability(of: $0) > 2e-5 }
    return Double(known) / Double(stems.count)
  }

  /// Whether the text can be in a language. Plausible for a language without a frequency table, and
  /// for a text of a few words. O(words · log size of the table).
  public func verdict(in language: String) -> Verdict {
    // Counted roughly: the fewer words, the more a share varies.
    guard let share = share(knownIn: language), wordCount >= 30 else { return .plausible }
    if share < (wordCount < 100 ? 0.35 : 0.5) { return .foreign }
    return share < 0.55 ? .doubtful : .plausible
  }

  /// Which of two languages the text is in; nil when neither is clearly the likelier.
  public func language(_ first: String, _ second: String) -> String? {
    guard first != second, let a = share(knownIn: first), let b = share(knownIn: second),
      abs(a - b) > 0.15
    else { return nil }
    return a > b ? first : second
  }
}
