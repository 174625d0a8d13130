import Testing

@testable import SentenceAlignment

@Suite struct ParagraphScoreTests {
  private func score(_ source: [Bool], _ target: [Bool]) -> ParagraphScore {
    func profiles(_ ends: [Bool]) -> [SegmentProfile] {
      ends.map { SegmentProfile(words: [], length: 10, endsParagraph: $0) }
    }
    return ParagraphScore(source: profiles(source), target: profiles(target))
  }

  private let ends = [false, true, false, true]

  @Test("Ends that fall together speak for a bead, one alone against it")
  func together() {
    let score = score(ends, ends)
    #expect(score.score(1..<2, 1..<2) > 0)
    #expect(score.score(0..<1, 0..<1) == 0)
    #expect(score.score(0..<1, 1..<2) < 0)
    #expect(score.score(1..<2, 0..<1) < 0)
  }

  @Test("Joining across an end is worse than inside a paragraph")
  func joins() {
    let score = score(ends, ends)
    #expect(score.score(1..<3, 0..<1) < score.score(2..<4, 0..<1) + 1e-9)
    #expect(score.score(0..<4, 0..<2) < score.score(0..<2, 0..<2))
    #expect(score.score(1..<3, 1..<3) < score.score(0..<2, 0..<2))
  }

  @Test(
    "Where all segments are paragraphs, or all are one, the ends say nothing",
    arguments: [
      ([true, true, true], [false, true, true]), ([false, true, true], [true, true, true]),
      ([false, false, true], [false, true, true]), ([true], [true]),
    ]
  )
  func silent(_ source: [Bool], _ target: [Bool]) {
    let score = score(source, target)
    for i in source.indices {
      for j in target.indices { #expect(score.score(i..<(i + 1), j..<(j + 1)) == 0) }
    }
  }

  @Test("A row of target runs gets what each run scores")
  func row() {
    let target = (0..<13).map { $0 % 3 == 1 || $0 == 6 }
    let score = score([false, true, true, false], target)
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
