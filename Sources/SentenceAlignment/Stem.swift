/// The beginning of a folded word: its first five letters, in one machine word.
///
/// Cutting words is the cheapest treatment of inflection, and with five letters as good as any other
/// that was tried (Guides/SentenceAlignment.md). A number keeps all its digits.
struct Stem: Hashable, Comparable, Sendable {
  static let letters = 5

  /// Five ASCII letters, first letter highest, blanks behind a short one; above them bit 63 for a
  /// hash of other letters, bit 62 for a number. So the order of `raw` is the order of the text.
  let raw: UInt64

  init(raw: UInt64) { self.raw = raw }

  /// The stem of a folded word (see `SearchKey.loose`), given as UTF-8.
  init(_ word: some Sequence<UInt8>) {
    var packed: UInt64 = 0
    var count = 0
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var ascii = true
    for byte in word {
      // A byte of the form 10xxxxxx goes on with the character before it.
      if byte & 0xC0 != 0x80 {
        if count == Self.letters { break }
        count += 1
      }
      if byte >= 0x80 { ascii = false }
      packed = packed << 8 | UInt64(byte)
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    if ascii {
      for _ in count..<Self.letters { packed = packed << 8 | 0x20 }
      raw = packed
    } else {
      raw = hash | 1 << 63
    }
  }

  /// The stem of a number: its digits, without separators and leading zeros.
  init(digits: some Sequence<UInt8>) {
    var value: UInt64 = 0
    for digit in digits { value = value &* 10 &+ UInt64(digit & 0x0F) }
    raw = (value & (1 << 61 - 1)) | 1 << 62
  }

  var isNumber: Bool { raw >> 62 == 1 }

  static func < (a: Stem, b: Stem) -> Bool { a.raw < b.raw }
}

extension Stem {
  /// How many letters it has: at most five; five for letters beyond ASCII and for numbers.
  var letterCount: Int {
    if raw >> 62 != 0 { return Self.letters }
    var count = Self.letters
    var rest = raw
    while count > 0, rest & 0xFF == 0x20 {
      count -= 1
      rest >>= 8
    }
    return count
  }

  /// The first three letters.
  var beginning: UInt64 { raw >> 62 != 0 ? raw : raw >> 16 }

  /// Whether one is the other with a case ending of one or two letters: kfor, kfora.
  func isSameName(as other: Stem) -> Bool {
    if self == other { return true }
    if raw >> 62 != 0 || other.raw >> 62 != 0 { return false }
    let (short, long) = letterCount <= other.letterCount ? (self, other) : (other, self)
    guard short.letterCount >= 3, long.letterCount > short.letterCount else { return false }
    let shift = UInt64(8 * (Self.letters - short.letterCount))
    return short.raw >> shift == long.raw >> shift
  }
}

extension Respelling {
  /// Whether the consonants of one name are those of the other and one more, as of a case ending.
  static func isSameName(_ a: UInt64, _ b: UInt64) -> Bool {
    guard a > 0xFF, b > 0xFF else { return false }
    return a == b || a >> 4 == b || b >> 4 == a
  }
}
