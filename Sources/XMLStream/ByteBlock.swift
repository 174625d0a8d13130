/// Sixteen bytes that are looked at together: nearly all of a large file is passed over in such steps.
@usableFromInline
package typealias ByteBlock = SIMD16<UInt8>

/// For each byte of a block whether something is so.
@usableFromInline
package typealias ByteBlockMask = SIMDMask<SIMD16<Int8>>

extension SIMD16<UInt8> {
  @inlinable package static var length: Int { 16 }

  /// The bytes from a place on, where as many stand.
  @inlinable @inline(__always)
  package init(at place: UnsafePointer<UInt8>) {
    self = UnsafeRawPointer(place).loadUnaligned(as: SIMD16<UInt8>.self)
  }

  /// So many of them, and zeros behind.
  @inlinable @inline(__always)
  package func first(_ length: Int) -> ByteBlock {
    let places = ByteBlock(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    return self & places.isBelow(UInt8(truncatingIfNeeded: length)).bytes
  }

  // With another block, which is one instruction: with a byte, Swift compares them one by one.

  @inlinable @inline(__always)
  package func equals(_ byte: UInt8) -> ByteBlockMask { self .== ByteBlock(repeating: byte) }

  @inlinable @inline(__always)
  package func isBelow(_ byte: UInt8) -> ByteBlockMask { self .< ByteBlock(repeating: byte) }

  @inlinable @inline(__always)
  package func isAtLeast(_ byte: UInt8) -> ByteBlockMask { self .>= ByteBlock(repeating: byte) }

  /// Which of them are among so many values, the first of which is given.
  @inlinable @inline(__always)
  package func isAmong(_ count: UInt8, from first: UInt8) -> ByteBlockMask {
    (self &- ByteBlock(repeating: first)).isBelow(count)
  }

  @inlinable @inline(__always)
  package var isZero: Bool {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return halves.x | halves.y == 0
  }

  /// The sum of sums, each of which is below 128.
  @inlinable @inline(__always)
  package var sum: Int {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    let both = halves.x &+ halves.y
    let pairs = both & 0x00FF_00FF_00FF_00FF &+ (both >> 8 & 0x00FF_00FF_00FF_00FF)
    return Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) >> 48)
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// 0xFF where it is so, 0 elsewhere.
  @inlinable @inline(__always)
  package var bytes: ByteBlock { unsafeBitCast(self, to: ByteBlock.self) }

  @inlinable @inline(__always)
  package var isAnywhere: Bool { !bytes.isZero }

  /// The first byte where it is so; 16 where it is nowhere.
  @inlinable @inline(__always)
  package var firstPlace: Int {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    if halves.x != 0 { return UInt64(littleEndian: halves.x).trailingZeroBitCount >> 3 }
    return 8 &+ UInt64(littleEndian: halves.y).trailingZeroBitCount >> 3
  }
}
