internal import Foundation
internal import GRDB

/// The tokens of one write: finds the numbers of known ones, gives numbers to new ones.
///
/// A token has a place here from when it is first met; its number comes at `assign`, to the most
/// frequent first, so that the order of numbers is near that of frequency. New tokens are stored at the
/// end, by `write`.
struct TokenRegistry {
  /// Numbers by place, 0 as long as there is none.
  private(set) var numbers = ContiguousArray<UInt32>()
  private var records = ContiguousArray<Record>()
  /// The texts by place, in one buffer.
  private var bytes = ContiguousArray<UInt8>()
  /// Open addressing: the upper half of the hash, and below it the place; 2^64 - 1 where free.
  private var slots = ContiguousArray<UInt64>(repeating: .max, count: 1024)
  private var unassigned = ContiguousArray<Int32>()
  private var unwritten = ContiguousArray<Int32>()
  private var nextNumber: Int64
  private let isEmptyAtStart: Bool

  private struct Record {
    var hash: UInt64
    var family: Int64
    /// Where the text stands in `bytes`.
    var start: Int32
    var count: Int32
    var frequency: UInt32
  }

  init(_ db: Database) throws {
    nextNumber = try db.number("SELECT value FROM counter WHERE name = 'token'") ?? 1
    isEmptyAtStart = nextNumber == 1
  }

  /// The place of a token that was met so often more. O(length) when it was met before.
  mutating func place(
    of text: UnsafeBufferPointer<UInt8>,
    family: Int64,
    frequency: UInt32,
    _ db: Database
  ) throws -> Int {
    let hash = StableHash.hash(text, seed: UInt64(bitPattern: family) &* 0x9E37_79B9_7F4A_7C15)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != .max {
      if slots[slot] >> 32 == hash >> 32 {
        let place = Int(slots[slot] & 0xFFFF_FFFF)
        let record = records[place]
        if record.hash == hash, record.family == family, isEqual(record, text) {
          records[place].frequency &+= frequency
          return place
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let place = records.count
    let number = isEmptyAtStart ? 0 : try Self.number(of: text, family: family, db) ?? 0
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(place)
    numbers.append(number)
    records.append(
      Record(
        hash: hash,
        family: family,
        start: Int32(bytes.count),
        count: Int32(text.count),
        frequency: frequency
      )
    )
    bytes.append(contentsOf: text)
    if number == 0 { unassigned.append(Int32(place)) }
    if 2 * numbers.count > slots.count { grow() }
    return place
  }

  /// Gives numbers to the tokens that have none.
  mutating func assign() throws {
    if unassigned.isEmpty { return }
    var new = unassigned
    unassigned.removeAll()
    new.sort { a, b in
      let (x, y) = (records[Int(a)].frequency, records[Int(b)].frequency)
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
    unwritten.append(contentsOf: new)
  }

  /// Stores the tokens that got numbers here.
  mutating func write(_ db: Database) throws {
    if unwritten.isEmpty { return }
    // In the order of the table's key, which is written several times faster.
    var places = unwritten
    unwritten.removeAll()
    places.sort { precedes(Int($0), Int($1)) }
    let rows = try RowInsertion(db, into: "token", ["family", "text", "id"])
    try bytes.withUnsafeBufferPointer { bytes in
      try rows.insert(places.count) { row, values in
        let place = Int(places[row])
        values.bind(1, records[place].family)
        values.bind(2, lentText: UnsafeBufferPointer(rebasing: bytes[range(of: records[place])]))
        values.bind(3, Int64(numbers[place]))
      }
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
    try number(of: text, find(family: family, db))
  }

  /// What finds the numbers of the tokens of a family.
  static func find(family: Int64, _ db: Database) throws -> SQLStatement {
    let find = try SQLStatement(db, "SELECT id FROM token WHERE family = ? AND text = ?")
    find.bind(1, family)
    return find
  }

  /// The same for many tokens of a family.
  static func number(
    of text: UnsafeBufferPointer<UInt8>,
    _ find: SQLStatement
  ) throws -> UInt32? {
    find.bind(2, lentText: text)
    guard try find.step() else { return nil }
    defer { find.reset() }
    return UInt32(truncatingIfNeeded: find.int64(0))
  }

  private func range(of record: Record) -> Range<Int> {
    Int(record.start)..<Int(record.start) + Int(record.count)
  }

  private func isEqual(_ record: Record, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if Int(record.count) != text.count { return false }
    let start = Int(record.start)
    return bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<text.count where bytes[start + index] != text[index] { return false }
      return true
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (records[a], records[b])
    if x.family != y.family { return x.family < y.family }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      let order = memcmp(base + Int(x.start), base + Int(y.start), Int(min(x.count, y.count)))
      return order == 0 ? x.count < y.count : order < 0
    }
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: .max, count: 2 * slots.count)
    for (place, record) in records.enumerated() {
      var slot = Int(truncatingIfNeeded: record.hash) & (slots.count - 1)
      while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = record.hash & 0xFFFF_FFFF_0000_0000 | UInt64(place)
    }
  }
}
