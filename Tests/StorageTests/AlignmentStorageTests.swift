import BitextCore
import Foundation
import Storage
import Testing

@Suite struct AlignmentStorageTests {
  @Test func aPairComesBackWithItsOrigin() throws {
    let memory = try TranslationMemory.inMemory()
    let pair = AlignedUnit(
      source: variant("It rains.", english),
      target: variant("Пада киша.", cyrillic),
      provenance: Provenance(
        sourceParagraph: 3,
        targetParagraph: 4,
        sourceSegments: [5, 6],
        targetSegments: [],
        probability: 0.123456789,
        aligner: "lengths 2"
      )
    )
    let source = ArticleRecord(location: "https://a.example/1", hash: "ab", language: english)
    let target = article("b.txt", cyrillic)
    let receipt = try memory.storeAlignment(
      source: source,
      target: target,
      units: [pair],
      creator: "ana",
      at: someDay
    )
    #expect(receipt == AlignmentReceipt(stored: 1, replaced: 0, keptConfirmed: 0))
    let stored = try #require(try memory.all().first)
    #expect(stored.unit.variants == [pair.source, pair.target])
    #expect(stored.unit.creator == "ana")
    #expect(stored.unit.creationDate == someDay)
    #expect(
      stored.occurrences
        == [Occurrence(source: source, target: target, provenance: pair.provenance)]
    )
    #expect(stored.importedFrom == nil)
  }

  @Test func oneTextInSeveralArticlesIsOneUnit() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.align([aligned("Rain.", "Kiša.", 0), aligned("Rain.", "Kiša.", 3)])
    try memory.align([aligned("Rain.", "Kiša.", 7)], "b.en", "b.sr")
    let all = try memory.all()
    #expect(all.count == 1)
    #expect(all[0].occurrences.map(\.source.location) == ["a.en", "a.en", "b.en"])
    #expect(all[0].occurrences.map(\.provenance.sourceSegments) == [[0], [3], [7]])
  }

  @Test("File names that are used again for other articles replace nothing")
  func otherArticleUnderTheSameNames() throws {
    let memory = try TranslationMemory.inMemory()
    func record(_ name: String, _ hash: String, _ title: String) -> ArticleRecord {
      ArticleRecord(
        location: name,
        hash: hash,
        language: LanguageTag(language: name.hasSuffix("en") ? "en" : "sr"),
        title: title
      )
    }
    func store(_ hash: String, _ titles: (String, String), _ text: String) throws -> Int {
      try memory.storeAlignment(
        source: record("today.en", hash, titles.0),
        target: record("today.sr", hash + "s", titles.1),
        units: [aligned(text, "Текст \(text)", 0)],
        creator: nil,
        at: someDay
      ).replaced
    }
    #expect(try store("a", ("Bridge", "Мост"), "One.") == 0)
    #expect(try store("b", ("Rain", "Киша"), "Two.") == 0)
    // One of the titles is still there: the article was mended.
    #expect(try store("c", ("Rain", "Киша у граду"), "Three.") == 1)
    #expect(try memory.all().map { $0.unit.variants[0].segment.text } == ["One.", "Three."])
  }

  @Test func aligningAgainReplaces() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.align([
      aligned("Stays.", "Ostaje.", 0), aligned("Goes.", "Odlazi.", 1),
      aligned("Confirmed.", "Potvrđeno.", 2), aligned("Imported.", "Uvezeno.", 3),
      aligned("Elsewhere.", "Drugde.", 4),
    ])
    try memory.align([aligned("Elsewhere.", "Drugde.", 0)], "b.en", "b.sr")
    try memory.store([unit("Imported.", "Uvezeno.")])
    _ = try memory.confirm(ids: [3], by: "ana", at: someDay)
    let receipt = try memory.align(
      [aligned("Stays.", "Ostaje.", 5), aligned("New.", "Novo.", 6)],
      at: nextDay
    )
    #expect(receipt == AlignmentReceipt(stored: 2, replaced: 5, keptConfirmed: 1))
    let all = try memory.all()
    #expect(
      all.map { $0.unit.variants[0].segment.text }
        == ["Stays.", "Confirmed.", "Imported.", "Elsewhere.", "New."]
    )
    // A confirmed unit keeps what is known of where it is from.
    #expect(all.map(\.occurrences.count) == [1, 1, 0, 1, 1])
    #expect(all[0].unit.creationDate == someDay)
    #expect(try memory.match("Goes.").isEmpty)
    #expect(try memory.integrityProblems() == [])
    // A new equal pair joins the confirmed unit.
    try memory.align([aligned("Confirmed.", "Potvrđeno.", 0)], at: nextDay)
    let confirmed = try #require(try memory.unit(id: 3))
    #expect(confirmed.occurrences.count == 1)
    #expect(confirmed.confirmedBy == "ana")
    #expect(try memory.all().map(\.id) == [3, 4, 5])
  }

  @Test(arguments: [
    ("a.en", "a.sr", "new hash", "new hash 2", true), ("moved.en", "moved.sr", "h1", "h2", true),
    ("a.en", "other.sr", "h1", "h3", false), ("other.en", "other.sr", "h3", "h4", false),
  ])
  func theSamePairHasEqualLocationsOrEqualHashes(
    source: String,
    target: String,
    sourceHash: String,
    targetHash: String,
    isSame: Bool
  ) throws {
    let memory = try TranslationMemory.inMemory()
    func align(_ source: ArticleRecord, _ target: ArticleRecord, _ text: String) throws {
      _ = try memory.storeAlignment(
        source: source,
        target: target,
        units: [aligned(text, "Tekst.", 0)],
        creator: nil,
        at: someDay
      )
    }
    try align(article("a.en", english, hash: "h1"), article("a.sr", latin, hash: "h2"), "Before.")
    try align(
      article(source, english, hash: sourceHash),
      article(target, latin, hash: targetHash),
      "After."
    )
    let texts = try memory.all().map { $0.unit.variants[0].segment.text }
    #expect(texts == (isSame ? ["After."] : ["Before.", "After."]))
    #expect(try memory.statistics().articlePairs == (isSame ? 1 : 2))
    #expect(try memory.statistics().articles == (isSame ? 2 : source == "a.en" ? 3 : 4))
  }

  @Test func aligningToNothingTakesTheEarlierAway() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.align([aligned("Rain.", "Kiša.", 0)])
    #expect(try memory.align([]) == AlignmentReceipt(stored: 0, replaced: 1, keptConfirmed: 0))
    #expect(try memory.all().isEmpty)
    #expect(try memory.integrityProblems() == [])
  }
}
