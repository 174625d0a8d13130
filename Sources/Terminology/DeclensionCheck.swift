/// Whether a word of a text is a form of a word of a term, by the declensions of Serbian.
///
///     DeclensionCheck.accepts("stranama", asFormOf: "strana", role: .noun)   // true
///     DeclensionCheck.accepts("stranog", asFormOf: "strana", role: .noun)    // false
///
/// A stem joins strana (side) and strani (foreign). In running text that would find terms that are
/// not there; the endings that a noun can take, and what may become of its stem before each of them,
/// tell most of these words apart.
enum DeclensionCheck {
  /// What a word is in its term.
  enum Role {
    case noun
    /// Others stand behind it, so that it may be an adjective.
    case attribute
    /// The name of one thing, which has no plural: Bor, Ada.
    case name
  }

  private static let masculine = [
    "", "a", "u", "e", "i", "om", "em", "ovi", "evi", "ova", "eva", "ove", "eve", "ovima", "evima",
    "ima",
  ]
  private static let shortMasculine = [
    "", "a", "u", "om", "em", "ovi", "evi", "ova", "eva", "ove", "eve", "ovima", "evima",
  ]
  private static let consonantName = ["", "a", "u", "e", "om", "em"]
  private static let feminineConsonant = ["", "i", "u", "ju", "ima", "a", "e", "om", "em"]
  private static let feminine = ["a", "e", "i", "u", "o", "om", "ama", ""]
  private static let feminineName = ["a", "e", "i", "u", "o", "om"]
  private static let neuterO = ["o", "a", "u", "om", "ima", ""]
  private static let neuterE = ["e", "a", "u", "em", "ima", ""]
  private static let pluralOfE = ["e", "a", "ama", ""]
  private static let pluralOfI = ["i", "e", "a", "ima"]
  private static let adjective = [
    "i", "a", "o", "e", "og", "oga", "eg", "ega", "om", "ome", "omu", "em", "emu", "oj", "u", "im",
    "ih", "ima", "",
  ]
  /// An adjective that stands for a person, in the masculine: optuženog; but optužena je.
  private static let person = [
    "i", "og", "oga", "eg", "ega", "om", "ome", "omu", "em", "emu", "im", "ih", "ima",
  ]

  /// Whether `form` may stand for `word`; both are strict keys, or both loose ones. O(length).
  static func accepts(_ form: String, asFormOf word: String, role: Role) -> Bool {
    if form == word { return true }
    let tail = plainEnding(of: form, word)
    var known: WordShape?
    func shape() -> WordShape {
      let shape = known ?? WordShape(word)
      known = shape
      return shape
    }
    func ends(_ endings: [String], isPlural: Bool = true) -> Bool {
      if let tail, endings.contains(where: { $0.utf8.elementsEqual(tail) }) { return true }
      return shape().has(form, with: endings, isPlural: isPlural)
    }
    if role == .noun, isPerson(word) { return ends(person) }
    if role == .attribute || isAdjective(word) {
      if ends(adjective) { return true }
      if role != .attribute { return false }
    }
    let isName = role == .name
    switch word.utf8.last {
    case UInt8(ascii: "a"):
      if isName { return ends(feminineName, isPlural: false) }
      return ends(feminine) || ends(neuterO)
    case UInt8(ascii: "o"): return ends(neuterO)
    case UInt8(ascii: "e"): return ends(neuterE) || ends(pluralOfE)
    // izbori (elections) is no izbor (choice): a term in the plural has no singular forms.
    case UInt8(ascii: "i"): return ends(pluralOfI) || ends(adjective) && isName
    default:
      if isFeminineConsonant(word) {
        return ends(feminineConsonant) || shape().isInstrumental(form)
          || !isName && shape().isShort && ends(shortMasculine)
      }
      if isName { return ends(consonantName, isPlural: false) }
      // The plural of one syllable is longer (vod, vodovi), so vodi and vode are other words.
      return ends(shape().isShort ? shortMasculine : masculine)
        || shape().isInstrumental(form) || ends(["i"]) && hasSoftEnd(word)
    }
  }

  /// What stands behind the stem, where the form begins with that of the word as it is; most do.
  private static func plainEnding(of form: String, _ word: String) -> Substring.UTF8View? {
    let stem: Substring.UTF8View
    switch word.utf8.last {
    case UInt8(ascii: "u"): return nil
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"):
      stem = word.utf8.dropLast()
    default: stem = word.utf8[...]
    }
    guard form.utf8.starts(with: stem) else { return nil }
    return form.utf8.dropFirst(stem.count)
  }

  /// Nouns in a consonant that may be feminine: Peć, noć, vlast, ljubav.
  private static func isFeminineConsonant(_ word: String) -> Bool {
    ["ć", "st", "av", "moc", "pec"].contains { word.hasEnding($0) }
  }

  private static func hasSoftEnd(_ word: String) -> Bool {
    ["č", "c", "š", "ž", "lj", "nj"].contains { word.hasEnding($0) }
  }

  private static let adjectiveEndings = [
    "ski", "ska", "sko", "ske", "ški", "ška", "ško", "čki", "čka", "čko", "nji", "nja", "nje",
    "eni", "ani",
  ]

  private static func isAdjective(_ word: String) -> Bool {
    word.utf8.count > 5 && adjectiveEndings.contains { word.hasEnding($0) }
  }

  /// A participle that stands for a person: optuženi, osumnjičeni.
  private static func isPerson(_ word: String) -> Bool {
    word.utf8.count > 6 && word.hasEnding("eni")
  }
}
