internal import GRDB

/// Makes the concordance of a memory that has none, from words that have numbers already: FTS5 would split
/// each row again and look each word up.
///
/// Places of words are sorted in runs, which go to a file without a name; at the end the runs are
/// merged into one segment, in the order of the words. In little memory, however many rows there are.
struct ConcordanceBuilder {
  /// A word at a place.
  private struct Entry: BitwiseCopyable {
    var word: UInt32
    var row: UInt32
    var position: UInt32
  }

  private var words = TokenTexts()
  private var entries = ContiguousArray<Entry>()
  private var runs: WordRuns
  private var segments: [(id: Int64, leafCount: Int64)] = []
  /// The segment that is being made.
  private var pieces: OneAhead<ConcordanceSegment.Output>?
  private var rowCount: UInt64 = 0
  private var wordCount: UInt64 = 0
  /// How many entries are in memory: 12 bytes each, and as much again while they are sorted.
  private let limit: Int
  private let pageSize: Int

  /// For a memory whose concordance has no rows, and gets none from elsewhere until `write`.
  init(
    _ db: Database,
    limit: Int = 400_000,
    pageSize: Int = ConcordanceSegment.pageSize
  ) throws {
    self.limit = limit
    self.pageSize = pageSize
    runs = WordRuns(folder: try db.temporaryFolder())
  }

  /// The version of FTS5's file format that is written here; SQLite has had no other by default so far.
  private static let formatVersion: Int64 = 4

  /// Whether FTS5 keeps the concordance in the format that is written here; if not, its rows must be
  /// given to FTS5.
  static func knowsFormat(_ db: Database) throws -> Bool {
    try db.number("SELECT v FROM concordance_config WHERE k = 'version'") == formatVersion
  }

  /// Takes words that were not there before, and go behind those that were.
  mutating func take(_ new: TokenTexts) { words.append(new) }

  /// Adds a row, greater than all before: its words in their order, as places among those taken.
  mutating func add(row: Int64, words: UnsafeBufferPointer<UInt32>) {
    rowCount += 1
    wordCount += UInt64(words.count)
    let row = UInt32(truncatingIfNeeded: row)
    withUnsafeTemporaryAllocation(of: Entry.self, capacity: words.count) { new in
      for position in words.indices {
        let entry = Entry(
          word: words[position],
          row: row,
          position: UInt32(truncatingIfNeeded: position)
        )
        new.initializeElement(at: position, to: entry)
      }
      entries.append(contentsOf: new)
    }
  }

  /// Sets aside what was collected when it is much.
  mutating func spillIfLarge() throws {
    if entries.count >= limit { try spill() }
  }

  /// Begins to merge the rows so far on a thread of its own, so that `writeSegment` need not wait. Nothing may be
  /// added before that.
  mutating func beginSegment() throws {
    try spill()
    guard runs.count > 0 else { return }
    let id = Int64(segments.count + 1)
    let merge = WordRunMerge(runs, words, ConcordanceSegment(id: id, pageSize: pageSize))
    (runs, words) = (WordRuns(folder: runs.folder), TokenTexts())
    entries = []
    pieces = OneAhead(depth: Self.piecesAhead) { try merge.next() }
  }

  /// Ends what `beginSegment` began, when it is not to be written.
  mutating func stop() {
    pieces?.stop()
    pieces = nil
  }

  /// So many pieces of a megabyte or two wait to be written.
  private static let piecesAhead = 16

