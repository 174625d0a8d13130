internal import FuzzyMatching
internal import GRDB

/// Entries of the chunked lists on their way to the database: collected, sorted, set aside in a file
/// when they are many, and written a list at a time.
struct ListBuffer {
  private var postings = ContiguousArray<PostingList.Entry>()
  private var shortSegments = ContiguousArray<ShortSegmentList.Entry>()
  /// Whether the tables are empty, so that no list need be looked for.
  private let isNew: Bool
  private var areShortSegmentsNew: Bool
  /// Whether the variants of each came in ascending order, as they do but where units are brought back.
  private var isAscending = true
  private var lastVariant: Int64 = -1
  /// For one segment at a time.
  private var scratch = ContiguousArray<UInt32>()

  private var spill: EntrySpill?

  /// Postings and short segments that are in memory: 24 and 32 bytes each, and as much again while
  /// they are sorted.
  private let limits: (postings: Int, shortSegments: Int)

  init(_ db: Database, limits: (Int, Int) = (400_000, 200_000)) throws {
    self.limits = limits
    isNew =
      try db.number("SELECT 1 FROM posting LIMIT 1") == nil
      && db.number("SELECT 1 FROM short_segment LIMIT 1") == nil
    areShortSegmentsNew = isNew
  }

  /// Sets aside what was collected when it is much.
  mutating func spillIfLarge(_ db: Database) throws {
    if shortSegments.count >= limits.shortSegments { try writeShortSegments(db) }
    if postings.count < limits.postings { return }
    if spill == nil {
      spill = try EntrySpill(folder: db.temporaryFolder())
    }
    sortPostings()
    try postings.withUnsafeBufferPointer { try spill?.write($0) }
    postings.removeAll(keepingCapacity: true)
  }

  mutating func add(
    variant: Int64,
    tokens: UnsafeBufferPointer<UInt32>,
    family: Int64,
    key: UnsafeBufferPointer<UInt8>
  ) {
    if variant < lastVariant { isAscending = false }
    lastVariant = variant
    PostingList.entries(variant: variant, tokens: tokens, &scratch) { postings.append($0) }
    if let entry = ShortSegmentList.entry(variant: variant, family: family, key: key) {
      shortSegments.append(entry)
    }
  }

  mutating func write(_ db: Database) throws {
    sortPostings()
    var rows = isNew ? try ChunkRows(db, .postings) : nil
    if let spill {
      try postings.withUnsafeBufferPointer { try spill.write($0) }
      postings = []
      try spill.forEachList { try Self.write($0, &rows, db) }
      self.spill = nil
    } else {
      try postings.withUnsafeBufferPointer { entries in
        try Self.forEachRun(of: entries, by: \.list) { try Self.write($0, &rows, db) }
      }
      postings.removeAll(keepingCapacity: true)
    }
    try rows?.write()
    try writeShortSegments(db)
  }

  private mutating func sortPostings() {
    if !isAscending { RadixSort.sort(&postings) { UInt64($0.variant) } }
    RadixSort.sort(&postings) { UInt64(bitPattern: $0.list) }
  }

  /// Writes the entries of one list.
  private static func write(
    _ entries: UnsafeBufferPointer<PostingList.Entry>,
    _ rows: inout ChunkRows?,
    _ db: Database
  ) throws {
    func copy(_ column: Int, _ index: Int, _ to: UnsafeMutableRawPointer) {
      if column == 0 {
        to.storeBytes(of: entries[index].bits.littleEndian, as: UInt64.self)
      } else {
        to.storeBytes(of: entries[index].variant.littleEndian, as: UInt32.self)
      }
    }
    let list = entries[0].list
    if rows != nil {
      try rows?.add(list: list, count: entries.count, copy: copy)
    } else {
      try ChunkedList.postings.insert(
        db,
        list: list,
        count: entries.count,
        id: { entries[$0].variant },
        copy: copy
      )
    }
  }

  private mutating func writeShortSegments(_ db: Database) throws {
    if !isAscending { RadixSort.sort(&shortSegments) { UInt64($0.variant) } }
    RadixSort.sort(&shortSegments) { UInt64(bitPattern: $0.list) }
    var rows = areShortSegmentsNew ? try ChunkRows(db, .shortSegments) : nil
    try shortSegments.withUnsafeBufferPointer { entries in
      try Self.forEachRun(of: entries, by: \.list) { try Self.write($0, &rows, db) }
    }
    try rows?.write()
    if !shortSegments.isEmpty { areShortSegmentsNew = false }
    shortSegments.removeAll(keepingCapacity: true)
  }

  /// Writes the entries of one list.
  private static func write(
    _ entries: UnsafeBufferPointer<ShortSegmentList.Entry>,
    _ rows: inout ChunkRows?,
    _ db: Database
  ) throws {
    func copy(_ column: Int, _ index: Int, _ to: UnsafeMutableRawPointer) {
      let entry = entries[index]
      switch column {
      case 0: to.storeBytes(of: entry.signature.letters.bits.littleEndian, as: UInt64.self)
      case 1: to.storeBytes(of: entry.signature.pairs.bits.littleEndian, as: UInt64.self)
      default: to.storeBytes(of: entry.variant.littleEndian, as: UInt32.self)
      }
    }
    let list = entries[0].list
    if rows != nil {
      try rows?.add(list: list, count: entries.count, copy: copy)
    } else {
      try ChunkedList.shortSegments.insert(
        db,
        list: list,
        count: entries.count,
        id: { entries[$0].variant },
        copy: copy
      )
    }
  }

  /// Calls `body` with the entries of each list.
  @inline(__always)
  private static func forEachRun<Entry>(
    of entries: UnsafeBufferPointer<Entry>,
    by list: (Entry) -> Int64,
    _ body: (UnsafeBufferPointer<Entry>) throws -> Void
  ) rethrows {
    var start = 0
    while start < entries.count {
      let key = list(entries[start])
      var end = start + 1
      while end < entries.count && list(entries[end]) == key { end += 1 }
      try body(UnsafeBufferPointer(rebasing: entries[start..<end]))
      start = end
    }
  }
}
