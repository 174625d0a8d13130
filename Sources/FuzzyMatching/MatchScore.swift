/// How like two texts are: the share of tokens, or of characters, that stay when one is edited into
/// the other with the fewest edits.
///
///     MatchScore(distance: 1, length: 3).percent   // 66.6
///
/// Everything is computed in integers; `percent` is for people. Scores compare exactly.
public struct MatchScore: Hashable, Sendable {
  /// Levenshtein's distance, from 0 to `length`.
  public var distance: Int
  /// The length of the longer text, in tokens or characters.
  public var length: Int

  public init(distance: Int, length: Int) {
    self.distance = distance
    self.length = length
  }

  /// 0 to 100, floored to one decimal, and 100 only when the distance is 0. Two empty texts are
  /// equal.
  public var percent: Double {
    if distance == 0 || length == 0 { return 100 }
    return Double(1000 * (length - distance) / length) / 10
  }

  /// Whether the score is at least `threshold` percent.
  public func reaches(_ threshold: Int) -> Bool {
    100 * (length - distance) >= threshold * length
  }
}

extension MatchScore: Comparable {
  public static func < (a: MatchScore, b: MatchScore) -> Bool {
    // (length - distance) / length, cross-multiplied; an empty pair counts as equal.
    let (shareA, wholeA) = a.length == 0 ? (1, 1) : (a.length - a.distance, a.length)
    let (shareB, wholeB) = b.length == 0 ? (1, 1) : (b.length - b.distance, b.length)
    return shareA * wholeB < shareB * wholeA
  }
}
