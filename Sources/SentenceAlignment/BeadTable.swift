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
  private(set) var values: [Float]

  /// Scores beyond this, which whole paragraphs as segments reach, count for a tenth: they are certain
  /// anyway, and e to their power has to stay within the range of its type.
  static let certainScore: Float = 60
  static let highestScore: Float = 85

  /// A score as it is summed: -60 to 85.
  @inline(__always) static func tempered(_ score: VectorMath.Lanes) -> VectorMath.Lanes {
    let held = VectorMath.min(score, certainScore)
    let beyond = VectorMath.min((score - held) * 0.1, highestScore - certainScore)
    return VectorMath.max(held, -certainScore) + beyond
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
    values = Array(repeating: 0, count: cellCount * BeadPrior.kindCount)
    for i in 0...sourceCount {
      for j in rows[i] {
        for (k, kind) in BeadPrior.kinds.enumerated()
        where kind.source <= i && rows[i - kind.source].contains(j - kind.target) {
          let value = Float(score(i - kind.source..<i, j - kind.target..<j))
          values[index(i, j, k)] = VectorMath.exp(Self.tempered(.init(repeating: value)))[0]
        }
      }
    }
  }

  /// The scores of a window of two texts.
  ///
  /// - Parameters:
  ///   - lexical: what the words of each bead score.
  ///   - emphasis: what the sum of a bead's scores is multiplied by.
  ///   - others: adds to each number of a row what else is known of a run of source segments and the
  ///     runs of target segments that begin at each of `targetStarts`, all of one length.
  ///
  /// O(cells + words · matches).
  init(
    window: AlignmentWindow,
    lexical: LexicalScore,
    emphasis: Float = 1,
    others: (
      _ row: UnsafeMutablePointer<Float>, _ sourceRun: Range<Int>, _ targetStarts: Range<Int>,
      _ targetLength: Int
    ) -> Void
  ) {
    self.init(rows: window.rows, targetCount: window.target.count)
    let words = LexicalTable(lexical, window: window, table: self)
    let row = FloatBuffer(repeating: 0, count: words.widest)
    var values = [Float](repeating: 0, count: cellCount * BeadPrior.kindCount)
    values.withUnsafeMutableBufferPointer { values in
      words.forEachBead(row: row.base) { sourceStart, sourceLength, columns, targetLength in
        let sourceRun = sourceStart..<(sourceStart + sourceLength)
        let targetStart = columns.lowerBound - targetLength
        others(
          row.base,
          sourceRun.shifted(by: window.source.lowerBound),
          (targetStart..<(targetStart + columns.count)).shifted(by: window.target.lowerBound),
          targetLength
        )
        for index in stride(from: 0, to: columns.count, by: 8) {
          let score = VectorMath.load(row.base + index) * emphasis
          VectorMath.store(VectorMath.exp(Self.tempered(score)), row.base + index)
        }
        let kind = BeadPrior.number(source: sourceLength, target: targetLength)
        let place = index(sourceRun.upperBound, columns.lowerBound, kind)
        for index in 0..<columns.count { values[place + index] = row.base[index] }
      }
    }
    self.values = values
  }

  /// Where a value stands.
  @inline(__always) func index(_ i: Int, _ j: Int, _ kind: Int) -> Int {
    firstCells[i] * BeadPrior.kindCount + kind * rows[i].count + j - rows[i].lowerBound
  }

  /// The number of a cell.
  @inline(__always) func cell(_ i: Int, _ j: Int) -> Int {
    firstCells[i] + j - rows[i].lowerBound
  }

  /// The columns of a row in which a bead of a kind can end.
  @inline(__always) func columns(into i: Int, _ kind: Int) -> Range<Int> {
    let (source, target) = BeadPrior.lengths(kind)
    guard source <= i else { return 0..<0 }
    let from = rows[i - source]
    let low = max(rows[i].lowerBound, from.lowerBound + target)
    let high = min(rows[i].upperBound, from.upperBound + target)
    return low <= high ? low..<(high + 1) : 0..<0
  }
}
