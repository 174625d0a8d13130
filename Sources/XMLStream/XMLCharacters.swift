internal import CXML

/// Which characters a document may hold, and which must be escaped.
public enum XMLCharacters {
  /// The character that HTML 4 names so, as in `&nbsp;`; nil for a name that it does not have.
  public static func htmlEntity(_ name: String) -> Unicode.Scalar? {
    let value = skela_html_entity(name)
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  /// Whether XML 1.0 allows the character (production 2).
  public static func isWritable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// How many characters of `text` a writer would leave out.
  public static func unwritableCount(in text: String) -> Int {
    text.unicodeScalars.count { !isWritable($0) }
  }

  /// The next byte that `special` may have something for; the count where there is none.
  static func nextSuspect(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    if let base = source.baseAddress {
      while index &+ ByteBlock.length <= source.count {
        let block = ByteBlock(at: base + index)
        let marks =
          block.equals(0x22) .| block.equals(0x26) .| block.equals(0x3C) .| block.equals(0x3E)
        let found = block.isBelow(0x20) .| marks .| block.equals(0xEF)
        let length = found.firstPlace
        index &+= length
        if length < ByteBlock.length { return index }
      }
    }
    return suspects.withUnsafeBufferPointer { table in
      while index < source.count, !table[Int(source[index])] { index += 1 }
      return index
    }
  }

  /// For each byte whether it can begin what must not stand as it is.
  private static let suspects: [Bool] = (0..<256).map { byte in
    byte < 0x20 || [0x22, 0x26, 0x3C, 0x3E, 0xEF].contains(byte)
  }

  /// What is to be written for the byte at `index` of well-formed UTF-8 and those that belong to it;
  /// nil for the byte itself. An empty replacement stands for a character that is left out.
  @inline(__always)
  static func special(
    _ source: UnsafeBufferPointer<UInt8>,
    at index: Int,
    inAttribute: Bool
  ) -> (replacement: StaticString, length: Int)? {
    let byte = source[index]
    if byte >= 0x40 && byte < 0xEF { return nil }
    switch byte {
    case 0x26: return ("&amp;", 1)
    case 0x3C: return ("&lt;", 1)
    case 0x3E: return ("&gt;", 1)
    case 0x22: return inAttribute ? ("&quot;", 1) : nil
    case 0x0D: return ("&#13;", 1)
    case 0x09: return inAttribute ? ("&#9;", 1) : nil
    case 0x0A: return inAttribute ? ("&#10;", 1) : nil
    case 0..<0x20: return ("", 1)
    case 0xEF: return isForbidden(source, at: index) ? ("", 3) : nil
    default: return nil
    }
  }

  /// U+FFFE and U+FFFF.
  private static func isForbidden(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < source.count && source[index + 1] == 0xBF && source[index + 2] >= 0xBE
  }
}