  /// Writes the rows so far as a segment; the words that were taken are void then.
  mutating func writeSegment(_ db: Database) throws {
    if pieces == nil { try beginSegment() }
    if segments.isEmpty { try prepare(db) }
    guard let pieces else { return }
    defer {
      pieces.stop()
      self.pieces = nil
    }
    let id = Int64(segments.count + 1)
    var leafCount: Int64 = 0
    let leaves = try RowInsertion(db, into: "concordance_data", ["id", "block"])
    let keys = try RowInsertion(db, into: "concordance_idx", ["segid", "term", "pgno"])
    var rowIndexes: [(id: Int64, page: [UInt8])] = []
    while let piece = try pieces.next() {
      leafCount += Int64(piece.leaves.count)
      rowIndexes += piece.rowIndexes
      try piece.bytes.withUnsafeBytes { bytes in
        try leaves.insert(piece.leaves.count) { row, values in
          let start = row == 0 ? 0 : piece.leaves[row - 1].end
          values.bind(1, piece.leaves[row].id)
          let end = piece.leaves[row].end
          values.bind(2, lentBlob: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        }
      }
      try keys.insert(piece.keys.count) { row, values in
        values.bind(1, id)
        values.bind(2, blob: piece.keys[row].term)
        values.bind(3, piece.keys[row].leaf)
      }
    }
    try leaves.insert(rowIndexes.count) { row, values in
      values.bind(1, rowIndexes[row].id)
      values.bind(2, blob: rowIndexes[row].page)
    }
    segments.append((id, leafCount))
  }

  /// Writes what is left, and tells FTS5 of the segments. Nothing may be added afterwards.
  mutating func write(_ db: Database) throws {
    try writeSegment(db)
    try writeStructure(db)
  }

  // MARK: What FTS5 keeps of its segments

  private static let totals: Int64 = 1
  private static let structure: Int64 = 10

  /// Empties the index; FTS5 forgets what it knew of it.
  private func prepare(_ db: Database) throws {
    try db.execute(sql: "INSERT INTO concordance(concordance) VALUES ('delete-all')")
  }

  private func writeStructure(_ db: Database) throws {
    // The first four bytes tell whether the settings of the index changed.
    let old = try SQLStatement(db, "SELECT block FROM concordance_data WHERE id = ?")
    old.bind(1, Self.structure)
    var structure = try old.step() ? Array(old.blob(0).prefix(4)) : [0, 0, 0, 0]
    old.reset()
    // FTS5 joins segments of a level when there are some; one of another size is left alone.
    let leafCount = segments.reduce(0) { $0 + $1.leafCount }
    let level = segments.isEmpty ? 0 : Self.level(leafCount / Int64(segments.count))
    Varint.append(UInt64(segments.isEmpty ? 0 : level + 1), to: &structure)
    Varint.append(UInt64(segments.count), to: &structure)
    Varint.append(UInt64(leafCount), to: &structure)
    if !segments.isEmpty {
      for _ in 0..<level { structure += [0, 0] }
      structure.append(0)
      Varint.append(UInt64(segments.count), to: &structure)
      for segment in segments {
        Varint.append(UInt64(segment.id), to: &structure)
        Varint.append(1, to: &structure)
        Varint.append(UInt64(segment.leafCount), to: &structure)
      }
    }
    var totals: [UInt8] = []
    Varint.append(rowCount, to: &totals)
    Varint.append(wordCount, to: &totals)
    let row = try SQLStatement(
      db,
      "INSERT OR REPLACE INTO concordance_data(id, block) VALUES (?, ?)"
    )
    for (id, block) in [(Self.totals, totals), (Self.structure, structure)] {
      row.bind(1, id)
      row.bind(2, blob: block)
      try row.run()
    }
  }

  /// The level at which FTS5 would have a segment of so many leaves: it begins with some 250, and joins
  /// four.
  private static func level(_ leafCount: Int64) -> Int {
    var (level, size) = (0, 250 as Int64)
    while size < leafCount { (level, size) = (level + 1, 4 * size) }
    return level
  }

  // MARK: Runs

  private mutating func spill() throws {
    if entries.isEmpty { return }
    RadixSort.sort(&entries) { UInt64($0.word) }
    try entries.withUnsafeBufferPointer { entries in
      var found = ContiguousArray<UInt32>()
      var starts: [Int] = []
      for index in entries.indices
      where index == 0 || entries[index].word != entries[index - 1].word {
        found.append(entries[index].word)
        starts.append(index)
      }
      starts.append(entries.count)
      var run = try runs.begin()
      for place in words.order(of: found) {
        let range = starts[Int(place)]..<starts[Int(place) + 1]
        let rows = UnsafeBufferPointer(rebasing: entries[range])
        try run.write(found[Int(place)], atMost: 3 * Varint.longestOf32 * rows.count) {
          Self.encode(rows, to: &$0)
        }
      }
      try runs.end(run)
    }
    entries.removeAll(keepingCapacity: true)
  }

  /// Encodes the places of a word as a list of FTS5's, the first row as it is.
  @inline(__always)
  private static func encode(
    _ entries: UnsafeBufferPointer<Entry>,
    to end: inout UnsafeMutableRawPointer
  ) {
    var index = 0
    var last: UInt32 = 0
    while index < entries.count {
      let row = entries[index].row
      var next = index
      var size = 0
      var before: UInt32 = 0
      while next < entries.count, entries[next].row == row {
        size += Varint.length(of: entries[next].position - before + 2)
        before = entries[next].position
        next += 1
      }
      Varint.write(row - last, to: &end)
      // FTS5 marks rows that were deleted by one more.
      Varint.write(UInt32(2 * size), to: &end)
      before = 0
      for entry in entries[index..<next] {
        // FTS5 has other uses for 0 and 1.
        Varint.write(entry.position - before + 2, to: &end)
        before = entry.position
      }
      (last, index) = (row, next)
    }
  }
}
