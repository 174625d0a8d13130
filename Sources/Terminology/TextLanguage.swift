internal import SerbianText

/// Tells Serbian and English lines apart by the words that make up a third of any text.
enum TextLanguage {
  private static let serbian: Set<String> = [
    "je", "i", "u", "na", "da", "se", "za", "su", "od", "sa", "koji", "koja", "koje", "o", "iz",
    "kao", "će", "ce", "ne", "nije", "ili", "što", "sto", "po", "do", "ali", "bi", "biti", "bila",
    "bio", "s", "kako", "koju", "kojim", "između", "nakon", "pre", "prema", "li", "te", "uz",
  ]
  private static let english: Set<String> = [
    "the", "of", "and", "to", "in", "a", "is", "for", "that", "on", "with", "as", "was", "by",
    "are", "at", "from", "has", "have", "it", "be", "an", "this", "were", "will", "which", "its",
    "not", "or", "their", "his", "had", "been", "but",
  ]

  /// Whether a word is one of those small ones.
  static func isFrequent(_ strict: String) -> Bool {
    serbian.contains(strict) || english.contains(strict)
  }

  /// The rules of each line: what its script and its small words say; where they say nothing, what
  /// the whole text says; Serbian where nothing does. O(number of tokens).
  static func rules(
    of tokens: [TextToken],
    forms: [WordForm],
    formNumbers: [Int32]
  ) -> [InflectionRules] {
    var scores = [Int](repeating: 0, count: (tokens.last?.line ?? -1) + 1)
    let values = forms.map { form in
      if form.script == .cyrillic { return 3 }
      if serbian.contains(form.strict) { return 1 }
      if english.contains(form.strict) { return -1 }
      return form.isMarked ? 1 : 0
    }
    for (token, number) in zip(tokens, formNumbers) { scores[token.line] += values[Int(number)] }
    let whole: InflectionRules = scores.reduce(0, +) < 0 ? .english : .serbian
    return scores.map { $0 == 0 ? whole : $0 < 0 ? .english : .serbian }
  }
}
