internal import SerbianText

extension BackgroundFrequencies {
  /// The share of running words of the language that begin as a word does, 0 to 1: words are known by
  /// their first five letters. In either script. O(length + log size of the table).
  public func probability(ofWord word: String) -> Double {
    probability(of: Stem(SearchKey.loose(word).utf8))
  }
}
