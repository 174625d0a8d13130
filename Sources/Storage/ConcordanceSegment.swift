/// Lays words with their places out as one segment of an FTS5 index, page by page, words in the order
/// of their bytes.
///
/// The layout is that of SQLite's file format for FTS5 (comments of `fts5_index.c`): a leaf holds words,
/// each with the beginning of the one before left out, and behind each word its rows with the positions
/// in them. A row or a list of positions may run on in the next leaf. Beside the leaves go split keys (which leaf
/// to look at for a word) and, for words whose rows fill several leaves, an index of the first row of
/// each. FTS5 itself reads, changes and merges what is made here like what it made.
struct ConcordanceSegment {
  /// Rows for `concordance_data` and `concordance_idx`, on their way.
  struct Output: Sendable {
    /// Numbers of leaves, ascending, and where each ends in `bytes`.
    var leaves: [(id: Int64, end: Int)] = []
    var bytes: [UInt8] = []
    /// Pages of the indexes of rows.
    var rowIndexes: [(id: Int64, page: [UInt8])] = []
    /// Split keys with the value of their column `pgno`.
    var keys: [(term: [UInt8], leaf: Int64)] = []
  }

  private(set) var output = Output()
  let id: Int64

  /// The number of the leaf that is being filled, from 1.
  private var leaf: Int64 = 1
  private var page: [UInt8] = [0, 0, 0, 0]
  /// Where the words of the leaf start, as distances; it is put behind the leaf.
  private var wordStarts: [UInt8] = []
  private var lastWordStart = 0
  private var word: [UInt8] = []
  private var lastRow: Int64 = 0
  private var isFirstRowOfWord = true
  private var isFirstRowOfLeaf = true
  /// Of the last leaf that begins words: its split key, and how many leaves without words follow.
  private var key: (term: [UInt8], leaf: Int64)? = ([], 1)
  private var wordlessLeaves = 0
  private var index: ConcordanceRowIndex

  /// How many bytes a leaf has, or some more.
  private let pageSize: Int

  /// What FTS5 makes by itself.
  static let pageSize = 4050
  /// Fewer leaves without words need no index of their rows.
  private static let leastWordlessLeaves = 4

  /// The number is that of the segment, from 1 to 65,535.
  init(id: Int64, pageSize: Int = Self.pageSize) {
    (self.id, self.pageSize) = (id, pageSize)
    index = ConcordanceRowIndex(pageSize: pageSize)
  }

  /// How many leaves are done.
  var leafCount: Int64 { leaf - 1 }

  /// Gives up what was put out so far to the caller.
  mutating func takeOutput() -> Output {
    defer { output = Output() }
    return output
  }

  /// Begins a word, greater than the one before. `0`, which FTS5 puts before words of its main index, is not in it.
  mutating func begin(_ text: UnsafeBufferPointer<UInt8>) {
    var term: [UInt8] = [Self.mainIndex]
    term.append(contentsOf: text)
    if page.count + wordStarts.count + term.count + 2 >= pageSize, page.count > 4 {
      endLeaf()
    }
    Varint.append(UInt64(page.count - lastWordStart), to: &wordStarts)
    let isFirst = lastWordStart == 0
    lastWordStart = page.count
    let common = Self.common(word, term)
    if isFirst {
      if leaf > 1 {
        // The shortest beginning that tells this word from all before it.
        writeKey()
        key = (word.isEmpty ? term : Array(term.prefix(common + 1)), leaf)
      }
      Varint.append(UInt64(term.count), to: &page)
      page.append(contentsOf: term)
    } else {
      Varint.append(UInt64(common), to: &page)
      Varint.append(UInt64(term.count - common), to: &page)
      page.append(contentsOf: term[common...])
    }
    word = term
    index.begin(leaf: leaf)
    isFirstRowOfWord = true
    isFirstRowOfLeaf = false
  }

