/// What became of words that were met before: most of the words of a running text are the same few
/// thousand.
///
/// A table of fixed size (a megabyte) that fits into the second cache: four times as large as the words of one
/// article need, since running text of many articles has some ten thousand. A word of at most fifteen bytes has one place
/// by its hash, and the last that came to a place has it. An entry has 64 bytes, a line of the cache: the
/// outcome of at most 32 bytes, the word in sixteen, padded with zeros, how many bytes the outcome has.
struct WordMemo {
  /// A word as it is looked for.
  struct Key {
    /// Its bytes, the first lowest; 0, which no entry has, for what is not kept.
    var low: UInt64
    var high: UInt64
    /// How many bytes.
    var length: Int
  }

  /// How many bytes may be read from the beginning of a word on.
  static let reach = 24

  private static let indexBits: UInt64 = 14
  private let entries: UnsafeMutableRawPointer

  init() {
    let count = 8 << Int(Self.indexBits)
    entries = .allocate(byteCount: 8 * count, alignment: 64)
    // No word is all ones: an empty place equals nothing that is looked for.
    entries.initializeMemory(as: UInt64.self, repeating: .max, count: count)
  }

  func deallocate() { entries.deallocate() }

  /// The word that begins here and goes up to a space, or has two letters or more up to a comma, a dot or
  /// the end of a line, none of which changes what becomes of it. Without a branch for its length, which
  /// nothing could foresee.
  @inline(__always)
  static func key(_ place: UnsafePointer<UInt8>) -> Key {
    let low = EightBytes.load(place)
    let high = EightBytes.load(place + 8)
    let lowEnd = EightBytes.belowLetters(low).trailingZeroBitCount & ~7
    let highEnd = EightBytes.belowLetters(high).trailingZeroBitCount & ~7
    let isShort = lowEnd < 64
    let lowMask: UInt64 = isShort ? ~(.max &<< UInt64(truncatingIfNeeded: lowEnd)) : .max
    let highMask: UInt64 = isShort ? 0 : ~(.max &<< UInt64(truncatingIfNeeded: highEnd))
    let length = (lowEnd &+ (isShort ? 0 : highEnd)) >> 3
    let end = place[length]
    let isEnd = end == 0x20 || length > 1 && (end == 0x2C || end == 0x2E || end == 0x0A)
    return Key(
      low: isEnd && length < 16 ? low & lowMask : 0,
      high: high & highMask,
      length: length
    )
  }

  /// Writes what became of the word, 32 bytes of which the first count. Returns how many; nil when the
  /// word is not known.
  @inline(__always)
  func write(_ key: Key, to out: UnsafeMutableRawPointer) -> Int? {
    let entry = place(of: key)
    let difference =
      entry.load(fromByteOffset: 32, as: UInt64.self) ^ key.low
      | entry.load(fromByteOffset: 40, as: UInt64.self) ^ key.high
    guard difference == 0 else { return nil }
    out.storeBytes(of: entry.load(as: SIMD4<UInt64>.self), as: SIMD4<UInt64>.self)
    return Int(truncatingIfNeeded: entry.load(fromByteOffset: 48, as: UInt64.self))
  }

  /// Keeps what became of a word; nothing for a word of 0.
  @inline(__always)
  func insert(_ key: Key, outcome: UnsafeMutableRawPointer, count: Int) {
    guard key.low != 0, count <= 32 else { return }
    let entry = place(of: key)
    // What is behind the outcome in these bytes is written over when they are used.
    entry.storeBytes(of: outcome.loadUnaligned(as: SIMD4<UInt64>.self), as: SIMD4<UInt64>.self)
    entry.storeBytes(of: key.low, toByteOffset: 32, as: UInt64.self)
    entry.storeBytes(of: key.high, toByteOffset: 40, as: UInt64.self)
    entry.storeBytes(of: UInt64(count), toByteOffset: 48, as: UInt64.self)
  }

  @inline(__always)
  private func place(of key: Key) -> UnsafeMutableRawPointer {
    let sum = key.low &* 0x9E37_79B9_7F4A_7C15 &+ key.high &* 0xC2B2_AE3D_27D4_EB4F
    return entries + 64 &* Int(truncatingIfNeeded: sum &>> (64 - Self.indexBits))
  }
}
