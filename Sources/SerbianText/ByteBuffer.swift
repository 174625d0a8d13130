/// Bytes that grow at the end: what a converter writes to.
///
/// An array would check its bounds and its uniqueness for every letter; see the measured facts in
/// `Guides/SerbianScripts.md`.
struct ByteBuffer: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// Makes sure that `more` bytes can be written behind the last one.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(to: count + more) }
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    capacity = max(needed, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  /// Appends up to four bytes, the lowest first. Room for four must have been reserved.
  @inline(__always)
  mutating func append(packed bytes: UInt32, count more: Int) {
    UnsafeMutableRawPointer(base + count).storeBytes(of: bytes.littleEndian, as: UInt32.self)
    count += more
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  mutating func append(_ bytes: UnsafePointer<UInt8>, count more: Int) {
    reserve(more)
    (base + count).update(from: bytes, count: more)
    count += more
  }

  /// Appends a scalar as UTF-8.
  mutating func append(scalar value: UInt16) {
    reserve(4)
    if value < 0x80 {
      append(packed: UInt32(value), count: 1)
    } else if value < 0x800 {
      append(packed: UInt32(0xC0 | value >> 6) | UInt32(0x80 | value & 63) << 8, count: 2)
    } else {
      let bytes =
        UInt32(0xE0 | value >> 12) | UInt32(0x80 | value >> 6 & 63) << 8
        | UInt32(0x80 | value & 63) << 16
      append(packed: bytes, count: 3)
    }
  }
}
