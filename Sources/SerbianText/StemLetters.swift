/// The letters of a word while it is stemmed, as UTF-8 in place: whole texts are stemmed word by word.
///
/// All letters that the rules ask for are ASCII or č, ć, š, ž; others pass through.
struct StemLetters {
  /// Has room for one byte more than the word.
  let bytes: UnsafeMutableBufferPointer<UInt8>
  private(set) var length: Int

  /// How many letters there are.
  var count: Int {
    var count = 0
    for place in 0..<length where bytes[place] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  init(bytes: UnsafeMutableBufferPointer<UInt8>, length: Int) {
    self.bytes = bytes
    self.length = length
  }

  /// Takes off a case ending behind a hyphen: kfor-a.
  mutating func stripHyphenatedEnding() {
    guard let hyphen = bytes[..<length].lastIndex(of: UInt8(ascii: "-")), hyphen > 0,
      length - hyphen <= 4
    else { return }
    let ending = bytes[(hyphen + 1)..<length]
    if Self.hyphenated.contains(where: ending.elementsEqual) { length = hyphen }
  }

  private static let hyphenated: [[UInt8]] = [
    "a", "u", "e", "i", "o", "om", "em", "ju", "ja", "je", "ima", "ov", "ova",
  ].map { Array($0.utf8) }

  mutating func stripEnding() {
    if ends("šću") {
      length -= 3
      bytes[length - 2] = UInt8(ascii: "s")
      bytes[length - 1] = UInt8(ascii: "t")
      return
    }
    let count = count
    for ending in Self.endings where ends(ending) {
      // A stem needs a vowel or a syllabic r: "most" has no ending, "mo" is no stem of "moma".
      let stem = bytes[..<(length - ending.utf8.count)]
      guard count - ending.utf8.count >= 2,
        stem.contains(where: { Self.isVowel($0) || $0 == UInt8(ascii: "r") })
      else { continue }
      length = stem.count
      return
    }
  }

  /// Endings of nouns and adjectives, longest first.
  private static let endings: [String] = [
    "ovima", "evima", "ama", "ima", "oga", "ega", "ome", "omu", "emu", "ovi", "evi", "og", "eg",
    "om", "em", "oj", "ih", "im", "a", "e", "i", "o", "u",
  ]

  /// Brings the end of a stem to one shape: l for o (posao, posla), no fleeting a (ibar, ibra), the
  /// velar for its palatal (pripadnik, pripadnici), -an for -anin (građanin, građani).
  mutating func normalize() {
    if ends("anin") { length -= 2 }
    if ends("ov") || ends("ev"), count > 4, !isLongStem,
      bytes[..<(length - 2)].count(where: Self.isVowel) <= 1
    {
      // Nouns of one syllable lengthen their plural: gradovi.
      length -= 2
    }
    if ends("a"), count > 3 {
      // posa(o): the ending o was l.
      bytes[length] = UInt8(ascii: "l")
      length += 1
    }
    if ends("oc"), count > 4, Self.isVowel(bytes[length - 3]) {
      // prevodioca: prevodilac
      bytes[length - 2] = UInt8(ascii: "l")
    }
    if ends("ij") { length -= 1 }
    if length > 3, bytes[length - 2] == UInt8(ascii: "a"), Self.isFleeting(bytes[length - 1]),
      !Self.isVowel(bytes[length - 3]), count > 3
    {
      bytes[length - 2] = bytes[length - 1]
      length -= 1
    }
    if ends("c") {
      bytes[length - 1] = UInt8(ascii: "k")
    } else if ends("č") {
      replaceMarked(by: UInt8(ascii: "k"))
    } else if ends("z") {
      bytes[length - 1] = UInt8(ascii: "g")
    } else if ends("ž") {
      replaceMarked(by: UInt8(ascii: "g"))
    } else if ends("s") {
      bytes[length - 1] = UInt8(ascii: "h")
    } else if ends("š") {
      replaceMarked(by: UInt8(ascii: "h"))
    }
  }

  private mutating func replaceMarked(by letter: UInt8) {
    length -= 1
    bytes[length - 1] = letter
  }

  /// Stems of one syllable and -ov that are no plurals.
  private var isLongStem: Bool {
    ends("kosov") && length == 5 || ends("osnov") && length == 5 || ends("trgov") && length == 5
      || ends("ponov") && length == 5 || ends("gotov") && length == 5
  }

  private static func isFleeting(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "r"), UInt8(ascii: "l"), UInt8(ascii: "n"), UInt8(ascii: "c"),
      UInt8(ascii: "k"), UInt8(ascii: "v"), UInt8(ascii: "m"), UInt8(ascii: "t"),
      UInt8(ascii: "j"):
      true
    default: false
    }
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }

  private func ends(_ ending: String) -> Bool {
    let count = ending.utf8.count
    guard length >= count else { return false }
    var place = length - count
    for byte in ending.utf8 {
      if bytes[place] != byte { return false }
      place += 1
    }
    return true
  }
}
