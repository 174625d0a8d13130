internal import Foundation
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

  private var spill: EntrySpill?

  /// 24 bytes each.
  private static let limit = 1_000_000

  init(_ db: Database) throws {
    isNew =
      try db.number("SELECT 1 FROM posting LIMIT 1") == nil
      && db.number("SELECT 1 FROM short_segment LIMIT 1") == nil
    areShortSegmentsNew = isNew
  }

  /// Sets aside what was collected when it is much.
  mutating func spillIfLarge(_ db: Database) throws {
    if shortSegments.count > Self.limit {
      try writeShortSegments(db)
      shortSegments.removeAll(keepingCapacity: true)
      areShortSegmentsNew = false
    }
    if postings.count < Self.limit { return }
    if spill == nil {
      let path = try SQLStatement(db, "SELECT file FROM pragma_database_list WHERE name = 'main'")
      let file = try path.step() ? path.text(0) : ""
      path.reset()
      let folder =
        file.isEmpty
        ? NSTemporaryDirectory() : URL(fileURLWithPath: file).deletingLastPathComponent().path
      spill = try EntrySpill(folder: folder)
    }
    sortPostings()
    try postings.withUnsafeBufferPointer { try spill?.write($0) }
    postings.removeAll(keepingCapacity: true)
  }

  mutating func add(
    variant: Int64,
    tokens: ContiguousArray<UInt32>,
    family: Int64,
    key: UnsafeBufferPointer<UInt8>
  ) {
    PostingList.entries(variant: variant, tokens: tokens) { postings.append($0) }
    if let entry = ShortSegmentList.entry(variant: variant, family: family, key: key) {
      shortSegments.append(entry)
    }
  }

  mutating func write(_ db: Database) throws {
    sortPostings()
    if let spill {
      try postings.withUnsafeBufferPointer { try spill.write($0) }
      postings = []
      try spill.forEachList { entries in
        try entries.withUnsafeBufferPointer { try write($0, 0..<$0.count, db) }
      }
      self.spill = nil
    } else {
      try postings.withUnsafeBufferPointer { entries in
        try Self.forEachRun(of: entries, by: \.list) { run, _ in try write(entries, run, db) }
      }
    }
    try writeShortSegments(db)
    postings.removeAll(keepingCapacity: true)
    shortSegments.removeAll(keepingCapacity: true)
  }

  private mutating func sortPostings() {
    postings.sort { $0.list == $1.list ? $0.variant < $1.variant : $0.list < $1.list }
  }

  private func write(
    _ entries: UnsafeBufferPointer<PostingList.Entry>,
    _ run: Range<Int>,
    _ db: Database
  ) throws {
    try ChunkedList.postings.insert(
      db,
      list: entries[run.lowerBound].list,
      count: run.count,
      isNew: isNew,
      id: { entries[run.lowerBound + $0].variant }
    ) { column, index, to in
      let entry = entries[run.lowerBound + index]
      if column == 0 {
        to.storeBytes(of: entry.bits.littleEndian, as: UInt64.self)
      } else {
        to.storeBytes(of: entry.variant.littleEndian, as: UInt32.self)
      }
    }
  }

  private mutating func writeShortSegments(_ db: Database) throws {
    shortSegments.sort { $0.list == $1.list ? $0.variant < $1.variant : $0.list < $1.list }
    try shortSegments.withUnsafeBufferPointer { entries in
      try Self.forEachRun(of: entries, by: \.list) { run, list in
        try ChunkedList.shortSegments.insert(
          db,
          list: list,
          count: run.count,
          isNew: areShortSegmentsNew,
          id: { entries[run.lowerBound + $0].variant }
        ) { column, index, to in
          let entry = entries[run.lowerBound + index]
          switch column {
          case 0: to.storeBytes(of: entry.signature.letters.bits.littleEndian, as: UInt64.self)
          case 1: to.storeBytes(of: entry.signature.pairs.bits.littleEndian, as: UInt64.self)
          default: to.storeBytes(of: entry.variant.littleEndian, as: UInt32.self)
          }
        }
      }
    }
  }

  @inline(__always)
  private static func forEachRun<Entry>(
    of entries: UnsafeBufferPointer<Entry>,
    by list: (Entry) -> Int64,
    _ body: (Range<Int>, Int64) throws -> Void
  ) rethrows {
    var start = 0
    while start < entries.count {
      let key = list(entries[start])
      var end = start + 1
      while end < entries.count && list(entries[end]) == key { end += 1 }
      try body(start..<end, key)
      start = end
    }
  }
}
