/// The mended bytes of one piece: stretches of it, and what stands for the rest.
struct MendedBytes {
  private(set) var bytes: [UInt8] = []
  private(set) var isChanged = false
  /// Where the piece ends; what follows was held back. Nil: it ends where it ends.
  var end: Int?

  /// Up to here the piece was copied.
  private var clean = 0
  /// From here on the characters of the line are not yet in `columnBase`.
  private var lineStart = 0
  private var columnBase: Int

  init(columnBase: Int) { self.columnBase = columnBase }

  /// A line begins at that place of the piece.
  mutating func startLine(at index: Int) {
    columnBase = 0
    lineStart = index
  }

  /// Puts `text` for some bytes of the piece; gives the column where it stands.
  mutating func replace(
    _ input: UnsafeBufferPointer<UInt8>,
    _ index: Int,
    _ length: Int,
    by text: [UInt8]
  ) -> Int {
    isChanged = true
    bytes.append(contentsOf: input[clean..<index])
    columnBase += Self.characters(input[lineStart..<index])
    let column = columnBase + 1
    columnBase += text.count
    bytes.append(contentsOf: text)
    clean = index + length
    lineStart = clean
    return column
  }

  /// Ends the piece; gives how many characters of the last line there were.
  mutating func finish(_ piece: [UInt8]) -> Int {
    let end = end ?? piece.count
    if isChanged { bytes.append(contentsOf: piece[clean..<end]) }
    return columnBase + Self.characters(piece[lineStart..<end])
  }

  /// The piece where nothing was changed.
  func whole(_ piece: [UInt8]) -> [UInt8] {
    guard let end else { return piece }
    return Array(piece[..<end])
  }

  private static func characters(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}

/// `&#233;` or `&#xE9;` at the start of some bytes.
struct NumericReference {
  let value: UInt32
  let length: Int

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count > 3, bytes[0] == 0x26, bytes[1] == 0x23 else { return nil }
    let isHexadecimal = bytes[2] == 0x78
    let start = isHexadecimal ? 3 : 2
    var value: UInt32 = 0
    var index = start
    while index < bytes.count, index < start + 20,
      let digit = Self.digit(bytes[index], isHexadecimal)
    {
      // Beyond Unicode is beyond Unicode, however far.
      value = min(0x11_0000, value * (isHexadecimal ? 16 : 10) + digit)
      index += 1
    }
    guard index > start, index < bytes.count, bytes[index] == 0x3B else { return nil }
    self.value = value
    length = index + 1
  }

  /// Whether XML 1.0 allows the character (production 2).
  var isCharacter: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where isHexadecimal: UInt32(byte - 0x41 + 10)
    case 0x61...0x66 where isHexadecimal: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
