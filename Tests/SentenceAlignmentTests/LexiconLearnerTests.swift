import Foundation
import Testing

@testable import SentenceAlignment

@Suite struct LexiconLearnerTests {
  /// Examples of random words of which word n is translated as word n, with noise around it.
  private static func examples(_ count: Int) -> [LexiconLearner.Example] {
    (0..<count).map { number in
      let words = [number % 7, 7 + number % 11, 18 + number % 5].map { Int32($0) }
      return LexiconLearner.Example(
        source: words + [Int32(23 + number * 3 % 13)],
        target: words + [Int32(23 + number * 5 % 17)],
        weight: 1
      )
    }
  }

  @Test("Words that translate each other are found, the words beside them are not")
  func pairs() {
    let learned = LexiconLearner.learn(from: Self.examples(400), sourceCount: 40, targetCount: 40)
    for word in 0..<23 as Range<Int32> {
      let best = learned.filter { $0.source == word }
        .max { $0.targetGivenSource < $1.targetGivenSource }
      #expect(best?.target == word)
      #expect(best?.targetGivenSource ?? 0 > 0.5)
    }
    #expect(
      learned.allSatisfy {
        (0...1).contains($0.targetGivenSource) && (0...1).contains($0.sourceGivenTarget)
      }
    )
    let order = learned.map { Int($0.source) << 32 | Int($0.target) }
    #expect(order == order.sorted())
  }

  @Test("Of nothing and of single occurrences nothing is learned")
  func nothing() {
    #expect(LexiconLearner.learn(from: [], sourceCount: 0, targetCount: 0).isEmpty)
    let once = LexiconLearner.Example(source: [0, 1], target: [0, 1], weight: 1)
    #expect(LexiconLearner.learn(from: [once], sourceCount: 2, targetCount: 2).isEmpty)
  }

  @Test(
    "The likelihood ratio of a table of two by two, by its definition",
    arguments: [(110.0, 2552.0, 221.0, 31777.0), (10, 20, 30, 100), (3, 3, 3, 50)]
  )
  func ratio(_ together: Double, _ first: Double, _ second: Double, _ total: Double) {
    func logLikelihood(_ p: Double, _ k: Double, _ n: Double) -> Double {
      (k > 0 ? k * log(p) : 0) + (n > k ? (n - k) * log(1 - p) : 0)
    }
    let rest = total - first
    let other = second - together
    let slow =
      2
      * (logLikelihood(together / first, together, first)
        + logLikelihood(other / rest, other, rest)
        - logLikelihood(second / total, together, first)
        - logLikelihood(second / total, other, rest))
    let found = LexiconLearner.likelihoodRatio(together, first, second, total)
    #expect(abs(found - max(slow, 0)) < 1e-6 || together * total <= first * second)
    #expect(LexiconLearner.likelihoodRatio(1, 50, 50, 100) == 0)
  }
}
