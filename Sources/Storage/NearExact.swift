internal import FuzzyMatching
internal import SerbianText

/// What alone keeps two texts from being equal, beside case, script and white space.
enum NearDifference: String, CaseIterable {
  // In the order in which such matches stand.
  case punctuation
  case numbers

  /// Nil when the texts are equal, and when they differ in more than one thing. `key` and `sourceKey`
  /// are their strict keys. O(length).
  init?(_ query: String, key: String, _ source: String, key sourceKey: String) {
    if key == sourceKey { return nil }
    if NumberSubstitution.differInNumbersOnly(query, source) {
      self = .numbers
      return
    }
    let words = Tokenizer.words(of: key)
    // A sign between digits is part of a number.
    guard !words.isEmpty, words == Tokenizer.words(of: sourceKey),
      NumberSubstitution.haveEqualNumbers(query, source)
    else { return nil }
    self = .punctuation
  }
}

/// What the tokens of a segment must be for it to differ from a query in one thing alone, and the best
/// of those that do: they stand before all other fuzzy ones, so that their search may not give up
/// where that of the others does.
struct NearExact {
  let difference: NearDifference
  /// The tokens of the query that the segment must have, in this order.
  private let required: ContiguousArray<UInt32>
  private let signature: UInt64
  /// Where the query has the rarest of them among its tokens in the common order: those up to there
  /// have all such segments in their lists, since a segment that has this one and reaches the
  /// threshold has its first common token there or before.
  let lastPlace: Int
  /// By rank and number, see `WordPass`.
  var candidates = ContiguousArray<UInt64>()
  var best: BestMatches

  /// Nil when the memory has none. `required` are numbers of tokens, `ordered` all tokens of the query
  /// in the common order, of which those from `firstUnknown` upwards are in no segment.
  init?(
    _ difference: NearDifference,
    required: ContiguousArray<UInt32>,
    among ordered: ContiguousArray<UInt32>,
    firstUnknown: UInt32,
    best: BestMatches
  ) {
    let rarest = required.max()
    if let rarest, rarest >= firstUnknown { return nil }
    self.difference = difference
    self.required = required
    self.best = best
    lastPlace = rarest.flatMap { ordered.firstIndex(of: $0) } ?? ordered.count - 1
    var signature = Signature()
    for token in required { signature.insert(token: token) }
    self.signature = signature.bits
  }

  /// Whether a segment with this signature may have the tokens.
  @inline(__always)
  func allows(_ bits: UInt64) -> Bool { signature & ~bits == 0 }

  /// Whether a segment has the tokens. O(tokens).
  @inline(__always)
  func allows(_ tokens: ContiguousArray<UInt32>) -> Bool {
    var next = 0
    for token in tokens {
      if next == required.count { return true }
      if token == required[next] { next += 1 }
    }
    return next == required.count
  }
}
