internal import BitextCore

/// Finds pairs whose sides have nothing to do with each other, and where the true counterpart stands.
///
/// The scores of true pairs and of others overlap where segments are short. So a pair is found when its
/// words and marks say less than nothing although it is long; or when they say little, and one side goes
/// far better with the other side of another pair, whose own words say little too.
public struct MismatchCheck {
  /// A pair by its number, and the pair whose target goes with its source.
  public struct Mismatch: Sendable, Equatable {
    public var pair: Int
    public var partner: Int?
  }

  private let pairs: [CheckedPair]
  private let score: (Int, Int) -> Double

  /// - Parameters:
  ///   - pairs: pairs that stand near each other: exchanged ones are found among them.
  ///   - score: what words and punctuation say of the source of one pair and the target of another, in
  ///     log odds.
  public init(_ pairs: [CheckedPair], score: @escaping (Int, Int) -> Double) {
    self.pairs = pairs
    self.score = score
  }

  /// The mismatched pairs, ascending. O(pairs + doubtful pairs squared).
  public func mismatches() -> [Mismatch] {
    let doubtful = pairs.indices.filter { isDoubtful($0) }
    var found: [Mismatch] = []
    for pair in doubtful {
      var partner: Int?
      var best = 0.0
      for other in doubtful where other != pair && pairs[other].target != pairs[pair].target {
        let value = score(pair, other)
        if value > best {
          best = value
          partner = other
        }
      }
      if let other = partner, isMuchBetter(best, pair, other) {
        found.append(Mismatch(pair: pair, partner: other))
      } else if isUnrelated(pair) {
        found.append(Mismatch(pair: pair, partner: nil))
      }
    }
    return found
  }

  /// Log odds for a hundred characters.
  private func density(_ score: Double, _ pair: Int) -> Double {
    100 * score / Double(max(pairs[pair].source.unicodeScalars.count, 20))
  }

  /// What the words and the punctuation of a pair say of it.
  private func own(_ pair: Int) -> Double { pairs[pair].wordScore + pairs[pair].punctuationScore }

  private func isDoubtful(_ pair: Int) -> Bool { density(own(pair), pair) < 4.5 }

  private func isMuchBetter(_ score: Double, _ pair: Int, _ other: Int) -> Bool {
    score > 3 && density(score, pair) > 5
      && score > own(pair) + 4 && score > own(other) + 4
  }

  private func isUnrelated(_ pair: Int) -> Bool {
    let both = pairs[pair]
    guard both.source.unicodeScalars.count >= 50, both.target.unicodeScalars.count >= 50 else {
      return false
    }
    let names = both.sourceWords.count { word in
      word.isCapitalized
        && word.links.contains {
          $0.kind <= .name || $0.kind == .nearName && !$0.isDoubtful
        }
    }
    // A day or a month that both have says something, but neighbouring sentences may share it.
    let days = both.sourceWords.count { word in
      LonelyNames.calendar.contains(word.key)
        && word.links.contains { $0.kind == .dictionary && $0.probability > 0.1 }
    }
    // Languages mark quotations and pauses in their own ways: missing marks prove nothing.
    let marks = max(0, both.punctuationScore)
    return both.wordScore + marks + both.lengthScore + 2 * Double(names) + 1.2 * Double(days) < -0.5
  }
}
