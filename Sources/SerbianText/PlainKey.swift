/// The search keys of plain words, byte by byte: glossaries and texts have little else.
///
/// A plain word has letters of Serbian in one script, and visible ASCII. All else is nil here and goes
/// the way of `SearchKey`.
enum PlainKey {
  /// The strict key of a plain word. O(length).
  static func strict(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      // A letter of Cyrillic has two bytes, and at most three in Latin: џ, dž.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count * 2) { key in
        guard let length = writeStrict(bytes, key) else { return nil }
        return String(decoding: key[..<length], as: UTF8.self)
      }
    }
  }

  private static func writeStrict(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ key: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    var length = 0
    var place = 0
    var hasLatin = false
    var hasCyrillic = false
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case 0x61...0x7A, 0x41...0x5A:
        hasLatin = true
        key[length] = byte | 0x20
        length += 1
        place += 1
      case 0x21...0x7E:
        key[length] = byte
        length += 1
        place += 1
      case 0xC4, 0xC5, 0xD0, 0xD1:
        guard place + 1 < bytes.count else { return nil }
        let value = UInt32(byte & 0x1F) << 6 | UInt32(bytes[place + 1] & 0x3F)
        if byte < 0xD0 {
          guard isMarked(value) else { return nil }
          hasLatin = true
        } else {
          hasCyrillic = true
        }
        guard let latin = SerbianLetters.latin(value) else { return nil }
        for letter in latin {
          key[length] = letter
          length += 1
        }
        place += 2
      default: return nil
      }
    }
    return hasLatin && hasCyrillic ? nil : length
  }

  /// č, ć, đ, š, ž and their capitals.
  private static func isMarked(_ value: UInt32) -> Bool {
    switch value {
    case 0x106, 0x107, 0x10C, 0x10D, 0x110, 0x111, 0x160, 0x161, 0x17D, 0x17E: true
    default: false
    }
  }

  /// A strict key without the marks of Serbian letters; nil where it has other letters. O(length).
  static func folded(_ key: String, strokedD: String) -> String? {
    var key = key
    return key.withUTF8 { bytes in
      if bytes.allSatisfy({ $0 < 0x80 }) {
        return String(decoding: bytes, as: UTF8.self)
      }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { result in
        var length = 0
        var place = 0
        func append(_ letter: UInt8) {
          result[length] = letter
          length += 1
        }
        while place < bytes.count {
          let byte = bytes[place]
          place += 1
          if byte < 0x80 {
            append(byte)
            continue
          }
          guard place < bytes.count else { return nil }
          let value = UInt32(byte) << 8 | UInt32(bytes[place])
          place += 1
          switch value {
          case 0xC48D, 0xC487: append(UInt8(ascii: "c"))
          case 0xC5A1: append(UInt8(ascii: "s"))
          case 0xC5BE: append(UInt8(ascii: "z"))
          case 0xC491:
            // One byte or two, as đ itself.
            for letter in strokedD.utf8 { append(letter) }
          default: return nil
          }
        }
        return String(decoding: result[..<length], as: UTF8.self)
      }
    }
  }
}
