internal import UnicodeText

/// What a letter is, and what the rule files make of it: the tables of the converter, filled by
/// asking ICU for each letter once.
///
/// ICU's rule engine is the authority on the mapping (the tests compare whole words with it), but
/// at some ten megabytes a second too slow to be asked for every word.
final class LetterTable {
  /// Bits of `classes`.
  enum Class {
    static let serbianLatin: UInt8 = 1
    static let foreignLatin: UInt8 = 2
    static let serbianCyrillic: UInt8 = 4
    static let foreignCyrillic: UInt8 = 8
    static let mark: UInt8 = 16
    static let upper: UInt8 = 32
    /// Digraphs with a code point of their own, eth for đ: rewritten before anything else.
    static let rewritten: UInt8 = 64
    /// Љ Њ Џ, whose Latin depends on the letters around.
    static let digraphCapital: UInt8 = 128

    static let latin = serbianLatin | foreignLatin
    static let cyrillic = serbianCyrillic | foreignCyrillic
  }

  /// Bits of `triples`.
  enum Pair {
    static let digraph: UInt8 = 1
    static let dj: UInt8 = 2
    /// A sequence of `foreign-patterns.txt`.
    static let foreign: UInt8 = 4
    /// The beginning of a longer one.
    static let maybeForeign: UInt8 = 8
  }

  /// All letters below this value have entries; those above are foreign letters or no letters.
  static let limit = 0x530

  /// The class of each scalar below `limit`; 0 for what is no letter.
  let classes: UnsafeMutablePointer<UInt8>
  /// The code of a Latin letter without its case: a to z are 1 to 26, č ć đ š ž follow; else 0.
  let codes: UnsafeMutablePointer<UInt8>
  /// The letter in the other script: up to four bytes of UTF-8, the first lowest.
  let converted: UnsafeMutablePointer<UInt32>
  let convertedCount: UnsafeMutablePointer<UInt8>
  /// What three letters are, by their codes in five bits each: whether the last two are a digraph
  /// or dj, whether the three are foreign. 0 is the end of the word.
  let triples: UnsafeMutablePointer<UInt8>
  /// The Cyrillic letter of a digraph, two bytes, by the code of its first letter; +32 for
  /// capitals.
  let digraphs: UnsafeMutablePointer<UInt32>
  /// LJ, NJ, DŽ for Љ, Њ, Џ.
  let capitals: UnsafeMutablePointer<UInt32>
  /// Bits by the letters around a digraph: whether a rule may split it.
  let splitBits: UnsafeMutablePointer<UInt8>
  /// What `ProtectedText` wants to know of a byte.
  let byteKinds: UnsafeMutablePointer<UInt8>

  init() throws(ICUError) {
    classes = Self.zeros(Self.limit)
    codes = Self.zeros(Self.limit)
    converted = Self.zeros(Self.limit)
    convertedCount = Self.zeros(Self.limit)
    triples = Self.zeros(1 << 15)
    digraphs = Self.zeros(64)
    capitals = Self.zeros(Self.limit)
    splitBits = Self.zeros(1 << 15)
    byteKinds = Self.zeros(256)
    for byte in UInt8.min...UInt8.max { byteKinds[Int(byte)] = ProtectedText.kind(of: byte) }
    for value in 0..<UInt32(Self.limit) {
      classes[Int(value)] = Self.classOf(value)
      codes[Int(value)] = Self.code(of: value)
    }
    let toCyrillic = try Transliterator(
      rules: Self.letterRules(SerbianResource.latinToCyrillic.text),
      name: "sr_Latn-sr_Cyrl"
    )
    let toLatin = try Transliterator(
      rules: Self.letterRules(SerbianResource.cyrillicToLatin.text),
      name: "sr_Cyrl-sr_Latn"
    )
    for value in 0..<Self.limit {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let kind = classes[value]
      let rules = kind & Class.latin != 0 ? toCyrillic : toLatin
      guard kind & (Class.latin | Class.cyrillic) != 0 else { continue }
      let other = try rules.transliterate(String(scalar))
      if other != String(scalar), other.utf8.count <= 4 { set(converted: other, of: value) }
    }
    for (first, second) in [("l", "j"), ("n", "j"), ("d", "ž")] as [(Unicode.Scalar, String)] {
      let code = Int(codes[Int(first.value)])
      let letter = try toCyrillic.transliterate(String(first) + second)
      let capital = try toCyrillic.transliterate(String(first).uppercased() + second)
      digraphs[code] = Self.packed(letter)
      digraphs[code + 32] = Self.packed(capital)
      for scalar in capital.unicodeScalars {
        let both = try toLatin.transliterate(capital + "А").unicodeScalars.dropLast()
        capitals[Int(scalar.value)] = Self.packed(String(String.UnicodeScalarView(both)))
      }
      for scalar in second.unicodeScalars {
        notePair(UInt8(code), codes[Int(scalar.value)], Pair.digraph)
      }
    }
    notePair(4, 10, Pair.dj)
  }

