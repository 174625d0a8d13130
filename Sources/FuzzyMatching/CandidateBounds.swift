/// What a stored segment must fulfil to reach a threshold, without comparing it: no bound ever
/// rejects a segment that reaches it.
///
/// The score of texts with m and n tokens is `1 - distance / max(m, n)`. From `distance ≥ |m - n|`
/// follows the range of n; each edit unmatches at most one token on either side, so the two have at
/// least `max(m, n) - distance` tokens in common as multisets, which gives the prefixes. Everything
/// is in integers and O(1).
public struct CandidateBounds: Hashable, Sendable {
  /// The threshold as a fraction: `kept / whole`.
  private let kept: Int
  private let whole: Int

  /// `threshold` is in percent and taken as 1 to 100.
  public init(threshold: Int) {
    kept = min(max(threshold, 1), 100)
    whole = 100
  }

  /// Bounds for texts that score as high as `score`, or higher.
  public init(atLeast score: MatchScore) {
    let isEmpty = score.length == 0 || score.distance == 0
    kept = isEmpty ? 1 : max(score.length - score.distance, 1)
    whole = isEmpty ? 1 : max(score.length, 1)
  }

  /// The greatest distance that is enough, when the longer text has `length` tokens.
  public func allowedDistance(length: Int) -> Int { (whole - kept) * length / whole }

  /// How many tokens the two have in common at least, when the longer text has `length`.
  public func required(length: Int) -> Int { length - allowedDistance(length: length) }

  /// The lengths of texts that can be enough beside one of `length`.
  public func lengths(beside length: Int) -> ClosedRange<Int> {
    let shortest = required(length: length)
    return shortest...max(shortest, whole * length / kept)
  }

  /// Take the tokens of two texts in one order, the same for all texts, a repeated token counting
  /// each time. If the texts reach the threshold, then the first `prefix` tokens of either have one
  /// in common.
  public func prefix(length: Int) -> Int {
    length == 0 ? 0 : allowedDistance(length: length) + 1
  }

  /// The greatest number of common tokens, when the first common one stands at these places (from
  /// 0) of the two texts in the common order.
  @inlinable
  public static func common(
    length: Int,
    place: Int,
    otherLength: Int,
    otherPlace: Int
  ) -> Int {
    min(length - place, otherLength - otherPlace)
  }
}
