import FuzzyMatching
import TestSupport
import Testing

@Suite struct WordDifferenceTests {
  typealias Step = WordDifference.Step

  @Test(
    arguments: [
      ("", "", []),
      ("most na ibru", "most na ibru", [.equal(0, 0), .equal(1, 1), .equal(2, 2)]),
      ("most na ibru", "most preko ibru", [.equal(0, 0), .changed(1, 1), .equal(2, 2)]),
      ("мост на ибру", "мост преко ибру", [.equal(0, 0), .changed(1, 1), .equal(2, 2)]),
      ("most ibru", "most na ibru", [.equal(0, 0), .inserted(1), .equal(1, 2)]),
      (
        "novi most na ibru", "most na ibru",
        [.deleted(0), .equal(1, 0), .equal(2, 1), .equal(3, 2)]
      ),
    ] as [(String, String, [Step])]
  )
  func steps(_ first: String, _ second: String, _ expected: [Step]) {
    let difference = WordDifference(
      from: first.split(separator: " "),
      to: second.split(separator: " ")
    )
    #expect(difference.steps == expected)
  }

  @Test func stepsAreAsManyAsTheDistanceAndRebuildTheSecondText() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let a = (0..<Int.random(in: 0...9, using: &random))
        .map { _ in Int.random(in: 0..<4, using: &random) }
      let b = (0..<Int.random(in: 0...9, using: &random))
        .map { _ in Int.random(in: 0..<4, using: &random) }
      let difference = WordDifference(from: a, to: b)
      #expect(difference.distance == referenceEditDistance(a, b))
      let rebuilt = difference.steps.compactMap { step in
        switch step {
        case .equal(let i, _): a[i]
        case .changed(_, let j), .inserted(let j): b[j]
        case .deleted: nil
        }
      }
      #expect(rebuilt == b)
    }
  }
}
