import BitextCore
import Testing

@testable import SentenceAlignment

@Suite struct FixedBeadsTests {
  private func error(_ beads: [Bead], _ cuts: [FixedBeads.Cut] = []) -> AnchorError? {
    do {
      _ = try FixedBeads(beads: beads, cuts: cuts, sourceCount: 10, targetCount: 10)
      return nil
    } catch {
      return error
    }
  }

  private static func bead(_ source: Range<Int>, _ target: Range<Int>) -> Bead {
    Bead(source: source, target: target)
  }

  @Test("Beads that go together, in any order")
  func accepted() throws {
    let beads = [
      Self.bead(4..<6, 3..<4), Self.bead(0..<1, 0..<2), Self.bead(9..<10, 9..<10),
      Self.bead(7..<8, 0..<0), Self.bead(0..<0, 5..<7),
    ]
    let fixed = try FixedBeads(
      beads: beads,
      cuts: [.init(source: 6, target: 4), .init(source: 0, target: 0)],
      sourceCount: 10,
      targetCount: 10
    )
    #expect(fixed.steps.filter { !$0.isOneSided } == [beads[1], beads[0], beads[2]])
    #expect(fixed.lonelySources == [7])
    #expect(fixed.lonelyTargets == [5, 6])
  }

  @Test(
    "Beads that do not",
    arguments: [
      ([bead(0..<1, 0..<1), bead(10..<11, 2..<3)], AnchorError(.outOfRange, anchor: 1)),
      ([bead(3..<4, 8..<11)], AnchorError(.outOfRange, anchor: 0)),
      ([bead(1..<2, 1..<2), bead(1..<3, 4..<5)], AnchorError(.overlap, anchor: 1, other: 0)),
      ([bead(1..<2, 1..<4), bead(5..<6, 3..<5)], AnchorError(.overlap, anchor: 1, other: 0)),
      ([bead(1..<2, 1..<2), bead(1..<2, 0..<0)], AnchorError(.overlap, anchor: 1, other: 0)),
      ([bead(5..<6, 1..<2), bead(1..<2, 5..<6)], AnchorError(.crossing, anchor: 1, other: 0)),
      (
        [bead(0..<1, 0..<1), bead(3..<4, 6..<7), bead(5..<6, 4..<5)],
        AnchorError(.crossing, anchor: 2, other: 1)
      ),
    ]
  )
  func refused(_ beads: [Bead], _ expected: AnchorError) {
    #expect(error(beads) == expected)
  }

  @Test("Cuts must not divide a bead or cross it")
  func cuts() {
    let bead = Self.bead(2..<4, 2..<3)
    #expect(error([bead], [.init(source: 2, target: 2), .init(source: 4, target: 3)]) == nil)
    #expect(error([bead], [.init(source: 3, target: 2)])?.reason == .crossing)
    #expect(error([bead], [.init(source: 5, target: 1)])?.reason == .crossing)
    #expect(error([bead], [.init(source: 11, target: 1)]) == AnchorError(.outOfRange, anchor: 1))
  }
}
