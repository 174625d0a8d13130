import BitextCore
import Foundation
import Storage
import Testing

@Suite struct MatchSearchTests {
  private func memory(_ units: [TranslationUnit]) throws -> TranslationMemory {
    let memory = try TranslationMemory.inMemory()
    try memory.store(units)
    return memory
  }

  @Test(arguments: [
    ("The bridge on the Ibar is closed.", english, serbian),
    ("Most na Ibru je zatvoren.", serbian, english),
    ("Мост на Ибру је затворен.", serbian, english),
    ("мост  на Ибру је ЗАТВОРЕН.", serbian, english),
    ("most na ibru je zatvoren.", latin, english),
  ])
  func bothDirectionsAndBothScripts(_ text: String, _ from: LanguageTag, _ to: LanguageTag) throws {
    let memory = try memory([
      unit("The bridge on the Ibar is closed.", "Most na Ibru je zatvoren."),
      unit("Snow in Zvečan.", "Снег у Звечану.", cyrillic),
    ])
    let matches = try memory.match(text, from: from, to: to)
    #expect(matches.map(\.kind) == [.exact])
    #expect(matches.map(\.score) == [100])
    #expect(matches.map(\.unit) == [1])
    #expect(matches.first?.source.language.language == from.language)
    #expect(matches.first?.target.language.language == to.language)
  }

  @Test func cyrillicIsFoundByLatin() throws {
    let memory = try memory([unit("Snow in Zvečan.", "Снег у Звечану.", cyrillic)])
    let matches = try memory.match("Sneg u Zvečanu.", from: serbian, to: english)
    #expect(matches.map(\.kind) == [.exact])
    #expect(matches.first?.penalties == [FuzzyMatch.Penalty(name: "script", value: 1)])
    #expect(try memory.match("Sneg u Zvečanu.", from: latin, to: english).isEmpty)
    #expect(try memory.match("Sneg u Zvečanu.", from: cyrillic, to: english).count == 1)
  }

  @Test func exactMatchesAsWrittenComeFirstThenConfirmedThenNew() throws {
    let memory = try memory([
      unit("OPEN FILE", "1"), unit("Open file", "2"), unit("Open file", "3"),
      unit("open file", "4"),
      unit("Open file", "5"),
    ])
    _ = try memory.confirm(ids: [2], by: nil, at: someDay)
    let matches = try memory.match("Open file")
    #expect(matches.map(\.target.segment.text) == ["2", "5", "3", "4", "1"])
    #expect(matches.map { $0.penalties.map(\.name) } == [[], [], [], ["case"], ["case"]])
  }

  @Test func fuzzyMatchesAreSortedAndNeverAHundred() throws {
    let memory = try memory([
      unit("one two three four five six seven eight", "a"),
      unit("one two three four five six seven nine", "b"),
      unit("one two three four five six nine ten", "c"),
      unit("one two three four x y z w", "d"),
      unit("one, two three four five six seven eight", "e"),
      unit("one two three four five six seven-eight", "f"),
      unit("one two three four five six seven - eight", "g"),
    ])
    let matches = try memory.exactAndFuzzyMatches(
      MatchQuery(
        text: "One two three four five six seven eight",
        sourceLanguage: english,
        targetLanguage: serbian,
        limit: 10
      )
    )
    #expect(matches.first?.kind == .exact)
    #expect(matches.map(\.target.segment.text) == ["a", "e", "f", "g", "b", "c"])
    #expect(matches.map(\.score) == [100, 88.8, 88.8, 88.8, 87.5, 75])
    // Equal tokens, other blanks.
    let blanks = try memory.match("one two three four five six seven -eight")
    #expect(blanks.first?.score == 99.9)
    #expect(blanks.first?.kind == .fuzzy)
  }

  @Test(arguments: [(100, 1), (88, 1), (87, 2), (75, 3), (60, 3), (50, 4), (30, 4), (1, 5)])
  func thresholdsCut(_ threshold: Int, _ count: Int) throws {
    let memory = try memory([
      unit("one two three four five six seven eight", "a"),
      unit("one two three four five six seven nine", "b"),
      unit("one two three four five six nine ten", "c"),
      unit("one two three four x y z w", "d"),
      unit("one p q r s t u v", "e"),
    ])
    let matches = try memory.exactAndFuzzyMatches(
      MatchQuery(
        text: "one two three four five six seven eight",
        sourceLanguage: english,
        targetLanguage: serbian,
        threshold: threshold,
        limit: 10
      )
    )
    #expect(matches.count == count)
  }

