/// The cells of the lattice that are looked at: for each row a run of columns.
///
/// For texts of article length that is all of them. For longer ones it is what lies around a chain of
/// anchors, so that time and memory grow with the length and not with its square.
struct SearchBand: Equatable {
  /// Up to so many cells every one is looked at.
  static let wholeLimit = 4_000
  /// How far the band reaches beyond the rectangle between two anchors: an anchor may itself be a
  /// segment off, and a bead has up to four.
  static let margin = 5
  /// A rectangle between two anchors with more cells than this is looked at along its diagonal only.
  static let gapLimit = 250_000

  /// For each number of source segments used up (0 to their count), the numbers of target segments.
  private(set) var rows: [ClosedRange<Int>]

  /// The cells of given rows, whose edges never go back.
  init(rows: [ClosedRange<Int>]) { self.rows = rows }

  /// Every cell.
  init(sourceCount: Int, targetCount: Int) {
    rows = Array(repeating: 0...targetCount, count: sourceCount + 1)
  }

  /// The cells around a chain of anchors, in order, each a pair of segments.
  init(sourceCount: Int, targetCount: Int, anchors: [Anchor]) {
    var lowest = [Int](repeating: targetCount, count: sourceCount + 1)
    var highest = [Int](repeating: 0, count: sourceCount + 1)
    func cover(_ row: Int, _ columns: ClosedRange<Int>) {
      lowest[row] = min(lowest[row], max(0, columns.lowerBound))
      highest[row] = max(highest[row], min(targetCount, columns.upperBound))
    }
    let corners =
      [Anchor(source: 0, target: 0)] + anchors
      + [Anchor(source: sourceCount, target: targetCount)]
    for (from, to) in zip(corners, corners.dropFirst()) {
      let height = to.source - from.source
      let width = to.target - from.target
      let first = max(0, from.source - Self.margin)
      let last = min(sourceCount, to.source + Self.margin)
      let isLarge = height * width > Self.gapLimit
      // A passage that only one side has makes the path leave the diagonal by its length.
      let reach = max(100, abs(height - width) / 2 + 50)
      for row in first...last {
        guard isLarge else {
          cover(row, from.target - Self.margin...to.target + Self.margin)
          continue
        }
        let middle = from.target + (row - from.source) * width / max(height, 1)
        cover(row, middle - reach...middle + reach)
      }
    }
    cover(0, 0...0)
    cover(sourceCount, targetCount...targetCount)
    // The edges never go back, so a column's cells are a run of rows too, and every cell is reached.
    for row in stride(from: sourceCount - 1, through: 0, by: -1) {
      lowest[row] = min(lowest[row], lowest[row + 1])
    }
    for row in stride(from: 1, through: sourceCount, by: 1) {
      highest[row] = max(highest[row], highest[row - 1])
      lowest[row] = min(lowest[row], highest[row - 1])
    }
    rows = zip(lowest, highest).map { $0...max($0, $1) }
  }

  /// For each number of target segments used up, the numbers of source segments.
  func columns(targetCount: Int) -> [ClosedRange<Int>] {
    var columns: [ClosedRange<Int>] = []
    columns.reserveCapacity(targetCount + 1)
    var first = 0
    var last = 0
    for column in 0...targetCount {
      while first + 1 < rows.count, rows[first].upperBound < column { first += 1 }
      last = max(last, first)
      while last + 1 < rows.count, rows[last + 1].lowerBound <= column { last += 1 }
      columns.append(first...last)
    }
    return columns
  }
}

/// A pair of segments that surely belong together.
struct Anchor: Hashable {
  var source: Int
  var target: Int
}
