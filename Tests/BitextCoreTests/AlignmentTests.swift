import BitextCore
import Testing

@Suite struct AlignmentTests {
  private func alignment(_ beads: [(Range<Int>, Range<Int>)]) -> Alignment {
    Alignment(
      beads: beads.map { AlignedBead(bead: Bead(source: $0.0, target: $0.1), probability: 1) }
    )
  }

  @Test(
    "An alignment is complete when it holds each segment once, in order",
    arguments: [
      ([], 0, 0, true), ([], 1, 0, false), ([], 0, 1, false),
      ([(0..<1, 0..<1)], 1, 1, true), ([(0..<1, 0..<1)], 2, 1, false),
      ([(0..<1, 0..<1)], 1, 2, false), ([(0..<2, 0..<1), (2..<3, 1..<1)], 3, 1, true),
      ([(0..<1, 0..<0), (1..<1, 0..<2)], 1, 2, true),
      ([(0..<1, 0..<1), (0..<1, 1..<2)], 1, 2, false),
      ([(0..<1, 0..<1), (2..<3, 1..<2)], 3, 2, false),
      ([(1..<2, 0..<1), (0..<1, 1..<2)], 2, 2, false),
    ] as [([(Range<Int>, Range<Int>)], Int, Int, Bool)]
  )
  func complete(_ beads: [(Range<Int>, Range<Int>)], _ source: Int, _ target: Int, _ expected: Bool)
  {
    #expect(
      alignment(beads).isComplete(sourceCount: source, targetCount: target) == expected
    )
  }

  @Test(
    "Kinds are named as in the literature",
    arguments: [
      (0..<1, 0..<1, "1-1", false), (0..<1, 3..<5, "1-2", false), (2..<2, 1..<2, "0-1", true),
      (4..<6, 1..<1, "2-0", true),
    ]
  )
  func kinds(_ source: Range<Int>, _ target: Range<Int>, _ kind: String, _ oneSided: Bool) {
    let bead = Bead(source: source, target: target)
    #expect(bead.kind == kind)
    #expect(bead.isOneSided == oneSided)
  }
}
