internal import BitextCore
internal import Foundation

/// How likely each kind of bead is before the text is seen, and after which other bead.
///
/// One-sided beads come in runs, where a passage was left out or put in: opening such a run has the
/// probability of the option, going on with it that of `oneSidedGoesOn`.
struct BeadPrior {
  /// A kind of two-sided bead: how many segments a side, and its share among these beads.
  struct Kind {
    var source: Int
    var target: Int
    var share: Double
  }

  /// How many segments a side of a two-sided bead has at most.
  static let longestRun = 4
  static let kindCount = longestRun * longestRun

  /// Kinds of two-sided beads and their shares, whose sum is 1, in the order of their numbers: by the
  /// source's segments, then by the target's.
  static let kinds: [Kind] = {
    let counts: [[Double]] = [
      [0.86, 0.035, 0.007, 0.0015],
      [0.035, 0.010, 0.002, 0.0004],
      [0.007, 0.002, 0.001, 0.0003],
      [0.0015, 0.0004, 0.0003, 0.0002],
    ]
    let sum = counts.joined().reduce(0, +)
    return counts.enumerated().flatMap { source, row in
      row.enumerated().map { Kind(source: source + 1, target: $0 + 1, share: $1 / sum) }
    }
  }()

  /// The numbers of the kinds in the order in which ties are decided: the more frequent first.
  static let tieOrder = kinds.indices.sorted {
    (-kinds[$0].share, $0) < (-kinds[$1].share, $1)
  }

  /// The number of a kind among `kinds`; both sides from 1 to 4.
  @inline(__always) static func number(source: Int, target: Int) -> Int {
    (source - 1) * longestRun + target - 1
  }

  /// The number of segments a side of a kind.
  @inline(__always) static func lengths(_ number: Int) -> (source: Int, target: Int) {
    (number / longestRun + 1, number % longestRun + 1)
  }

  static let oneSidedGoesOn = 0.35
  /// After a segment that only one side has, one that only the other side has.
  static let oneSidedChanges = 0.08

  /// The shares of two-sided beads, in the order of `kinds`.
  let shares: [Double]
  /// Going from a bead (two-sided, source only, target only) to a bead (the same): probabilities.
  let flows: [[Double]]

  init(oneSided: Double) {
    shares = Self.kinds.map(\.share)
    let opens = oneSided.clamped(to: 0.002...0.6) / 2
    let goesOn = Self.oneSidedGoesOn
    let changes = Self.oneSidedChanges
    flows = [
      [1 - 2 * opens, opens, opens],
      [1 - goesOn - changes, goesOn, changes],
      [1 - goesOn - changes, changes, goesOn],
    ]
  }

  /// What the prior adds to the score of a bead, as a natural logarithm: after a two-sided one.
  func score(_ bead: Bead) -> Double {
    if bead.isOneSided { return log(flows[0][1]) }
    let kind = Self.kinds.first {
      $0.source == bead.source.count && $0.target == bead.target.count
    }
    return kind.map { log($0.share * flows[0][0]) } ?? 0
  }
}
