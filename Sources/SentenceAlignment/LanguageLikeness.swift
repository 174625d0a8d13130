internal import SerbianText

/// How much a text looks like a language, to notice files that were named in the wrong order.
public enum LanguageLikeness {
  /// The share of the words of `segments` that the language's frequency table has, 0 to 1. Nil for a
  /// language without a table, or when there are too few words to tell. O(length).
  public static func share(of segments: [String], knownIn language: String) -> Double? {
    let background = BackgroundFrequencies(language: language)
    guard background.isKnown else { return nil }
    let reader = WordReader(language: language)
    var known = 0
    var total = 0
    for segment in segments {
      for word in reader.profile(of: segment, endsParagraph: false).words
      where !word.stem.isNumber {
        total += 1
        // Only words that are common tell: names are in every language's table.
        if background.probability(of: word.stem) > 2e-5 { known += 1 }
      }
    }
    return total < 10 ? nil : Double(known) / Double(total)
  }
}
