import BitextCore
import Testing

@testable import Storage

/// Which units a concordance looks at, and how words are folded.
@Suite struct ConcordanceFilterTests {
  private func memory() throws -> TranslationMemory {
    let memory = try TranslationMemory.inMemory()
    try memory.store(
      [unit("The bridges were closed.", "Мостови су затворени.", cyrillic)],
      from: "/x/a.tmx"
    )
    try memory.align(
      [
        aligned("A bridge is closing.", "Most se zatvara.", 0, probability: 0.95),
        aligned("Bridge again.", "Opet most.", 1, probability: 0.6),
      ]
    )
    _ = try memory.confirm(ids: [2], by: "ana", at: someDay)
    return memory
  }

  @Test(
    arguments: [
      (UnitFilter(), [1, 2, 3]), (UnitFilter(isConfirmed: true), [2]),
      (UnitFilter(isConfirmed: false), [1, 3]), (UnitFilter(origin: "agency"), [2, 3]),
      (UnitFilter(origin: "a.tmx"), [1]), (UnitFilter(article: "a.en"), [2, 3]),
      (UnitFilter(article: "b.en"), []), (UnitFilter(language: cyrillic), [1]),
      (UnitFilter(probability: 0.5...0.7), [3]), (UnitFilter(firstDay: "2026-02-05"), [2, 3]),
      (UnitFilter(endDay: "2026-02-05"), [1]), (UnitFilter(firstDay: "2026-02-06"), []),
      (UnitFilter(origin: "agency", probability: 0.9...1, isConfirmed: true), [2]),
    ] as [(UnitFilter, [Int64])]
  )
  func filters(_ filter: UnitFilter, _ expected: [Int64]) throws {
    let memory = try memory()
    for text in ["bridge", "most", "мост"] {
      let query = ConcordanceQuery(text: text, filter: filter)
      #expect(try Set(memory.concordance(query).map(\.unit.id)) == Set(expected))
      #expect(try memory.concordanceCount(query) == expected.count)
    }
    #expect(try memory.units(matching: filter) == expected)
  }

  @Test(arguments: [
    ("bridge", 3), ("bridges", 3), ("close", 2), ("closes", 2), ("closing", 2), ("мостовима", 3),
    ("mosta", 3), ("brid", 0),
  ])
  func formsOfAWordAreFound(_ text: String, _ count: Int) throws {
    let memory = try memory()
    #expect(try memory.concordance(ConcordanceQuery(text: text)).count == count)
    #expect(try memory.concordanceCount(ConcordanceQuery(text: text, limit: 1)) == count)
  }

  @Test(arguments: [("bridge", 2), ("bridges", 1), ("close", 0), ("МОСТ", 2), ("mostovi", 1)])
  func literallyOnlyTheWordItself(_ text: String, _ count: Int) throws {
    let query = ConcordanceQuery(text: text, isLiteral: true)
    #expect(try memory().concordance(query).count == count)
  }

  @Test(arguments: [
    ["bridge", "bridges"], ["stop", "stops", "stopped", "stopping"],
    ["try", "tries", "tried", "trying"],
    ["close", "closes", "closed", "closing"], ["church", "churches"], ["box", "boxes"],
    ["open", "opened", "opening", "opens"], ["call", "called", "calling"], ["city", "cities"],
  ])
  func formsShareAStem(_ forms: [String]) {
    #expect(Set(forms.map(EnglishStem.of)).count == 1, "\(forms.map(EnglishStem.of))")
  }

  @Test(arguments: [
    "bus", "is", "glass", "red", "king", "bed", "sing", "analysis", "киша", "kiša", "a1s",
  ])
  func whatIsNoEndingStays(_ word: String) {
    #expect(EnglishStem.of(word) == word)
  }
}
