internal import BitextCore
internal import SerbianText

/// Whether a translation of a term stands among the words of a segment, in any form.
enum TermPresence {
  /// Whether a text has an acronym with full stops or as a plural: U.S., MPs.
  static func holdsAcronym(_ translation: String, _ text: String) -> Bool {
    guard (2...5).contains(translation.utf8.count),
      translation.unicodeScalars.allSatisfy(\.properties.isUppercase)
    else { return false }
    return text.contains(translation.map(String.init).joined(separator: ".") + ".")
      || text.contains(translation + "s")
  }

  /// How much of a translation stands in a segment, in any form, 0 to 1. O(words · words).
  static func share(
    of translation: String,
    _ segment: [SegmentWord],
    _ rules: InflectionRules
  ) -> Double {
    let words = self.words(of: translation).filter {
      $0.utf8.count > 2 || translation.utf8.count < 6
    }
    guard !words.isEmpty else { return 0 }
    // A name is made into names and adjectives: Kina, Kinezi, kineski; but not kinji. Words of a long name may
    // be written small: Savet bezbednosti.
    let isName = translation.split(separator: " ").last?.first?.isUppercase == true
    let found = words.count { word in
      let needsCapital = isName && (words.count == 1 || word.utf8.count <= 4)
      return segment.contains { own in
        guard isMade(own.key, from: word, rules) else { return false }
        return !needsCapital || own.isCapitalized || own.key == word || isAdjectival(own.key)
      }
    }
    return Double(found) / Double(words.count)
  }

  /// Whether one of translations of one word stands there with a slip: amasador, of ambasador. Words that
  /// a dictionary has are no slips.
  static func isMisspelt(
    _ translations: [String],
    _ segment: [SegmentWord],
    _ rules: InflectionRules
  ) -> Bool {
    for translation in translations where !translation.contains(" ") {
      let wanted = stems(of: SearchKey.loose(translation), rules)
      for word in segment where !word.isInDictionary && word.probability < rare {
        let isSlip = stems(of: word.key, rules).contains { own in
          wanted.contains { NearMiss.distance(Array(own.utf8), Array($0.utf8), limit: 1) != nil }
        }
        if isSlip { return true }
      }
    }
    return false
  }

  /// A slip is hardly common.
  private static let rare = 2e-5

  /// The stems that are long enough to be known in spite of a slip.
  private static func stems(of word: String, _ rules: InflectionRules) -> [String] {
    (Array(WordStem.stems(of: word, by: rules)) + [word]).filter { $0.utf8.count >= 6 }
  }

  /// Whether a word joins others and translates no term.
  static func isSmall(_ key: String, _ rules: InflectionRules) -> Bool {
    switch rules {
    case .serbian: serbian.contains(key)
    case .english: SmallWords.english.contains(key)
    case .none: false
    }
  }

  private static let serbian = Set(SmallWords.serbian.map { SearchKey.loose($0) })
    .union(["medjutim", "naime", "odnosno", "ukupno", "upravo", "navodno"])

  private static func words(of translation: String) -> [String] {
    translation.split { $0 == " " || $0 == "-" || $0 == "/" }.map { SearchKey.loose(String($0)) }
  }

  private static func isAdjectival(_ key: String) -> Bool {
    ["sk", "ck"].contains { ending in
      guard key.utf8.count > 4, let place = key.firstRange(of: ending)?.upperBound else {
        return false
      }
      return key[place...].utf8.count <= 4
    }
  }

  /// Whether a word is a form of another, or made from it: izborni from izbori.
  private static func isMade(_ word: String, from other: String, _ rules: InflectionRules) -> Bool {
    if word == other { return true }
    if isSmall(word, rules) { return false }
    let stems = WordStem.stems(of: other, by: rules)
    let own = WordStem.stems(of: word, by: rules)
    if own.contains(where: stems.contains) { return true }
    if other.utf8.count >= 3,
      stems.contains(where: { stem in
        stem.utf8.count >= 3 && word.hasPrefix(stem)
          && (stem.utf8.count > 3 || word.utf8.count <= 9)
      })
    {
      return true
    }
    // uhapsiti, hapsenje: a prefix before the stem.
    if stems.contains(where: { $0.utf8.count >= 4 && hasPrefixed(word, $0) }) { return true }
    // uhapsila, hapšenje: a prefix, and another ending.
    let isPrefixed = Self.prefixes.contains { prefix in
      word.hasPrefix(prefix)
        && zip(word.utf8.dropFirst(prefix.utf8.count), other.utf8).prefix { $0 == $1 }.count >= 4
    }
    if isPrefixed { return true }
    // antikorupcijski, korupcija: the second part of a compound.
    let isCompound = Self.firstParts.contains { part in
      word.hasPrefix(part) && word.utf8.count >= part.utf8.count + 5
        && isMade(String(word.dropFirst(part.utf8.count)), from: other, rules)
    }
    if isCompound { return true }
    let common = zip(word.utf8, other.utf8).prefix { $0 == $1 }.count
    return common >= 5 || common >= 4 && common + 2 >= min(word.utf8.count, other.utf8.count)
  }

  /// What verbs are made with.
  private static let prefixes = [
    "u", "po", "pri", "na", "za", "iz", "is", "do", "od", "o", "pre", "pro", "raz", "ras", "s",
    "sa",
  ]

  /// What stands first in words of two parts.
  private static let firstParts = [
    "anti", "protiv", "kontra", "post", "posle", "pred", "medju", "inter", "eks", "van", "ne",
  ]

  /// Whether a word holds a stem behind a prefix of at most three letters.
  private static func hasPrefixed(_ word: String, _ stem: String) -> Bool {
    let letters = Array(word.utf8)
    let wanted = Array(stem.utf8)
    return (1...3).contains { start in
      letters.count >= start + wanted.count && letters[start...].starts(with: wanted)
    }
  }
}
