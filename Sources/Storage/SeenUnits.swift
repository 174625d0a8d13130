/// The numbers of units by the hash of their identity, in 16 to 32 bytes each.
struct SeenUnits {
  /// Open addressing by the upper half of the hash, which stands above the unit; 0 where free, as no unit is.
  private var slots = ContiguousArray<UInt64>(repeating: 0, count: 1024)
  private var count = 0

  /// The first unit noted with a hash that `isSame` says yes to; of thousands of hashes it is asked for one of another
  /// unit, too. O(1).
  @inline(__always)
  func first(_ hash: UInt64, where isSame: (Int64) throws -> Bool) rethrows -> Int64? {
    var slot = place(of: hash)
    while slots[slot] != 0 {
      let unit = Int64(slots[slot] & 0xFFFF_FFFF)
      if slots[slot] >> 32 == hash >> 32, try isSame(unit) { return unit }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// How many of some hashes were surely not noted: their places are free. Afterwards all of the places are near the
  /// processor: to wait for them together takes a fraction of the time of waiting for each. O(hashes).
  func countOfNew(_ wanted: ContiguousArray<UInt64>) -> Int {
    var count = 0
    for hash in wanted where slots[place(of: hash)] == 0 { count += 1 }
    return count
  }

  /// Notes a unit, from 1 to 2^32 - 1. O(1), amortized.
  mutating func insert(_ unit: Int64, _ hash: UInt64) {
    put(hash & 0xFFFF_FFFF_0000_0000 | UInt64(UInt32(truncatingIfNeeded: unit)))
    count += 1
    if 2 * count > slots.count { grow() }
  }

  mutating func removeAll() {
    for slot in slots.indices { slots[slot] = 0 }
    count = 0
  }

  @inline(__always)
  private func place(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
  }

  @inline(__always)
  private mutating func put(_ entry: UInt64) {
    var slot = place(of: entry)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: 0, count: 2 * old.count)
    for entry in old where entry != 0 { put(entry) }
  }
}
