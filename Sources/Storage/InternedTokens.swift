internal import Foundation

/// Tokens of several families, each once, in some 30 bytes and its text: the place of a token is how
/// many came before it. Knows nothing of the database.
struct InternedTokens: Sendable {
  /// All that is known of a token but its text, side by side: to look one up is to wait for memory.
  private struct Head: BitwiseCopyable {
    /// Where its text stands in `bytes`, up to that of the next head.
    var start: UInt32
    var family: UInt32 = 0
    /// See `note(of:)`.
    var note = UInt32.max
  }

  /// One more than there are tokens: the last one is the end of the bytes.
  private var heads = Self.noHeads
  private var bytes = ContiguousArray<UInt8>()
  /// Open addressing: the upper half of the hash, and below it the place; 2^64 - 1 where free.
  private var slots = Self.freeSlots(1024)

  private static let noHeads: ContiguousArray<Head> = [Head(start: 0)]

  var count: Int { heads.count - 1 }

  /// How many bytes the texts have together.
  var byteCount: Int { bytes.count }

  /// A number that was noted for a token; the greatest one where none was.
  func note(of place: Int) -> UInt32 { heads[place].note }

  mutating func setNote(_ note: UInt32, of place: Int) { heads[place].note = note }

  /// Calls `body` with the text of a place.
  func withText<Result>(
    of place: Int,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let range = Int(heads[place].start)..<Int(heads[place + 1].start)
    return try bytes.withUnsafeBufferPointer { bytes in
      try body(UnsafeBufferPointer(rebasing: bytes[range]))
    }
  }

  // MARK: Looking up

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
        if isEqual(place, text, family) { return place }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let place = count
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(place)
    heads[place].family = family
    bytes.append(contentsOf: text)
    heads.append(Head(start: UInt32(bytes.count)))
    if 2 * count > slots.count { grow() }
    return place
  }

  /// Whether a token stands at a place.
  @inline(__always)
  private func isEqual(_ place: Int, _ text: UnsafeBufferPointer<UInt8>, _ family: UInt32) -> Bool {
    let head = heads[place]
    guard Int(heads[place + 1].start - head.start) == text.count, head.family == family else {
      return false
    }
    guard let start = text.baseAddress else { return true }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let known = bytes.baseAddress else { return true }
      return Self.isEqual(known + Int(head.start), start, text.count)
    }
  }

  /// Most tokens are short: a call of `memcmp` takes several times as long.
  @inline(__always)
  private static func isEqual(
    _ a: UnsafePointer<UInt8>,
    _ b: UnsafePointer<UInt8>,
    _ count: Int
  ) -> Bool {
    let (a, b) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
    func isEqual<Word: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _: Word.Type) -> Bool {
      a.loadUnaligned(fromByteOffset: offset, as: Word.self)
        == b.loadUnaligned(fromByteOffset: offset, as: Word.self)
    }
    switch count {
    case 0: return true
    case 1...3:
      return isEqual(0, UInt8.self) && isEqual(count >> 1, UInt8.self)
        && isEqual(count &- 1, UInt8.self)
    case 4...7: return isEqual(0, UInt32.self) && isEqual(count &- 4, UInt32.self)
    case 8...16: return isEqual(0, UInt64.self) && isEqual(count &- 8, UInt64.self)
    default: return memcmp(a, b, count) == 0
    }
  }

  /// A token on its way.
  struct Lookup: BitwiseCopyable {
    /// Where it stands among the bytes of keys.
    var start: Int
    var end: Int
    var family: UInt32
    var hash: UInt64
    /// What it is among the tokens of the keys.
    var token: Int
    /// And among the words; below 0 where that is not asked for.
    var word: Int
    /// The same for `RecentTokens`, where they would hold it.
    var recent: RecentTokens.Token?
    /// Its place if it has one and nothing is in the way; the greatest number where it must be looked up.
    var place: UInt32 = .max
    /// The note of that place.
    var note: UInt32 = .max
  }

  /// Guesses the places of tokens of keys. Each waits for memory that is far from the processor; many of them
  /// at once wait little longer than one. O(tokens).
  func guess(_ lookups: inout ContiguousArray<Lookup>, in keys: UnsafeBufferPointer<UInt8>) {
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
      heads.withUnsafeBufferPointer { heads in
        bytes.withUnsafeBufferPointer { bytes in
          for index in lookups.indices where lookups[index].place != .max {
            let place = Int(lookups[index].place)
            let (head, next) = (heads[place], heads[place + 1])
            let (start, end) = (lookups[index].start, lookups[index].end)
            lookups[index].note = head.note
            if Int(next.start - head.start) != end - start || head.family != lookups[index].family
              || (end > start && bytes[Int(head.start)] != keys[start])
            {
              lookups[index].place = .max
            }
          }
        }
      }
    }
  }

  /// The place of a token whose place was guessed. O(length).
  @inline(__always)
  mutating func place(of lookup: Lookup, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    let guess = Int(lookup.place)
    if lookup.place != .max, isEqual(guess, text, lookup.family) { return guess }
    return place(of: text, family: lookup.family, hash: lookup.hash)
  }

  @inline(__always)
  static func hash(_ text: UnsafeBufferPointer<UInt8>, _ family: UInt32) -> UInt64 {
    QuickHash.hash(text, seed: UInt64(family))
  }

  private static func freeSlots(_ count: Int) -> ContiguousArray<UInt64> {
    ContiguousArray(repeating: .max, count: count)
  }

  /// Hashes are made anew: to keep them costs more memory than time.
  private mutating func grow() {
    let count = 2 * slots.count
    slots = []
    var new = Self.freeSlots(count)
    for place in 0..<self.count {
      let hash = withText(of: place) { Self.hash($0, heads[place].family) }
      var slot = Int(truncatingIfNeeded: hash) & (count - 1)
      while new[slot] != .max { slot = (slot + 1) & (count - 1) }
      new[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(place)
    }
    slots = new
  }

  // MARK: All of them

  /// The texts from a place on. O(their length).
  func texts(from place: Int = 0) -> TokenTexts {
    TokenTexts(
      families: families(from: place),
      starts: starts(from: place),
      bytes: ContiguousArray(bytes[Int(heads[place].start)...])
    )
  }

  /// All texts; none are held afterwards. They are never in memory twice. O(tokens).
  mutating func takeTexts() -> TokenTexts {
    slots = Self.freeSlots(1024)
    let (families, starts) = (families(from: 0), starts(from: 0))
    heads = Self.noHeads
    defer { bytes = [] }
    return TokenTexts(families: families, starts: starts, bytes: bytes)
  }

  private func starts(from place: Int) -> ContiguousArray<UInt32> {
    let first = heads[place].start
    return ContiguousArray(heads[place...].lazy.map { $0.start - first })
  }

  private func families(from place: Int) -> ContiguousArray<UInt32> {
    ContiguousArray(heads[place..<count].lazy.map(\.family))
  }
}
