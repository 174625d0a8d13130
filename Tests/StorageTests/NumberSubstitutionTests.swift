import BitextCore
import Testing

@testable import Storage

@Suite struct NumberSubstitutionTests {
  @Test(arguments: [
    ("It has 5 rooms.", "It has 12 rooms.", "Ima 12 soba.", "Ima 5 soba."),
    ("Costs 1,234.5 euros.", "Costs 1,000.5 euros.", "Кошта 1.000,5 евра.", "Кошта 1.234,5 евра."),
    ("Costs 2,500 euros.", "Costs 900 euros.", "Košta 900 evra.", "Košta 2.500 evra."),
    ("From 3 to 7 May.", "From 4 to 9 May.", "Od 4. do 9. maja.", "Od 3. do 7. maja."),
    ("At 10:45, gate 3", "At 10:30, gate 3", "U 10:30, izlaz 3", "U 10:45, izlaz 3"),
    ("IT HAS 5 ROOMS.", "It has 12 rooms.", "Ima 12 soba.", "Ima 5 soba."),
  ])
  func newNumbersStandInTheTarget(
    _ query: String,
    _ source: String,
    _ target: String,
    _ expected: String
  ) {
    let proposal = NumberSubstitution(
      query: query,
      source: source,
      target: target,
      from: english,
      to: serbian
    )
    #expect(proposal?.target == expected)
    let back = NumberSubstitution(
      query: expected,
      source: target,
      target: source,
      from: serbian,
      to: english
    )
    #expect(back?.target.lowercased() == query.lowercased())
  }

  @Test(arguments: [
    // The number is there twice, not at all, in words, or another word differs.
    ("It has 5 rooms.", "It has 12 rooms.", "12 soba, 12 vrata."),
    ("It has 5 rooms.", "It has 12 rooms.", "Ima dvanaest soba."),
    ("It has 5 doors.", "It has 12 rooms.", "Ima 12 soba."),
    ("From 5 to 6.", "From 12 to 12.", "Od 12 do 12."),
    ("Road A5.", "Road A12.", "Put A12."),
    ("No numbers.", "No numbers.", "Nema brojeva."),
    ("It has 12 rooms.", "It has 12 rooms.", "Ima 12 soba."),
    ("It has 5.", "It has 5 and 6.", "Ima 5 i 6."),
  ])
  func otherwiseThereIsNone(_ query: String, _ source: String, _ target: String) {
    #expect(
      NumberSubstitution(query: query, source: source, target: target, from: english, to: serbian)
        == nil
    )
  }

  @Test func aMatchProposesItAndTellsIt() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.store([
      unit("The new bridge is 1,200.5 m long.", "Нови мост је дуг 1.200,5 m.", cyrillic)
    ])
    let match = try #require(try memory.match("The new bridge is 1,300.5 m long.").first)
    #expect(match.penalties.map(\.name) == ["numbers"])
    #expect(match.substitution?.target == "Нови мост је дуг 1.300,5 m.")
    #expect(match.substitution?.changes == [.init(before: "1.200,5", after: "1.300,5")])
    #expect(match.kind == .fuzzy && match.score < 100)
    #expect(try memory.match("The new bridge is 1,200.5 m wide.").first?.substitution == nil)
  }

  @Test func penaltiesThatAreAskedForAreTakenOff() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.store([unit("It rains again today.", "Опет пада киша.", cyrillic)], from: "/x/a.tmx")
    try memory.align([aligned("It rains again today.", "Opet pada kiša danas.", 0)])
    var query = MatchQuery(
      text: "It rains again today.",
      sourceLanguage: english,
      targetLanguage: serbian
    )
    #expect(try memory.exactAndFuzzyMatches(query).map(\.unit) == [2, 1])
    query.penalties = ["unconfirmed": 3, "case": 50]
    var matches = try memory.exactAndFuzzyMatches(query)
    #expect(matches.map(\.unit) == [1, 2])
    #expect(matches.map(\.score) == [100, 97])
    #expect(matches[1].penalties == [.init(name: "unconfirmed", value: 3)])
    query.penalties = ["origin": 10]
    query.origin = "agency"
    matches = try memory.exactAndFuzzyMatches(query)
    #expect(matches.map(\.unit) == [2, 1] && matches.map(\.score) == [100, 90])
    query.origin = "A.TMX"
    #expect(try memory.exactAndFuzzyMatches(query).map(\.unit) == [1, 2])
    query.penalties = ["origin": 40]
    #expect(try memory.exactAndFuzzyMatches(query).map(\.unit) == [1])
  }
}
