import BitextCore
import Foundation
import Storage
import Testing

@Suite struct TranslationMemoryTests {
  private struct Stop: Error {}

  @Test func everythingComesBackAsStored() throws {
    let memory = try TranslationMemory.inMemory()
    let code = InlineCode(
      kind: .bpt,
      attributes: [.init(name: "i", value: "1"), .init(name: "type", value: "bold")],
      content: [.text("<b>"), .code(InlineCode(kind: .sub, content: [.text("naslov")]))]
    )
    let marked = Segment(elements: [.text("Мост "), .code(code), .text("на Ибру")])
    let full = TranslationUnit(
      identifier: "id 7",
      variants: [
        TranslationUnitVariant(
          language: english,
          segment: Segment("The bridge on the Ibar"),
          properties: [Property(type: "x", value: "2"), Property(type: "a", value: "1")],
          notes: ["second", "first"]
        ),
        TranslationUnitVariant(
          language: cyrillic,
          segment: marked,
          properties: [Property(type: "x", value: "")],
          notes: ["белешка"]
        ),
        variant("Most na Ibru", latin),
        variant("", LanguageTag(language: "de")),
      ],
      properties: [Property(type: "client", value: "Ž"), Property(type: "client", value: "A")],
      notes: ["b", "a", "b"],
      creationDate: someDay,
      creator: "ana",
      changeDate: nextDay,
      changer: "Бојан"
    )
    let bare = unit("Rain.", "Kiša.")
    #expect(try memory.store([full, bare]) == ImportReceipt(stored: 2, alreadyPresent: 0))
    let all = try memory.all()
    #expect(all.map(\.unit) == [full, bare])
    #expect(all.map(\.importedFrom) == ["file.tmx", "file.tmx"])
    #expect(try memory.unit(id: all[0].id)?.unit == full)
    #expect(try memory.unit(id: 99) == nil)
    #expect(try memory.integrityProblems() == [])
  }

