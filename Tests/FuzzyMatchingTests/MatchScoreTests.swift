import FuzzyMatching
import Testing

@Suite struct MatchScoreTests {
  @Test(arguments: [
    (0, 0, 100.0), (0, 7, 100), (1, 3, 66.6), (1, 4, 75), (3, 3, 0), (1, 1000, 99.9),
    (1, 100_000, 99.9), (2, 7, 71.4),
  ])
  func percentIsFlooredAndNever100UnlessEqual(distance: Int, length: Int, percent: Double) {
    #expect(MatchScore(distance: distance, length: length).percent == percent)
  }

  @Test func scoresCompareExactly() {
    #expect(MatchScore(distance: 1, length: 4) < MatchScore(distance: 1, length: 5))
    #expect(!(MatchScore(distance: 1, length: 4) < MatchScore(distance: 2, length: 8)))
    #expect(!(MatchScore(distance: 2, length: 8) < MatchScore(distance: 1, length: 4)))
    #expect(MatchScore(distance: 1, length: 9) < MatchScore(distance: 0, length: 0))
    #expect(
      MatchScore(distance: 333_334, length: 1_000_000)
        < MatchScore(distance: 333_333, length: 1_000_000)
    )
  }

  @Test(arguments: [(3, 10, 70, true), (4, 10, 70, false), (1, 3, 67, false), (1, 3, 66, true)])
  func reaches(distance: Int, length: Int, threshold: Int, expected: Bool) {
    #expect(MatchScore(distance: distance, length: length).reaches(threshold) == expected)
  }
}
