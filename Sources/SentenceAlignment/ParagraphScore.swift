/// What paragraph ends say about a bead, in log odds.
///
/// Translators keep most paragraph ends. A bead that joins segments across one is less likely; ends
/// on both sides that fall together speak for a bead, an end on one side only against it.
struct ParagraphScore {
  static let joined = -1.2
  static let bothEnd = 0.4
  static let oneEnds = -0.4

  private let source: [Bool]
  private let target: [Bool]
  private let isInformative: Bool
  /// [length - 1][start]: what the ends inside a target run add, and 1 where the run ends a paragraph.
  private let targetJoins: [FloatBuffer]
  private let targetEnds: [FloatBuffer]

  init(source: [SegmentProfile], target: [SegmentProfile]) {
    self.source = source.map(\.endsParagraph)
    self.target = target.map(\.endsParagraph)
    // Where every segment is a paragraph of its own, or all are one, the ends say nothing.
    func informs(_ ends: [Bool]) -> Bool {
      let count = ends.count { $0 }
      return count > 1 && count < ends.count
    }
    isInformative = informs(self.source) && informs(self.target)
    let ends = isInformative ? self.target : []
    var joins = [Float](repeating: 0, count: ends.count)
    var allJoins: [FloatBuffer] = []
    var allEnds: [FloatBuffer] = []
    for length in 1...LexicalScore.longestRun {
      let last = ends.indices.map { $0 + length <= ends.count && ends[$0 + length - 1] }
      allJoins.append(FloatBuffer(joins))
      allEnds.append(FloatBuffer(last.lazy.map { $0 ? 1 : 0 }))
      for start in ends.indices where last[start] { joins[start] += Float(Self.joined) }
    }
    targetJoins = allJoins
    targetEnds = allEnds
  }

  /// Adds the score of a source run and the target runs of a length that begin at each of `starts` to
  /// the numbers of a row. `score` is the slow twin. O(starts).
  func add(
    to row: UnsafeMutablePointer<Float>,
    _ sourceRun: Range<Int>,
    _ starts: Range<Int>,
    _ targetLength: Int
  ) {
    guard isInformative else { return }
    var joins = 0.0
    for segment in sourceRun.dropLast() where source[segment] { joins += Self.joined }
    let sourceEnds = source[sourceRun.upperBound - 1]
    let base = Float(joins + (sourceEnds ? Self.oneEnds : 0))
    let ends = Float(sourceEnds ? Self.bothEnd - Self.oneEnds : Self.oneEnds)
    let targetJoins = targetJoins[targetLength - 1].base + starts.lowerBound
    let targetEnds = targetEnds[targetLength - 1].base + starts.lowerBound
    for index in 0..<starts.count {
      row[index] += base + targetJoins[index] + ends * targetEnds[index]
    }
  }

  func score(_ sourceRun: Range<Int>, _ targetRun: Range<Int>) -> Double {
    guard isInformative else { return 0 }
    var value = 0.0
    for segment in sourceRun.dropLast() where source[segment] { value += Self.joined }
    for segment in targetRun.dropLast() where target[segment] { value += Self.joined }
    let sourceEnds = source[sourceRun.upperBound - 1]
    let targetEnds = target[targetRun.upperBound - 1]
    if sourceEnds && targetEnds { value += Self.bothEnd }
    if sourceEnds != targetEnds { value += Self.oneEnds }
    return value
  }
}
