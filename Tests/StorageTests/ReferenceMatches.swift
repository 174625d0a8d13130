import BitextCore
import FuzzyMatching
import SerbianText
import Storage
import TestSupport

/// The slow twin of a look-up: every text compared by the full table, and put into its group.
struct ReferenceMatches {
  let query: String
  let threshold: Int

  /// Groups in the order of an answer.
  enum Group: Int {
    case exact, punctuation, numbers, fuzzy
  }

  /// The group of a text; numbers are words of digits here, which is right for generated ones.
  func group(of text: String) -> Group {
    let (key, other) = (SearchKey.strict(query), SearchKey.strict(text))
    if key == other { return .exact }
    if !Tokenizer.words(of: key).isEmpty, Tokenizer.words(of: key) == Tokenizer.words(of: other) {
      return .punctuation
    }
    func withoutNumbers(_ key: String) -> [Substring] {
      Tokenizer.tokens(of: key).map { Int($0) == nil ? $0 : "0" }
    }
    return withoutNumbers(key).contains("0") && withoutNumbers(key) == withoutNumbers(other)
      ? .numbers : .fuzzy
  }

  /// The groups and scores of the answer from texts.
  func answer(from texts: some Sequence<String>, limit: Int) -> [String] {
    let tokens = Tokenizer.tokens(of: SearchKey.strict(query))
    let found = texts.compactMap { text -> (Group, MatchScore)? in
      let other = Tokenizer.tokens(of: SearchKey.strict(text))
      let score = MatchScore(
        distance: referenceEditDistance(tokens, other),
        length: max(tokens.count, other.count)
      )
      return score.reaches(threshold) ? (group(of: text), score) : nil
    }
    let ordered = found.sorted { a, b in
      a.0 == b.0 ? b.1 < a.1 : a.0.rawValue < b.0.rawValue
    }
    return ordered.prefix(limit).map { Self.line($0.0, $0.1.percent) }
  }

  /// The groups and scores of an answer.
  static func lines(_ matches: [FuzzyMatch]) -> [String] {
    matches.map { match in
      let names = match.penalties.map(\.name)
      let group: Group =
        match.kind != .fuzzy
        ? .exact
        : names.contains("punctuation")
          ? .punctuation : names.contains("numbers") ? .numbers : .fuzzy
      // Equal tokens that stand differently show as 99.9.
      return line(group, match.score == 99.9 ? 100 : match.score)
    }
  }

  private static func line(_ group: Group, _ score: Double) -> String { "\(group) \(score)" }
}
