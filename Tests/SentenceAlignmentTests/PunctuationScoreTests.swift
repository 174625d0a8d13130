import Testing

@testable import SentenceAlignment

@Suite struct PunctuationScoreTests {
  private func score(_ source: [String], _ target: [String]) -> PunctuationScore {
    func profiles(_ texts: [String], _ language: String) -> [SegmentProfile] {
      texts.map { WordReader(language: language).profile(of: $0, endsParagraph: true) }
    }
    return PunctuationScore(source: profiles(source, "en"), target: profiles(target, "sr"))
  }

  @Test(
    "Marks of one kind are counted, whatever their shape",
    arguments: [
      ("Is it?", "question", 1), ("Da li je? Zar ne?", "question", 2), ("Ne!", "exclamation", 1),
      ("„Most“, reče", "quotation", 2), ("\"Bridge\", he said", "quotation", 2),
      ("»Мост«", "quotation", 2), ("(vidi)", "parenthesis", 1), ("Kaže: ne", "colon", 1),
      ("u 10:30", "colon", 0), ("da; ne", "semicolon", 1), ("most – put", "dash", 1),
      ("most - put", "dash", 1), ("Kfor-a", "dash", 0), ("?????", "question", 3), ("", "dash", 0),
      ("Да ли је?", "question", 1),
    ]
  )
  func counts(_ text: String, _ kind: String, _ count: Int) throws {
    let kind = try #require(PunctuationMarks.Kind.allCases.first { "\($0)" == kind })
    #expect(PunctuationMarks(text).count(kind) == count)
  }

  @Test("Counts of runs add up, to three")
  func sums() {
    let sum = PunctuationMarks("Ko? Šta?") + PunctuationMarks("(Gde?)")
    #expect(sum.count(.question) == 3)
    #expect(sum.count(.parenthesis) == 1)
    #expect((sum + sum).count(.question) == 3)
  }

  @Test(
    "A question belongs to a question, in either script",
    arguments: [["Da li je most otvoren?", "Jeste."], ["Да ли је мост отворен?", "Јесте."]]
  )
  func questions(_ target: [String]) {
    let score = score(["Is the bridge open?", "It is."], target)
    #expect(score.score(0..<1, 0..<1) > 0)
    #expect(score.score(0..<1, 1..<2) < 0)
    #expect(score.score(1..<2, 1..<2) == 0)
    #expect(score.score(0..<2, 0..<2) == score.score(0..<1, 0..<1))
  }

  @Test("A row of target runs gets what each run scores")
  func row() {
    let target = [
      "Da?", "„Ne!“", "Most (stari): put – reka; most!", "?!", "Мост?", "Ово је „мост“.", "", "a",
      "(b)",
      "c: d", "? ? ?", "»e«",
    ]
    let score = score(["Is it?", "\"No!\"", "", "A (b): c – d; e! f? g?"], target)
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
