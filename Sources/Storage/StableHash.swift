/// The 64-bit hash of FNV-1a (Fowler, Noll and Vo): the same on every machine, so that it can be
/// stored.
enum StableHash {
  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
    var hash = start ^ seed
    for byte in bytes { add(byte, to: &hash) }
    return hash
  }

  /// The hash of no bytes.
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Makes the hash of bytes that of one more.
  @inline(__always)
  static func add(_ byte: UInt8, to hash: inout UInt64) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  static func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { hash($0) }
  }
}

/// A 64-bit hash for what is in memory alone: several times faster than `StableHash`, and other versions of the
/// program may have another.
enum QuickHash {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Eight bytes at a time, each spread by a product. O(length).
  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
    var hash = spread(seed &+ UInt64(truncatingIfNeeded: bytes.count) &* 0xD6E8_FEB8_6659_FD93)
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return hash }
    let count = bytes.count
    var index = 0
    while index &+ 8 < count {
      hash = spread(hash ^ base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index &+= 8
    }
    return spread(hash ^ end(of: base, count))
  }

  /// What tells the last eight bytes apart, or all of fewer.
  @inline(__always)
  private static func end(of base: UnsafeRawPointer, _ count: Int) -> UInt64 {
    if count >= 8 { return base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self) }
    if count >= 4 {
      let first = base.loadUnaligned(as: UInt32.self)
      let last = base.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      return UInt64(first) << 32 | UInt64(last)
    }
    if count == 0 { return 0 }
    let bytes = base.assumingMemoryBound(to: UInt8.self)
    return UInt64(bytes[0]) << 16 | UInt64(bytes[count >> 1]) << 8 | UInt64(bytes[count &- 1])
  }

  @inline(__always)
  private static func spread(_ value: UInt64) -> UInt64 {
    let product = value &* factor
    return product ^ product >> 32
  }
}
