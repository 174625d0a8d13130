/// A word of a text, for finding terms.
struct TextToken {
  /// UTF-8 offsets: the word, and it with a hyphenated ending (KFOR-a).
  var start: Int
  var coreEnd: Int
  var end: Int
  /// Before the word stands more than white space, a hyphen or a quotation mark; or a blank line.
  var isParted: Bool
  /// The word begins a sentence, or what may be one.
  var beginsSentence: Bool
  /// Number of the line it stands in, from 0.
  var line: Int
}

/// Cuts text into words.
///
/// A word is letters and digits; what follows a hyphen or an apostrophe is a word of its own, unless
/// it is a case ending or the possessive's s.
enum TextTokenizer {
  private static let endings: Set<String> = [
    "a", "u", "e", "i", "om", "em", "ju", "ja", "je", "ima", "ov", "ova", "ovi", "s",
    "а", "у", "е", "и", "ом", "ем", "ју", "ја", "је", "има", "ов", "ова", "ови",
  ]

  /// The words of well-formed UTF-8, in their order. O(length).
  static func tokens(in bytes: UnsafeBufferPointer<UInt8>) -> [TextToken] {
    var tokens: [TextToken] = []
    tokens.reserveCapacity(bytes.count / 6)
    var offset = 0
    var line = 0
    var isParted = true
    var beginsSentence = true
    var lineEnds = 0
    while offset < bytes.count {
      let start = offset
      let end = wordEnd(in: bytes, from: offset)
      if end > start {
        var token = TextToken(
          start: start,
          coreEnd: end,
          end: end,
          isParted: isParted || lineEnds > 1,
          beginsSentence: beginsSentence || lineEnds > 0,
          line: line
        )
        token.end = endingEnd(in: bytes, from: end)
        tokens.append(token)
        offset = token.end
        isParted = false
        beginsSentence = false
        lineEnds = 0
        continue
      }
      let (scalar, length) = scalar(in: bytes, at: offset)
      offset += length
      switch scalar {
      case 0x0A:
        line += 1
        lineEnds += 1
      case 0x09, 0x0D, 0x20, 0xA0, 0x2009, 0x202F, 0x2D, 0x2010, 0x2011: break
      case 0x22, 0x27, 0x201C, 0x201D, 0x201E, 0x2018, 0x2019, 0x201A, 0xAB, 0xBB:
        // A quotation begins like a sentence.
        beginsSentence = true
      case 0x2E, 0x21, 0x3F, 0x3A, 0x2026, 0x2013, 0x2014, 0x2022:
        isParted = true
        beginsSentence = true
      default: isParted = true
      }
    }
    return tokens
  }

  private static func wordEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        guard isWordByte(byte) else { break }
        offset += 1
      } else {
        let (scalar, length) = scalar(in: bytes, at: offset)
        guard isWordScalar(scalar) else { break }
        offset += length
      }
    }
    return offset
  }

  /// The end of a case ending behind a hyphen or an apostrophe at `start`; `start` without one.
  private static func endingEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start < bytes.count else { return start }
    let (mark, length) = scalar(in: bytes, at: start)
    guard [0x2D, 0x2010, 0x2011, 0x27, 0x2019].contains(mark) else { return start }
    let end = wordEnd(in: bytes, from: start + length)
    guard end > start + length, end - start - length <= 6 else { return start }
    let ending = String(decoding: bytes[(start + length)..<end], as: UTF8.self)
    if ending == "s", mark == 0x2D { return start }
    return endings.contains(ending) ? end : start
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
  }

  private static func isWordScalar(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200D: return true
    case 0xC0...0x24F: return scalar != 0xD7 && scalar != 0xF7
    case 0x300...0x52F: return true
    case 0x80...0xBF, 0x2000...0x206F: return false
    default:
      guard let scalar = Unicode.Scalar(scalar) else { return false }
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// The character at an offset, and its length in bytes.
  private static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>,
    at offset: Int
  ) -> (UInt32, Int) {
    let first = UInt32(bytes[offset])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, offset + length <= bytes.count else { return (first, 1) }
    var value = first & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (value, length)
  }
}
