internal import FuzzyMatching

/// The best candidates met so far, at most one a unit, and the score that a further one must reach.
struct BestMatches {
  struct Candidate {
    var variant: Int64
    var score: MatchScore
  }

  private(set) var candidates: [Candidate] = []
  /// What a further candidate must fulfil. It rises as better ones are found, never falls.
  private(set) var bounds: CandidateBounds
  private let limit: Int

  /// Candidates that tie with the last place are kept, so that the places go by other merits, but
  /// not more than these.
  private static let tieLimit = 32

  init(limit: Int, threshold: Int) {
    self.limit = max(limit, 1)
    bounds = CandidateBounds(threshold: threshold)
  }

  /// The score of the last place; nil while places are free.
  var last: MatchScore? { candidates.count < limit ? nil : candidates[limit - 1].score }

  /// None of them, with the same limit and bounds.
  var empty: BestMatches {
    var other = self
    other.candidates = []
    return other
  }

  /// Whether a candidate with this score is taken in; of those that tie with the last place only so
  /// many are.
  func takes(_ score: MatchScore) -> Bool {
    candidates.count < limit + Self.tieLimit || candidates.last.map { $0.score < score } ?? true
  }

  func contains(unit: Int64) -> Bool {
    candidates.contains { VariantID.unit(of: $0.variant) == unit }
  }

  /// Takes in a candidate that reaches `bounds`. O(limit).
  mutating func insert(_ candidate: Candidate) {
    let unit = VariantID.unit(of: candidate.variant)
    if let same = candidates.firstIndex(where: { VariantID.unit(of: $0.variant) == unit }) {
      if candidates[same].score >= candidate.score { return }
      candidates.remove(at: same)
    }
    let place = candidates.firstIndex { $0.score < candidate.score } ?? candidates.count
    if place >= limit + Self.tieLimit { return }
    candidates.insert(candidate, at: place)
    guard let last else { return }
    candidates.removeAll { $0.score < last }
    if candidates.count > limit + Self.tieLimit { candidates.removeLast() }
    bounds = CandidateBounds(atLeast: last)
  }
}
