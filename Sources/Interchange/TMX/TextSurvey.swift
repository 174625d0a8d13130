/// What the bytes of a text show at once, so that texts without anything odd, nearly all, cost one look.
///
/// An own pass for each question took half of the time of reading a TMX file.
struct TextSurvey {
  /// Letters of ASCII, of Latin-1 and of the Latin blocks up to U+024F.
  var latinCount: Int { plainCount + markedCount }
  private var plainCount = 0
  private var markedCount = 0
  /// Letters of the Cyrillic block up to U+045F: those of Serbian and more.
  private(set) var cyrillicCount = 0
  private(set) var hasAmpersand = false
  private(set) var hasLessThan = false
  private(set) var hasBackslash = false
  private(set) var hasDigit = false
  private(set) var isASCII = false

  /// Looks at every byte once. O(length).
  init(_ text: String) {
    var text = text
    var seen: UInt8 = 0
    text.withUTF8 { bytes in
      Self.kinds.withUnsafeBufferPointer { kinds in
        for index in bytes.indices {
          let kind = kinds[Int(bytes[index])]
          seen |= kind
          plainCount &+= Int(kind & Self.letter)
          guard kind & Self.lead != 0 else { continue }
          let next = index + 1 < bytes.count ? bytes[index + 1] : 0
          // The leads of U+00C0…U+023F, U+0240…U+027F, U+0400…U+043F, U+0440…U+047F.
          switch bytes[index] {
          case 0xC3...0xC8: markedCount += 1
          case 0xC9: markedCount += next < 0x90 ? 1 : 0
          case 0xD0: cyrillicCount += 1
          default: cyrillicCount += next <= 0x9F ? 1 : 0
          }
        }
      }
    }
    hasDigit = seen & Self.digit != 0
    hasAmpersand = seen & Self.ampersand != 0
    hasLessThan = seen & Self.lessThan != 0
    hasBackslash = seen & Self.backslash != 0
    isASCII = seen & Self.beyondASCII == 0
  }

  /// Whether a letter or digit of ASCII or a Cyrillic letter was seen. Without one there may be others
  /// all the same: U+00D7 is among the Latin letters, and is none.
  var holdsCommonLetters: Bool { hasDigit || plainCount > 0 || cyrillicCount > 0 }

  private static let letter: UInt8 = 1
  private static let lead: UInt8 = 2
  private static let digit: UInt8 = 4
  private static let ampersand: UInt8 = 8
  private static let lessThan: UInt8 = 16
  private static let backslash: UInt8 = 32
  private static let beyondASCII: UInt8 = 64

  private static let kinds: [UInt8] = (0..<256).map { byte in
    switch byte {
    case 0x30...0x39: digit
    case 0x41...0x5A, 0x61...0x7A: letter
    case 0x26: ampersand
    case 0x3C: lessThan
    case 0x5C: backslash
    case 0xC3...0xC9, 0xD0, 0xD1: lead | beyondASCII
    case 0x80...: beyondASCII
    default: 0
    }
  }
}
