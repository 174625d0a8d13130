/// Tokens of several families, each once, in some 30 bytes and its text: the place of a token is how
/// many came before it. Knows nothing of the database.
struct InternedTokens: Sendable {
  private(set) var texts = TokenTexts()
  /// Open addressing: the upper half of the hash, and below it the place; 2^64 - 1 where free.
  private var slots = Self.freeSlots(1024)

  var count: Int { texts.count }

  /// The place of a token, which is new when it is `count` before the call. O(length).
  mutating func place(of text: UnsafeBufferPointer<UInt8>, family: UInt32) -> Int {
    place(of: text, family: family, hash: Self.hash(text, family))
  }

  /// The same with the token's hash.
  @inline(__always)
  mutating func place(
    of text: UnsafeBufferPointer<UInt8>,
    family: UInt32,
    hash: UInt64
  ) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != .max {
      if slots[slot] >> 32 == hash >> 32 {
        let place = Int(slots[slot] & 0xFFFF_FFFF)
        if texts.isEqual(place, text, family) { return place }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let place = count
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(place)
    texts.append(text, family: family)
    if 2 * count > slots.count { grow() }
    return place
  }

  /// A token on its way.
  struct Lookup: BitwiseCopyable {
    /// Where it stands in its key.
    var start: Int32
    var end: Int32
    var isWord: Bool
    var hash: UInt64
    /// Its place if it has one and nothing is in the way; the greatest number where it must be looked up.
    var place: UInt32 = .max
    /// The word of that place, where it is known.
    var word: UInt32 = .max
  }

  /// Guesses the places of tokens of a key. Each waits for memory that is far from the processor; all of them
  /// at once wait little longer than one. O(tokens).
  func guess(
    _ lookups: inout ContiguousArray<Lookup>,
    in key: UnsafeBufferPointer<UInt8>,
    family: UInt32
  ) {
    let mask = slots.count - 1
    lookups.withUnsafeMutableBufferPointer { lookups in
      slots.withUnsafeBufferPointer { slots in
        for index in lookups.indices {
          let hash = lookups[index].hash
          let slot = slots[Int(truncatingIfNeeded: hash) & mask]
          let isLikely = slot >> 32 == hash >> 32
          lookups[index].place = isLikely ? UInt32(truncatingIfNeeded: slot) : .max
        }
      }
      for index in lookups.indices where lookups[index].place != .max {
        let (start, end) = (Int(lookups[index].start), Int(lookups[index].end))
        if !texts.mayBe(Int(lookups[index].place), key[start], end - start, family) {
          lookups[index].place = .max
        }
      }
    }
  }

  /// The place of a token whose place was guessed. O(length).
  @inline(__always)
  mutating func place(
    of lookup: Lookup,
    _ text: UnsafeBufferPointer<UInt8>,
    family: UInt32
  ) -> Int {
    let guess = Int(lookup.place)
    if lookup.place != .max, texts.isEqual(guess, text, family) { return guess }
    return place(of: text, family: family, hash: lookup.hash)
  }

  @inline(__always)
  static func hash(_ text: UnsafeBufferPointer<UInt8>, _ family: UInt32) -> UInt64 {
    StableHash.hash(text, seed: UInt64(family) &* 0x9E37_79B9_7F4A_7C15)
  }

  private static func freeSlots(_ count: Int) -> ContiguousArray<UInt64> {
    ContiguousArray(repeating: .max, count: count)
  }

  /// Hashes are made anew: to keep them costs more memory than time.
  private mutating func grow() {
    let count = 2 * slots.count
    slots = []
    var new = Self.freeSlots(count)
    texts.withTexts { text in
      for place in 0..<texts.count {
        let hash = Self.hash(text(place), texts.family(at: place))
        var slot = Int(truncatingIfNeeded: hash) & (count - 1)
        while new[slot] != .max { slot = (slot + 1) & (count - 1) }
        new[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(place)
      }
    }
    slots = new
  }
}
