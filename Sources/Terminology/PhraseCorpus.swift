internal import SerbianText

/// One side of a memory as rows of numbered words, for counting phrases.
///
/// Forms of a word share a key; a phrase is a row of up to three keys, packed in one number.
struct PhraseCorpus {
  struct Form {
    var text: String
    /// The number of the word that it is a form of.
    var key: Int32
    /// The form in Latin, lower case.
    var strict: String
    var isCapitalized: Bool
    var isAllCapitals: Bool
  }

  static let longest = 3
  /// A place that no phrase goes over.
  static let gap: Int32 = -1

  let rules: InflectionRules
  private(set) var forms: [Form] = []
  /// Per unit, where its tokens begin in `tokens`; one more at the end.
  private(set) var starts: [Int32] = [0]
  /// Numbers of forms, and `gap`.
  private(set) var tokens: [Int32] = []
  /// For each token whether a sentence begins with it.
  private(set) var begins: [Bool] = []
  private(set) var keys: [String] = []
  private var formNumbers: [String: Int32] = [:]
  private var keyNumbers: [String: Int32] = [:]

  init(rules: InflectionRules) { self.rules = rules }

  var unitCount: Int { starts.count - 1 }
  func tokens(of unit: Int) -> Range<Int> { Int(starts[unit])..<Int(starts[unit + 1]) }
  func key(_ token: Int) -> Int32 {
    let form = tokens[token]
    return form < 0 ? Self.gap : forms[Int(form)].key
  }

  /// Adds a unit. O(length).
  mutating func add(_ text: String) {
    var text = Self.withoutMnemonics(text)
    text.withUTF8 { bytes in
      for token in TextTokenizer.tokens(in: bytes) {
        if token.isParted, Int32(tokens.count) > starts[starts.count - 1] { appendGap() }
        let word = String(decoding: bytes[token.start..<token.coreEnd], as: UTF8.self)
        // %lu, $name, \n: no words of the text.
        let before = token.start > 0 ? bytes[token.start - 1] : 0x20
        guard !"%$\\{<".utf8.contains(before), word.unicodeScalars.count > 1,
          !word.utf8.contains(where: { (0x30...0x39).contains($0) })
        else {
          appendGap()
          continue
        }
        tokens.append(form(word))
        begins.append(token.beginsSentence)
      }
    }
    starts.append(Int32(tokens.count))
  }

  private mutating func appendGap() {
    tokens.append(Self.gap)
    begins.append(false)
  }

  private mutating func form(_ word: String) -> Int32 {
    if let known = formNumbers[word] { return known }
    let strict = SearchKey.strict(word)
    let stem =
      rules == .serbian ? InflectionKey.of(strict) : WordStem.stems(of: strict, by: rules)[0]
    let key = keyNumbers[stem] ?? Int32(keys.count)
    if Int(key) == keys.count {
      keys.append(stem)
      keyNumbers[stem] = key
    }
    let letters = word.unicodeScalars.filter(\.properties.isAlphabetic)
    let capitals = letters.count { $0.properties.isUppercase }
    let number = Int32(forms.count)
    forms.append(
      Form(
        text: word,
        key: key,
        strict: strict,
        isCapitalized: letters.first?.properties.isUppercase ?? false,
        isAllCapitals: letters.count > 1 && capitals == letters.count
      )
    )
    formNumbers[word] = number
    return number
  }

  /// The text without the marks of keyboard mnemonics: &File, Naz_ad.
  static func withoutMnemonics(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "_") }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isBeforeLetter = index + 1 < scalars.count && scalars[index + 1].properties.isAlphabetic
      if scalar == "&" || scalar == "_", isBeforeLetter { continue }
      result.append(scalar)
    }
    return String(result)
  }

  /// For each key its forms and how often each stands. O(corpus).
  func formCounts() -> [[Int32: Int]] {
    var counts = [[Int32: Int]](repeating: [:], count: keys.count)
    for form in tokens where form >= 0 { counts[Int(forms[Int(form)].key)][form, default: 0] += 1 }
    return counts
  }

  // MARK: Phrases

  /// The phrase of some tokens as one number; nil when a gap is among them.
  func phrase(_ range: Range<Int>) -> UInt64? {
    var packed: UInt64 = 0
    for token in range {
      let key = key(token)
      if key < 0 || key >= (1 << 20) - 1 { return nil }
      packed = packed << 20 | UInt64(key + 1)
    }
    return packed
  }

  /// The keys of a phrase, in their order.
  static func words(of phrase: UInt64) -> [Int32] {
    var words: [Int32] = []
    var rest = phrase
    while rest != 0 {
      words.append(Int32(rest & 0xFFFFF) - 1)
      rest >>= 20
    }
    return words.reversed()
  }

  /// Calls `body` with the distinct phrases of a unit. O(words).
  func forEachPhrase(in unit: Int, _ body: (UInt64, Range<Int>) -> Void) {
    let all = tokens(of: unit)
    for start in all {
      for length in 1...Self.longest where start + length <= all.upperBound {
        guard let phrase = phrase(start..<(start + length)) else { break }
        body(phrase, start..<(start + length))
      }
    }
  }
}
