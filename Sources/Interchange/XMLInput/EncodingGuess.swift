internal import BitextCore
internal import UnicodeText

/// The encoding that a document is probably in, by the languages it names and the letters that its bytes
/// would be.
enum EncodingGuess {
  /// Encodings that one language or another was written in before Unicode, the likeliest first.
  private struct Family {
    var languages: Set<String>
    var encodings: [String]
    /// Letters that its languages have, in lower case.
    var letters: String
  }

  /// ICU's name of the encoding. `survey` shows that it is not UTF-8.
  static func of(_ survey: EncodingSurvey) -> String {
    var weights = [Int](repeating: 0, count: families.count)
    for (name, counts) in survey.counts {
      let weight = counts[0x80...].reduce(0, +)
      if let index = family(of: name, counts) { weights[index] += weight }
    }
    // Western letters are often names in other texts; those others have letters that 1252 has not.
    let others = weights.indices.dropFirst().max { weights[$0] < weights[$1] } ?? 0
    let index = weights[others] > 0 ? others : 0
    let family = families[index]
    if family.encodings.contains(where: isMultiByte) {
      return best(family.encodings) { multiByteScore(survey.sample, $0) }
    }
    var sum = [Int](repeating: 0, count: 256)
    for counts in survey.counts.values {
      for byte in 0x80..<256 { sum[byte] += counts[byte] }
    }
    return best(family.encodings) { score(sum, $0, family.letters) }
  }

  /// The Cyrillic encoding of a document that names a language written so, and whose bytes behind that
  /// name are such letters; nil for all others.
  static func cyrillic(_ survey: EncodingSurvey) -> String? {
    let isCyrillic = survey.counts.contains { name, counts in
      guard let index = family(of: name, counts) else { return false }
      return families[index].languages.contains("sr-cyrl") && isMostlyVowelsOfCyrillic(counts)
    }
    return isCyrillic ? of(survey) : nil
  }

  static func isMultiByte(_ encoding: String) -> Bool {
    let key = encoding.lowercased()
    return ["gb", "big5", "euc", "shift", "iso-2022", "windows-949", "hz", "utf", "cp9"].contains {
      key.hasPrefix($0)
    }
  }

  private static func best(_ encodings: [String], _ score: (String) -> Int) -> String {
    var found = (name: encodings[0], score: score(encodings[0]))
    for name in encodings.dropFirst() {
      let value = score(name)
      if value > found.score { found = (name, value) }
    }
    return found.name
  }

  private static func family(of name: String, _ counts: [Int]) -> Int? {
    guard let tag = LanguageTag(name) else { return nil }
    if tag.language == "sr" {
      let isCyrillic =
        tag.script.map { $0 == "Cyrl" }
        ?? isMostlyVowelsOfCyrillic(counts)
      return families.firstIndex { $0.languages.contains(isCyrillic ? "sr-cyrl" : "sr-latn") }
    }
    return families.firstIndex { $0.languages.contains(tag.language) } ?? 0
  }

  /// а, е, и, о are a third of a Cyrillic text in each of its encodings; in Latin text of windows-1250
  /// these bytes are letters that Serbian has not.
  private static func isMostlyVowelsOfCyrillic(_ counts: [Int]) -> Bool {
    let all = counts[0x80...].reduce(0, +)
    let sets: [[Int]] = [
      [0xE0, 0xE5, 0xEE, 0xF2], [0xC1, 0xC5, 0xCF, 0xD4], [0xD0, 0xD5, 0xD8, 0xDE],
      [0xA0, 0xA5, 0xA8, 0xAE],
    ]
    return sets.contains { set in 4 * set.reduce(0) { $0 + counts[$1] } > all }
  }

  /// How much like text the bytes are in an encoding of one byte a character.
  private static func score(_ counts: [Int], _ encoding: String, _ letters: String) -> Int {
    let lower = Set(letters.unicodeScalars)
    let upper = Set(letters.uppercased().unicodeScalars)
    var score = 0
    for byte in 0x80..<256 where counts[byte] > 0 {
      guard let decoder = EncodingDecoder(encoding: encoding) else { return Int.min }
      let text = decoder.decode([UInt8(byte)], isLast: true)
      let value: Int
      if let scalar = String(validating: text, as: UTF8.self)?.unicodeScalars.first {
        if lower.contains(scalar) {
          value = 3
        } else if upper.contains(scalar) {
          value = 1
        } else if marks.contains(scalar) {
          value = 0
        } else {
          value = scalar.value < 0xA0 ? -6 : scalar.properties.isAlphabetic ? -2 : -4
        }
      } else {
        value = -8
      }
      score += value * counts[byte]
    }
    return score
  }

  private static func multiByteScore(_ sample: [UInt8], _ encoding: String) -> Int {
    guard let decoder = EncodingDecoder(encoding: encoding) else { return Int.min }
    let text = decoder.decode(sample)
    // Kana, Hangul and common ideographs; a fault weighs more than what is right.
    var score = 0
    var index = 0
    while index < text.count {
      switch text[index] {
      case 0xFF: score -= 20
      case 0xE3...0xED: score += 1
      case 0x80..<0xC0: break
      case 0xC2..., 0x80...: score -= 2
      default: break
      }
      index += 1
    }
    return score
  }

  private static let marks = Set("\u{A0}«»“”„‘’‚–—…•©®™°§€\u{AD}¿¡№".unicodeScalars)

  private static let families: [Family] = [
    Family(
      languages: ["en"],
      encodings: ["windows-1252", "macintosh", "cp850"],
      letters: "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßœšž"
    ),
    Family(
      languages: ["sr-latn", "hr", "bs", "cnr", "sl", "cs", "sk", "pl", "hu", "ro"],
      encodings: ["windows-1250", "iso-8859-2", "cp852", "x-mac-centraleurroman"],
      letters: "áäâăąčćçďđéěęëíîľĺłňńóôöőřŕšśşťţúůüűýžźż"
    ),
    Family(
      languages: ["sr-cyrl", "ru", "uk", "be", "bg", "mk"],
      encodings: ["windows-1251", "KOI8-R", "iso-8859-5", "cp866", "x-mac-cyrillic"],
      letters: "абвгдежзийклмнопрстуфхцчшщъыьэюяђѓєѕіїјљњћќўџёґ"
    ),
    Family(
      languages: ["el"],
      encodings: ["windows-1253", "iso-8859-7"],
      letters: "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
    ),
    Family(languages: ["tr", "az"], encodings: ["windows-1254"], letters: "çğıöşüâîû"),
    Family(
      languages: ["he", "yi"],
      encodings: ["windows-1255", "iso-8859-8"],
      letters: "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
    ),
    Family(
      languages: ["ar", "fa", "ur"],
      encodings: ["windows-1256", "iso-8859-6"],
      letters: "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ"
    ),
    Family(
      languages: ["lt", "lv", "et"],
      encodings: ["windows-1257", "iso-8859-13"],
      letters: "āčēģīķļņšūžąęėįųõäöü"
    ),
    Family(languages: ["vi"], encodings: ["windows-1258"], letters: "àáâăèéêìíòóôơùúưýđ"),
    Family(languages: ["th"], encodings: ["windows-874"], letters: "กขคงจชซดตถทธนบปผพภมยรลวสหอา"),
    Family(languages: ["ja"], encodings: ["Shift_JIS", "EUC-JP"], letters: ""),
    Family(languages: ["zh"], encodings: ["gb18030", "Big5"], letters: ""),
    Family(languages: ["ko"], encodings: ["windows-949"], letters: ""),
  ]
}
