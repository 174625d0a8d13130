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

  private var spill: EntrySpill<PostingList.Entry>?
  private let folder: String

  /// Postings and short segments that are in memory: 24 and 32 bytes each, and somewhat more than that again while
  /// they are sorted.
  private let limits: (postings: Int, shortSegments: Int)

  init(_ db: Database, limits: (Int, Int) = (250_000, 100_000)) throws {
    self.limits = limits
    folder = try db.temporaryFolder()
    isNew =
      try db.number("SELECT 1 FROM posting LIMIT 1") == nil
      && db.number("SELECT 1 FROM short_segment LIMIT 1") == nil
    areShortSegmentsNew = isNew
  }

  /// Sets aside what was collected when it is much.
  mutating func spillIfLarge(_ db: Database) throws {
    try writeShortSegmentsIfMany(db)
    try spillPostingsIfLarge()
  }

  /// Whether short segments are to be written, which needs the database.
  var hasManyShortSegments: Bool { shortSegments.count >= limits.shortSegments }

  mutating func writeShortSegmentsIfMany(_ db: Database) throws {
    if hasManyShortSegments { try writeShortSegments(db) }
  }

  /// That part of it that needs no database.
  mutating func spillPostingsIfLarge() throws {
    if postings.count < limits.postings { return }
    let spill = try spill ?? EntrySpill(folder: folder)
    self.spill = spill
    sortPostings()
    try postings.withUnsafeBufferPointer { try spill.write($0) }
    postings.removeAll(keepingCapacity: true)
  }

  /// Puts what was collected in order, so that `write` need not. Nothing may be added before that.
  mutating func endRuns() throws {
    sortPostings()
    guard let spill else { return }
    try postings.withUnsafeBufferPointer { try spill.write($0) }
    postings = []
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
    try endRuns()
    if let spill {
      try Self.write(spill, isNew: isNew, db)
      self.spill = nil
    } else {
      var rows = isNew ? try ChunkRows(db, .postings) : nil
      try postings.withUnsafeBufferPointer { entries in
        try entries.forEachList { try Self.write($0, &rows, db) }
      }
      postings.removeAll(keepingCapacity: true)
      try rows?.write()
    }
    try writeShortSegments(db)
  }

  /// Merges what was set aside; where the lists are new, on a thread of its own.
  private static func write(
    _ spill: EntrySpill<PostingList.Entry>,
    isNew: Bool,
    _ db: Database
  ) throws {
    var merge = try EntryMerge(spill)
    guard isNew else {
      var rows: ChunkRows?
      while try merge.next({ try write($0, &rows, db) }) {}
      return
    }
    let pieces = OneAhead<ChunkPiece> {
      var piece = ChunkPiece(.postings)
      while piece.count < rowsOfPiece, try merge.next({ try add($0, to: &piece) }) {}
      return piece.count == 0 ? nil : piece
    }
    defer { pieces.stop() }
    let rows = try ChunkRows(db, .postings)
    while let piece = try pieces.next() { try rows.write(piece) }
  }

  private static let rowsOfPiece = 4096

  private mutating func sortPostings() {
    if !isAscending { RadixSort.sort(&postings) { UInt64($0.variant) } }
    RadixSort.sortLarge(&postings) { UInt64(bitPattern: $0.list) }
  }

  private static func copy(
    _ entry: PostingList.Entry,
    _ column: Int,
    _ to: UnsafeMutableRawPointer
  ) {
    if column == 0 {
      to.storeBytes(of: entry.bits.littleEndian, as: UInt64.self)
    } else {
      to.storeBytes(of: entry.variant.littleEndian, as: UInt32.self)
    }
  }

  /// Takes the entries of a new list.
  private static func add(
    _ entries: UnsafeBufferPointer<PostingList.Entry>,
    to piece: inout ChunkPiece
  ) throws {
    try piece.add(list: entries[0].list, count: entries.count) { copy(entries[$1], $0, $2) }
  }

  /// Writes the entries of one list.
  private static func write(
    _ entries: UnsafeBufferPointer<PostingList.Entry>,
    _ rows: inout ChunkRows?,
    _ db: Database
  ) throws {
    if rows != nil {
      try rows?.add(list: entries[0].list, count: entries.count) { copy(entries[$1], $0, $2) }
    } else {
      try ChunkedList.postings.insert(
        db,
        list: entries[0].list,
        count: entries.count,
        id: { entries[$0].variant },
        copy: { copy(entries[$1], $0, $2) }
      )
    }
  }

  private mutating func writeShortSegments(_ db: Database) throws {
    if !isAscending { RadixSort.sort(&shortSegments) { UInt64($0.variant) } }
    RadixSort.sort(&shortSegments) { UInt64(bitPattern: $0.list) }
    var rows = areShortSegmentsNew ? try ChunkRows(db, .shortSegments) : nil
    try shortSegments.withUnsafeBufferPointer { entries in
      try entries.forEachList { try Self.write($0, &rows, db) }
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
}
