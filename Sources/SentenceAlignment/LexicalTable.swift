internal import Foundation

/// The lexical scores of every two-sided bead of a window.
///
/// What a word adds depends on the word and the other run alone, so it is computed once for each
/// segment and other run, and added up over the segments of a run; a word that stands in several
/// segments of a run is taken off again. `LexicalScore` is the slow twin.
struct LexicalTable {
  private static let longest = LexicalScore.longestRun
  private static let weight = Float(LexicalScore.weight / 2)

  private let table: BeadTable
  private let source: WindowSide
  private let target: WindowSide
  /// [target run's length - 1][source segment][target run's start]
  private let ofSource: RunTable
  /// [source run's length - 1][source run's start][target segment]
  private let ofTarget: RunTable
  /// In the order of the bead table: what words that a run repeats have too much.
  private let repeats: FloatBuffer
  /// What one distinct word without a match takes off.
  private let nothing: Float

  /// How many beads of one kind end in a row of the table, at most.
  var widest: Int { target.count + 1 }

  /// - Parameter table: the beads of the window; their scores are not looked at.
  ///
  /// O(cells + words · matches).
  init(_ score: LexicalScore, window: AlignmentWindow, table: BeadTable) {
    self.table = table
    source = WindowSide(score.source, window.source)
    target = WindowSide(score.target, window.target)
    nothing = Float(log(1 - score.share) * LexicalScore.weight / 2)
    let rows = table.rows
    let last = target.count
    // A segment stands in the runs that begin at it and up to three before it.
    ofSource = RunTable(
      columns: (0..<source.count).map {
        rows[max(0, $0 - Self.longest + 1)].lowerBound..<min(rows[$0].upperBound + 1, last)
      }
    )
    ofTarget = RunTable(
      columns: (0..<source.count).map {
        rows[$0].lowerBound..<min(rows[$0].upperBound + Self.longest, last)
      }
    )
    repeats = FloatBuffer(repeating: 0, count: table.cellCount * BeadPrior.kindCount)
    addSource(score)
    addTarget(score)
    ofSource.takeLogarithms(times: Self.weight)
    ofTarget.takeLogarithms(times: Self.weight)
  }

  /// What the words of each source segment find in target runs.
  private func addSource(_ score: LexicalScore) {
    var finder = MatchFinder(
      own: source,
      other: target,
      matches: score.evidence.ofSource,
      share: score.share
    )
    for segment in 0..<source.count {
      let first = ofSource.firsts[segment]
      finder.forEachMatch(of: segment, startsIn: ofSource.columns[segment]) {
        length,
        start,
        ratio,
        since in
        ofSource.multiply(length, first + start, 1 + ratio)
        guard let since else { return }
        let excess = log(1 + ratio) * Self.weight
        for begin in max(0, segment - Self.longest + 1)...since {
          for own in (segment - begin + 1)...Self.longest {
            takeOff(excess, source: (begin, own), target: (start, length))
          }
        }
      }
    }
  }

  /// What the words of each target segment find in source runs.
  private func addTarget(_ score: LexicalScore) {
    var finder = MatchFinder(
      own: target,
      other: source,
      matches: score.evidence.ofTarget,
      share: score.share
    )
    let columns = ofTarget.columns
    var starts = 0..<0
    for segment in 0..<target.count {
      // The edges of the rows never go back.
      while starts.upperBound < columns.count, columns[starts.upperBound].lowerBound <= segment {
        starts = starts.lowerBound..<(starts.upperBound + 1)
      }
      while let low = starts.first, columns[low].upperBound <= segment {
        starts = starts.dropFirst()
      }
      finder.forEachMatch(of: segment, startsIn: starts) { length, start, ratio, since in
        ofTarget.multiply(length, ofTarget.firsts[start] + segment, 1 + ratio)
        guard let since else { return }
        let excess = log(1 + ratio) * Self.weight
        for begin in max(0, segment - Self.longest + 1)...since {
          for own in (segment - begin + 1)...Self.longest {
            takeOff(excess, source: (start, length), target: (begin, own))
          }
        }
      }
    }
  }

