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

  /// Kinds of two-sided beads and their shares, whose sum is 1, in the order in which ties are decided:
  /// one to one first, then the smaller.
  static let kinds: [Kind] = {
    let counts: [(Int, Int, Double)] = [
      (1, 1, 0.86), (1, 2, 0.035), (2, 1, 0.035), (2, 2, 0.010), (1, 3, 0.007), (3, 1, 0.007),
      (2, 3, 0.002), (3, 2, 0.002), (3, 3, 0.001), (1, 4, 0.0015), (4, 1, 0.0015), (2, 4, 0.0004),
      (4, 2, 0.0004), (3, 4, 0.0003), (4, 3, 0.0003), (4, 4, 0.0002),
    ]
    let sum = counts.reduce(0) { $0 + $1.2 }
    return counts.map { Kind(source: $0.0, target: $0.1, share: $0.2 / sum) }
  }()

  /// The number of a kind among `kinds`; both sides from 1 to 4.
  @inline(__always) static func number(source: Int, target: Int) -> Int {
    numbers[source * 5 + target]
  }

  private static let numbers: [Int] = {
    var numbers = [Int](repeating: 0, count: 25)
    for (number, kind) in kinds.enumerated() { numbers[kind.source * 5 + kind.target] = number }
    return numbers
  }()

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
