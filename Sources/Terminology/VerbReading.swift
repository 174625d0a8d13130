internal import SerbianText

/// Tells verbs of Serbian from nouns that are spelled like them.
///
///     njom vlada duh jedinstva     // vlada: rules
///     odluku je donela vlada       // vlada: the government
///
/// A third person in -a or -i may be a noun's nominative or dative. There is no tagger; the words on
/// either side tell the clearest cases, and all others are taken for the noun, which news has more of.
struct VerbReading {
  /// Search keys of forms that are both, which no ending tells.
  private static let forms: Set<String> = [
    "vlada", "zaseda", "pljačka", "vežba", "prelazi", "izbori", "kazni", "presudi", "prevari",
    "iznudi", "proneveri", "upada", "napada", "pretresa", "prepada", "zapoveda", "brani",
  ]
  /// Nominatives and instrumentals: a noun beside them is no subject.
  private static let pronouns: Set<String> = [
    "ko", "njom", "njome", "njim", "njime", "njima", "kojom", "kojim", "kojima", "time", "tim",
    "svim", "svime", "čime", "ne",
  ]
  private static let relatives: Set<String> = ["koji", "koja", "koje", "što"]
  private static let prepositions: Set<String> = [
    "u", "na", "nad", "među", "za", "sa", "s", "protiv", "iz", "preko", "do", "od", "po",
  ]
  private static let afterReflexive: Set<String> = ["za", "sa", "s", "protiv", "protivu"]
  /// Words in a consonant that are no nouns in the nominative.
  private static let adverbs: Set<String> = [
    "danas", "juče", "noćas", "večeras", "sinoć", "jutros", "letos", "lane", "još", "opet", "odmah",
    "uvek", "često", "zasad", "trenutno", "uprkos", "tokom", "putem", "nakon", "pored", "ispred",
    "iza", "ipak", "međutim", "jer", "kad", "otkad", "dok", "pod", "zbog", "bez", "kod", "kroz",
    "osim", "posredstvom", "ubrzo", "takođe", "više", "radi", "vam", "nam", "ih", "im", "jedan",
    "nijedan", "sav", "čak", "baš",
  ]

  let strict: (Int) -> String
  let isParted: (Int) -> Bool
  let isSmall: (Int) -> Bool
  let count: Int

  /// Whether a search key is that of a verb and of a noun. O(length).
  static func isHomograph(_ strict: String) -> Bool { forms.contains(strict) }

  /// Whether the word at a place, a homograph, is a verb, as far as its neighbours tell. O(1).
  func isVerb(_ place: Int) -> Bool {
    let form = strict(place)
    let before = place > 0 && !isParted(place) ? strict(place - 1) : ""
    let hasNext = place + 1 < count && !isParted(place + 1)
    let next = hasNext ? strict(place + 1) : ""
    if Self.pronouns.contains(before) { return true }
    if Self.relatives.contains(before) {
      // zakon koji vlada predlaže; duh koji vlada zemljom.
      return next.isEmpty || Self.prepositions.contains(next) || isInstrumental(next)
    }
    // da se izbori za; izbori se sa.
    if before == "se" { return next.isEmpty || Self.afterReflexive.contains(next) }
    if next == "se", place + 2 < count, Self.afterReflexive.contains(strict(place + 2)) {
      return true
    }
    if before == "da", form.hasEnding("i"), form != "izbori" { return true }
    return form == "vlada" && hasNext && isSmall(place + 1) && isSubject(next)
  }

  /// Whether a word looks like a masculine noun in the nominative: vlada strah.
  private func isSubject(_ word: String) -> Bool {
    guard word.unicodeScalars.count >= 3, let last = word.unicodeScalars.last,
      !"aeiou".unicodeScalars.contains(last), !isInstrumental(word)
    else { return false }
    return !Self.adverbs.contains(word) && !SmallWords.serbian.contains(word)
  }

  private func isInstrumental(_ word: String) -> Bool {
    word.utf8.count > 3 && ["om", "em", "ima", "ama"].contains { word.hasEnding($0) }
  }
}
