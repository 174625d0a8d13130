/// What endings tell of two Serbian words that stand side by side: whether they may be in one case.
enum Agreement {
  /// Ends that an adjective and a noun of one case have; a noun without an ending has a consonant.
  private static let attributes: [(adjective: String, noun: String)] = [
    ("a", "a"), ("e", "e"), ("oj", "i"), ("u", "u"), ("om", "om"), ("og", "a"), ("om", "u"),
    ("im", "om"), ("im", "em"), ("o", "o"), ("o", "e"), ("i", ""),
  ]

  /// Whether an adjective and a noun, as strict keys, may belong together: nove, sente.
  static func holds(between adjective: String, and noun: String) -> Bool {
    attributes.contains { pair in
      adjective.hasEnding(pair.adjective)
        && (pair.noun.isEmpty ? !endsInVowel(noun) : noun.hasEnding(pair.noun))
    }
  }

  /// Whether two names, as strict keys, may stand in one case that is not the nominative; true where
  /// the first has no ending that tells.
  static func mayShareCase(_ name: String, _ behind: String) -> Bool {
    guard let ending = ["om", "em", "a", "e", "i", "u"].first(where: name.hasEnding) else {
      return true
    }
    let others: [String] =
      switch ending {
      case "om", "em": ["om", "em", "im"]
      case "a": ["a", "og"]
      case "i": ["i", "oj", "u"]
      case "u": ["u", "om"]
      default: [ending]
      }
    return others.contains(where: behind.hasEnding)
  }

  private static func endsInVowel(_ word: String) -> Bool {
    word.utf8.last.map { "aeiou".utf8.contains($0) } ?? false
  }
}
