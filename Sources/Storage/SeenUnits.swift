/// The numbers of units by the hash of their identity, in 24 to 48 bytes each.
struct SeenUnits {
  /// Open addressing; 0 is free, and a hash of 0 counts as 1.
  private var hashes = ContiguousArray<UInt64>(repeating: 0, count: 1024)
  private var units = ContiguousArray<UInt32>(repeating: 0, count: 1024)
  private var count = 0

  /// The first unit that was noted with this hash. O(1).
  subscript(hash: UInt64) -> Int64? {
    let slot = slot(of: hash)
    return hashes[slot] == 0 ? nil : Int64(units[slot])
  }

  /// How many of some hashes were surely not noted: their places are free. Afterwards all of the places are near the
  /// processor: to wait for them together takes a fraction of the time of waiting for each. O(hashes).
  func countOfNew(_ wanted: ContiguousArray<UInt64>) -> Int {
    var count = 0
    let mask = hashes.count - 1
    for hash in wanted where hashes[Int(truncatingIfNeeded: max(1, hash)) & mask] == 0 {
      count += 1
    }
    return count
  }

  /// Notes a unit, unless there is one with this hash. O(1), amortized.
  mutating func insert(_ unit: Int64, _ hash: UInt64) {
    let slot = slot(of: hash)
    if hashes[slot] != 0 { return }
    hashes[slot] = max(1, hash)
    units[slot] = UInt32(truncatingIfNeeded: unit)
    count += 1
    if 2 * count > hashes.count { grow() }
  }

  mutating func removeAll() {
    for slot in hashes.indices { hashes[slot] = 0 }
    count = 0
  }

  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    let key = max(1, hash)
    var slot = Int(truncatingIfNeeded: key) & (hashes.count - 1)
    while hashes[slot] != 0, hashes[slot] != key { slot = (slot + 1) & (hashes.count - 1) }
    return slot
  }

  private mutating func grow() {
    let (oldHashes, oldUnits) = (hashes, units)
    hashes = ContiguousArray(repeating: 0, count: 2 * oldHashes.count)
    units = ContiguousArray(repeating: 0, count: 2 * oldUnits.count)
    for (place, hash) in oldHashes.enumerated() where hash != 0 {
      let slot = slot(of: hash)
      hashes[slot] = hash
      units[slot] = oldUnits[place]
    }
  }
}
