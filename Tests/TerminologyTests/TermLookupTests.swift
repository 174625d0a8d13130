import BitextCore
import SerbianText
import Testing

@testable import Terminology

@Suite struct TermLookupTests {
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

  private func hits(_ query: String) -> [TermHit] {
    TermLookup(entries: Self.entries).hits(for: query)
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
    ] as [(String, String, [TermHit.Relaxation])]
  )
  func relaxations(_ query: String, _ entry: String, _ expected: [TermHit.Relaxation]) throws {
    let hit = try #require(hits(query).first)
    #expect(hit.entry.identifier == entry)
    #expect(hit.relaxations == expected)
  }

  @Test("Nothing is found", arguments: ["", "  ", "…", "sneg", "ђа", "Mitrovica"])
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
    let all = TermHit.Relaxation.allCases
    #expect(all.sorted() == all)
    #expect(TermHit.Relaxation.letterCase < .prefix)
  }

  @Test("Of no entries nothing is found")
  func empty() {
    #expect(TermLookup(entries: []).hits(for: "most").isEmpty)
  }

  @Test(
    "A term inside the query is found where the query as a whole is none",
    arguments: [
      ("u Kosovskoj Mitrovici", "mitrovica", "Kosovskoj Mitrovici"),
      ("из Ђаковице", "djakovica", "Ђаковице"), ("preko mosta na Ibru", "bridge", "mosta"),
      ("vojnici KFOR-a", "kfor", "KFOR-a"), ("од КФОР-а", "kfor", "КФОР-а"),
    ]
  )
  func parts(_ query: String, _ entry: String, _ part: String) throws {
    let hit = try #require(hits(query).first)
    #expect(hit.entry.identifier == entry)
    #expect(hit.part == part)
    #expect(hit.relaxations.last == .part)
    #expect(hit.match == "part")
  }

  @Test(
    "A slip of the pen is forgiven where nothing else is found",
    arguments: [
      ("Kosovska Mitrovca", "mitrovica"), ("Косовска Митровца", "mitrovica"),
      ("Ksoovska Mitrovica", "mitrovica"), ("Djakovcia", "djakovica"), ("Ђаковцица", "djakovica"),
      ("fotbridge", "footbridge"), ("pešačkog msota", "footbridge"),
      ("пешачког мсота", "footbridge"),
    ]
  )
  func nearMisses(_ query: String, _ entry: String) throws {
    let hit = try #require(hits(query).first)
    #expect(hit.entry.identifier == entry)
    #expect(hit.match == "near-miss")
    #expect(hit.part == nil)
  }

  @Test("Short words have no near misses", arguments: ["mst", "мст", "mos t", "KFAR!KFAX"])
  func noNearMisses(_ query: String) {
    #expect(hits(query).allSatisfy { $0.match != "near-miss" })
  }

  @Test("One word says how a hit was found")
  func match() {
    #expect(hits("most").first?.match == "exact")
    #expect(hits("Most").first?.match == "case")
    #expect(hits("Косовска Митровица").first?.match == "script")
    #expect(hits("мосту").first?.match == "inflection")
    #expect(hits("Djakovica").first?.match == "diacritics")
    #expect(hits("Djakov").first?.match == "prefix")
    #expect(hits("Djakov").first?.relaxations == [.diacritics, .prefix])
  }
}
