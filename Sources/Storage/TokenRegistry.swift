internal import GRDB

/// The tokens of one write: finds the numbers of known ones, gives numbers to new ones.
///
/// A token has a place here from when it is first met; its number comes at `assign`, to the most
/// frequent first, so that the order of numbers is near that of frequency.
struct TokenRegistry {
  /// Numbers by place, 0 as long as there is none.
  private(set) var numbers = ContiguousArray<UInt32>()
  private var frequencies = ContiguousArray<UInt32>()
  private var hashes = ContiguousArray<UInt64>()
  private var families = ContiguousArray<Int64>()
  /// The texts by place, in one buffer.
  private var starts = ContiguousArray<Int32>([0])
  private var bytes = ContiguousArray<UInt8>()
  /// Open addressing: places, -1 where free.
  private var slots = ContiguousArray<Int32>(repeating: -1, count: 1024)
  private var unassigned = ContiguousArray<Int32>()
  private var nextNumber: Int64
  private let isEmptyAtStart: Bool

  init(_ db: Database) throws {
    nextNumber = try db.number("SELECT value FROM counter WHERE name = 'token'") ?? 1
    isEmptyAtStart = nextNumber == 1
  }

  /// The place of a token. O(length) when it was met before.
  mutating func place(
    of text: UnsafeBufferPointer<UInt8>,
    family: Int64,
    _ db: Database
  ) throws -> Int {
    let hash = StableHash.hash(text, seed: UInt64(bitPattern: family) &* 0x9E37_79B9_7F4A_7C15)
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if hashes[place] == hash, families[place] == family, isEqual(place, text) {
        frequencies[place] &+= 1
        return place
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let place = numbers.count
    let number = isEmptyAtStart ? 0 : try Self.number(of: text, family: family, db) ?? 0
    slots[slot] = Int32(place)
    numbers.append(number)
    frequencies.append(1)
    hashes.append(hash)
    families.append(family)
    bytes.append(contentsOf: text)
    starts.append(Int32(bytes.count))
    if number == 0 { unassigned.append(Int32(place)) }
    if 2 * numbers.count > slots.count { grow() }
    return place
  }

  /// Gives numbers to the tokens that have none and stores them.
  mutating func assign(_ db: Database) throws {
    if unassigned.isEmpty { return }
    var new = unassigned
    unassigned.removeAll()
    new.sort { a, b in
      let (x, y) = (frequencies[Int(a)], frequencies[Int(b)])
      return x == y ? a < b : x > y
    }
    for place in new {
      guard nextNumber < 1 << 31 else {
        throw StorageError(
          code: .full,
          path: nil,
          message: "The memory has no numbers left for new words."
        )
      }
      numbers[Int(place)] = UInt32(nextNumber)
      nextNumber += 1
    }
    // In the order of the table's key, which is written several times faster.
    new.sort { precedes(Int($0), Int($1)) }
    let insert = try SQLStatement(db, "INSERT INTO token(family, text, id) VALUES (?, ?, ?)")
    for place in new.map(Int.init) {
      insert.bind(1, families[place])
      bytes.withUnsafeBufferPointer {
        insert.bind(
          2,
          text: UnsafeBufferPointer(rebasing: $0[Int(starts[place])..<Int(starts[place + 1])])
        )
      }
      insert.bind(3, Int64(numbers[place]))
      try insert.run()
    }
    let count = try SQLStatement(
      db,
      "INSERT OR REPLACE INTO counter(name, value) VALUES ('token', ?)"
    )
    count.bind(1, nextNumber)
    try count.run()
  }

  /// The number of a token in the memory, or nil.
  static func number(
    of text: UnsafeBufferPointer<UInt8>,
    family: Int64,
    _ db: Database
  ) throws -> UInt32? {
    let find = try SQLStatement(db, "SELECT id FROM token WHERE family = ? AND text = ?")
    find.bind(1, family)
    find.bind(2, text: text)
    guard try find.step() else { return nil }
    defer { find.reset() }
    return UInt32(truncatingIfNeeded: find.int64(0))
  }

  private func isEqual(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[place])
    if Int(starts[place + 1]) - start != text.count { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<text.count where bytes[start + index] != text[index] { return false }
      return true
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    if families[a] != families[b] { return families[a] < families[b] }
    return bytes[Int(starts[a])..<Int(starts[a + 1])]
      .lexicographicallyPrecedes(bytes[Int(starts[b])..<Int(starts[b + 1])])
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: -1, count: 2 * slots.count)
    for place in numbers.indices {
      var slot = Int(truncatingIfNeeded: hashes[place] ^ hashes[place] >> 32) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place)
    }
  }
}
