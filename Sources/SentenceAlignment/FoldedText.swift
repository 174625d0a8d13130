internal import SerbianText

/// A segment as words are cut from it: letters folded as `SearchKey.loose` does, everything else a
/// digit, a dot, a comma, a blank or one control character.
struct FoldedText {
  /// Letters as UTF-8, from a to z and from 0x80 up; 1 for each character that is none of these.
  var bytes: [UInt8] = []
  /// For each run of letters, in order: whether it begins with a capital.
  var capitals: [Bool] = []

  static let other: UInt8 = 1

  /// O(length). Text of ASCII, Latin and Cyrillic letters is folded from a table, letter by letter;
  /// whatever is composed, ignorable, or of two scripts in one word goes through the key itself.
  init(_ text: String) {
    var text = text
    let isPlain = text.withUTF8 { utf8 in readPlain(utf8) }
    if !isPlain {
      bytes = Self.plainBytes(of: SearchKey.loose(text))
      capitals = Self.capitals(of: text)
    }
  }

  /// The same by way of the key, for any text.
  init(throughKeyOf text: String) {
    bytes = Self.plainBytes(of: SearchKey.loose(text))
    capitals = Self.capitals(of: text)
  }

  /// False, with nothing said of the text, when it holds a character that the table lacks.
  private mutating func readPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.reserveCapacity(utf8.count + utf8.count / 8)
    var inside = false
    var isCyrillic = false
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte < 0x80 {
        index += 1
        let lower = byte | 0x20
        if lower >= 0x61 && lower <= 0x7A {
          if !inside {
            capitals.append(byte < 0x60)
            isCyrillic = false
          } else if isCyrillic {
            return false
          }
          inside = true
          bytes.append(lower)
        } else {
          inside = false
          let isBlank = byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
          bytes.append(isBlank ? 0x20 : byte)
        }
      } else if byte < 0xE0 {
        guard index + 1 < utf8.count else { return false }
        let value = Int(byte & 0x1F) << 6 | Int(utf8[index + 1] & 0x3F)
        index += 2
        let letter = Self.table[value]
        if letter & Self.isKnown == 0 { return false }
        if letter & Self.isLetter != 0 {
          let cyrillic = value >= 0x400
          if !inside {
            capitals.append(letter & Self.isCapital != 0)
            isCyrillic = cyrillic
          } else if isCyrillic != cyrillic {
            return false
          }
        }
        inside = letter & Self.isLetter != 0
        var rest = letter
        while rest & 0xFF != 0 {
          bytes.append(UInt8(rest & 0xFF))
          rest >>= 8
        }
      } else {
        // Dashes, quotation marks, dots, and the signs of currencies.
        guard byte == 0xE2, index + 2 < utf8.count else { return false }
        let value = Int(utf8[index + 1] & 0x3F) << 6 | Int(utf8[index + 2] & 0x3F)
        let isPunctuation = (0x10...0x27).contains(value) || (0x30...0x5E).contains(value)
        guard isPunctuation || (0xA0...0xC0).contains(value) else { return false }
        index += 3
        inside = false
        bytes.append(Self.other)
      }
    }
    return true
  }

  private static let isKnown: UInt64 = 1 << 40
  private static let isLetter: UInt64 = 1 << 41
  private static let isCapital: UInt64 = 1 << 42

  /// What the key makes of each character that two bytes spell: up to four bytes, lowest first, and
  /// whether it is a letter. 0 for those that change with their neighbours.
  private static let table: [UInt64] = {
    var table = [UInt64](repeating: 0, count: 0x800)
    for value in Array(0xA1...0x17F) + Array(0x400...0x45F) where value != 0xAD {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = plainBytes(of: SearchKey.loose(String(scalar)))
      guard (1...4).contains(folded.count) else { continue }
      var entry = isKnown
      for byte in folded.reversed() {
        entry = entry & ~0xFFFF_FFFF | entry << 8 & 0xFFFF_FFFF | UInt64(byte)
      }
      if scalar.properties.isAlphabetic { entry |= isLetter }
      if scalar.properties.isUppercase { entry |= isCapital }
      table[value] = entry
    }
    return table
  }()

  /// A key in UTF-8, with one control character for each character beyond ASCII that is no letter.
  private static func plainBytes(of key: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(key.utf8.count)
    for scalar in key.unicodeScalars {
      if scalar.value < 0x80 {
        bytes.append(UInt8(scalar.value))
      } else if scalar.properties.isAlphabetic {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
      } else {
        bytes.append(other)
      }
    }
    return bytes
  }

  private static func capitals(of text: String) -> [Bool] {
    var capitals: [Bool] = []
    var inside = false
    for scalar in text.unicodeScalars where !isIgnorable(scalar) {
      let properties = scalar.properties
      let isASCII = scalar.value < 0x80
      let letter =
        isASCII
        ? (0x61...0x7A).contains(scalar.value | 0x20)
        : properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered
      if letter && !inside {
        capitals.append(
          isASCII ? (0x41...0x5A).contains(scalar.value) : properties.isUppercase
        )
      }
      inside = letter
    }
    return capitals
  }

  /// What the search key leaves out of a word: soft hyphen, zero-width space and joiners.
  private static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
    [0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains(scalar.value)
  }
}
