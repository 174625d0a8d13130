/// One cell of an alignment: source segments that are the translation of target segments.
///
/// Both sides are runs of neighbouring segments, numbered from 0; one side may be empty (a segment
/// without counterpart). The kind, in the words of the literature, is "1-1", "1-2", "0-1" …
public struct Bead: Hashable, Sendable {
  public var source: Range<Int>
  public var target: Range<Int>

  public init(source: Range<Int>, target: Range<Int>) {
    self.source = source
    self.target = target
  }

  public var kind: String { "\(source.count)-\(target.count)" }
  public var isOneSided: Bool { source.isEmpty || target.isEmpty }
}

/// What one kind of evidence adds to the score of a bead, in natural log odds: above zero it speaks
/// for the bead, below against it. The contributions of a bead add up to its score.
public struct ScoreContribution: Hashable, Sendable {
  public var name: String
  public var value: Double

  public init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}

/// A bead with what the aligner thinks of it.
public struct AlignedBead: Hashable, Sendable {
  public var bead: Bead
  /// The posterior probability that exactly this bead belongs to the alignment, 0 to 1.
  public var probability: Double
  public var scores: [ScoreContribution]

  public init(bead: Bead, probability: Double, scores: [ScoreContribution] = []) {
    self.bead = bead
    self.probability = probability
    self.scores = scores
  }
}

/// The alignment of two texts: beads in order, which together hold every segment exactly once.
public struct Alignment: Hashable, Sendable {
  public var beads: [AlignedBead]

  public init(beads: [AlignedBead]) {
    self.beads = beads
  }

  /// Whether the beads hold the segments 0 ..< sourceCount and 0 ..< targetCount in order, each once.
  public func isComplete(sourceCount: Int, targetCount: Int) -> Bool {
    var source = 0
    var target = 0
    for bead in beads.map(\.bead) {
      guard bead.source.lowerBound == source, bead.target.lowerBound == target else {
        return false
      }
      source = bead.source.upperBound
      target = bead.target.upperBound
    }
    return source == sourceCount && target == targetCount
  }
}
