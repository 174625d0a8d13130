/// Numbers as SQLite writes them: seven bits a byte, the high ones first, the top bit set on all but
/// the last byte. Below 2^56, which all of ours are.
enum Varint {
  @inline(__always)
  static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    if value < 0x80 { return bytes.append(UInt8(truncatingIfNeeded: value)) }
    if value < 0x4000 {
      bytes.append(UInt8(truncatingIfNeeded: value >> 7) | 0x80)
      return bytes.append(UInt8(truncatingIfNeeded: value) & 0x7F)
    }
    var shift: UInt64 = 14
    while shift < 49, value >> (shift + 7) > 0 { shift += 7 }
    while shift > 0 {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift) | 0x80)
      shift -= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: value) & 0x7F)
  }

  /// As many bytes as a number below 2^32 has at most.
  static let longestOf32 = 5

  /// Writes a number below 2^32, and goes behind it.
  @inline(__always)
  static func write(_ value: UInt32, to end: inout UnsafeMutableRawPointer) {
    var shift: UInt32 = 7 * UInt32(length(of: value) - 1)
    while shift > 0 {
      end.storeBytes(of: UInt8(truncatingIfNeeded: value &>> shift) | 0x80, as: UInt8.self)
      end += 1
      shift -= 7
    }
    end.storeBytes(of: UInt8(truncatingIfNeeded: value) & 0x7F, as: UInt8.self)
    end += 1
  }

  /// How many bytes a number below 2^32 has.
  @inline(__always)
  static func length(of value: UInt32) -> Int {
    value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5
  }

  /// The number at the start of bytes, and how long it is.
  @inline(__always)
  static func read(_ bytes: UnsafePointer<UInt8>) -> (value: UInt64, length: Int) {
    var value: UInt64 = 0
    var length = 0
    while true {
      let byte = bytes[length]
      length += 1
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { return (value, length) }
    }
  }

  /// How long the number at the start of bytes is.
  static func length(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var length = 0
    for byte in bytes {
      length += 1
      if byte < 0x80 { break }
    }
    return length
  }
}
