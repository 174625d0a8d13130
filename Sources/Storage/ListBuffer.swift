internal import FuzzyMatching
internal import GRDB

/// Entries of the chunked lists on their way to the database: collected, sorted, written a list at a
/// time.
struct ListBuffer {
  private var postings = ContiguousArray<PostingList.Entry>()
  private var shortSegments = ContiguousArray<ShortSegmentList.Entry>()
  /// Whether the tables are empty, so that no list need be looked for.
  private var isNew: Bool

  /// Some 24 bytes each.
  private static let limit = 2_000_000

  init(_ db: Database) throws {
    isNew =
      try db.number("SELECT 1 FROM posting LIMIT 1") == nil
      && db.number("SELECT 1 FROM short_segment LIMIT 1") == nil
  }

  var isLarge: Bool { postings.count + shortSegments.count > Self.limit }

  /// Variants must come in ascending order.
  mutating func add(variant: Int64, tokens: [UInt32], family: Int64, key: String) {
    PostingList.entries(variant: variant, tokens: tokens) { postings.append($0) }
    if let entry = ShortSegmentList.entry(variant: variant, family: family, key: key) {
      shortSegments.append(entry)
    }
  }

  mutating func write(_ db: Database) throws {
    try writePostings(db)
    try writeShortSegments(db)
    if !postings.isEmpty { isNew = false }
    postings.removeAll(keepingCapacity: true)
    shortSegments.removeAll(keepingCapacity: true)
  }

  private mutating func writePostings(_ db: Database) throws {
    postings.sort { $0.list == $1.list ? $0.variant < $1.variant : $0.list < $1.list }
    try postings.withUnsafeBufferPointer { entries in
      try Self.forEachRun(of: entries, by: \.list) { run, list in
        try ChunkedList.postings.append(
          db,
          list: list,
          count: run.count,
          isNew: isNew
        ) { column, index, to in
          let entry = entries[run.lowerBound + index]
          if column == 0 {
            to.storeBytes(of: entry.bits.littleEndian, as: UInt64.self)
          } else {
            to.storeBytes(of: entry.variant.littleEndian, as: UInt32.self)
          }
        }
      }
    }
  }

  private mutating func writeShortSegments(_ db: Database) throws {
    shortSegments.sort { $0.list == $1.list ? $0.variant < $1.variant : $0.list < $1.list }
    try shortSegments.withUnsafeBufferPointer { entries in
      try Self.forEachRun(of: entries, by: \.list) { run, list in
        try ChunkedList.shortSegments.append(
          db,
          list: list,
          count: run.count,
          isNew: isNew
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
