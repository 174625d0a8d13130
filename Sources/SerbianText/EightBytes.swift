/// Eight bytes of text at once, the first lowest: their kinds and codes without a branch for each.
enum EightBytes {
  @inline(__always)
  static func load(_ place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// How many of eight bytes, from the first on, are a to z.
  @inline(__always)
  static func smallLetters(_ bytes: UInt64) -> Int {
    // Sums that reach 0x80 in a byte: from a on, and beyond z.
    let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
    let beyondZ = low &+ 0x0505_0505_0505_0505
    let others = (~fromA | beyondZ | bytes) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount >> 3
  }

  /// Sets the top bit of each of eight bytes that is less than A: blanks, digits, most punctuation.
  @inline(__always)
  static func belowLetters(_ bytes: UInt64) -> UInt64 {
    let fromA = (bytes & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x3F3F_3F3F_3F3F_3F3F
    return ~(fromA | bytes) & 0x8080_8080_8080_8080
  }

  /// The lower five bits of eight bytes, next to each other.
  @inline(__always)
  static func packed(_ bytes: UInt64) -> UInt64 {
    var bits = bytes & 0x001F_001F_001F_001F | bytes >> 3 & 0x03E0_03E0_03E0_03E0
    bits = bits & 0x0000_03FF_0000_03FF | bits >> 6 & 0x000F_FC00_000F_FC00
    return bits & 0x0F_FFFF | bits >> 12 & 0xFF_FFF0_0000
  }

  /// The mask of `length` bytes; of all for eight and more.
  @inline(__always)
  static func mask(_ length: Int) -> UInt64 {
    length >= 8 ? .max : ~(.max &<< UInt64(truncatingIfNeeded: 8 &* length))
  }
}