  @Test func aUnitThatIsThereIsNotDoubled() throws {
    let memory = try TranslationMemory.inMemory()
    let a = unit("Rain.", "Kiša.")
    let other = unit("Rain.", "Киша.", cyrillic)
    let swapped = TranslationUnit(variants: a.variants.reversed())
    #expect(try memory.store([a, a, other]) == ImportReceipt(stored: 2, alreadyPresent: 1))
    #expect(
      try memory.store([swapped, unit("rain.", "kiša.")], from: "b.tmx")
        == ImportReceipt(stored: 1, alreadyPresent: 1)
    )
    #expect(try memory.all().map(\.importedFrom) == ["file.tmx", "file.tmx", "b.tmx"])
    #expect(try memory.integrityProblems() == [])
  }

  @Test func manyUnitsAreFoundAgainAcrossGroups() throws {
    let memory = try TranslationMemory.inMemory()
    let units = (0..<1200).map { unit("Segment \($0).", "Сегмент \($0).", cyrillic) }
    #expect(try memory.store(units + units).stored == 1200)
    #expect(try memory.store(units).alreadyPresent == 1200)
    #expect(try memory.all().map(\.unit) == units)
    #expect(try memory.integrityProblems() == [])
  }

  @Test(arguments: ["I \u{2665}\u{FE0F} you", "\u{301}start", "нула\u{0}нула", "👩‍👩‍👧 и 🇷🇸", "½ x²"])
  func unusualScalarsKeepTheIndexesRight(_ text: String) throws {
    let memory = try TranslationMemory.inMemory()
    try memory.store([unit(text, text, cyrillic), unit("Rain.", "Kiša.")])
    #expect(try memory.integrityProblems() == [])
    #expect(try memory.all().first?.unit == unit(text, text, cyrillic))
    #expect(try memory.match(text).map(\.unit) == [1])
    #expect(try memory.delete(ids: [1]) == 1)
    #expect(try memory.integrityProblems() == [])
  }

  @Test func anErrorOfTheSourceTakesBackTheWholeImport() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.store([unit("Rain.", "Kiša.")])
    var count = 0
    #expect(throws: Stop.self) {
      _ = try memory.importUnits(from: "b.tmx", at: someDay) {
        count += 1
        if count > 300 { throw Stop() }
        return unit("Segment \(count).", "Segment \(count) na srpskom.")
      }
    }
    #expect(try memory.all().count == 1)
    #expect(try memory.match("Segment 7.").isEmpty)
    #expect(try memory.integrityProblems() == [])
    // The same for the first import of all, which sets the index aside.
    let empty = try TranslationMemory.inMemory()
    #expect(throws: Stop.self) {
      _ = try empty.importUnits(from: "b", at: someDay) { throw Stop() }
    }
    try empty.store([unit("Rain.", "Kiša.")])
    #expect(try empty.match("rain.").count == 1)
  }

  @Test func confirmingIsRemembered() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.store([unit("Rain.", "Kiša."), unit("Snow.", "Sneg.")])
    #expect(try memory.confirm(ids: [1, 1, 77], by: "ana", at: someDay) == 1)
    #expect(try memory.confirm(ids: [2], by: nil, at: nextDay) == 1)
    let all = try memory.all()
    #expect(all.map(\.confirmedBy) == ["ana", nil])
    #expect(all.map(\.confirmedAt) == [someDay, nextDay])
  }

  @Test func deletingTakesEverythingAlong() throws {
    let memory = try TranslationMemory.inMemory()
    var first = unit("Rain again.", "Опет киша.", cyrillic)
    first.notes = ["note"]
    first.properties = [Property(type: "a", value: "b")]
    try memory.store([first, unit("Rain again.", "Opet kiša.")])
    try memory.align([aligned("Rain again.", "Opet kiša.", 0)])
    #expect(try memory.delete(ids: [1, 1, 5]) == 1)
    #expect(try memory.all().map(\.id) == [2])
    #expect(try memory.match("Rain again.").map(\.unit) == [2])
    #expect(try memory.concordance(ConcordanceQuery(text: "киша")).map(\.unit.id) == [2])
    #expect(try memory.integrityProblems() == [])
    #expect(try memory.delete(ids: [2]) == 1)
    #expect(try memory.integrityProblems() == [])
    try memory.store([first])
    #expect(try memory.all().map(\.unit) == [first])
  }

  @Test func theMemoryMayBeUsedWhileItIsWalked() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.store((0..<30).map { unit("Segment \($0).", "Deo \($0).") })
    var found = 0
    try memory.forEachUnit { found += try memory.unit(id: $0.id) == $0 ? 1 : 0 }
    #expect(found == 30)
    #expect(throws: Stop.self) { try memory.forEachUnit { _ in throw Stop() } }
  }

  @Test func unitsThatAreReadAheadAreTheSame() throws {
    let memory = try TranslationMemory.inMemory()
    #expect(throws: Never.self) { try memory.forEachUnitReadAhead { _ in throw Stop() } }
    var first = unit("Rain.", "Kiša.")
    (first.creator, first.changer, first.identifier) = ("mira", "Ана", "7")
    first.notes = ["note"]
    first.properties = [Property(type: "a", value: "b")]
    try memory.store([first] + (0..<2_100).map { unit("Segment \($0).", "Део \($0).", cyrillic) })
    var found: [StoredUnit] = []
    try memory.forEachUnitReadAhead { found.append($0) }
    #expect(found == (try memory.all()))
    for stored in found.prefix(40) { #expect(try memory.unit(id: stored.id) == stored) }
    var count = 0
    #expect(throws: Stop.self) {
      try memory.forEachUnitReadAhead { _ in
        count += 1
        if count == 700 { throw Stop() }
      }
    }
    #expect(count == 700)
  }

  @Test func statisticsCount() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.store([unit("Rain.", "Киша.", cyrillic)])
    try memory.align([
      aligned("Snow.", "Sneg.", 0, probability: 0.95), aligned("Ice.", "Led.", 1, probability: 1),
      aligned("Fog.", "Magla.", 2, probability: 0.42),
    ])
    _ = try memory.confirm(ids: [2], by: nil, at: someDay)
    let counts = try memory.statistics()
    #expect(counts.units == 4)
    #expect(counts.confirmed == 1)
    #expect(counts.variants == ["en": 4, "sr-Cyrl": 1, "sr-Latn": 3])
    #expect(counts.articles == 2)
    #expect(counts.articlePairs == 1)
    #expect(counts.occurrences == 3)
    #expect(counts.probabilityBands == [0, 0, 0, 0, 1, 0, 0, 0, 0, 2])
    #expect(counts.origins == ["file.tmx": 1, "test 1": 3])
    #expect(counts.years == [nil: 1, 2026: 3])
  }
}
