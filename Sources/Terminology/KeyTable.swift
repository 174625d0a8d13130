/// Numbers strings of bytes in the order in which they come, from 0.
///
/// A text of a megabyte looks up two hundred thousand words: the dictionary of the standard library
/// would make a string of each and compare it by Unicode's rules. Search keys are equal byte for byte
/// or not at all.
struct KeyTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each key begins, and the end of the last.
  private var starts: [Int32] = [0]
  /// Numbers of keys by their hashes, open addressing; -1 where there is none.
  private var slots: [Int32] = [Int32](repeating: -1, count: 64)

  /// How many keys there are.
  var count: Int { starts.count - 1 }

  /// The number of a key; nil when it is not there. O(length).
  func number(of key: UnsafeBufferPointer<UInt8>) -> Int32? {
    let found = slots[slot(of: key)]
    return found < 0 ? nil : found
  }

  /// The number of a key, which is put in when it is not there. O(length), amortized.
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> (number: Int32, isNew: Bool) {
    let slot = slot(of: key)
    if slots[slot] >= 0 { return (slots[slot], false) }
    let number = Int32(count)
    slots[slot] = number
    bytes.append(contentsOf: key)
    starts.append(Int32(bytes.count))
    if count * 2 > slots.count { grow() }
    return (number, true)
  }

  private func slot(of key: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(key)) & mask
    while true {
      let number = slots[slot]
      if number < 0 || isEqual(Int(number), key) { return slot }
      slot = (slot + 1) & mask
    }
  }

  private func isEqual(_ number: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == key.count else { return false }
    for offset in 0..<key.count where bytes[start + offset] != key[offset] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    bytes.withUnsafeBufferPointer { all in
      for number in 0..<count {
        let key = UnsafeBufferPointer(rebasing: all[Int(starts[number])..<Int(starts[number + 1])])
        var slot = Int(truncatingIfNeeded: Self.hash(key)) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(number)
      }
    }
  }

  /// FNV-1a in 64 bits (Fowler, Noll and Vo), its halves mixed.
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
