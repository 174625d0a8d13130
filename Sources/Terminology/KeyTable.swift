/// Numbers strings of bytes in the order in which they come, from 0.
///
/// A text of a megabyte looks up two hundred thousand words: the dictionary of the standard library
/// would make a string of each and compare it by Unicode's rules. Search keys are equal byte for byte
/// or not at all.
struct KeyTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each key begins, and the end of the last.
  private var starts: [Int32] = [0]
  /// A number with the lower half of its key's hash beside it, so that most other keys are told apart
  /// without a look elsewhere in memory.
  private struct Slot {
    var hash: UInt32 = 0
    /// -1 where there is none.
    var number: Int32 = -1
  }

  /// Numbers of keys by their hashes, open addressing.
  private var slots = [Slot](repeating: Slot(), count: 64)
  private var mask = 63

  /// How many keys there are.
  var count: Int { starts.count - 1 }

  /// The number of a key; nil when it is not there. O(length).
  func number(of key: UnsafeBufferPointer<UInt8>) -> Int32? {
    let found = slots[slot(of: key, Self.hash(key))].number
    return found < 0 ? nil : found
  }

  /// The number of a key, which is put in when it is not there. O(length), amortized.
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> (number: Int32, isNew: Bool) {
    let hash = Self.hash(key)
    let slot = slot(of: key, hash)
    if slots[slot].number >= 0 { return (slots[slot].number, false) }
    let number = Int32(count)
    slots[slot] = Slot(hash: UInt32(truncatingIfNeeded: hash), number: number)
    bytes.append(contentsOf: key)
    starts.append(Int32(bytes.count))
    if count * 2 > slots.count { grow() }
    return (number, true)
  }

  private func slot(of key: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let short = UInt32(truncatingIfNeeded: hash)
    var slot = Int(short) & mask
    while true {
      let found = slots[slot]
      if found.number < 0 || found.hash == short && isEqual(Int(found.number), key) { return slot }
      slot = (slot + 1) & mask
    }
  }

  private func isEqual(_ number: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = Int(starts[number])..<Int(starts[number + 1])
    guard range.count == key.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      var place = range.lowerBound
      for byte in key {
        if all[place] != byte { return false }
        place += 1
      }
      return true
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    mask = slots.count - 1
    for filled in old where filled.number >= 0 {
      var slot = Int(filled.hash) & mask
      while slots[slot].number >= 0 { slot = (slot + 1) & mask }
      slots[slot] = filled
    }
  }

  /// Eight bytes at a time, multiplied and folded as by Knuth's rule for hashing by multiplication.
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(key.count) &* factor
    var place = 0
    let raw = UnsafeRawBufferPointer(key)
    while place + 8 <= raw.count {
      hash = (hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* factor
      hash ^= hash >> 29
      place += 8
    }
    var rest: UInt64 = 0
    while place < raw.count {
      rest = rest << 8 | UInt64(raw[place])
      place += 1
    }
    hash = (hash ^ rest) &* factor
    return hash ^ (hash >> 32)
  }
}
