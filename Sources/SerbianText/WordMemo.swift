/// What became of short words that were met before: half of the words of a running text are the same few
/// hundred.
///
/// A table of fixed size, small enough for the nearest caches: a word of at most seven bytes has one
/// place by its hash, and the last that came to a place has it. An entry has 32 bytes: the word, padded
/// with zeros; its outcome of at most sixteen bytes; how many they are.
struct WordMemo {
  /// The longest word in bytes: with the byte behind it, it is read at once.
  static let longest = 7

  private static let indexBits: UInt64 = 12
  private let entries: UnsafeMutableRawPointer

  init() {
    let count = 4 << Int(Self.indexBits)
    entries = .allocate(byteCount: 8 * count, alignment: 64)
    // No word is all ones: an empty place equals nothing that is looked for.
    entries.initializeMemory(as: UInt64.self, repeating: .max, count: count)
  }

  func deallocate() { entries.deallocate() }

  /// The word at the beginning of eight bytes and its length; 0, which no entry has, where no space is
  /// behind it or it is longer. Without a branch: half of the words would take the other one.
  @inline(__always)
  static func key(_ bytes: UInt64) -> (word: UInt64, length: Int) {
    let end = EightBytes.belowLetters(bytes).trailingZeroBitCount & ~7
    let shift = UInt64(truncatingIfNeeded: end & 63)
    let isWord = end < 64 && bytes &>> shift & 0xFF == 0x20
    return (isWord ? bytes & ~(.max &<< shift) : 0, end >> 3)
  }

  /// Writes what became of the word, sixteen bytes of which the first count. Returns how many; nil when
  /// the word is not known.
  @inline(__always)
  func write(_ word: UInt64, to out: UnsafeMutableRawPointer) -> Int? {
    let entry = place(of: word)
    guard entry.load(as: UInt64.self) == word else { return nil }
    out.storeBytes(of: entry.load(fromByteOffset: 8, as: UInt64.self), as: UInt64.self)
    out.storeBytes(
      of: entry.load(fromByteOffset: 16, as: UInt64.self),
      toByteOffset: 8,
      as: UInt64.self
    )
    return Int(truncatingIfNeeded: entry.load(fromByteOffset: 24, as: UInt64.self))
  }

  /// Keeps what became of a word; nothing for 0.
  @inline(__always)
  func insert(_ word: UInt64, outcome: UnsafeMutableRawPointer, count: Int) {
    guard word != 0, count <= 16 else { return }
    let entry = place(of: word)
    entry.storeBytes(of: word, as: UInt64.self)
    // What is behind the outcome in these sixteen bytes is written over when they are used.
    entry.storeBytes(of: outcome.loadUnaligned(as: UInt64.self), toByteOffset: 8, as: UInt64.self)
    entry.storeBytes(
      of: outcome.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
      toByteOffset: 16,
      as: UInt64.self
    )
    entry.storeBytes(of: UInt64(count), toByteOffset: 24, as: UInt64.self)
  }

  @inline(__always)
  private func place(of word: UInt64) -> UnsafeMutableRawPointer {
    let index = (word &* 0x9E37_79B9_7F4A_7C15) &>> (64 - Self.indexBits)
    return entries + 32 &* Int(truncatingIfNeeded: index)
  }
}
