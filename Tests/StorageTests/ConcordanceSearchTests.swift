import BitextCore
import Storage
import Testing

@Suite struct ConcordanceSearchTests {
  private func memory() throws -> TranslationMemory {
    let memory = try TranslationMemory.inMemory()
    try memory.store([
      unit("The bridge on the Ibar is closed.", "Most na Ibru je zatvoren."),
      unit("The new bridge on the Ibar.", "Нови мост на Ибру, мост на Ибру!", cyrillic),
      unit("Bridge of the Ibar.", "Most preko Ibra."),
      unit("He was born in Gjakova.", "Рођен је у Ђаковици.", cyrillic),
      unit("Most people", "Већина људи", cyrillic),
      unit("The end most", "na Ibru"),
    ])
    return memory
  }

  /// Ids and highlighted texts, newest first.
  private func find(_ query: ConcordanceQuery) throws -> [String] {
    try memory().concordance(query).map { hit in
      let text = hit.unit.unit.variants[hit.variantIndex].segment.text
      return "\(hit.unit.id): " + hit.ranges.map { String(text[$0]) }.joined(separator: "|")
    }
  }

  @Test(arguments: [
    ("most na Ibru", ["2: мост на Ибру|мост на Ибру", "1: Most na Ibru"]),
    ("мост на Ибру", ["2: мост на Ибру|мост на Ибру", "1: Most na Ibru"]),
    ("MOST, na ibru", ["2: мост на Ибру|мост на Ибру", "1: Most na Ibru"]),
    ("Ђаковици", ["4: Ђаковици"]), ("Đakovici", ["4: Ђаковици"]),
    ("Djakovici", ["4: Ђаковици"]), ("vecina ljudi", ["5: Већина људи"]),
    ("bridge on the", ["2: bridge on the", "1: bridge on the"]),
    ("ibr*", ["6: Ibru", "3: Ibra", "2: Ибру|Ибру", "1: Ibru"]),
    ("most* na ибру", ["2: мост на Ибру|мост на Ибру", "1: Most na Ibru"]),
    ("na most", []), ("", []), ("?!", []), ("\"", []), ("na OR most", []),
  ])
  func wordsAndPhrases(_ text: String, _ expected: [String]) throws {
    #expect(try find(ConcordanceQuery(text: text)) == expected)
  }

  @Test func aSideCanBeChosen() throws {
    #expect(try find(ConcordanceQuery(text: "most", language: english)) == ["6: most", "5: Most"])
    #expect(
      try find(ConcordanceQuery(text: "most", language: serbian))
        == ["3: Most", "2: мост|мост", "1: Most"]
    )
    #expect(try find(ConcordanceQuery(text: "most", language: cyrillic)) == ["2: мост|мост"])
    #expect(try find(ConcordanceQuery(text: "most", language: LanguageTag(language: "de"))) == [])
  }

  @Test(
    "Of a long phrase the index is asked for some words only; all must be there",
    arguments: [
      ("Skupština Republike Srbije o mostu danas", [2, 1]),
      ("скупштина Републике Србије о мосту данас", [2, 1]),
      ("Skupštini Republici Srbija o mostovima danas", [2, 1]),
      ("Skupština Republike Srbije i mostu danas", []),
      ("Skupština Republike Srbije o putu danas", [3]),
      ("assemblies of the republics on the bridges today", [2, 1]),
      ("assemblies of the republics on a bridge today", []),
    ]
  )
  func longPhrases(_ text: String, _ expected: [Int64]) throws {
    let memory = try TranslationMemory.inMemory()
    let source = "The assembly of the republic on the bridge today"
    try memory.store([
      unit(source, "Skupštini Republike Srbije o mostovima danas"),
      unit(source + ".", "Скупштини Републике Србије о мостовима данас", cyrillic),
      unit("The road", "U Skupštini Republike Srbije o putevima danas"),
    ])
    #expect(try memory.concordance(ConcordanceQuery(text: text)).map(\.unit.id) == expected)
  }

  @Test func pagesFollowEachOther() throws {
    let all = try find(ConcordanceQuery(text: "most"))
    #expect(all.count == 5)
    let pages = try stride(from: 0, to: 6, by: 2).flatMap {
      try find(ConcordanceQuery(text: "most", limit: 2, offset: $0))
    }
    #expect(pages == all)
    #expect(try find(ConcordanceQuery(text: "most", limit: 0)) == [])
  }

  @Test func closerSpellingsComeFirst() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.store([unit("garden", "sad"), unit("one hundred", "šad")])
    let strict = try memory.concordance(ConcordanceQuery(text: "šad"))
    #expect(strict.map(\.unit.id) == [2, 1])
    #expect(try memory.concordance(ConcordanceQuery(text: "sad")).map(\.unit.id) == [1, 2])
  }
}
