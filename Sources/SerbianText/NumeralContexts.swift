/// What stands around a Roman numeral: `numeral-contexts.txt`.
struct NumeralContexts {
  let rulers: [String]
  let titles: [String]
  let before: [String]
  /// Nouns and adjectives.
  let after: [String]
  /// The nouns of them.
  let nouns: [String]
  /// The beginnings of two words that a numeral precedes where "and" would hardly stand.
  let phrases: [(String, String)]
  /// Whole words, prepositions.
  let prepositions: Set<String>
  /// Whole words that begin a heading with a numeral.
  let headings: Set<String>
  /// Those of them that are seldom joined to another noun by "and".
  let chapters: Set<String>
  /// Beginnings of the titles that stand behind such a heading.
  let titleWords: [String]
  /// Abbreviations, whole and without their dot, that a numeral stands before.
  let classes: Set<String>
  /// What follows the number of a ruler: names of houses, bynames.
  let bynames: [String]
  /// Whole words, which a dot follows.
  let abbreviations: Set<String>

  init() {
    var lists: [String: [String]] = [:]
    var current = ""
    for line in SerbianResource.numeralContexts.lines {
      if line.hasPrefix("[") {
        current = String(line.dropFirst().dropLast())
      } else {
        lists[current, default: []] += line.split(separator: " ").map(String.init)
      }
    }
    rulers = lists["rulers"] ?? []
    titles = lists["titles"] ?? []
    before = lists["before"] ?? []
    nouns = lists["after"] ?? []
    after = nouns + (lists["adjectives"] ?? [])
    let words = lists["phrases"] ?? []
    phrases = words.map { phrase in
      let parts = phrase.split(separator: "+").map(String.init)
      return (parts.first ?? "", parts.last ?? "")
    }
    prepositions = Set(lists["prepositions"] ?? [])
    chapters = Set(lists["chapters"] ?? [])
    headings = chapters.union(lists["parts"] ?? [])
    titleWords = lists["title words"] ?? []
    classes = Set(lists["classes"] ?? [])
    bynames = lists["bynames"] ?? []
    abbreviations = Set(lists["abbreviations"] ?? [])
  }

  static func matches(_ word: String?, _ stems: [String]) -> Bool {
    guard let word else { return false }
    return stems.contains { word.hasPrefix($0) }
  }

  /// Whether two or more letters (as codes) are a well-formed Roman numeral.
  ///
  /// Serbian words in capitals that would be well formed too (MI, LI, DIV …) are not: a numeral
  /// with them is rarer than the word.
  static func isNumeral(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count >= 2, word.count <= 15 else { return false }
    var total = 0
    var last = Int.max
    var rest: [Int] = []
    for code in word {
      guard let value = value(of: code) else { return false }
      rest.append(value)
    }
    for (index, value) in rest.enumerated() {
      let isSubtracted = index + 1 < rest.count && value < rest[index + 1]
      total += isSubtracted ? -value : value
      if !isSubtracted, value > last { return false }
      if !isSubtracted { last = value }
    }
    guard total > 0, total < 4000, spelled(total) == rest else { return false }
    return !words.contains(
      word.map { Character(Unicode.Scalar($0 + 0x40)) }.map(String.init).joined()
    )
  }

  private static let words: Set<String> = [
    "MI", "LI", "DI", "CI", "DIV", "LIV", "MIX", "MIL", "CIV", "MII",
    // Abbreviations: ЦД, ЦВ, ДЦ, МД, цм.
    "CD", "CV", "DC", "MD", "CM",
  ]

  private static func value(of code: UInt8) -> Int? {
    switch code {
    case 9: 1
    case 22: 5
    case 24: 10
    case 12: 50
    case 3: 100
    case 4: 500
    case 13: 1000
    default: nil
    }
  }

  private static func spelled(_ number: Int) -> [Int] {
    var rest = number
    var result: [Int] = []
    for (value, letters) in [
      (1000, [1000]), (900, [100, 1000]), (500, [500]), (400, [100, 500]), (100, [100]),
      (90, [10, 100]), (50, [50]), (40, [10, 50]), (10, [10]), (9, [1, 10]), (5, [5]), (4, [1, 5]),
      (1, [1]),
    ] {
      while rest >= value {
        result += letters
        rest -= value
      }
    }
    return result
  }
}
