import BitextCore
import Storage
import TestSupport
import Testing

/// What differs in case, script, punctuation or numbers alone stands before other fuzzy matches.
@Suite struct NearExactTests {
  /// Serbian sources and what their answers are from the database and from a snapshot of it.
  private func answer(
    _ text: String,
    _ sources: [String],
    threshold: Int = 50,
    limit: Int = 5,
    penalties: [String: Double] = [:]
  ) throws -> [FuzzyMatch] {
    let memory = try TranslationMemory.inMemory()
    try memory.store(sources.enumerated().map { unit("English \($0)", $1, serbian) })
    var query = MatchQuery(
      text: text,
      sourceLanguage: serbian,
      targetLanguage: english,
      threshold: threshold,
      limit: limit
    )
    query.penalties = penalties
    let matches = try memory.exactAndFuzzyMatches(query)
    let session = try MatchSession(memory, snapshot: .atOnce)
    #expect(try session.exactAndFuzzyMatches(query) == matches)
    #expect(session.snapshotSize ?? 0 > 0)
    return matches
  }

  @Test(arguments: [
    ("Most ima 5 traka, 12 m.", ["most", "na", "mosta"]),
    ("Мост има 5 трака, 12 m.", ["most", "na", "mosta"]),
  ])
  func groupsStandInTheirOrder(_ query: String, _ words: [String]) throws {
    let latin = [
      "Most ima 5 traka, 12 m!", "Most ima 7 traka, 30 m.", "Most ima 5 staza, 12 m.",
      "most ima 5 traka, 12 m.", "Most ima 5 traka, 12 m.", "Stari most ima 5 traka, 12 m.",
    ]
    let cyrillic = ["Мост има 5 трака, 12 m.", "Мост има 8 трака, 12 m."]
    let matches = try answer(query, latin + cyrillic, limit: 8)
    let isLatin = query.hasPrefix("Most")
    #expect(
      matches.map(\.source.segment.text)
        == (isLatin
          ? [
            "Most ima 5 traka, 12 m.", "most ima 5 traka, 12 m.", "Мост има 5 трака, 12 m.",
          ]
          : [
            "Мост има 5 трака, 12 m.", "Most ima 5 traka, 12 m.", "most ima 5 traka, 12 m.",
          ]) + [
          "Most ima 5 traka, 12 m!", "Мост има 8 трака, 12 m.", "Most ima 7 traka, 30 m.",
          "Stari most ima 5 traka, 12 m.", "Most ima 5 staza, 12 m.",
        ]
    )
    let names = matches.map { $0.penalties.map(\.name).filter { $0 != "script" && $0 != "case" } }
    #expect(names == [[], [], [], ["punctuation"], ["numbers"], ["numbers"], [], []])
  }

  @Test(
    "One place is enough for it, however many others have a better score",
    arguments: [
      ("Od 1. do 7. maja 2026.", "Od 3. do 9. maja 2025."),
      ("Од 1. до 7. маја 2026.", "Od 3. do 9. maja 2025."),
      ("Kiša, sneg i vetar", "Киша; снег - и ветар"),
    ]
  )
  func oneLineIsNotCrowdedOut(_ query: String, _ near: String) throws {
    let others = (0..<60).map { "\(query) reč\($0)" }
    for limit in [1, 3] {
      let matches = try answer(query, others.dropLast() + [near] + others.suffix(1), limit: limit)
      #expect(matches.count == limit)
      #expect(matches.first?.source.segment.text == near)
      #expect(try #require(matches.last).score >= matches[0].score)
    }
    #expect(
      try answer(query, others + [near], threshold: 80).allSatisfy { $0.score >= 80 },
      "The threshold is kept"
    )
  }

  @Test(
    "Other differences are fuzzy",
    arguments: [
      ("Most ima 5 traka.", "Most ima pet traka."), ("Most ima 5 traka.", "Most ima 5 i 6 traka."),
      ("Most ima 5 traka!", "Most ima 6 traka."), ("Put A5 do Niša", "Put A7 do Niša"),
      ("Dugačak je 1.5 km", "Dugačak je 1 5 km"), ("Мост, пут", "Mosta put"),
    ]
  )
  func otherwiseFuzzy(_ query: String, _ source: String) throws {
    let match = try #require(try answer(query, [source], threshold: 30).first)
    #expect(match.kind == .fuzzy)
    #expect(!match.penalties.contains { ["numbers", "punctuation"].contains($0.name) })
  }

  @Test func manyThatTieAreServed() throws {
    let sources = (0..<400).map { "Strana \($0) od 500 strana" }
    let matches = try answer("Страна 900 од 500 страна", sources)
    #expect(matches.count == 5)
    #expect(matches.allSatisfy { $0.score == 80 && $0.penalties.contains { $0.name == "numbers" } })
  }

  @Test func pointsTakenOffMoveIt() throws {
    let sources = ["Most ima 7 traka danas i sutra.", "Most ima 5 traka danas i prekosutra."]
    let query = "Most ima 5 traka danas i sutra."
    #expect(try answer(query, sources).map(\.unit) == [1, 2])
    let moved = try answer(query, sources, penalties: ["numbers": 20])
    #expect(moved.map(\.unit) == [2, 1])
    #expect(moved.map(\.score) == [87.5, 67.5])
    #expect(try answer(query, sources, penalties: ["case": 20]).map(\.unit) == [1, 2])
  }
}
