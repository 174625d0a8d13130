internal import BitextCore
internal import SerbianText

/// What the forms of one word have in common, for term look-up.
struct WordForms {
  /// Keys of a word, given by its strict search key: words that share one may be forms of one word.
  func baseForms(of word: String, in language: LanguageTag) -> Set<String> {
    switch language.language {
    case "sr", "hr", "bs": [InflectionKey.of(word)]
    case "en": [word, Self.englishSingular(word)]
    default: [word]
    }
  }

  /// patrols, bodies and NATO's under their singulars.
  private static func englishSingular(_ word: String) -> String {
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    for ending in ["'s", "’s", "s"] where word.hasSuffix(ending) && word.count > ending.count + 2 {
      return String(word.dropLast(ending.count))
    }
    return word
  }
}
