/// Bytes behind which some more can be read, whatever they are: words of eight can be loaded anywhere.
struct PaddedBytes {
  /// So many more.
  static let padding = 16

  /// With the padding.
  private let readable: UnsafeRawBufferPointer
  let count: Int

  /// All but the last `padding` of some bytes.
  @inline(__always)
  init(before padding: UnsafeMutableBufferPointer<UInt8>.SubSequence) {
    readable = UnsafeRawBufferPointer(UnsafeMutableBufferPointer(rebasing: padding))
    count = padding.count &- Self.padding
  }

  /// Calls `body` with a copy that has zeros behind. O(length).
  @inline(__always)
  static func withCopy<Result>(
    of bytes: UnsafeBufferPointer<UInt8>,
    _ body: (PaddedBytes) throws -> Result
  ) rethrows -> Result {
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + padding) { copy in
      let end = copy[..<bytes.count].initialize(fromContentsOf: bytes)
      copy[end...].initialize(repeating: 0)
      return try body(PaddedBytes(before: copy[...]))
    }
  }

  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: readable.assumingMemoryBound(to: UInt8.self)[..<count])
  }

  /// The byte at a place, which may be one of the padding.
  @inline(__always)
  subscript(place: Int) -> UInt8 { readable[place] }

  /// The eight bytes from a place on, the first one lowest. The last of them may be padding.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    UInt64(littleEndian: readable.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}
