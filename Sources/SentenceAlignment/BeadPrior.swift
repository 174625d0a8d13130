internal import Foundation

/// How likely each kind of bead is before the text is seen, and after which other bead.
///
/// One-sided beads come in runs, where a passage was left out or put in: opening such a run has the
/// probability of the option, going on with it that of `oneSidedGoesOn`.
struct BeadPrior {
  /// Kinds of two-sided beads and their shares, whose sum is 1.
  static let shares: [(source: Int, target: Int, share: Double)] = {
    let counts: [(Int, Int, Double)] = [
      (1, 1, 0.86), (1, 2, 0.035), (2, 1, 0.035), (2, 2, 0.010), (1, 3, 0.007), (3, 1, 0.007),
      (2, 3, 0.002), (3, 2, 0.002), (3, 3, 0.001), (1, 4, 0.0015), (4, 1, 0.0015), (2, 4, 0.0004),
      (4, 2, 0.0004), (3, 4, 0.0003), (4, 3, 0.0003), (4, 4, 0.0002),
    ]
    let sum = counts.reduce(0) { $0 + $1.2 }
    return counts.map { ($0.0, $0.1, $0.2 / sum) }
  }()

  /// The kinds in the order in which ties are decided: one to one first, then the smaller.
  static let kinds = shares

  static let oneSidedGoesOn = 0.35
  /// After a segment that only one side has, one that only the other side has.
  static let oneSidedChanges = 0.08

  /// Natural logarithms of the shares of two-sided beads, in the order of `kinds`.
  let twoSided: [Double]
  /// Going from a bead (two-sided, source only, target only) to a bead (the same), logarithms.
  let transitions: [[Double]]

  init(oneSided: Double) {
    twoSided = Self.shares.map { log($0.share) }
    let opens = oneSided.clamped(to: 0.002...0.6) / 2
    let goesOn = Self.oneSidedGoesOn
    let changes = Self.oneSidedChanges
    transitions = [
      [log(1 - 2 * opens), log(opens), log(opens)],
      [log(1 - goesOn - changes), log(goesOn), log(changes)],
      [log(1 - goesOn - changes), log(changes), log(goesOn)],
    ]
  }
}
