/// A stem on which the inflected forms of one Serbian word agree.
///
///     InflectionKey.of("mitrovici") == InflectionKey.of("mitrovica")   // true
///     InflectionKey.of("ibru") == InflectionKey.of("ibar")             // true
///
/// A key for indexes: made from the letters alone, the same on every machine, a microsecond or so
/// for a word. It joins a few words that are not one; `Lemmatizer` tells them apart.
public enum InflectionKey {
  /// The stem of one word, given as its strict search key (Latin, lower case). What stands behind a
  /// hyphen at the end (kfor-a) is taken for a case ending. O(length).
  public static func of(_ strictKey: String) -> String {
    var letters = Array(strictKey.unicodeScalars)
    stripHyphenatedEnding(&letters)
    guard letters.count > 3 else { return string(letters) }
    stripEnding(&letters)
    normalize(&letters)
    return string(letters)
  }

  /// The stems of the words of a term, joined by blanks. Words are what stands between blanks.
  public static func ofPhrase(_ strictKey: String) -> String {
    strictKey.split(separator: " ").map { of(String($0)) }.joined(separator: " ")
  }

  private static func stripHyphenatedEnding(_ letters: inout [Unicode.Scalar]) {
    guard let hyphen = letters.lastIndex(of: "-"), hyphen > 0, letters.count - hyphen <= 4 else {
      return
    }
    if hyphenated.contains(string(letters[(hyphen + 1)...])) { letters.removeSubrange(hyphen...) }
  }

  private static let hyphenated: Set<String> = [
    "a", "u", "e", "i", "o", "om", "em", "ju", "ja", "je", "ima", "ov", "ova",
  ]

  private static func stripEnding(_ letters: inout [Unicode.Scalar]) {
    if ends(letters, "šću") {
      letters.removeLast(3)
      letters += ["s", "t"]
      return
    }
    for ending in endings where letters.count - ending.count >= 2 && ends(letters, ending) {
      // A stem needs a vowel or a syllabic r: "most" has no ending, "mo" is no stem of "moma".
      let stem = letters.dropLast(ending.count)
      guard stem.contains(where: { isVowel($0) || $0 == "r" }), stem.count >= 2 else { continue }
      letters.removeLast(ending.count)
      return
    }
  }

  /// Endings of nouns and adjectives, longest first.
  private static let endings: [[Unicode.Scalar]] = [
    "ovima", "evima", "ama", "ima", "oga", "ega", "ome", "omu", "emu", "ovi", "evi", "og", "eg",
    "om",
    "em", "oj", "ih", "im", "a", "e", "i", "o", "u",
  ].map { Array($0.unicodeScalars) }

  /// Brings the end of a stem to one shape: l for o (posao, posla), no fleeting a (ibar, ibra), the
  /// velar for its palatal (pripadnik, pripadnici), -an for -anin (građanin, građani).
  private static func normalize(_ letters: inout [Unicode.Scalar]) {
    if ends(letters, "anin") { letters.removeLast(2) }
    if letters.count > 4, ends(letters, "ov") || ends(letters, "ev"),
      !longStems.contains(string(letters)),
      letters.dropLast(2).count(where: isVowel) <= 1
    {
      // Nouns of one syllable lengthen their plural: gradovi.
      letters.removeLast(2)
    }
    if letters.count > 3, letters.last == "a" {
      // posa(o): the ending o was l.
      letters.append("l")
    }
    if letters.count > 4, letters.last == "c", letters[letters.count - 2] == "o",
      isVowel(letters[letters.count - 3])
    {
      // prevodioca: prevodilac
      letters[letters.count - 2] = "l"
    }
    if ends(letters, "ij") { letters.removeLast() }
    let count = letters.count
    if count > 3, letters[count - 2] == "a", !isVowel(letters[count - 1]),
      !isVowel(letters[count - 3]), fleeting.contains(letters[count - 1])
    {
      letters.remove(at: count - 2)
    }
    switch letters.last {
    case "c", "č": letters[letters.count - 1] = "k"
    case "z", "ž": letters[letters.count - 1] = "g"
    case "š", "s": letters[letters.count - 1] = "h"
    default: break
    }
  }

  /// Stems of one syllable and -ov that are no plurals.
  private static let longStems: Set<String> = ["kosov", "osnov", "trgov", "ponov", "gotov"]

  private static let fleeting: Set<Unicode.Scalar> = ["r", "l", "n", "c", "k", "v", "m", "t", "j"]

  private static func isVowel(_ letter: Unicode.Scalar) -> Bool {
    ["a", "e", "i", "o", "u"].contains(letter)
  }

  private static func ends(_ letters: [Unicode.Scalar], _ ending: String) -> Bool {
    ends(letters, Array(ending.unicodeScalars))
  }

  private static func ends(_ letters: [Unicode.Scalar], _ ending: [Unicode.Scalar]) -> Bool {
    letters.count >= ending.count && letters.suffix(ending.count).elementsEqual(ending)
  }

  private static func string(_ letters: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters)
    return String(view)
  }
}
