import Foundation
import TestSupport
import Testing

@testable import SentenceAlignment

@Suite struct AlignmentLatticeTests {
  /// Scores that a seed gives to each bead.
  private func scores(_ seed: UInt64, spread: Double) -> (Range<Int>, Range<Int>) -> Double {
    { source, target in
      let place = [source.lowerBound, source.count, target.lowerBound, target.count]
      let mixed = place.reduce(seed) { $0 &* 31 &+ UInt64($1) }
      var random = SeededGenerator(seed: mixed)
      return Double.random(in: -spread...spread, using: &random)
    }
  }

  private static let sizes = [
    (0, 0), (1, 0), (0, 2), (1, 1), (1, 4), (4, 1), (2, 3), (3, 3), (4, 4), (5, 2),
  ]

  @Test("Exact, against all alignments one by one", arguments: sizes)
  func slowTwin(_ sourceCount: Int, _ targetCount: Int) {
    for (seed, spread, share) in [(1, 3.0, 0.1), (2, 12, 0.3), (3, 0, 0.02)]
      as [(UInt64, Double, Double)]
    {
      let score = scores(seed, spread: spread)
      let prior = BeadPrior(oneSided: share)
      let lattice = Self.lattice(sourceCount, targetCount, prior, score)
      let reference = ReferenceAlignments(
        sourceCount: sourceCount,
        targetCount: targetCount,
        prior: prior,
        score: score
      )
      // The table holds numbers of single precision.
      #expect(abs(lattice.total - reference.total) < 1e-5 * (1 + abs(reference.total)))
      for (step, expected) in steps(of: lattice, reference) {
        let found = lattice.posterior(of: step.step, into: step.i, step.j)
        #expect(abs(found - expected) < 1e-5)
      }
    }
  }

  private struct Place {
    var step: AlignmentLattice.Step
    var i: Int
    var j: Int
    var source: Range<Int>
    var target: Range<Int>
  }

  /// All steps of a lattice.
  private func places(_ lattice: AlignmentLattice) -> [Place] {
    var found: [Place] = []
    for i in 0...lattice.table.sourceCount {
      for j in 0...lattice.table.targetCount {
        func add(_ step: AlignmentLattice.Step, _ source: Int, _ target: Int) {
          guard source <= i, target <= j else { return }
          found.append(
            Place(
              step: step,
              i: i,
              j: j,
              source: (i - source)..<i,
              target: (j - target)..<j
            )
          )
        }
        for (k, kind) in BeadPrior.kinds.enumerated() {
          add(.twoSided(kind: k), kind.source, kind.target)
        }
        add(.sourceOnly, 1, 0)
        add(.targetOnly, 0, 1)
      }
    }
    return found
  }

  private func steps(
    of lattice: AlignmentLattice,
    _ reference: ReferenceAlignments
  ) -> [(Place, Double)] {
    places(lattice).map { place in
      let step = ReferenceAlignments.Step(source: place.source, target: place.target)
      return (place, reference.posteriors[step] ?? 0)
    }
  }

  @Test(
    "Every segment is in one step, also where scores are far apart",
    arguments: [(12, 9, 4.0), (30, 30, 10), (25, 7, 30), (1, 20, 5), (20, 20, 60), (60, 9, 60)]
  )
  func cuts(_ sourceCount: Int, _ targetCount: Int, _ spread: Double) {
    let lattice = Self.lattice(
      sourceCount,
      targetCount,
      BeadPrior(oneSided: 0.1),
      scores(9, spread: spread)
    )
    #expect(lattice.total.isFinite)
    var source = [Double](repeating: 0, count: sourceCount)
    var target = [Double](repeating: 0, count: targetCount)
    for place in places(lattice) {
      let posterior = lattice.posterior(of: place.step, into: place.i, place.j)
      #expect((0...1).contains(posterior))
      for segment in place.source { source[segment] += posterior }
      for segment in place.target { target[segment] += posterior }
    }
    #expect(source.allSatisfy { abs($0 - 1) < 1e-6 })
    #expect(target.allSatisfy { abs($0 - 1) < 1e-6 })
  }

  @Test("A passage of a thousand segments that one side lacks stays within reach")
  func longGap() {
    // 1,000 source segments without counterpart, then ten that fit.
    let lattice = Self.lattice(1010, 10, BeadPrior(oneSided: 0.05)) { source, target in
      source.count == 1 && target.count == 1 && source.lowerBound == target.lowerBound + 1000
        ? 15 : -15
    }
    for j in 0..<10 {
      #expect(lattice.posterior(of: .twoSided(kind: 0), into: 1001 + j, j + 1) > 0.99)
    }
  }

  @Test("Steps that reach outside have no probability")
  func outside() {
    let lattice = Self.lattice(1, 1, BeadPrior(oneSided: 0.1)) { _, _ in 0 }
    for step in [AlignmentLattice.Step.sourceOnly, .targetOnly, .twoSided(kind: 0)] {
      #expect(lattice.posterior(of: step, into: 0, 0) == 0)
      #expect(lattice.posterior(of: step, into: 2, 1) == 0)
    }
  }

  private static func lattice(
    _ sourceCount: Int,
    _ targetCount: Int,
    _ prior: BeadPrior,
    _ score: (Range<Int>, Range<Int>) -> Double
  ) -> AlignmentLattice {
    let rows = SearchBand(sourceCount: sourceCount, targetCount: targetCount).rows
    return AlignmentLattice(
      table: BeadTable(rows: rows, targetCount: targetCount, score: score),
      prior: prior
    )
  }
}
