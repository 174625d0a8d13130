import BitextCore
import TestSupport
import Testing

@testable import SentenceAlignment

@Suite struct BeadDecoderTests {
  private func decoder(_ source: Int, _ target: Int, _ seed: UInt64, share: Double) -> BeadDecoder {
    var random = SeededGenerator(seed: seed)
    return decoder(source, target, share: share) { _, _ in
      Double.random(in: -8...8, using: &random)
    }
  }

  private func decoder(
    _ source: Int,
    _ target: Int,
    share: Double,
    _ score: (Range<Int>, Range<Int>) -> Double
  ) -> BeadDecoder {
    let rows = SearchBand(sourceCount: source, targetCount: target).rows
    let table = BeadTable(rows: rows, targetCount: target, score: score)
    return BeadDecoder(
      lattice: AlignmentLattice(table: table, prior: BeadPrior(oneSided: share))
    )
  }

  @Test("Complete and the same in each run, on random scores", arguments: 0..<12 as Range<UInt64>)
  func random(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let source = Int.random(in: 0...20, using: &random)
    let target = Int.random(in: 0...20, using: &random)
    let beads = decoder(source, target, seed, share: 0.1).decode()
    #expect(Alignment(beads: beads).isComplete(sourceCount: source, targetCount: target))
    #expect(beads.allSatisfy { (0...1).contains($0.probability) })
    #expect(decoder(source, target, seed, share: 0.1).decode() == beads)
  }

  @Test("No other alignment earns more", arguments: [(2, 2), (3, 2), (3, 3), (1, 4)])
  func best(_ source: Int, _ target: Int) {
    let prior = BeadPrior(oneSided: 0.2)
    func earned(_ beads: [AlignedBead]) -> Double {
      beads.reduce(0) { sum, bead in
        sum + bead.probability * Double(bead.bead.source.count + bead.bead.target.count)
      }
    }
    let best = earned(decoder(source, target, 5, share: 0.2).decode())
    var random = SeededGenerator(seed: 5)
    var scores: [[Int]: Double] = [:]
    // The table asks for scores in this order.
    for i in 0...source {
      for j in 0...target {
        for kind in BeadPrior.kinds where kind.source <= i && kind.target <= j {
          scores[[i - kind.source, i, j - kind.target, j]] = Double.random(
            in: -8...8,
            using: &random
          )
        }
      }
    }
    let reference = ReferenceAlignments(
      sourceCount: source,
      targetCount: target,
      prior: prior
    ) { scores[[$0.lowerBound, $0.upperBound, $1.lowerBound, $1.upperBound]] ?? 0 }
    // What each alignment earns, by recursion over the steps that there are.
    func most(_ i: Int, _ j: Int) -> Double {
      if i == source, j == target { return 0 }
      return reference.posteriors.reduce(0) { sum, entry in
        let (step, posterior) = entry
        guard step.source.lowerBound == i, step.target.lowerBound == j else { return sum }
        let own = posterior * Double(step.source.count + step.target.count)
        return max(sum, own + most(step.source.upperBound, step.target.upperBound))
      }
    }
    #expect(abs(most(0, 0) - best) < 1e-5)
  }

  @Test("The share of one-sided steps follows the scores")
  func share() {
    let good = decoder(12, 12, share: 0.1) { source, target in source == target ? 12 : -12 }
    let bad = decoder(12, 12, share: 0.1) { _, _ in -12 }
    let low = good.oneSidedShare(expected: 0.1, strength: 12)
    let high = bad.oneSidedShare(expected: 0.1, strength: 12)
    #expect(low < 0.1)
    #expect(high > 0.1)
    #expect(low > 0 && high < 1)
  }
}
