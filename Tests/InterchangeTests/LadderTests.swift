import BitextCore
import Testing

@testable import Interchange

@Suite struct LadderTests {
  private static let alignment = Alignment(beads: [
    AlignedBead(bead: Bead(source: 0..<1, target: 0..<1), probability: 0.98765),
    AlignedBead(bead: Bead(source: 1..<2, target: 1..<1), probability: 0.5),
    AlignedBead(bead: Bead(source: 2..<4, target: 1..<2), probability: 1),
    AlignedBead(bead: Bead(source: 4..<4, target: 2..<3), probability: 0.00001),
  ])

  @Test("A rung a bead, and one with the numbers of all segments")
  func written() {
    #expect(
      Ladder(Self.alignment).lines == [
        "0\t0\t0.9877", "1\t1\t0.5", "2\t1\t1.0", "4\t2\t0.0", "4\t3\t0.0",
      ]
    )
    #expect(Ladder(Alignment(beads: [])).lines == ["0\t0\t0.0"])
  }

  @Test("What is written is read again")
  func roundTrip() throws {
    let lines = Ladder(Self.alignment).lines
    for end in ["\n", "\r\n", "\n\n\n"] {
      let text = lines.joined(separator: end == "\r\n" ? end : "\n") + end
      #expect(try Ladder(bytes: Array(text.utf8)).lines == lines)
    }
  }

  @Test("Ladders of other hands: no scores, negative ones, such as are no number")
  func foreign() throws {
    let ladder = try Ladder(bytes: Array("0\t0\n1\t1\t-0.3\n3\t2\tnan\n3\t2\t1e-3\n".utf8))
    #expect(
      ladder.rungs == [
        .init(source: 0, target: 0), .init(source: 1, target: 1, score: -0.3),
        .init(source: 3, target: 2), .init(source: 3, target: 2, score: 0.001),
      ]
    )
  }

  @Test(
    "What is no ladder, with its line",
    arguments: [
      ("", 1), ("1\t1\t0.5\n", 1), ("0\t0\t1\n2\t1\t1\n1\t2\t1\n", 3), ("0\t0\t1\n\n1\t1\t1\n", 2),
      ("0\t0\t1\n1 1 1\n", 2), ("0\t0\t1\n1\t-1\t1\n", 2), ("0\t0\t1\n+1\t1\t1\n", 2),
      ("0\t0\t1\n1\t1\tx\n", 2), ("0\t0\t1\n99999999999999999999\t1\t1\n", 2), ("0\t0\t1\t2\n", 1),
    ]
  )
  func refused(_ text: String, _ line: Int) {
    let error = #expect(throws: InterchangeError.self) {
      try Ladder(bytes: Array(text.utf8), name: "x.ladder")
    }
    #expect(error?.position?.line == line)
    #expect(error?.file == "x.ladder")
  }
}
