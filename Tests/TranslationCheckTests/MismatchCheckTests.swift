import BitextCore
import TestSupport
import Testing

@testable import TranslationCheck

@Suite struct MismatchCheckTests {
  /// A pair of texts so long, whose own words say so much.
  private func pair(_ number: Int, _ score: Double, length: Int = 100) -> CheckedPair {
    CheckedPair(
      source: String(repeating: "a", count: length),
      target: String(repeating: "б", count: length - 1) + "\(number)",
      sourceWords: [],
      targetWords: [],
      wordScore: score,
      lengthScore: 0
    )
  }

  @Test("Two exchanged targets are found, and each names the other")
  func exchanged() {
    let pairs = [pair(0, 20), pair(1, 0), pair(2, 18), pair(3, 1)]
    let found = MismatchCheck(pairs) { source, target in
      source == 1 && target == 3 || source == 3 && target == 1 ? 20 : 0
    }.mismatches()
    #expect(found == [.init(pair: 1, partner: 3), .init(pair: 3, partner: 1)])
  }

  @Test("A long pair without any common word is found alone; a short one is not")
  func unrelated() {
    #expect(
      MismatchCheck([pair(0, -2), pair(1, 20)]) { _, _ in 0 }.mismatches()
        == [.init(pair: 0, partner: nil)]
    )
    #expect(MismatchCheck([pair(0, -2, length: 20)]) { _, _ in 0 }.mismatches().isEmpty)
  }

  @Test("A day that both sides have speaks against it")
  func days() {
    func isFound(_ word: String) -> Bool {
      var doubtful = pair(0, -1)
      doubtful.sourceWords = [
        SegmentWord(
          range: 0..<7,
          key: word,
          isCapitalized: true,
          isAllCapitals: false,
          beginsSentence: false,
          probability: 1e-4,
          foreignProbability: 1e-6
        )
      ]
      doubtful.sourceWords[0].links = [WordLink(word: 0, kind: .dictionary, probability: 0.3)]
      return !MismatchCheck([doubtful]) { _, _ in 0 }.mismatches().isEmpty
    }
    #expect(isFound("teacher"))
    #expect(!isFound("tuesday"))
  }

  @Test("Pairs that go together are left alone, however alike another target is")
  func clean() {
    let pairs = (0..<5).map { pair($0, 20) }
    #expect(MismatchCheck(pairs) { _, _ in 30 }.mismatches().isEmpty)
  }

  @Test("The partner is the best of all, as trying each shows", arguments: [UInt64](1...20))
  func best(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pairs = (0..<8).map { pair($0, Double.random(in: -1...3, using: &generator)) }
    let scores = (0..<8).map { _ in
      (0..<8).map { _ in Double.random(in: 0...30, using: &generator) }
    }
    for mismatch in MismatchCheck(pairs, score: { scores[$0][$1] }).mismatches() {
      guard let partner = mismatch.partner else { continue }
      let others = pairs.indices.filter { $0 != mismatch.pair }
      #expect(others.allSatisfy { scores[mismatch.pair][$0] <= scores[mismatch.pair][partner] })
    }
  }
}
