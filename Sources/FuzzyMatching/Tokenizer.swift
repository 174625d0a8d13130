/// Splits a search key into the tokens that matching counts: words, and single punctuation marks.
///
///     Tokenizer.tokens(of: "most na ibru, 2026.")   // ["most", "na", "ibru", ",", "2026", "."]
///
/// A word is a run of letters, marks, digits and `_`; everything else but white space stands alone,
/// one token a scalar. The text is expected to be a strict search key: case and script are not
/// looked at here. All of it is O(length).
public enum Tokenizer {
  /// One token: where it stands in the UTF-8 of the key, and whether it is a word.
  public struct Token: Hashable, Sendable {
    /// Offsets in UTF-8 bytes.
    public var range: Range<Int>
    public var isWord: Bool

    @inlinable
    public init(range: Range<Int>, isWord: Bool) {
      self.range = range
      self.isWord = isWord
    }
  }

  /// The texts of the tokens, in order.
  public static func tokens(of key: String) -> [Substring] {
    let utf8 = key.utf8
    return ranges(in: key).map { token in
      let start = utf8.index(utf8.startIndex, offsetBy: token.range.lowerBound)
      let end = utf8.index(start, offsetBy: token.range.count)
      return key[start..<end]
    }
  }

  /// The words among the tokens, in order.
  public static func words(of key: String) -> [Substring] {
    let utf8 = key.utf8
    return ranges(in: key).filter(\.isWord).map { token in
      let start = utf8.index(utf8.startIndex, offsetBy: token.range.lowerBound)
      let end = utf8.index(start, offsetBy: token.range.count)
      return key[start..<end]
    }
  }

  /// The tokens as ranges of UTF-8 offsets.
  public static func ranges(in key: String) -> [Token] {
    var key = key
    var found: [Token] = []
    key.withUTF8 { bytes in
      found.reserveCapacity(bytes.count / 4 + 1)
      forEachToken(in: bytes) { found.append($0) }
    }
    return found
  }

  /// Calls `body` with each token of well-formed UTF-8, in order, without allocating.
  @inlinable
  public static func forEachToken(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ body: (Token) -> Void
  ) {
    var index = 0
    var start = -1
    while index < bytes.count {
      var width = 1
      let kind: ScalarKind
      let byte = bytes[index]
      if byte < 0x80 {
        kind = asciiKind(byte)
      } else {
        let (value, length) = scalar(in: bytes, at: index)
        width = length
        kind = wideKind(value)
      }
      if kind == .word {
        if start < 0 { start = index }
      } else {
        if start >= 0 {
          body(Token(range: start..<index, isWord: true))
          start = -1
        }
        if kind == .mark { body(Token(range: index..<index + width, isWord: false)) }
      }
      index += width
    }
    if start >= 0 { body(Token(range: start..<bytes.count, isWord: true)) }
  }

  /// What a scalar is to the tokenizer.
  @frozen @usableFromInline
  enum ScalarKind {
    case word, mark, space
  }

  /// Whether a scalar is part of a word. O(1).
  public static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? asciiKind(UInt8(scalar.value)) == .word : wideKind(scalar.value) == .word
  }

  @inlinable
  static func asciiKind(_ byte: UInt8) -> ScalarKind {
    switch byte {
    case 0x61...0x7A, 0x30...0x39, 0x41...0x5A, 0x5F: .word
    case 0x20, 0x09...0x0D: .space
    default: .mark
    }
  }

  @usableFromInline
  static func wideKind(_ value: UInt32) -> ScalarKind {
    switch value {
    // The letters of Latin and Cyrillic, which nearly all of the text is made of.
    case 0xC0...0x24F: return value == 0xD7 || value == 0xF7 ? .mark : .word
    case 0x400...0x481, 0x48A...0x52F: return .word
    // Dashes, quotation marks, bullets, ellipses.
    case 0x2010...0x2027: return .mark
    // General punctuation and symbols; the white space among them is told by the properties.
    default:
      guard let scalar = Unicode.Scalar(value) else { return .mark }
      let properties = scalar.properties
      if properties.isWhitespace { return .space }
      switch properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
        return .word
      default: return .mark
      }
    }
  }

  /// The scalar at an offset of well-formed UTF-8 and its width in bytes.
  @usableFromInline
  static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> (value: UInt32, width: Int) {
    let first = UInt32(bytes[index])
    func trail(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset]) & 0x3F : 0
    }
    if first < 0xE0 { return ((first & 0x1F) << 6 | trail(1), min(2, bytes.count - index)) }
    if first < 0xF0 {
      return (
        (first & 0x0F) << 12 | trail(1) << 6 | trail(2), min(3, bytes.count - index)
      )
    }
    return (
      (first & 0x07) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3),
      min(4, bytes.count - index)
    )
  }
}