  /// Adds a row of the word, greater than the one before, with its list of positions as FTS5 encodes it.
  mutating func add(row: Int64, positions: UnsafeBufferPointer<UInt8>) {
    if page.count + wordStarts.count >= pageSize { endLeaf() }
    if isFirstRowOfLeaf {
      page[0] = UInt8(truncatingIfNeeded: page.count >> 8)
      page[1] = UInt8(truncatingIfNeeded: page.count)
      index.add(row: row, leaf: leaf, segment: id, &output)
    }
    Varint.append(
      UInt64(isFirstRowOfWord || isFirstRowOfLeaf ? row : row - lastRow),
      to: &page
    )
    (lastRow, isFirstRowOfWord, isFirstRowOfLeaf) = (row, false, false)
    Varint.append(UInt64(2 * positions.count), to: &page)
    var rest = positions[...]
    while page.count + wordStarts.count + rest.count >= pageSize {
      // No number is parted.
      var count = 0
      while count < pageSize - page.count - wordStarts.count, count < rest.count {
        count += Varint.length(rest[(rest.startIndex + count)...])
      }
      page.append(contentsOf: rest.prefix(count))
      rest = rest.dropFirst(count)
      endLeaf()
    }
    page.append(contentsOf: rest)
  }

  /// Adds rows of the word as FTS5 encodes them, the first one as it is and each of the rest as a distance.
  mutating func add(rows: UnsafeBufferPointer<UInt8>) {
    guard let base = rows.baseAddress else { return }
    var place = 0
    var row: Int64 = 0
    while place < rows.count {
      if place > 0, !isFirstRowOfLeaf {
        let (end, last) = fitting(rows, from: place, row)
        page.append(contentsOf: rows[place..<end])
        (place, row, lastRow) = (end, last, last)
        if place == rows.count { return }
      }
      let (distance, width) = Varint.read(base + place)
      let (size, sizeWidth) = Varint.read(base + place + width)
      place += width + sizeWidth
      row += Int64(distance)
      let count = Int(size / 2)
      add(row: row, positions: UnsafeBufferPointer(start: base + place, count: count))
      place += count
    }
  }

  /// The end of the rows that go into the leaf as they stand, and the last of them.
  private func fitting(
    _ rows: UnsafeBufferPointer<UInt8>,
    from start: Int,
    _ row: Int64
  ) -> (end: Int, last: Int64) {
    var (end, last) = (start, row)
    guard let base = rows.baseAddress else { return (end, last) }
    let limit = start + pageSize - page.count - wordStarts.count
    while end < rows.count {
      let (distance, width) = Varint.read(base + end)
      let (size, sizeWidth) = Varint.read(base + end + width)
      let next = end + width + sizeWidth + Int(size / 2)
      if next >= limit { break }
      (end, last) = (next, last + Int64(distance))
    }
    return (end, last)
  }

  /// Ends the segment. Nothing may be added afterwards.
  mutating func finish() {
    if page.count > 4 { endLeaf() }
    if leaf > 1 { writeKey() }
  }

  private static let mainIndex: UInt8 = 0x30

  private static func common(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let most = min(a.count, b.count)
    var count = 0
    while count < most, a[count] == b[count] { count += 1 }
    return count
  }

  private mutating func endLeaf() {
    page[2] = UInt8(truncatingIfNeeded: page.count >> 8)
    page[3] = UInt8(truncatingIfNeeded: page.count)
    if lastWordStart == 0 {
      if isFirstRowOfLeaf { index.addLeafWithoutRow() }
      wordlessLeaves += 1
    }
    output.bytes.append(contentsOf: page)
    output.bytes.append(contentsOf: wordStarts)
    output.leaves.append((Self.number(segment: id, leaf: leaf), output.bytes.count))
    page.removeAll(keepingCapacity: true)
    page.append(contentsOf: [0, 0, 0, 0])
    wordStarts.removeAll(keepingCapacity: true)
    lastWordStart = 0
    isFirstRowOfLeaf = true
    leaf += 1
  }

  /// Puts out the split key of the last leaf that begins words.
  private mutating func writeKey() {
    guard let key else { return }
    let isIndexed = wordlessLeaves >= Self.leastWordlessLeaves && !index.isEmpty
    index.end(isKept: isIndexed, segment: id, &output)
    wordlessLeaves = 0
    output.keys.append((key.term, key.leaf << 1 | (isIndexed ? 1 : 0)))
    self.key = nil
  }

  /// The row number of a leaf, or of a page of an index of rows, in `concordance_data`.
  static func number(
    segment: Int64,
    leaf: Int64,
    indexHeight: Int64? = nil
  ) -> Int64 {
    segment << 37 | (indexHeight.map { 1 << 36 | $0 << 31 } ?? 0) | leaf
  }
}
