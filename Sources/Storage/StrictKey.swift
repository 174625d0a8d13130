internal import SerbianText

/// `SearchKey.strict` on bytes, for imports: the same keys, several times faster for text that is in
/// NFC as it stands, which nearly all is.
enum StrictKey {
  /// What becomes of a scalar: bytes of the key, and what it is.
  private struct Piece {
    /// Up to four bytes, the first one lowest.
    var bytes: UInt32 = 0
    var count: UInt8 = 0
    /// See the constants below; 0 for what is no letter.
    var kind: UInt8 = 0
    /// 1 for white space, whose bytes are a blank.
    var blank: UInt8 = 0
    /// 1 where `Folding.isSerbian` is false for the bytes.
    var foreign: UInt8 = 0
  }

  private static let latin: UInt8 = 1
  private static let cyrillic: UInt8 = 2
  /// What only `SearchKey` knows how to fold.
  private static let other: UInt8 = 4

  /// Latin with its marks, Cyrillic, general punctuation: the blocks that need no normalization.
  private static let pieces: [Piece] = (0..<0x2030).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return Piece(kind: other) }
    guard value < 0x300 || (0x400..<0x460).contains(value) || value >= 0x2010 else {
      return Piece(kind: other)
    }
    if scalar.properties.isWhitespace || value == 0x20 || (0x09...0x0D).contains(value) {
      return Piece(bytes: 0x20, count: 1, blank: 1)
    }
    let key = Array(SearchKey.strict(String(Character(scalar))).utf8)
    guard key.count <= 4 else { return Piece(kind: other) }
    var piece = Piece(count: UInt8(key.count))
    for (place, byte) in key.enumerated() { piece.bytes |= UInt32(byte) << UInt32(8 * place) }
    // What ends a word of letters must end it here too.
    if scalar.properties.isAlphabetic { piece.kind = value < 0x300 ? latin : cyrillic }
    piece.foreign = key.withUnsafeBufferPointer { Folding.isSerbian($0) } ? 0 : 1
    return piece
  }

  /// The strict key of a text. O(length).
  static func of(_ text: String) -> String {
    var text = text
    return text.withUTF8 {
      withKey(of: $0) { key, _ in String(decoding: key.bytes, as: UTF8.self) }
    }
  }

  /// Appends the strict key of well-formed UTF-8. O(length).
  static func append(_ text: UnsafeBufferPointer<UInt8>, to key: inout ContiguousArray<UInt8>) {
    withKey(of: text) { bytes, _ in key.append(contentsOf: bytes.bytes) }
  }

  /// Calls `body` with the strict key of well-formed UTF-8, and whether `Folding.isSerbian` is true for it. O(length).
  @inline(__always)
  static func withKey<Result>(
    of text: UnsafeBufferPointer<UInt8>,
    _ body: (_ key: PaddedBytes, _ isSerbian: Bool) -> Result
  ) -> Result {
    // No byte becomes more than four.
    let length = 4 * text.count + PaddedBytes.padding
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { key in
      let folded = PaddedBytes.withCopy(of: text) { text in
        pieces.withUnsafeBufferPointer { fold(text, to: key, $0) }
      }
      if let folded {
        let readable = key[..<(folded.count + PaddedBytes.padding)]
        return body(PaddedBytes(before: readable), folded.isSerbian)
      }
      var strict = SearchKey.strict(String(decoding: text, as: UTF8.self))
      return strict.withUTF8 { strict in
        PaddedBytes.withCopy(of: strict) { body($0, Folding.isSerbian(strict)) }
      }
    }
  }

  /// Writes the strict key of a text, and gives its length and whether `Folding.isSerbian` is true for it; nil
  /// where only `SearchKey` knows it. What stands behind the key is void.
  ///
  /// Words end where nobody can foresee, and a processor that guessed wrong waits for as long as a word takes. So
  /// ASCII goes eight bytes at a time, and other scalars one by one without asking what they are.
  private static func fold(
    _ text: PaddedBytes,
    to key: UnsafeMutableBufferPointer<UInt8>,
    _ pieces: UnsafeBufferPointer<Piece>
  ) -> (count: Int, isSerbian: Bool)? {
    guard let start = UnsafeMutableRawPointer(key.baseAddress), let pieces = pieces.baseAddress
    else { return nil }
    let count = text.count
    var index = 0
    var end = start
    // 1 where another blank would be one too many.
    var blank: UInt8 = 1
    // The script of the letter before: words of two scripts are repaired elsewhere.
    var script: UInt8 = 0
    var foreign: UInt8 = 0
    while index < count {
      let block = ASCIIBlock(text.word(at: index))
      let length = block.keyLength(afterBlank: blank == 1)
      if length > 0 {
        if script == cyrillic && pieces[block[0]].kind == latin { return nil }
        end.storeBytes(of: block.lowercased.littleEndian, as: UInt64.self)
        end += length
        index &+= length
        script = pieces[block[length &- 1]].kind
        blank = pieces[block[length &- 1]].blank
        if length == 8 { continue }
      }
      while index < count {
        let (first, second) = (text[index], text[index &+ 1])
        var place = Int(first)
        var width = 1
        if first >= 0xE0 {
          // General punctuation is all that there is a piece for.
          guard first == 0xE2, second == 0x80, text[index &+ 2] < 0xB0 else { return nil }
          place = 0x2000 | Int(text[index &+ 2] & 0x3F)
          width = 3
        } else {
          let isWide = first >= 0x80
          place = isWide ? Int(first & 0x1F) << 6 | Int(second & 0x3F) : place
          width = isWide ? 2 : 1
        }
        let piece = pieces[place]
        if (script | piece.kind) > cyrillic { return nil }
        script = piece.kind
        foreign |= piece.foreign
        end.storeBytes(of: piece.bytes.littleEndian, as: UInt32.self)
        end += Int(piece.count &- piece.blank & blank)
        blank = piece.blank | (piece.count == 0 ? blank : 0)
        index &+= width
        // A blank between two words of Cyrillic is no reason to leave.
        if (text[index] | text[index &+ 1]) < 0x80 { break }
      }
    }
    if blank == 1 && end > start { end -= 1 }
    return (end - start, foreign == 0)
  }
}

/// Eight bytes, the first one lowest, of which those of ASCII are folded together.
private struct ASCIIBlock {
  let bytes: UInt64

  private static let tops: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  init(_ bytes: UInt64) { self.bytes = bytes }

  @inline(__always)
  subscript(place: Int) -> Int { Int(truncatingIfNeeded: bytes &>> UInt64(8 &* place) & 0xFF) }

  /// The top bit of each byte tells whether its lower seven bits are at least so much.
  @inline(__always)
  private func isAtLeast(_ least: UInt64) -> UInt64 {
    (bytes & ~Self.tops) &+ (0x80 &- least) &* 0x0101_0101_0101_0101
  }

  /// How many bytes from the first on are printing ASCII without two blanks in a row, or one after one.
  @inline(__always)
  func keyLength(afterBlank: Bool) -> Int {
    let isBlank = isAtLeast(0x20) & ~isAtLeast(0x21) & Self.tops
    let isSecond = isBlank & (isBlank &<< 8 | (afterBlank ? 0x80 : 0))
    let ends = (bytes | ~isAtLeast(0x20) | isAtLeast(0x7F) | isSecond) & Self.tops
    return ends.trailingZeroBitCount &>> 3
  }

  /// The same with small letters for the capitals of ASCII, where there is nothing else.
  @inline(__always)
  var lowercased: UInt64 {
    bytes | (isAtLeast(0x41) & ~isAtLeast(0x5B) & Self.tops) &>> 2
  }
}
