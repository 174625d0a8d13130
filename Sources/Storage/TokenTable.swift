/// Texts of tokens with their numbers, by hash: for many look-ups and no change.
struct TokenTable: Sendable {
  /// Open addressing: the upper half of the hash, and below it the place; 2^64 - 1 where free.
  private var slots: ContiguousArray<UInt64>
  private var numbers = ContiguousArray<UInt32>()
  /// By place: where its text starts in `bytes`; at the end where the last one ends.
  private var starts: ContiguousArray<UInt32> = [0]
  private var bytes = ContiguousArray<UInt8>()

  /// For at most `capacity` tokens.
  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = ContiguousArray(repeating: .max, count: size)
    numbers.reserveCapacity(capacity)
    starts.reserveCapacity(capacity + 1)
  }

  /// Adds a token that is not in the table.
  mutating func insert(_ text: UnsafeBufferPointer<UInt8>, number: UInt32) {
    let hash = StableHash.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(numbers.count)
    numbers.append(number)
    bytes.append(contentsOf: text)
    starts.append(UInt32(bytes.count))
  }

  /// The number of a token, or nil. O(length).
  func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let hash = StableHash.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != .max {
      let place = Int(slots[slot] & 0xFFFF_FFFF)
      if slots[slot] >> 32 == hash >> 32, isEqual(place, text) { return numbers[place] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isEqual(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[place])
    if Int(starts[place + 1]) - start != text.count { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<text.count where bytes[start + index] != text[index] { return false }
      return true
    }
  }

  var byteCount: Int {
    slots.count * 8 + numbers.count * 4 + starts.count * 4 + bytes.count
  }
}
