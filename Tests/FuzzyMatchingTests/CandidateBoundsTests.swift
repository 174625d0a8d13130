import FuzzyMatching
import TestSupport
import Testing

@Suite struct CandidateBoundsTests {
  @Test(arguments: [
    (70, 1, 0, 1...1, 1), (70, 3, 0, 3...4, 1), (70, 4, 1, 3...5, 2), (70, 7, 2, 5...10, 3),
    (100, 9, 0, 9...9, 1), (50, 6, 3, 3...12, 4),
  ])
  func known(threshold: Int, length: Int, allowed: Int, lengths: ClosedRange<Int>, prefix: Int) {
    let bounds = CandidateBounds(threshold: threshold)
    #expect(bounds.allowedDistance(length: length) == allowed)
    #expect(bounds.lengths(beside: length) == lengths)
    #expect(bounds.prefix(length: length) == prefix)
  }

  @Test func boundsOfAScoreAdmitThatScore() {
    let bounds = CandidateBounds(atLeast: MatchScore(distance: 2, length: 7))
    #expect(bounds.allowedDistance(length: 7) == 2)
    #expect(CandidateBounds(atLeast: MatchScore(distance: 0, length: 5)).prefix(length: 5) == 1)
  }

  /// No bound may reject texts that reach the threshold: random pairs, few words, so that many do.
  @Test(arguments: [50, 60, 70, 75, 85, 100])
  func neverRejectsAMatch(threshold: Int) {
    var random = SeededGenerator(seed: UInt64(threshold))
    var matches = 0
    for _ in 0..<4000 {
      let a = (0..<Int.random(in: 1...9, using: &random))
        .map { _ in UInt32.random(in: 0..<12, using: &random) }
      var b = a
      for _ in 0..<Int.random(in: 0...3, using: &random) where !b.isEmpty {
        b[Int.random(in: 0..<b.count, using: &random)] = UInt32.random(in: 0..<12, using: &random)
      }
      if Bool.random(using: &random) { b.append(UInt32.random(in: 0..<12, using: &random)) }
      let longer = max(a.count, b.count)
      let distance = referenceEditDistance(a, b)
      let bounds = CandidateBounds(threshold: threshold)
      #expect(
        (distance <= bounds.allowedDistance(length: longer))
          == MatchScore(distance: distance, length: longer).reaches(threshold)
      )
      guard MatchScore(distance: distance, length: longer).reaches(threshold) else { continue }
      matches += 1
      #expect(bounds.lengths(beside: a.count).contains(b.count))
      let x = a.sorted(by: >)
      let y = b.sorted(by: >)
      let places = (0..<min(x.count, bounds.prefix(length: x.count))).compactMap { place in
        y.prefix(bounds.prefix(length: y.count)).firstIndex(of: x[place]).map { (place, $0) }
      }
      #expect(!places.isEmpty)
      if let (place, other) = places.first {
        let common = CandidateBounds.common(
          length: x.count,
          place: place,
          otherLength: y.count,
          otherPlace: other
        )
        #expect(common >= bounds.required(length: longer))
      }
    }
    #expect(matches > 100)
  }
}
