/// Forms of Serbian nouns and adjectives by the rules of a school grammar, in Latin letters: an
/// independent twin of what look-up knows, for names and terms in the nominative.
enum Declension {
  /// The genitive, dative, accusative, vocative, instrumental and locative that follow a nominative.
  static let cases = ["genitive", "dative", "accusative", "vocative", "instrumental", "locative"]

  /// A term in the six other cases. The noun at its head and the adjectives before it are declined;
  /// what stands behind the noun (an attribute in the genitive, a preposition) stays.
  static func forms(of term: String) -> [String] {
    let words = term.split(separator: " ").map(String.init)
    let head = head(of: words)
    return (1...6).map { number in
      words.enumerated().map { place, word in
        if word.hasSuffix(",") { return word }
        if place > head { return word }
        return place == head
          ? noun(word, number) : adjective(word, number, gender(of: words[head]), words[head])
      }
      .joined(separator: " ")
    }
  }

  private enum Gender { case masculine, feminine, neuter, plural, feminineI }

  private static let vowels: Set<Character> = ["a", "e", "i", "o", "u"]

  /// The first word that is no adjective of the noun behind it.
  private static func head(of words: [String]) -> Int {
    words.indices.first { place in
      place + 1 == words.count || !isAdjective(words[place])
        || !agrees(words[place], words[place + 1])
    } ?? 0
  }

  /// Whether a word may be an adjective of the word behind it, or of the noun behind that.
  private static func agrees(_ adjective: String, _ next: String) -> Bool {
    guard next.count > 2 || next.first?.isUppercase == true else { return false }
    let genitive = ["ih", "og", "eg", "nja"].contains { next.hasSuffix($0) }
    if genitive, next.count > 5 { return false }
    // vojska Kosova: the noun behind a noun stands in the genitive.
    if next.first?.isUppercase == true, adjective.first?.isUppercase == false { return false }
    switch adjective.last {
    case "a": return next.last == "a" || next.hasSuffix("st") || next == "Peć"
    case "o": return next.last == "o" || next.last == "e"
    case "e": return next.last == "e" || next.last == "o"
    default: return next.last == "i" || next.last.map { !vowels.contains($0) } == true
    }
  }

  private static func isAdjective(_ word: String) -> Bool {
    let endings = [
      "ski", "ška", "ško", "ška", "ški", "ska", "sko", "ske", "čka", "čki", "čko", "ni", "na", "no",
      "ne", "vi", "va", "vo", "ve", "li", "la", "lo", "le", "ji", "ja", "je", "ći", "ća", "će",
      "ri", "ra", "ro", "ti", "ta", "to", "te", "ki", "ka", "ko", "gi", "ga", "go", "nji", "nja",
      "nje", "šti", "šta", "i",
    ]
    return word.count > 3 && word != word.uppercased()
      && endings.contains { word.lowercased().hasSuffix($0) }
  }

  private static func gender(of noun: String) -> Gender {
    switch noun.last {
    case "a": .feminine
    case "o", "e": .neuter
    case "i": .plural
    default:
      noun.hasSuffix("ost") || noun.hasSuffix("moć") || noun == "Peć" ? .feminineI : .masculine
    }
  }

  private static func pick(_ number: Int, _ forms: [String]) -> String { forms[number - 1] }

  private static func isSoft(_ stem: String) -> Bool {
    ["č", "ć", "š", "ž", "đ", "j"].contains { stem.hasSuffix($0) } || stem.hasSuffix("c")
  }

  private static func palatal(_ stem: String) -> String {
    for (hard, soft) in [("k", "č"), ("g", "ž"), ("h", "š"), ("c", "č")] where stem.hasSuffix(hard)
    {
      return stem.dropLast() + soft
    }
    return stem
  }

  private static func sibilant(_ stem: String) -> String {
    if stem.hasSuffix("čk") || stem.hasSuffix("ćk") { return stem }
    for (hard, soft) in [("k", "c"), ("g", "z"), ("h", "s")] where stem.hasSuffix(hard) {
      return stem.dropLast() + soft
    }
    return stem
  }

  /// The stem of a masculine noun: without a fleeting a (Ibar, Ibra; Leskovac, Leskovca).
  private static func stem(_ noun: String) -> String {
    let letters = Array(noun)
    guard letters.count > 3, letters[letters.count - 2] == "a",
      !vowels.contains(letters[letters.count - 3]), !vowels.contains(letters[letters.count - 1])
    else { return noun }
    let syllables = letters.count { vowels.contains($0) }
    if noun.hasSuffix("ac") || noun == "Ibar"
      || (noun.hasSuffix("ak") && syllables > 2 && !noun.hasSuffix("njak"))
    {
      return String(letters.dropLast(2)) + String(letters.suffix(1))
    }
    return noun
  }

  private static func noun(_ noun: String, _ number: Int) -> String {
    if noun.count > 1, noun == noun.uppercased() {
      return noun + pick(number, ["-a", "-u", "", "", "-om", "-u"])
    }
    switch gender(of: noun) {
    case .feminine:
      let stem = String(noun.dropLast())
      return pick(
        number,
        [
          stem + "e", sibilant(stem) + "i", stem + "u", stem + "o", stem + "om",
          sibilant(stem) + "i",
        ]
      )
    case .neuter:
      let stem = String(noun.dropLast())
      let isE = noun.hasSuffix("e")
      return pick(
        number,
        [stem + "a", stem + "u", noun, noun, stem + (isE ? "em" : "om"), stem + "u"]
      )
    case .plural:
      let stem = String(noun.dropLast())
      return pick(
        number,
        [stem + "a", stem + "ima", palatalBack(stem) + "e", noun, stem + "ima", stem + "ima"]
      )
    case .feminineI:
      let instrumental = noun.hasSuffix("st") ? noun.dropLast(2) + "šću" : noun + "u"
      return pick(
        number,
        [noun + "i", noun + "i", noun, noun + "i", String(instrumental), noun + "i"]
      )
    case .masculine:
      let stem = stem(noun)
      return pick(
        number,
        [
          stem + "a", stem + "u", noun, palatal(stem) + (isSoft(stem) ? "u" : "e"),
          stem + (isSoft(stem) ? "em" : "om"), stem + "u",
        ]
      )
    }
  }

  /// pripadnici, pripadnike: the velar that the nominative plural changed.
  private static func palatalBack(_ stem: String) -> String {
    stem.hasSuffix("nic") ? stem.dropLast() + "k" : stem
  }

  private static func adjective(_ word: String, _ number: Int, _ gender: Gender, _ noun: String)
    -> String
  {
    let stem = vowels.contains(word.last ?? " ") ? String(word.dropLast()) : stem(word)
    let og = isSoft(stem) ? "eg" : "og"
    let om = isSoft(stem) ? "em" : "om"
    switch gender {
    case .feminine, .feminineI:
      return pick(number, [stem + "e", stem + "oj", stem + "u", word, stem + "om", stem + "oj"])
    case .masculine:
      return pick(number, [stem + og, stem + om, word, word, stem + "im", stem + om])
    case .neuter:
      // snage and mine look like polje: an adjective in -e before them is a plural.
      if word.hasSuffix("e"), !isSoft(stem) || noun.hasSuffix("ge") {
        return pick(number, [stem + "ih", stem + "im", word, word, stem + "im", stem + "im"])
      }
      return pick(number, [stem + og, stem + om, word, word, stem + "im", stem + om])
    case .plural:
      return pick(number, [stem + "ih", stem + "im", stem + "e", word, stem + "im", stem + "im"])
    }
  }
}
