internal import Foundation

/// Tokens of several families, each once, in some 30 bytes and its text: the place of a token is how
/// many came before it. Knows nothing of the database.
struct InternedTokens {
  /// By place; the family of a token is the number of a language.
  private var families = ContiguousArray<UInt32>()
  /// By place: where the text starts in `bytes`; at the end where the last one ends.
  private var starts: ContiguousArray<UInt32> = [0]
  private var bytes = ContiguousArray<UInt8>()
  /// Open addressing: the upper half of the hash, and below it the place; 2^64 - 1 where free.
  private var slots = Self.freeSlots(1024)

  var count: Int { families.count }

  /// How many bytes the texts have together.
  var byteCount: Int { bytes.count }

  /// The place of a token, which is new when it is `count` before the call. O(length).
  mutating func place(of text: UnsafeBufferPointer<UInt8>, family: Int64) -> Int {
    let hash = Self.hash(text, UInt32(truncatingIfNeeded: family))
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != .max {
      if slots[slot] >> 32 == hash >> 32 {
        let place = Int(slots[slot] & 0xFFFF_FFFF)
        if isEqual(place, text, UInt32(truncatingIfNeeded: family)) { return place }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let place = count
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(place)
    families.append(UInt32(truncatingIfNeeded: family))
    bytes.append(contentsOf: text)
    starts.append(UInt32(bytes.count))
    if 2 * count > slots.count { grow() }
    return place
  }

  func family(at place: Int) -> Int64 { Int64(families[place]) }

  func length(at place: Int) -> Int { Int(starts[place + 1] - starts[place]) }

  /// Calls `body` with what tells the text of a place.
  func withTexts<Result>(
    _ body: ((_ place: Int) -> UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { bytes in
      try body { place in
        UnsafeBufferPointer(rebasing: bytes[Int(starts[place])..<Int(starts[place + 1])])
      }
    }
  }

  /// Gives up looking tokens up, and the memory that it needs: `place` must not be called any more.
  mutating func freeze() { slots = [] }

  /// The places in the order of family and text, byte for byte. O(n log n) at worst, and mostly O(n).
  func sortedPlaces() -> ContiguousArray<UInt32> {
    var keys = ContiguousArray<Key>()
    keys.reserveCapacity(count)
    withTexts { text in
      for place in 0..<count {
        keys.append(Key(prefix: Self.prefix(text(place)), place: UInt32(place)))
      }
    }
    RadixSort.sort(&keys) { $0.prefix }
    RadixSort.sort(&keys) { UInt64(families[Int($0.place)]) }
    withTexts { text in
      var start = 0
      while start < keys.count {
        var end = start + 1
        while end < keys.count, isTied(keys[start], keys[end]) { end += 1 }
        if end - start > 1 {
          keys[start..<end].sort { Self.precedes(text(Int($0.place)), text(Int($1.place))) }
        }
        start = end
      }
    }
    return ContiguousArray(keys.lazy.map(\.place))
  }

  private struct Key: BitwiseCopyable {
    /// The first eight bytes of the text, zeros behind its end.
    var prefix: UInt64
    var place: UInt32
  }

  private func isTied(_ a: Key, _ b: Key) -> Bool {
    a.prefix == b.prefix && families[Int(a.place)] == families[Int(b.place)]
  }

  private static func prefix(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var prefix: UInt64 = 0
    for index in 0..<8 {
      prefix = prefix << 8 | (index < text.count ? UInt64(text[index]) : 0)
    }
    return prefix
  }

  private static func precedes(
    _ a: UnsafeBufferPointer<UInt8>,
    _ b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let x = a.baseAddress, let y = b.baseAddress else { return a.count < b.count }
    let order = memcmp(x, y, min(a.count, b.count))
    return order == 0 ? a.count < b.count : order < 0
  }

  @inline(__always)
  private static func hash(_ text: UnsafeBufferPointer<UInt8>, _ family: UInt32) -> UInt64 {
    StableHash.hash(text, seed: UInt64(family) &* 0x9E37_79B9_7F4A_7C15)
  }

  private func isEqual(
    _ place: Int,
    _ text: UnsafeBufferPointer<UInt8>,
    _ family: UInt32
  ) -> Bool {
    let start = Int(starts[place])
    guard Int(starts[place + 1]) - start == text.count, families[place] == family else {
      return false
    }
    return bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<text.count where bytes[start + index] != text[index] { return false }
      return true
    }
  }

  private static func freeSlots(_ count: Int) -> ContiguousArray<UInt64> {
    ContiguousArray(repeating: .max, count: count)
  }

  /// Hashes are made anew: to keep them costs more memory than time.
  private mutating func grow() {
    let count = 2 * slots.count
    slots = []
    var new = Self.freeSlots(count)
    withTexts { text in
      for place in 0..<families.count {
        let hash = Self.hash(text(place), families[place])
        var slot = Int(truncatingIfNeeded: hash) & (count - 1)
        while new[slot] != .max { slot = (slot + 1) & (count - 1) }
        new[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(place)
      }
    }
    slots = new
  }
}
