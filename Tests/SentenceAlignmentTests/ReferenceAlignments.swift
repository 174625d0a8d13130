import Foundation

@testable import SentenceAlignment

/// All alignments of two tiny texts, one by one: the slow twin of `AlignmentLattice`.
struct ReferenceAlignments {
  /// One step: the runs it uses up.
  struct Step: Hashable {
    var source: Range<Int>
    var target: Range<Int>
  }

  /// Natural logarithm of the sum of the weights of all alignments.
  private(set) var total = 0.0
  /// The share of all alignments that a step stands in.
  private(set) var posteriors: [Step: Double] = [:]
  private(set) var count = 0

  init(
    sourceCount: Int,
    targetCount: Int,
    prior: BeadPrior,
    score: (Range<Int>, Range<Int>) -> Double
  ) {
    var sum = 0.0
    var weights: [Step: Double] = [:]
    var number = 0
    func walk(_ i: Int, _ j: Int, _ state: Int, _ weight: Double, _ steps: [Step]) {
      if i == sourceCount, j == targetCount {
        number += 1
        sum += exp(weight)
        for step in steps { weights[step, default: 0] += exp(weight) }
        return
      }
      func go(_ source: Int, _ target: Int, _ next: Int, _ more: Double) {
        guard i + source <= sourceCount, j + target <= targetCount else { return }
        let step = Step(source: i..<(i + source), target: j..<(j + target))
        let own = next == 0 ? score(step.source, step.target) : 0
        walk(
          i + source,
          j + target,
          next,
          weight + log(prior.flows[state][next]) + more + own,
          steps + [step]
        )
      }
      for (k, kind) in BeadPrior.kinds.enumerated() {
        go(kind.source, kind.target, 0, log(prior.shares[k]))
      }
      go(1, 0, 1, 0)
      go(0, 1, 2, 0)
    }
    walk(0, 0, 0, 0, [])
    total = log(sum)
    count = number
    posteriors = weights.mapValues { $0 / sum }
  }
}
