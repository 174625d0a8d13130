internal import BitextCore
internal import XMLStream

/// A place in the bytes of TMX.
struct PlainBytes {
  let base: UnsafePointer<UInt8>
  let count: Int
  var index: Int
  /// A carriage return without a line feed was passed over: what it becomes is the parser's business.
  var hasOddBlank = false

  @inline(__always)
  mutating func skipBlanks(_ lines: inout SourceLines) {
    while index < count, base[index] <= 0x20 {
      let byte = base[index]
      index &+= 1
      if byte == 0x0A { lines.begin(at: index) }
      if byte == 0x0D, index >= count || base[index] != 0x0A { hasOddBlank = true }
    }
  }

  /// Goes over some bytes; why not, where others stand here.
  @inline(__always)
  mutating func take(_ word: StaticString) -> PlainUnitScanner.Stop? {
    let length = word.utf8CodeUnitCount
    guard count &- index >= length else { return .cut }
    let wanted = word.utf8Start
    for offset in 0..<length where base[index &+ offset] != wanted[offset] { return .odd }
    index &+= length
    return nil
  }

  /// Goes over what stands in quotation marks from here on, and the mark behind it. Odd is what the parser would
  /// change, or refuse.
  @inline(__always)
  mutating func takeValue(_ value: inout UnsafeBufferPointer<UInt8>) -> PlainUnitScanner.Stop? {
    let start = index
    while count &- index >= ByteBlock.length {
      let block = ByteBlock(at: base + index)
      let stops =
        block.equals(0x22) .| block.isBelow(0x20) .| block.equals(0x26) .| block.equals(0x3C)
      let length = stops.firstPlace
      index &+= length
      if length < ByteBlock.length { break }
    }
    while index < count, base[index] != 0x22 {
      let byte = base[index]
      if byte < 0x20 || byte == 0x26 || byte == 0x3C { return .odd }
      index &+= 1
    }
    guard index < count else { return .cut }
    value = UnsafeBufferPointer(start: base + start, count: index &- start)
    index &+= 1
    return nil
  }

  /// Goes over the text of an element up to the next tag. Odd is what the parser would change, or refuse.
  mutating func takeContent(_ value: inout UnsafeBufferPointer<UInt8>) -> PlainUnitScanner.Stop? {
    let start = index
    while index < count, base[index] != 0x3C {
      let byte = base[index]
      if byte < 0x20 || byte == 0x26 || byte == 0x3E { return .odd }
      index &+= 1
    }
    guard index < count else { return .cut }
    value = UnsafeBufferPointer(start: base + start, count: index &- start)
    return nil
  }
}

/// Up to 32 bytes that others are compared with time and again.
struct KnownBytes {
  static let longest = 2 * ByteBlock.length

  let count: Int
  private let bytes: (ByteBlock, ByteBlock)
  private let mask: (ByteBlock, ByteBlock)

  /// Nil for more.
  init?(_ known: UnsafeBufferPointer<UInt8>) {
    guard known.count <= Self.longest else { return nil }
    var blocks = [ByteBlock(), ByteBlock()]
    for (place, byte) in known.enumerated() {
      blocks[place / ByteBlock.length][place % ByteBlock.length] = byte
    }
    count = known.count
    bytes = (blocks[0], blocks[1])
    let ones = ByteBlock(repeating: 0xFF)
    mask = (
      ones.first(min(count, ByteBlock.length)), ones.first(max(0, count - ByteBlock.length))
    )
  }

  /// Whether they stand at a place. 32 bytes must stand there.
  @inline(__always)
  func stand(at place: UnsafePointer<UInt8>) -> Bool {
    let first = (ByteBlock(at: place) ^ bytes.0) & mask.0
    let second = (ByteBlock(at: place + ByteBlock.length) ^ bytes.1) & mask.1
    return (first | second).isZero
  }
}
