/// The base forms that a short word may have.
///
/// A stem of five letters is the same in most forms of a word, but not of a short one: Kine is Kina,
/// vodu is voda, men are not man.
enum ShortForms {
  private static let endings = [
    "ovima", "ima", "ama", "ovi", "ova", "ove", "om", "em", "og", "im", "ih", "oj", "a", "e", "i",
    "o", "u", "s",
  ]
  private static let bases = ["", "a", "o", "e", "i"]

  /// Stems of words that a short folded word may be a form of; the word itself is among them. Empty
  /// for a word whose stem is that of its other forms anyway.
  static func stems(of word: String) -> [Stem] {
    guard word.utf8.count <= 7 else { return [] }
    var stems: [Stem] = []
    for ending in endings where word.hasSuffix(ending) {
      let rest = word.dropLast(ending.utf8.count)
      guard (2...4).contains(rest.utf8.count) else { continue }
      for base in bases {
        let stem = Stem((rest + base).utf8)
        if !stems.contains(stem) { stems.append(stem) }
      }
    }
    return stems
  }
}
