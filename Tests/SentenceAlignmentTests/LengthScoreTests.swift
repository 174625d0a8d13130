import TestSupport
import Testing

@testable import SentenceAlignment

@Suite struct LengthScoreTests {
  private func profiles(_ lengths: [Int]) -> [SegmentProfile] {
    lengths.map { SegmentProfile(words: [], length: $0, endsParagraph: false) }
  }

  @Test("Equal lengths are best", arguments: [10, 40, 100, 300])
  func best(_ length: Int) {
    let others = [length / 4, length / 2, length * 3 / 4, length * 3 / 2, length * 2, length * 4]
    // As long on both sides in all, so that the ratio of the texts is 1.
    let source = profiles([length] + others)
    let target = profiles([length] + others)
    let score = LengthScore(source: source, target: target)
    let equal = score.score(0..<1, 0..<1)
    #expect(equal > 0)
    for other in 1...others.count {
      #expect(score.score(0..<1, other..<(other + 1)) < equal)
      #expect(score.score(other..<(other + 1), 0..<1) < equal)
    }
  }

  @Test("Farther off is worse, on either side")
  func monotone() {
    let lengths = [100, 110, 130, 170, 250, 400]
    let score = LengthScore(source: profiles(lengths), target: profiles(lengths))
    let scores = lengths.indices.map { score.score(0..<1, $0..<($0 + 1)) }
    #expect(scores == scores.sorted(by: >))
  }

  @Test("Runs count as their sum")
  func runs() {
    let score = LengthScore(source: profiles([60, 40, 100]), target: profiles([100, 50, 50]))
    #expect(score.score(0..<2, 0..<1) > score.score(0..<1, 0..<1))
    #expect(score.score(2..<3, 1..<3) > score.score(2..<3, 1..<2))
  }

  @Test("Unrelated segments gain nothing on average", arguments: [1, 2, 3] as [UInt64])
  func unrelated(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func lengths() -> [Int] {
      (0..<80).map { _ in
        // A sum of twelve: nearly normal, in the logarithm of the length.
        let sum = (0..<12).reduce(0.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
        var length = 90.0
        for _ in 0..<Int(abs(sum - 6) * 5) { length *= sum > 6 ? 1.12 : 1 / 1.12 }
        return max(1, Int(length))
      }
    }
    let score = LengthScore(source: profiles(lengths()), target: profiles(lengths()))
    var total = 0.0
    for i in 0..<80 { for j in 0..<80 { total += score.score(i..<(i + 1), j..<(j + 1)) } }
    #expect(total < 0)
  }

  @Test("Extreme lengths give finite scores")
  func extremes() {
    let score = LengthScore(source: profiles([1, 1_000_000]), target: profiles([1_000_000, 1]))
    for i in 0..<2 {
      for j in 0..<2 { #expect(score.score(i..<(i + 1), j..<(j + 1)).isFinite) }
    }
  }

  @Test("A row of target runs gets what each run scores")
  func row() {
    let target = profiles([1, 300, 20, 45, 80, 1_000_000, 7, 7, 90, 130, 61, 2])
    let score = LengthScore(source: profiles([100, 3, 50, 900]), target: target, logRatio: 0.1)
    for length in 1...4 {
      for source in [0..<1, 1..<4, 2..<4, 0..<4] {
        let starts = 1..<(target.count - length + 1)
        let row = FloatBuffer(repeating: 0.5, count: starts.count)
        score.add(to: row.base, source, starts, length)
        for (index, start) in starts.enumerated() {
          let slow = score.score(source, start..<(start + length))
          #expect(abs(Double(row.base[index]) - 0.5 - slow) < 1e-4)
        }
      }
    }
  }
}
