internal import SerbianText

/// `SearchKey.strict` on bytes, for imports: the same keys, several times faster for text that is in
/// NFC as it stands, which nearly all is.
enum StrictKey {
  /// What becomes of a scalar: bytes of the key, and what it is.
  private struct Piece {
    /// Up to four bytes, the first one lowest.
    var bytes: UInt32 = 0
    var count: UInt8 = 0
    /// See the constants below; 0 for what stands for itself alone.
    var kind: UInt8 = 0
  }

  private static let space: UInt8 = 1
  private static let latin: UInt8 = 2
  private static let cyrillic: UInt8 = 3
  /// What only `SearchKey` knows how to fold.
  private static let other: UInt8 = 4

  /// Latin with its marks, Cyrillic, general punctuation: the blocks that need no normalization.
  private static let pieces: [Piece] = (0..<0x2030).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return Piece(kind: other) }
    guard value < 0x300 || (0x400..<0x460).contains(value) || value >= 0x2010 else {
      return Piece(kind: other)
    }
    if scalar.properties.isWhitespace || value == 0x20 || (0x09...0x0D).contains(value) {
      return Piece(kind: space)
    }
    let key = Array(SearchKey.strict(String(Character(scalar))).utf8)
    guard key.count <= 4 else { return Piece(kind: other) }
    var piece = Piece(count: UInt8(key.count))
    for (place, byte) in key.enumerated() { piece.bytes |= UInt32(byte) << UInt32(8 * place) }
    if scalar.properties.isAlphabetic { piece.kind = value < 0x300 ? latin : cyrillic }
    // What ends a word of letters must end it here too.
    return piece
  }

  /// The strict key of a text. O(length).
  static func of(_ text: String) -> String {
    var text = text
    var key = ContiguousArray<UInt8>()
    text.withUTF8 { append($0, to: &key) }
    return key.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// Appends the strict key of well-formed UTF-8 to `key`, and gives its `StableHash`. O(length).
  @discardableResult
  static func append(
    _ text: UnsafeBufferPointer<UInt8>,
    to key: inout ContiguousArray<UInt8>
  ) -> UInt64 {
    var hash = StableHash.start
    // No byte becomes more than four, and what is written last may run over by three.
    let isDone = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4 * text.count + 8) {
      scratch in
      let count = pieces.withUnsafeBufferPointer { fold(text, to: scratch, &hash, $0) }
      guard let count else { return false }
      key.append(contentsOf: UnsafeBufferPointer(rebasing: scratch[..<count]))
      return true
    }
    if isDone { return hash }
    var strict = SearchKey.strict(String(decoding: text, as: UTF8.self))
    return strict.withUTF8 { bytes in
      key.append(contentsOf: bytes)
      return StableHash.hash(bytes)
    }
  }

  /// Writes the strict key of a text, adds it to `hash`, which costs nothing beside the rest, and gives its length; nil
  /// where only `SearchKey` knows it.
  private static func fold(
    _ text: UnsafeBufferPointer<UInt8>,
    to key: UnsafeMutableBufferPointer<UInt8>,
    _ hash: inout UInt64,
    _ pieces: UnsafeBufferPointer<Piece>
  ) -> Int? {
    guard let base = text.baseAddress, let start = UnsafeMutableRawPointer(key.baseAddress),
      let pieceBase = pieces.baseAddress
    else { return 0 }
    let count = text.count
    var index = 0
    var end = start
    var isBlank = false
    // The script of the letters of a word: those of two scripts are repaired elsewhere.
    var script: UInt8 = 0
    while index < count {
      var value = Int(base[index])
      var width = 1
      if value >= 0x80 {
        width = value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4
        guard width < 4, index &+ width <= count else { return nil }
        value &= 0xFF >> (width &+ 1)
        for offset in 1..<width { value = value << 6 | Int(base[index &+ offset] & 0x3F) }
        guard value < pieces.count else { return nil }
      }
      index &+= width
      let piece = pieceBase[value]
      switch piece.kind {
      case space:
        isBlank = true
        script = 0
        continue
      case latin, cyrillic:
        if script != 0 && script != piece.kind { return nil }
        script = piece.kind
      case other: return nil
      default: script = 0
      }
      if piece.count == 0 { continue }
      if isBlank && end > start {
        end.storeBytes(of: 0x20, as: UInt8.self)
        end += 1
        StableHash.add(0x20, to: &hash)
      }
      isBlank = false
      end.storeBytes(of: piece.bytes.littleEndian, as: UInt32.self)
      end += Int(piece.count)
      var bytes = piece.bytes
      for _ in 0..<piece.count {
        StableHash.add(UInt8(truncatingIfNeeded: bytes), to: &hash)
        bytes &>>= 8
      }
    }
    return end - start
  }
}