  /// The rules without those that call another transliterator (NFC): the letters that ICU is asked for
  /// are composed, and for a call it registers all of its hundreds first, more than half of the time
  /// that a converter takes to make.
  private static func letterRules(_ rules: String) -> String {
    rules.split(separator: "\n").filter { !$0.hasPrefix("::") }.joined(separator: "\n")
  }

  deinit {
    classes.deallocate()
    codes.deallocate()
    converted.deallocate()
    convertedCount.deallocate()
    triples.deallocate()
    digraphs.deallocate()
    capitals.deallocate()
    byteKinds.deallocate()
    splitBits.deallocate()
  }

  /// The class of any letter of a word: what lies beyond the table is foreign.
  @inline(__always)
  func kind(of letter: UInt16) -> UInt8 {
    Int(letter) < Self.limit ? classes[Int(letter)] : Class.foreignLatin
  }

  /// What the pair of two letters (as codes) is.
  @inline(__always)
  func pair(_ first: UInt8, _ second: UInt8) -> UInt8 {
    triples[Int(first) << 5 | Int(second)] & (Pair.digraph | Pair.dj)
  }

  func noteTriple(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ kind: UInt8) {
    triples[Int(first) << 10 | Int(second) << 5 | Int(third)] |= kind
  }

  private func notePair(_ first: UInt8, _ second: UInt8, _ kind: UInt8) {
    for before in UInt8(0)..<32 { noteTriple(before, first, second, kind) }
  }

  /// Notes a rule: letters that it does not name (0) may be any.
  func noteSplit(first: UInt8, before: UInt8, after: UInt8, next: UInt8) {
    for a in before == 0 ? 0...31 : before...before {
      for b in after == 0 ? 0...31 : after...after {
        for c in next == 0 ? 0...31 : next...next {
          let bit = Self.splitBit(UInt32(first), UInt32(a), UInt32(b), UInt32(c))
          splitBits[bit >> 3] |= 1 << UInt8(bit & 7)
        }
      }
    }
  }

  /// l, n and d have the codes 12, 14 and 4: three bits tell them apart.
  @inline(__always)
  static func splitBit(_ first: UInt32, _ a: UInt32, _ b: UInt32, _ c: UInt32) -> Int {
    Int(first >> 1 & 7) << 15 | Int(a) << 10 | Int(b) << 5 | Int(c)
  }

  private func set(converted text: String, of value: Int) {
    converted[value] = Self.packed(text)
    convertedCount[value] = UInt8(text.utf8.count)
  }

  static func code(of value: UInt32) -> UInt8 {
    switch value {
    case 0x41...0x5A, 0x61...0x7A: UInt8(value & 31)
    case 0x10C, 0x10D: 27
    case 0x106, 0x107: 28
    case 0x110, 0x111: 29
    case 0x160, 0x161: 30
    case 0x17D, 0x17E: 31
    default: 0
    }
  }

  private static func classOf(_ value: UInt32) -> UInt8 {
    guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic || isMark(value) else {
      return 0
    }
    let upper = scalar.properties.isUppercase ? Class.upper : 0
    switch value {
    case 0x41...0x5A, 0x61...0x7A:
      let isForeign = [17, 23, 24, 25].contains(value & 31)
      return (isForeign ? Class.foreignLatin : Class.serbianLatin) | upper
    case 0x10C, 0x10D, 0x106, 0x107, 0x110, 0x111, 0x160, 0x161, 0x17D, 0x17E:
      return Class.serbianLatin | upper
    case 0xD0, 0xF0, 0x189: return Class.foreignLatin | Class.rewritten | upper
    case 0x1C4...0x1CC:
      return Class.foreignLatin | Class.rewritten | (value % 3 == 0 ? 0 : Class.upper)
    case 0xAA, 0xBA, 0x2B0..<0x300: return 0
    case 0..<0x2B0: return Class.foreignLatin | upper
    case 0x300..<0x370: return Class.mark
    case 0x409, 0x40A, 0x40F: return Class.serbianCyrillic | Class.digraphCapital | upper
    case 0x402, 0x408, 0x40B, 0x452, 0x458...0x45B, 0x45F: return Class.serbianCyrillic | upper
    case 0x410...0x428, 0x430...0x448:
      return (value & 0x1F == 0x19 ? Class.foreignCyrillic : Class.serbianCyrillic) | upper
    case 0x400..<0x530: return Class.foreignCyrillic | upper
    default: return 0
    }
  }

  private static func isMark(_ value: UInt32) -> Bool { (0x300..<0x370).contains(value) }

  private static func packed(_ text: String) -> UInt32 {
    text.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Memory filled with 0, to be deallocated by its owner.
  static func zeros<Value: FixedWidthInteger>(
    _ count: Int
  ) -> UnsafeMutablePointer<Value> {
    let pointer = UnsafeMutablePointer<Value>.allocate(capacity: count)
    pointer.initialize(repeating: 0, count: count)
    return pointer
  }
}
