/// The number of a variant: that of its unit and its place among the unit's variants.
///
/// So the variants of a unit stand side by side in their table, and a posting, which has 32 bits for
/// a variant, leads to the unit without another index.
enum VariantID {
  static let placeBits: Int64 = 6
  /// The greatest number of variants of a unit.
  static let maximumPlaces = 1 << 6
  /// The greatest number of a unit: its variants must fit in 32 bits.
  static let maximumUnit: Int64 = 1 << (32 - placeBits) - 1

  static func make(unit: Int64, place: Int) -> Int64 { unit << placeBits | Int64(place) }
  static func unit(of variant: Int64) -> Int64 { variant >> placeBits }
  static func place(of variant: Int64) -> Int { Int(variant & (1 << placeBits - 1)) }
}

/// The 64-bit hash of FNV-1a (Fowler, Noll and Vo): the same on every machine, so that it can be
/// stored.
enum StableHash {
  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
    var hash = 0xCBF2_9CE4_8422_2325 ^ seed
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  static func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { hash($0) }
  }
}
