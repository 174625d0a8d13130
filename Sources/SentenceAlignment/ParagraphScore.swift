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

  init(source: [SegmentProfile], target: [SegmentProfile]) {
    self.source = source.map(\.endsParagraph)
    self.target = target.map(\.endsParagraph)
    // Where every segment is a paragraph of its own, or all are one, the ends say nothing.
    func informs(_ ends: [Bool]) -> Bool {
      let count = ends.count { $0 }
      return count > 1 && count < ends.count
    }
    isInformative = informs(self.source) && informs(self.target)
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
