/// Which entries of a list have a key: a hash table that is built once.
///
/// Swift's dictionaries guard against chosen keys with a slow hash and hold an array for each value;
/// here a text of some thousand words is looked up some thousand times for each article.
struct KeyIndex {
  private let keys: [UInt64]
  /// The first entry of a key, at the key's place or behind it; -1 ends the search.
  private var slots: [Int32]
  /// For each entry the next with the same key, or -1.
  private var next: [Int32]
  private let shift: UInt64

  /// - Parameter keys: of each entry its key; entries with key 0 are left out.
  init(_ keys: [UInt64]) {
    self.keys = keys
    let bits = max(3, Int.bitWidth - (keys.count * 2).leadingZeroBitCount)
    shift = UInt64(64 - bits)
    slots = Array(repeating: -1, count: 1 << bits)
    next = Array(repeating: -1, count: keys.count)
    // From the last, so that entries with one key come in their order.
    for entry in keys.indices.reversed() where keys[entry] != 0 {
      var slot = place(of: keys[entry])
      while slots[slot] >= 0, keys[Int(slots[slot])] != keys[entry] {
        slot = (slot + 1) & (slots.count - 1)
      }
      next[entry] = slots[slot]
      slots[slot] = Int32(entry)
    }
  }

  /// The first entry with the key. O(1) expected.
  @inline(__always) func first(_ key: UInt64) -> Int? {
    guard key != 0 else { return nil }
    var slot = place(of: key)
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if keys[entry] == key { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The next entry with the same key.
  @inline(__always) func following(_ entry: Int) -> Int? {
    next[entry] < 0 ? nil : Int(next[entry])
  }

  /// Calls `body` with each entry that has the key, in their order.
  @inline(__always) func forEach(_ key: UInt64, _ body: (Int) -> Void) {
    var entry = first(key)
    while let found = entry {
      body(found)
      entry = following(found)
    }
  }

  @inline(__always) private func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }
}
