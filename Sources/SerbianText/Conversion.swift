/// A converted text with the places where the converter had to guess.
public struct Conversion: Hashable, Sendable {
  public var text: String
  /// In the order of the text; empty where nothing was guessed.
  public var doubts: [Doubt]

  public init(text: String, doubts: [Doubt] = []) {
    self.text = text
    self.doubts = doubts
  }
}

/// A word whose conversion was a guess.
public struct Doubt: Hashable, Sendable {
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Kept in its script, or converted letter by letter, because it looks foreign.
    case foreignWord
    /// I, V, X … may be a numeral or a word.
    case romanNumeral
    /// A lone capital may be a symbol or an initial.
    case singleLetter
    /// Letters of both scripts stood in the word.
    case mixedScript
    /// dj was read as đ.
    case strokedD
    /// Marks were put on letters that had none.
    case restoredDiacritics
    /// Letters and digits: the name of a type, or an ending on a number.
    case code
  }

  /// Where the word stands in the converted text.
  public var range: Range<String.Index>
  /// The word as it was written.
  public var word: String
  public var reason: Reason

  public init(range: Range<String.Index>, word: String, reason: Reason) {
    self.range = range
    self.word = word
    self.reason = reason
  }
}
