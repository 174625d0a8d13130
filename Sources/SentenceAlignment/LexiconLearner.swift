internal import Foundation

/// Learns from aligned segments which words are translations of each other.
///
/// Pairs of words that stand together in aligned segments more often than chance has it, by Dunning's
/// log-likelihood ratio (1993), compete for each other's occurrences in both directions, as in IBM's
/// model 1 (Brown et al. 1993): a word that is explained by its translation gives nothing to the words
/// that merely stand beside it. Half an occurrence is taken off each pair, so that what was seen once
/// or twice does not weigh as much as what was seen often.
struct LexiconLearner {
  /// Two aligned runs of segments: the numbers of their distinct words, and how sure the pair is.
  struct Example {
    var source: [Int32]
    var target: [Int32]
    var weight: Float
  }

  /// Two words and the probability of each given the other, 0 to 1.
  struct Entry {
    var source: Int32
    var target: Int32
    var targetGivenSource: Float
    var sourceGivenTarget: Float
  }

  /// Of two words' association so much is asked: one pair in a thousand reaches it by chance.
  static let leastLikelihoodRatio = 10.0
  static let leastOccurrences: Float = 1.9
  static let rounds = 5
  static let discount: Float = 0.5
  /// So many occurrences are imagined of which nothing is known.
  static let strength: Float = 2
  static let leastProbability: Float = 0.03
  /// What else a word may be due to, beside the words opposite.
  private static let nothing: Float = 0.05

  /// The entries in order of source and target word. O(Σ source · target words of the examples).
  static func learn(from examples: [Example], sourceCount: Int, targetCount: Int) -> [Entry] {
    var sourceTotals = [Float](repeating: 0, count: sourceCount)
    var targetTotals = [Float](repeating: 0, count: targetCount)
    var total: Float = 0
    for example in examples {
      for word in example.source { sourceTotals[Int(word)] += example.weight }
      for word in example.target { targetTotals[Int(word)] += example.weight }
      total += example.weight
    }
    let candidates = candidates(examples, sourceTotals, targetTotals, total)
    guard !candidates.isEmpty else { return [] }
    return probabilities(examples, candidates, sourceTotals, targetTotals)
  }

  /// The pairs that stand together more often than by chance, in order.
  private static func candidates(
    _ examples: [Example],
    _ sourceTotals: [Float],
    _ targetTotals: [Float],
    _ total: Float
  ) -> [UInt64] {
    // A word that is seen once says nothing of chance.
    func isSeen(_ count: Float) -> Bool { count >= leastOccurrences }
    var counts: [UInt64: Float] = [:]
    for example in examples {
      let targets = example.target.filter { isSeen(targetTotals[Int($0)]) }
      for source in example.source where isSeen(sourceTotals[Int(source)]) {
        for target in targets { counts[key(source, target), default: 0] += example.weight }
      }
    }
    return counts.filter { pair, together in
      together >= leastOccurrences
        && likelihoodRatio(
          Double(together),
          Double(sourceTotals[Int(pair >> 32)]),
          Double(targetTotals[Int(pair & 0xFFFF_FFFF)]),
          Double(total)
        ) >= leastLikelihoodRatio
    }.keys.sorted()
  }

  private static func probabilities(
    _ examples: [Example],
    _ candidates: [UInt64],
    _ sourceTotals: [Float],
    _ targetTotals: [Float]
  ) -> [Entry] {
    let index = KeyIndex(candidates.map { $0 + 1 })
    // Of each example the candidates in it, with the places of their words.
    let links = examples.map { example in
      example.source.indices.flatMap { s in
        example.target.indices.compactMap { t -> Link? in
          index.first(key(example.source[s], example.target[t]) + 1)
            .map { Link(pair: $0, source: s, target: t) }
        }
      }
    }
    var there = [Float](repeating: 0.1, count: candidates.count)
    var back = there
    for _ in 0..<rounds {
      var thereCounts = [Float](repeating: 0, count: candidates.count)
      var backCounts = thereCounts
      for (example, links) in zip(examples, links) {
        var targetSums = [Float](repeating: nothing, count: example.target.count)
        var sourceSums = [Float](repeating: nothing, count: example.source.count)
        for link in links {
          targetSums[link.target] += there[link.pair]
          sourceSums[link.source] += back[link.pair]
        }
        for link in links {
          thereCounts[link.pair] += example.weight * there[link.pair] / targetSums[link.target]
          backCounts[link.pair] += example.weight * back[link.pair] / sourceSums[link.source]
        }
      }
      for (pair, key) in candidates.enumerated() {
        there[pair] =
          max(0, thereCounts[pair] - discount) / (sourceTotals[Int(key >> 32)] + strength)
        back[pair] =
          max(0, backCounts[pair] - discount) / (targetTotals[Int(key & 0xFFFF_FFFF)] + strength)
      }
    }
    return candidates.indices.compactMap { pair in
      guard max(there[pair], back[pair]) >= leastProbability else { return nil }
      return Entry(
        source: Int32(candidates[pair] >> 32),
        target: Int32(candidates[pair] & 0xFFFF_FFFF),
        targetGivenSource: min(1, there[pair]),
        sourceGivenTarget: min(1, back[pair])
      )
    }
  }

  private struct Link {
    var pair: Int
    var source: Int
    var target: Int
  }

  private static func key(_ source: Int32, _ target: Int32) -> UInt64 {
    UInt64(source) << 32 | UInt64(target)
  }

  /// Dunning's −2 ln λ of two words that stand in so many examples each and together; 0 where they
  /// stand together less often than by chance.
  static func likelihoodRatio(
    _ together: Double,
    _ first: Double,
    _ second: Double,
    _ total: Double
  ) -> Double {
    guard together * total > first * second else { return 0 }
    func term(_ observed: Double, _ row: Double, _ column: Double) -> Double {
      observed <= 0 ? 0 : observed * log(observed * total / (row * column))
    }
    return 2
      * (term(together, first, second)
        + term(first - together, first, total - second)
        + term(second - together, total - first, second)
        + term(total - first - second + together, total - first, total - second))
  }
}
