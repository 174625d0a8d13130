internal import Foundation

/// What every two-sided bead of a window scores.
///
/// The beads that end in one row of the lattice lie together, kind by kind, so that the sums over all
/// alignments run through memory in one direction.
struct BeadTable {
  let sourceCount: Int
  let targetCount: Int
  /// For each number of source segments used up, the numbers of target segments that exist.
  let rows: [ClosedRange<Int>]
  /// The number of the first cell of each row.
  let firstCells: [Int]
  let cellCount: Int
  /// [first cell of the row · kinds + kind · width of the row + column in the row]: e to the power of
  /// the score of the bead of that kind that ends there; 0 where it would begin outside the window.
  private(set) var values: [Double]

  /// Scores beyond this, which whole paragraphs as segments reach, count for a tenth: they are certain
  /// anyway, and the sums over all alignments have to stay within the range of their numbers.
  static let certainScore = 60.0

  /// A score as it is summed: -60 to 120.
  static func tempered(_ score: Double) -> Double {
    if score < -certainScore { return -certainScore }
    return score <= certainScore
      ? score : min(certainScore + (score - certainScore) / 10, 2 * certainScore)
  }

  /// An empty table of a window's shape.
  private init(rows: [ClosedRange<Int>], targetCount: Int) {
    sourceCount = rows.count - 1
    self.targetCount = targetCount
    self.rows = rows
    var firstCells: [Int] = []
    var cells = 0
    for row in rows {
      firstCells.append(cells)
      cells += row.count
    }
    self.firstCells = firstCells
    cellCount = cells
    values = []
  }

  /// The table that a function gives. For scores that are not those of texts.
  init(rows: [ClosedRange<Int>], targetCount: Int, score: (Range<Int>, Range<Int>) -> Double) {
    self.init(rows: rows, targetCount: targetCount)
    values = Array(repeating: 0, count: cellCount * BeadPrior.kinds.count)
    for i in 0...sourceCount {
      for j in rows[i] {
        for (k, kind) in BeadPrior.kinds.enumerated()
        where kind.source <= i && rows[i - kind.source].contains(j - kind.target) {
          values[index(i, j, k)] = exp(
            Self.tempered(score(i - kind.source..<i, j - kind.target..<j))
          )
        }
      }
    }
  }

  /// The scores of a window of two texts: of their words, and what else a function adds for two runs.
  /// O(cells + words · matches).
  init(
    window: AlignmentWindow,
    lexical: LexicalScore,
    others: (Range<Int>, Range<Int>) -> Double
  ) {
    self.init(rows: window.rows, targetCount: window.target.count)
    let words = LexicalTable(lexical, window: window, table: self)
    let kinds = BeadPrior.kinds.count
    values = [Double](unsafeUninitializedCapacity: cellCount * kinds) { values, count in
      values.initialize(repeating: 0)
      count = values.count
      for i in 1..<max(rows.count, 1) {
        for (k, kind) in BeadPrior.kinds.enumerated() where kind.source <= i {
          let run = window.source.lowerBound + i - kind.source
          let columns = self.columns(into: i, k)
          let first = index(i, 0, k)
          for j in columns {
            let other = window.target.lowerBound + j - kind.target
            let sourceRun = run..<(run + kind.source)
            let targetRun = other..<(other + kind.target)
            let score =
              Double(words.values[first + j]) + words.unmatched(kind, i, j)
              + others(sourceRun, targetRun)
            values[first + j] = exp(Self.tempered(score))
          }
        }
      }
    }
  }

  /// Where a value stands.
  @inline(__always) func index(_ i: Int, _ j: Int, _ kind: Int) -> Int {
    firstCells[i] * BeadPrior.kinds.count + kind * rows[i].count + j - rows[i].lowerBound
  }

  /// The number of a cell.
  @inline(__always) func cell(_ i: Int, _ j: Int) -> Int {
    firstCells[i] + j - rows[i].lowerBound
  }

  /// The columns of a row in which a bead of a kind can end.
  @inline(__always) func columns(into i: Int, _ kind: Int) -> Range<Int> {
    let size = BeadPrior.kinds[kind]
    guard size.source <= i else { return 0..<0 }
    let from = rows[i - size.source]
    let low = max(rows[i].lowerBound, from.lowerBound + size.target)
    let high = min(rows[i].upperBound, from.upperBound + size.target)
    return low <= high ? low..<(high + 1) : 0..<0
  }
}
