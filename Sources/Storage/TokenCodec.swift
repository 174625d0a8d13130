/// The tokens of a segment as bytes: seven bits a byte, the low ones first, the top bit set on all
/// but the last byte of a number. Frequent tokens have small numbers and take one byte or two.
enum TokenCodec {
  static func encode(_ tokens: some Sequence<UInt32>) -> [UInt8] {
    var bytes: [UInt8] = []
    encode(tokens, into: &bytes)
    return bytes
  }

  /// Encodes into `bytes`, which loses what it held.
  static func encode(_ tokens: some Sequence<UInt32>, into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    for token in tokens { append(token, to: &bytes) }
  }

  /// Appends a number.
  @inline(__always)
  static func append(_ token: UInt32, to bytes: inout [UInt8]) {
    var rest = token
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// The most bytes that a number takes.
  static let longest = 5

  /// Writes a number, and goes behind it.
  @inline(__always)
  static func write(_ token: UInt32, to place: inout UnsafeMutablePointer<UInt8>) {
    var rest = token
    while rest >= 0x80 {
      place.pointee = UInt8(truncatingIfNeeded: rest) | 0x80
      place += 1
      rest >>= 7
    }
    place.pointee = UInt8(truncatingIfNeeded: rest)
    place += 1
  }

  /// Decodes into `tokens`, which loses what it held.
  @inline(__always)
  static func decode(_ bytes: UnsafeRawBufferPointer, into tokens: inout ContiguousArray<UInt32>) {
    tokens.removeAll(keepingCapacity: true)
    var value: UInt32 = 0
    var shift: UInt32 = 0
    for byte in bytes {
      value |= UInt32(byte & 0x7F) &<< shift
      if byte < 0x80 {
        tokens.append(value)
        value = 0
        shift = 0
      } else {
        shift += 7
      }
    }
  }
}
