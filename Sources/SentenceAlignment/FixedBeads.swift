public import BitextCore

/// Beads that are known to be right, and places through which the alignment must go.
///
/// Beads do not cross and no segment is in two. A bead with two sides stands where it stands. A bead
/// with one side says only that its segments have no counterpart; where the empty side is does not
/// matter. A cut (n, m) says that the first n source segments belong to the first m target segments.
public struct FixedBeads: Sendable {
  /// A place between segments of both sides.
  public struct Cut: Hashable, Sendable {
    public var source: Int
    public var target: Int

    public init(source: Int, target: Int) {
      self.source = source
      self.target = target
    }
  }

  /// Beads with two sides, and cuts as beads with none, in order.
  let steps: [Bead]
  /// Segments without counterpart.
  let lonelySources: Set<Int>
  let lonelyTargets: Set<Int>

  /// Checks that beads and cuts can all be in one alignment of so many segments.
  ///
  /// Numbers in the error are those of `beads`, and behind them those of `cuts`. O(n log n).
  public init(
    beads: [Bead],
    cuts: [Cut] = [],
    sourceCount: Int,
    targetCount: Int
  ) throws(AnchorError) {
    var steps: [(bead: Bead, number: Int)] = []
    // [segment]: the bead that it is in.
    var ofSource: [Int: Int] = [:]
    var ofTarget: [Int: Int] = [:]
    var lonely: (source: Set<Int>, target: Set<Int>) = ([], [])
    for (number, bead) in beads.enumerated() {
      guard (bead.source.isEmpty || bead.source.upperBound <= sourceCount),
        (bead.target.isEmpty || bead.target.upperBound <= targetCount),
        bead.source.lowerBound >= 0, bead.target.lowerBound >= 0
      else { throw AnchorError(.outOfRange, anchor: number) }
      for segment in bead.source {
        if let other = ofSource.updateValue(number, forKey: segment) {
          throw AnchorError(.overlap, anchor: number, other: other)
        }
      }
      for segment in bead.target {
        if let other = ofTarget.updateValue(number, forKey: segment) {
          throw AnchorError(.overlap, anchor: number, other: other)
        }
      }
      if bead.isOneSided {
        lonely.source.formUnion(bead.source)
        lonely.target.formUnion(bead.target)
      } else {
        steps.append((bead, number))
      }
    }
    for (number, cut) in cuts.enumerated() {
      let number = beads.count + number
      guard (0...sourceCount).contains(cut.source), (0...targetCount).contains(cut.target) else {
        throw AnchorError(.outOfRange, anchor: number)
      }
      steps.append(
        (Bead(source: cut.source..<cut.source, target: cut.target..<cut.target), number)
      )
    }
    steps.sort { a, b in
      (a.bead.source.lowerBound, a.bead.source.upperBound, a.bead.target.lowerBound, a.number)
        < (b.bead.source.lowerBound, b.bead.source.upperBound, b.bead.target.lowerBound, b.number)
    }
    for (before, after) in zip(steps, steps.dropFirst()) {
      if after.bead.source.lowerBound < before.bead.source.upperBound
        || after.bead.target.lowerBound < before.bead.target.upperBound
      {
        let numbers = (max(before.number, after.number), min(before.number, after.number))
        throw AnchorError(.crossing, anchor: numbers.0, other: numbers.1)
      }
    }
    self.steps = steps.map(\.bead)
    lonelySources = lonely.source
    lonelyTargets = lonely.target
  }
}
