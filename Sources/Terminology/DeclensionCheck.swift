/// Whether the endings of two words that share a stem belong to one declension.
///
///     DeclensionCheck.accepts("stranama", asFormOf: "strana", isAttribute: false)   // true
///     DeclensionCheck.accepts("stranog", asFormOf: "strana", isAttribute: false)    // false
///
/// A stem joins strana (side) and strani (foreign). In running text that would find terms that are
/// not there; the endings that a noun can take tell most of these words apart.
enum DeclensionCheck {
  private static let masculine = [
    "", "a", "u", "e", "i", "om", "em", "ovi", "evi", "ova", "eva", "ove", "eve", "ovima", "evima",
    "ima", "ju", "šću", "scu",
  ]
  private static let feminine = ["a", "e", "i", "u", "o", "om", "ama", ""]
  private static let shortMasculine = [
    "", "a", "u", "om", "em", "ovi", "evi", "ova", "eva", "ove", "eve", "ovima", "evima",
  ]
  private static let neuterO = ["o", "a", "u", "om", "ima", ""]
  private static let neuterE = ["e", "a", "u", "em", "ima", ""]
  private static let pluralOfE = ["e", "a", "ama", "ima", "i", ""]
  private static let pluralOfI = ["i", "e", "a", "ima"]
  private static let adjective = [
    "i", "a", "o", "e", "og", "oga", "eg", "ega", "om", "ome", "omu", "em", "emu", "oj", "u", "im",
    "ih", "ima", "",
  ]

  /// Whether `form` may stand for `word`; both are strict or loose keys and share a stem.
  ///
  /// - Parameter isAttribute: the word has others behind it in its term, so that it may be an
  ///   adjective.
  static func accepts(_ form: String, asFormOf word: String, isAttribute: Bool) -> Bool {
    if form == word { return true }
    if isAttribute || isAdjective(word) {
      if ends(form, adjective, word) { return true }
      if !isAttribute { return false }
    }
    switch word.utf8.last {
    case UInt8(ascii: "a"): return ends(form, feminine, word) || ends(form, neuterO, word)
    case UInt8(ascii: "o"): return ends(form, neuterO, word)
    case UInt8(ascii: "e"): return ends(form, neuterE, word) || ends(form, pluralOfE, word)
    // izbori (elections) is no izbor (choice): a term in the plural has no singular forms.
    case UInt8(ascii: "i"): return ends(form, pluralOfI, word)
    default: return ends(form, isShort(word) ? shortMasculine : masculine, word)
    }
  }

  /// Whether a noun has one syllable and none of the ends that feminine ones in a consonant have: its
  /// plural is longer (vod, vodovi), so vodi and vode are other words.
  private static func isShort(_ word: String) -> Bool {
    word.utf8.count { isVowel($0) } <= 1
      && !["ć", "č", "c", "st"].contains { word.hasSuffix($0) }
  }

  private static let adjectiveEndings = [
    "ski", "ska", "sko", "ske", "ški", "ška", "ško", "čki", "čka", "čko", "nji", "nja", "nje",
    "eni", "ani",
  ]

  private static func isAdjective(_ word: String) -> Bool {
    word.utf8.count > 5 && adjectiveEndings.contains { word.hasSuffix($0) }
  }

  /// Whether the form is a stem about as long as the word's with one of the endings.
  private static func ends(_ form: String, _ endings: [String], _ word: String) -> Bool {
    let stem = word.utf8.count - (isVowel(word.utf8.last) ? 1 : 0)
    let length = form.utf8.count
    return endings.contains { ending in
      guard form.hasSuffix(ending) else { return false }
      if ending.isEmpty {
        // The stem itself, which may have a fleeting a.
        return form.utf8.last == word.utf8.prefix(stem).last && abs(length - stem) <= 1
      }
      // Stems differ by a fleeting a, or by a letter of two bytes; -ost loses two letters to -ošću.
      let most = ending.hasSuffix("ću") || ending == "scu" ? 2 : 1
      return abs(length - ending.utf8.count - stem) <= most
    }
  }

  private static func isVowel(_ byte: UInt8?) -> Bool {
    byte.map { "aeiou".utf8.contains($0) } ?? false
  }
}
