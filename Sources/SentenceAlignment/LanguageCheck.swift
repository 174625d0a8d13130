/// Tells whether a text can be in the language that it is said to be in.
///
/// Nearly related languages cannot be told apart: Croatian passes for Serbian, and so does Slovene.
public enum LanguageCheck {
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

  /// What the share of common words says of a text. Plausible for a language without a frequency
  /// table, and for a text of a few words. O(length of at most 300 segments).
  public static func verdict(of text: [String], in language: String) -> Verdict {
    let sample = Array(text.prefix(segments))
    guard let share = LanguageLikeness.share(of: sample, knownIn: language) else {
      return .plausible
    }
    // Counted roughly: the fewer words, the more a share varies.
    let words = sample.reduce(0) { $0 + $1.utf8.count { $0 == 0x20 } + 1 }
    if words < 30 { return .plausible }
    if share < (words < 100 ? 0.35 : 0.5) { return .foreign }
    return share < 0.55 ? .doubtful : .plausible
  }

  /// Which of two languages a text is in; nil when neither is clearly the likelier.
  public static func language(of text: [String], _ first: String, _ second: String) -> String? {
    let sample = Array(text.prefix(segments))
    guard first != second, let a = LanguageLikeness.share(of: sample, knownIn: first),
      let b = LanguageLikeness.share(of: sample, knownIn: second), abs(a - b) > 0.15
    else { return nil }
    return a > b ? first : second
  }
}
