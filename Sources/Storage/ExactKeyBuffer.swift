internal import GRDB

/// Entries of the index of exact matches on their way to the database.
struct ExactKeyBuffer {
  private var entries = ContiguousArray<ExactKeyList.Entry>()
  private var spill: EntrySpill<ExactKeyList.Entry>?
  private let folder: String
  /// How many entries are in memory, 8 bytes each, and as much again while they are sorted.
  private let limit: Int

  init(_ db: Database, limit: Int = 250_000) throws {
    folder = try db.temporaryFolder()
    self.limit = limit
  }

  mutating func add(variant: Int64, hash: Int64) {
    entries.append(ExactKeyList.Entry(hash: hash, variant: variant))
  }

  /// Sets aside what was collected when it is much. Only for `writeNew`.
  mutating func spillIfLarge() throws {
    if entries.count >= limit { try setAside() }
  }

  private mutating func setAside() throws {
    let spill = try spill ?? EntrySpill(folder: folder)
    self.spill = spill
    sortByList()
    try entries.withUnsafeBufferPointer { try spill.write($0) }
    entries.removeAll(keepingCapacity: true)
  }

  /// Those of a list stay in their order.
  private mutating func sortByList() { RadixSort.sort(&entries) { UInt64($0.hash >> 16) } }

  /// Writes what was collected since the last time, wherever it belongs. O(entries · chunks of a list).
  mutating func write(_ db: Database) throws {
    RadixSort.sort(&entries) { UInt64($0.variant) }
    sortByList()
    try entries.withUnsafeBufferPointer { entries in
      try entries.forEachList { list in
        try ChunkedList.exactKeys.insert(
          db,
          list: list[0].list,
          count: list.count,
          id: { list[$0].variant },
          copy: { Self.copy(list[$1], $0, $2) }
        )
      }
    }
    entries.removeAll(keepingCapacity: true)
  }

  /// Writes all that was collected to a table that is empty. Where ids did not ascend, nothing may have been set
  /// aside. O(entries).
  mutating func writeNew(_ db: Database) throws {
    var rows = try ChunkRows(db, .exactKeys)
    if spill != nil {
      try setAside()
      guard let spill else { return }
      self.spill = nil
      entries = []
      var merge = try EntryMerge(spill)
      while try merge.next({ try Self.add($0, to: &rows) }) {}
    } else {
      RadixSort.sort(&entries) { UInt64($0.variant) }
      sortByList()
      try entries.withUnsafeBufferPointer { entries in
        try entries.forEachList { try Self.add($0, to: &rows) }
      }
      entries = []
    }
    try rows.write()
  }

  private static func add(
    _ list: UnsafeBufferPointer<ExactKeyList.Entry>,
    to rows: inout ChunkRows
  ) throws {
    try rows.add(list: list[0].list, count: list.count) { copy(list[$1], $0, $2) }
  }

  private static func copy(
    _ entry: ExactKeyList.Entry,
    _ column: Int,
    _ to: UnsafeMutableRawPointer
  ) {
    if column == 0 {
      to.storeBytes(of: UInt16(truncatingIfNeeded: entry.hash).littleEndian, as: UInt16.self)
    } else {
      to.storeBytes(of: entry.variant.littleEndian, as: UInt32.self)
    }
  }
}
