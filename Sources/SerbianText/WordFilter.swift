/// Bits by the first eight bytes of a word and its length, or by codes of its letters: whether a list may
/// have it. Wrong in one of five hundred cases or fewer, and only in saying yes.
struct WordFilter {
  private static let bits: UInt64 = 18

  private let base: UnsafeMutablePointer<UInt8>

  init() { base = LetterTable.zeros(1 << Int(Self.bits - 3)) }

  func deallocate() { base.deallocate() }

  func insert(_ word: String) {
    guard !word.isEmpty else { return }
    var bytes: UInt64 = 0
    for (index, byte) in word.utf8.prefix(8).enumerated() {
      bytes |= UInt64(byte) << UInt64(8 * index)
    }
    for bit in Self.places(bytes, word.utf8.count) { base[bit >> 3] |= 1 << UInt8(bit & 7) }
  }

  /// Whether the list may have the word of `length` bytes, more than 0, the first eight of which are
  /// `bytes`; what lies beyond the word in them does not matter.
  @inline(__always)
  func mayHold(_ bytes: UInt64, _ length: Int) -> Bool {
    let product = Self.product(bytes, length)
    return isSet(Self.first(product)) && isSet(Self.second(product))
  }

  func insert(codes: UInt64) {
    let product = Self.product(codes: codes)
    for bit in [Self.first(product), Self.second(product), Self.third(product)] {
      base[bit >> 3] |= 1 << UInt8(bit & 7)
    }
  }

  /// The same by the codes of letters; see `PlainTable.listed`.
  @inline(__always)
  func mayHold(codes: UInt64) -> Bool {
    let product = Self.product(codes: codes)
    return isSet(Self.first(product)) && isSet(Self.second(product)) && isSet(Self.third(product))
  }

  private static func places(_ bytes: UInt64, _ length: Int) -> [Int] {
    [first(product(bytes, length)), second(product(bytes, length))]
  }

  @inline(__always)
  private func isSet(_ bit: Int) -> Bool {
    base[bit >> 3] >> UInt8(truncatingIfNeeded: bit & 7) & 1 != 0
  }

  @inline(__always)
  private static func product(_ bytes: UInt64, _ length: Int) -> UInt64 {
    (bytes & EightBytes.mask(length)) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  private static func product(codes: UInt64) -> UInt64 { codes &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  private static func first(_ product: UInt64) -> Int {
    Int(truncatingIfNeeded: product &>> (64 - bits))
  }

  @inline(__always)
  private static func second(_ product: UInt64) -> Int {
    Int(truncatingIfNeeded: product &>> (64 - 2 * bits)) & (1 << Int(bits) - 1)
  }

  @inline(__always)
  private static func third(_ product: UInt64) -> Int {
    Int(truncatingIfNeeded: product &>> (64 - 3 * bits)) & (1 << Int(bits) - 1)
  }
}
