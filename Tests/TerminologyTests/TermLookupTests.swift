import BitextCore
import SerbianText
import Testing

@testable import Terminology

@Suite struct TermLookupTests {
  private typealias Relaxation = TermLookup.Relaxation

  private static let latin = LanguageTag(language: "sr", script: "Latn")
  private static let cyrillic = LanguageTag(language: "sr", script: "Cyrl")
  private static let english = LanguageTag(language: "en")

  private static func entry(
    _ identifier: String,
    en: [String] = [],
    latin: [String] = [],
    cyrillic: [String] = []
  ) -> ConceptEntry {
    let sections = [(english, en), (Self.latin, latin), (Self.cyrillic, cyrillic)]
    return ConceptEntry(
      identifier: identifier,
      sections: sections.filter { !$0.1.isEmpty }.map { language, terms in
        LanguageSection(language: language, terms: terms.map { Term($0) })
      }
    )
  }

  private static let entries = [
    entry("mitrovica", en: ["Kosovska Mitrovica"], latin: ["Kosovska Mitrovica"]),
    entry("djakovica", en: ["Gjakova"], latin: ["Đakovica"]),
    entry("bridge", en: ["bridge"], latin: ["most"], cyrillic: ["мост"]),
    entry("footbridge", en: ["footbridge"], latin: ["pešački most"]),
    entry("kfor", en: ["KFOR"], latin: ["KFOR", "Kfor"]),
    entry("peace", en: ["peace"], cyrillic: ["мир"]),
    entry("fireworks", latin: ["mirovna misija"]),
  ]

  /// Cuts endings: base forms for the few words of this test.
  private static func baseForms(_ word: String, _ language: LanguageTag) -> Set<String> {
    var forms: Set = [word]
    guard language.language == "sr" else {
      if word.hasSuffix("s") { forms.insert(String(word.dropLast())) }
      return forms
    }
    for (ending, base) in [
      ("oj", "a"), ("ci", "ca"), ("ice", "ica"), ("om", ""), ("u", ""), ("a", ""), ("kog", "ki"),
    ] where word.hasSuffix(ending) {
      forms.insert(word.dropLast(ending.count) + base)
    }
    return forms
  }

  private func hits(_ query: String) -> [TermLookup.Hit] {
    TermLookup(entries: Self.entries, baseForms: Self.baseForms).hits(for: query)
  }

  @Test(
    "What had to be overlooked is told",
    arguments: [
      ("Kosovska Mitrovica", "mitrovica", []), ("kosovska mitrovica", "mitrovica", [.letterCase]),
      ("KOSOVSKA MITROVICA", "mitrovica", [.letterCase]), ("MOST", "bridge", [.letterCase]),
      ("Косовска Митровица", "mitrovica", [.script]),
      ("косовска митровица", "mitrovica", [.letterCase, .script]),
      ("Kosovskoj Mitrovici", "mitrovica", [.inflection]),
      ("Косовској Митровици", "mitrovica", [.script, .inflection]),
      ("Đakovica", "djakovica", []), ("Djakovica", "djakovica", [.diacritics]),
      ("Ђаковица", "djakovica", [.script]), ("Ђаковици", "djakovica", [.script, .inflection]),
      ("ĐAKOVICI", "djakovica", [.letterCase, .inflection]), ("most", "bridge", []),
      ("мост", "bridge", []), ("мосту", "bridge", [.inflection]),
      ("bridges", "bridge", [.inflection]),
      ("pesacki most", "footbridge", [.diacritics]),
      ("pešačkog mosta", "footbridge", [.inflection]),
      ("  pešački   most ", "footbridge", []), ("Đako", "djakovica", [.prefix]),
      ("Ђако", "djakovica", [.script, .prefix]), ("KFOR", "kfor", []),
      ("мир", "peace", []), ("mir", "peace", [.script]),
    ] as [(String, String, [TermLookup.Relaxation])]
  )
  func relaxations(_ query: String, _ entry: String, _ expected: [TermLookup.Relaxation]) throws {
    let hit = try #require(hits(query).first)
    #expect(hit.entry.identifier == entry)
    #expect(hit.relaxations == expected)
  }

  @Test("Nothing is found", arguments: ["", "  ", "…", "sneg", "ђа", "mostovima i", "Mitrovica"])
  func nothing(_ query: String) {
    #expect(hits(query).isEmpty)
  }

  @Test("A concept is given once, by the term that needs least")
  func once() {
    #expect(hits("KFOR").count == 1)
    #expect(hits("Kfor").first?.term.text == "Kfor")
    #expect(hits("Kfor").first?.relaxations == [])
    #expect(hits("most").map(\.entry.identifier) == ["bridge"])
    #expect(hits("most").first?.language == Self.latin)
    #expect(hits("мост").first?.language == Self.cyrillic)
  }

  @Test("A beginning is looked for only where nothing else was found")
  func prefixes() {
    #expect(hits("mir").allSatisfy { !$0.relaxations.contains(.prefix) })
    #expect(hits("mirovna").map(\.entry.identifier) == ["fireworks"])
    #expect(hits("mirovna").first?.relaxations == [.prefix])
  }

  @Test("Relaxations have an order")
  func order() {
    let all = TermLookup.Relaxation.allCases
    #expect(all.sorted() == all)
    #expect(TermLookup.Relaxation.letterCase < .prefix)
  }

  @Test("Of no entries nothing is found")
  func empty() {
    #expect(TermLookup(entries: [], baseForms: Self.baseForms).hits(for: "most").isEmpty)
  }
}
