/// The index of the rows of one word: the first row of each of its leaves, and above that of each page
/// of the level below.
struct ConcordanceRowIndex {
  private struct Level {
    /// The number of the page: that of a leaf which it stands for.
    var number: Int64
    var page: [UInt8] = []
    var last: Int64 = 0
    /// Whether `last` stands in the page.
    var isBegun = false
    /// The first row in the page.
    var first: Int64 = 0
  }

  private let pageSize: Int
  private var levels = [Level(number: 1)]

  init(pageSize: Int) { self.pageSize = pageSize }

  var isEmpty: Bool { levels[0].page.isEmpty }

  /// Begins the index of a word that stands in a leaf.
  mutating func begin(leaf: Int64) { levels[0].number = leaf }

  /// Notes that a leaf begins with a row.
  mutating func add(
    row: Int64,
    leaf: Int64,
    segment: Int64,
    _ output: inout ConcordanceSegment.Output
  ) {
    var height = 0
    while true {
      let isFull = levels[height].page.count >= pageSize
      if isFull { push(height, segment, &output) }
      if levels[height].isBegun {
        Varint.append(UInt64(row - levels[height].last), to: &levels[height].page)
      } else {
        levels[height].page.append(isFull ? 1 : 0)
        let below = height == 0 ? leaf : levels[height - 1].number
        Varint.append(UInt64(below), to: &levels[height].page)
        Varint.append(UInt64(row), to: &levels[height].page)
        (levels[height].isBegun, levels[height].first) = (true, row)
      }
      levels[height].last = row
      if !isFull { return }
      height += 1
    }
  }

  /// Puts out a full page of a level, which is no root then, and begins the next one.
  private mutating func push(
    _ height: Int,
    _ segment: Int64,
    _ output: inout ConcordanceSegment.Output
  ) {
    levels[height].page[0] = 1
    write(height, segment, &output)
    if height + 1 == levels.count { levels.append(Level(number: 0)) }
    if levels[height + 1].page.isEmpty {
      var above = Level(number: levels[height].number, page: [0])
      Varint.append(UInt64(levels[height].number), to: &above.page)
      Varint.append(UInt64(levels[height].first), to: &above.page)
      (above.isBegun, above.first, above.last) = (
        true, levels[height].first, levels[height].first
      )
      levels[height + 1] = above
    }
    levels[height].page.removeAll(keepingCapacity: true)
    levels[height].isBegun = false
    levels[height].number += 1
  }

  /// Notes a leaf that holds nothing but positions.
  mutating func addLeafWithoutRow() {
    if !isEmpty { levels[0].page.append(0) }
  }

  /// Ends the index of a word, and puts it out where it is kept.
  mutating func end(
    isKept: Bool,
    segment: Int64,
    _ output: inout ConcordanceSegment.Output
  ) {
    for height in levels.indices where !levels[height].page.isEmpty {
      if isKept { write(height, segment, &output) }
      levels[height].page.removeAll(keepingCapacity: true)
      levels[height].isBegun = false
    }
  }

  private func write(
    _ height: Int,
    _ segment: Int64,
    _ output: inout ConcordanceSegment.Output
  ) {
    let number = ConcordanceSegment.number(
      segment: segment,
      leaf: levels[height].number,
      indexHeight: Int64(height)
    )
    output.rowIndexes.append((number, levels[height].page))
  }
}
