internal import BitextCore
internal import FuzzyMatching
internal import GRDB

/// Reads a snapshot from the database: one pass over the texts and one over the index. O(memory).
struct SnapshotBuilder {
  private let search: SegmentSearch
  private var segments = SegmentSnapshot.Segments()
  /// Of short segments, with segments in the place of variants.
  private var short = ContiguousArray<ShortSegmentList.Entry>()
  private var numbers = ContiguousArray<UInt32>()

  private struct Row {
    var variant: Int64
    var hash: Int64
    var isSource: Bool
    var isTarget: Bool
    /// Where its tokens stand in the bytes of the unit.
    var tokens: Range<Int>
    /// Where its strict key stands there.
    var key: Range<Int>
  }

  /// Nil when the memory has nothing in one of the languages.
  static func build(
    _ db: Database,
    _ direction: SegmentSnapshot.Direction
  ) throws -> SegmentSnapshot? {
    guard let search = try SegmentSearch(db, from: direction.source, to: direction.target)
    else { return nil }
    var builder = SnapshotBuilder(search: search)
    try builder.readSegments()
    let shortSegments = builder.shortSegments()
    return SegmentSnapshot(
      direction: direction,
      languages: search.languages,
      family: search.family,
      segments: builder.segments,
      lists: try builder.lists(),
      shortSegments: shortSegments,
      tokens: try builder.tokens()
    )
  }

  private init(search: SegmentSearch) {
    self.search = search
  }

  // MARK: Segments

  private mutating func readSegments() throws {
    let rows = try SQLStatement(
      search.db,
      "SELECT id, language_id, key_hash, tokens, text FROM variant ORDER BY id"
    )
    var unit: [Row] = []
    var bytes = ContiguousArray<UInt8>()
    while try rows.step() {
      let variant = rows.int64(0)
      if let last = unit.last, VariantID.unit(of: last.variant) != VariantID.unit(of: variant) {
        add(unit, bytes)
        unit.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
      }
      let start = bytes.count
      bytes.append(contentsOf: rows.blob(3))
      let end = bytes.count
      let isSource = search.sources.contains(rows.int64(1))
      if isSource { StrictKey.append(rows.utf8(4), to: &bytes) }
      unit.append(
        Row(
          variant: variant,
          hash: rows.int64(2),
          isSource: isSource,
          isTarget: search.targets.contains(rows.int64(1)),
          tokens: start..<end,
          key: end..<bytes.count
        )
      )
    }
    add(unit, bytes)
    segments.firstOfUnits.append(UInt32(segments.variants.count))
    segments.hashes.sort()
  }

  /// Adds the texts of a unit that have a text in a target language beside them.
  private mutating func add(_ unit: [Row], _ bytes: ContiguousArray<UInt8>) {
    guard let first = unit.first else { return }
    while segments.firstOfUnits.count <= Int(VariantID.unit(of: first.variant)) {
      segments.firstOfUnits.append(UInt32(segments.variants.count))
    }
    var targets = 0
    for row in unit where row.isTarget { targets += 1 }
    for row in unit where row.isSource && targets > (row.isTarget ? 1 : 0) {
      let segment = UInt64(segments.variants.count)
      segments.variants.append(UInt32(truncatingIfNeeded: row.variant))
      segments.tokens.append(contentsOf: bytes[row.tokens])
      segments.starts.append(UInt32(segments.tokens.count))
      segments.hashes.append(UInt64(UInt32(truncatingIfNeeded: row.hash)) << 32 | segment)
      bytes.withUnsafeBytes {
        TokenCodec.decode(UnsafeRawBufferPointer(rebasing: $0[row.tokens]), into: &numbers)
      }
      segments.signatures.append(SegmentSnapshot.WideSignature(numbers))
      let entry = bytes.withUnsafeBufferPointer {
        ShortSegmentList.entry(
          variant: Int64(segment),
          family: search.family,
          key: UnsafeBufferPointer(rebasing: $0[row.key])
        )
      }
      if let entry {
        segments.keys.append(contentsOf: bytes[row.key])
        short.append(entry)
      }
      segments.keyStarts.append(UInt32(segments.keys.count))
    }
  }

  // MARK: Indexes

  private func lists() throws -> SegmentSnapshot.Lists {
    var lists = SegmentSnapshot.Lists()
    let rows = try SQLStatement(search.db, "SELECT key, entries FROM posting ORDER BY key")
    var list: Int64 = -1
    var entries = ContiguousArray<(bits: UInt64, segment: UInt32)>()
    func end() {
      // In the order of places: those of a list beyond one are passed over at once.
      if entries.count > 1 {
        entries.sort { $0.bits >> Signature.width < $1.bits >> Signature.width }
      }
      for entry in entries {
        lists.bits.append(entry.bits)
        lists.segments.append(entry.segment)
      }
      entries.removeAll(keepingCapacity: true)
    }
    while try rows.step() {
      let key = rows.int64(0)
      let blob = rows.blob(1)
      let count = PostingList.count(of: blob)
      for index in 0..<count {
        guard let segment = segments.segment(of: PostingList.variant(blob, index, count: count))
        else {
          continue
        }
        if key & ~PostingList.lastChunk != list {
          end()
          list = key & ~PostingList.lastChunk
          let token = Int(PostingList.token(ofKey: key))
          while lists.firstLists.count <= token {
            lists.firstLists.append(UInt32(lists.lengths.count))
          }
          lists.lengths.append(UInt8(PostingList.length(ofKey: key)))
          lists.starts.append(UInt32(lists.segments.count))
        }
        entries.append((PostingList.bits(blob, index), segment))
      }
    }
    end()
    lists.firstLists.append(UInt32(lists.lengths.count))
    lists.starts.append(UInt32(lists.segments.count))
    return lists
  }

  private mutating func shortSegments() -> SegmentSnapshot.ShortSegments {
    var lists = SegmentSnapshot.ShortSegments()
    func list(_ entry: ShortSegmentList.Entry) -> Int {
      ShortSegmentList.length(ofKey: entry.list) * SegmentSnapshot.ShortSegments.bitCounts
        + entry.signature.letters.bits.nonzeroBitCount
    }
    short.sort { (list($0), $0.variant) < (list($1), $1.variant) }
    for entry in short {
      while lists.starts.count <= list(entry) { lists.starts.append(UInt32(lists.letters.count)) }
      lists.letters.append(entry.signature.letters.bits)
      lists.pairs.append(entry.signature.pairs.bits)
      lists.segments.append(entry.variant)
    }
    lists.starts.append(UInt32(lists.letters.count))
    short = []
    return lists
  }

  private func tokens() throws -> TokenTable {
    let count = try search.db.number("SELECT count(*) FROM token WHERE family = ?", search.family)
    var table = TokenTable(capacity: Int(count ?? 0))
    let rows = try SQLStatement(search.db, "SELECT text, id FROM token WHERE family = ?")
    rows.bind(1, search.family)
    while try rows.step() {
      table.insert(rows.utf8(0), number: UInt32(truncatingIfNeeded: rows.int64(1)))
    }
    return table
  }
}