  @Test(arguments: [
    ("Mitrovici", "Mitrovica"), ("Митровици", "Mitrovica"),
    ("Северна Митровица", "Severna Mitrovici"),
    ("Zvečanu", "Звечан"),
  ])
  func shortSegmentsAreFoundByCharacters(_ text: String, _ stored: String) throws {
    let memory = try memory([unit("city", stored), unit("town", "Leposavić")])
    let matches = try memory.match(text, from: serbian, to: english)
    #expect(matches.map(\.source.segment.text) == [stored])
    #expect(matches.map(\.kind) == [.fuzzy])
    #expect(
      matches.allSatisfy { $0.score == $0.characterScore && $0.score >= 75 && $0.score < 100 }
    )
    #expect(matches.allSatisfy { $0.penalties.contains { $0.name == "characters" } })
    let off = MatchQuery(
      text: text,
      sourceLanguage: serbian,
      targetLanguage: english,
      characterPass: .off
    )
    #expect(try memory.exactAndFuzzyMatches(off).isEmpty)
  }

  @Test(arguments: [("Save all", "Open all"), ("мост", "пост на"), ("On", "Off")])
  func anotherWordIsNoShortMatch(_ text: String, _ stored: String) throws {
    let memory = try memory([
      TranslationUnit(variants: [variant(stored, english), variant("x", latin)])
    ])
    #expect(try memory.match(text).isEmpty)
  }

  @Test(arguments: ["", "   ", "\u{AD}"])
  func nothingIsAskedNothingIsFound(_ text: String) throws {
    #expect(try memory([unit("Rain.", "Kiša."), unit("", "")]).match(text).isEmpty)
  }

  @Test func aUnitNeedsTheTargetLanguage() throws {
    let memory = try memory([
      TranslationUnit(variants: [
        variant("It rains today.", english), variant("Es regnet.", LanguageTag(language: "de")),
      ]),
      TranslationUnit(variants: [variant("It rains today.", english)]),
    ])
    #expect(try memory.match("It rains today.").isEmpty)
    #expect(try memory.match("It rains today.", to: LanguageTag(language: "de")).count == 1)
  }

  @Test func oneUnitIsOneMatch() throws {
    let memory = try memory([
      TranslationUnit(variants: [
        variant("It rains today.", english), variant("Danas pada kiša.", latin),
        variant("Данас пада киша.", cyrillic),
      ])
    ])
    #expect(try memory.match("danas pada kiša.", from: serbian, to: english).count == 1)
    #expect(try memory.match("danas ne pada kiša.", from: serbian, to: english).count == 1)
    #expect(try memory.match("It rains today.", to: cyrillic).first?.target.language == cyrillic)
  }

  @Test func neighboursMakeAContext() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.align([
      aligned("First.", "Prvo.", 0), aligned("OK", "Dobro", 1), aligned("Third.", "Treće.", 2),
    ])
    try memory.align(
      [aligned("Other.", "Drugo.", 0), aligned("OK", "Važi", 1), aligned("End.", "Kraj.", 2)],
      "b.en",
      "b.sr"
    )
    func targets(_ text: String, _ previous: String?, _ next: String?, _ back: Bool = false) throws
      -> [String]
    {
      try memory.exactAndFuzzyMatches(
        MatchQuery(
          text: text,
          sourceLanguage: back ? serbian : english,
          targetLanguage: back ? english : serbian,
          previous: previous,
          next: next
        )
      ).map { "\($0.kind.rawValue) \($0.target.segment.text)" }
    }
    #expect(try targets("OK", "first.", "Third.") == ["context Dobro", "exact Važi"])
    #expect(try targets("OK", "Other.", nil) == ["context Važi", "exact Dobro"])
    #expect(try targets("OK", "Other.", "Third.") == ["exact Važi", "exact Dobro"])
    #expect(try targets("OK", nil, nil) == ["exact Važi", "exact Dobro"])
    #expect(try targets("добро", "Прво.", "Треће.", true) == ["context OK"])
  }

  @Test func neighboursInPropertiesMakeAContext() throws {
    var first = unit("OK", "Dobro")
    first.properties = [
      Property(type: "prev", value: "First."), Property(type: "next", value: "Last."),
    ]
    let memory = try memory([first, unit("OK", "Važi")])
    let matches = try memory.exactAndFuzzyMatches(
      MatchQuery(
        text: "OK",
        sourceLanguage: english,
        targetLanguage: serbian,
        previous: "First.",
        next: "last."
      )
    )
    #expect(matches.map(\.kind) == [.context, .exact])
    #expect(matches.first?.target.segment.text == "Dobro")
  }

  @Test func theDifferenceShowsWords() throws {
    let memory = try memory([unit("Мост на Ибру је затворен.", "x", english)])
    let all = try memory.all()
    #expect(all.count == 1)
    let difference = TextDifference(
      from: "Most na Ibru nije zatvoren!",
      to: "Мост на Ибру је затворен."
    )
    #expect(
      difference.steps.map(\.kind) == [.equal, .equal, .equal, .changed, .equal, .changed]
    )
    let text = "Most na Ibru nije zatvoren!"
    #expect(difference.steps.compactMap(\.first).map { String(text[$0]) }[3] == "nije")
  }
}