  /// Notes what a repeated word has too much in a bead, if the table has such a bead.
  private func takeOff(
    _ excess: Float,
    source: (start: Int, length: Int),
    target: (start: Int, length: Int)
  ) {
    let (i, j) = (source.start + source.length, target.start + target.length)
    guard i < table.rows.count, table.rows[i].contains(j) else { return }
    let kind = BeadPrior.number(source: source.length, target: target.length)
    repeats.base[table.index(i, j, kind)] += excess
  }

  /// Writes the scores of the beads of each source run and target length to a row of at least
  /// `widest` numbers, and calls `body` with the start and length of the source run, the columns in
  /// which the beads end, and the target length. O(cells).
  func forEachBead(
    row: UnsafeMutablePointer<Float>,
    _ body: (Int, Int, _ columns: Range<Int>, Int) -> Void
  ) {
    let own = (0..<Self.longest).map { _ in FloatBuffer(repeating: 0, count: widest) }
    let opposite = FloatBuffer(repeating: 0, count: widest)
    for start in 0..<source.count {
      let low = table.rows[start].lowerBound
      let width = min(table.rows[start].upperBound + 1, target.count) - low
      guard width > 0 else { continue }
      for row in own { row.base.update(repeating: 0, count: width) }
      for length in 1...min(Self.longest, source.count - start) {
        opposite.base.update(repeating: 0, count: width)
        let unmatched = nothing * source.wordCounts[length - 1].base[start]
        for other in 1...Self.longest {
          let sums = own[other - 1].base
          let more = ofSource.row(other, start + length - 1) + low
          let found = ofTarget.row(length, start) + low + other - 1
          for index in 0..<width {
            sums[index] += more[index]
            opposite.base[index] += found[index]
          }
          let kind = BeadPrior.number(source: length, target: other)
          let columns = table.columns(into: start + length, kind)
          guard !columns.isEmpty else { continue }
          let offset = columns.lowerBound - other - low
          let repeated = repeats.base + table.index(start + length, columns.lowerBound, kind)
          let words = target.wordCounts[other - 1].base + low + offset
          for index in 0..<columns.count {
            row[index] =
              sums[offset + index] + opposite.base[offset + index] - repeated[index] + unmatched
              + nothing * words[index]
          }
          body(start, length, columns, other)
        }
      }
    }
  }
}

/// For each length of a run and each row a number for each of the row's columns: products at first,
/// their logarithms in the end.
private struct RunTable {
  /// Beyond this a product is brought back by as much, and remembered.
  private static let highest: Float = 1e30

  let columns: [Range<Int>]
  /// [row]: where column 0 of a row would be.
  let firsts: [Int]
  private let size: Int
  private let values: FloatBuffer
  private let broughtBack = Places()

  private final class Places { var all: [Int] = [] }

  init(columns: [Range<Int>]) {
    var (firsts, size): ([Int], Int) = ([], 0)
    for row in columns {
      firsts.append(size - row.lowerBound)
      size += row.count
    }
    self.columns = columns
    self.firsts = firsts
    self.size = size
    values = FloatBuffer(repeating: 1, count: LexicalScore.longestRun * size)
  }

  @inline(__always) func row(_ length: Int, _ row: Int) -> UnsafePointer<Float> {
    UnsafePointer(values.base + ((length - 1) * size + firsts[row]))
  }

  @inline(__always) func multiply(_ length: Int, _ place: Int, _ factor: Float) {
    let place = (length - 1) * size + place
    values.base[place] *= factor
    if values.base[place] > Self.highest {
      values.base[place] /= Self.highest
      broughtBack.all.append(place)
    }
  }

  func takeLogarithms(times factor: Float) {
    for index in stride(from: 0, to: values.count, by: 8) {
      let value = VectorMath.log(VectorMath.load(values.base + index)) * factor
      VectorMath.store(value, values.base + index)
    }
    for place in broughtBack.all { values.base[place] += log(Self.highest) * factor }
  }
}
