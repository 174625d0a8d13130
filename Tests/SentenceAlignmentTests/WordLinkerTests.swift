import BitextCore
import Testing

@testable import SentenceAlignment

@Suite struct WordLinkerTests {
  private static let lexicon = BilingualLexicon(
    entries: [
      ("president", "predsednik"), ("bridge", "most"), ("north", "severna"), ("open", "otvoriti"),
      ("river", "reka"), ("school", "škola"),
    ].map { DictionaryEntry(head: $0.0, translation: $0.1) },
    first: BackgroundFrequencies(language: "en"),
    second: BackgroundFrequencies(language: "sr")
  )
  private let linker = WordLinker(
    source: LanguageTag(language: "en"),
    target: LanguageTag(language: "sr"),
    lexicon: WordLinkerTests.lexicon
  )

  /// The partner of each word of the source that has one: by their keys.
  private func partners(_ source: String, _ target: String) -> [String: String] {
    let (own, other) = linker.link(source, target)
    var found: [String: String] = [:]
    for word in own { if let partner = word.partner { found[word.key] = other[partner].key } }
    return found
  }

  @Test(
    "Words find their counterparts, in both scripts",
    arguments: [
      ("President Trump opened the bridge.", "Predsednik Tramp je otvorio most.", "trump", "tramp"),
      ("President Trump opened the bridge.", "Председник Трамп је отворио мост.", "trump", "tramp"),
      ("President Trump opened the bridge.", "Председник Трамп је отворио мост.", "bridge", "most"),
      ("He met Joan Ryan and Jon Rahm.", "Sreo je Džoan Rajan i Džona Rama.", "ryan", "rajan"),
      ("He met Joan Ryan and Jon Rahm.", "Срео је Џоан Рајан и Џона Рама.", "rahm", "rama"),
      ("The captain was there.", "Kapetan je bio tamo.", "captain", "kapetan"),
    ]
  )
  func partner(_ pair: (String, String, String, String)) {
    #expect(partners(pair.0, pair.1)[pair.2] == pair.3)
  }

  @Test("A surer likeness comes first: both Dedi and Didi have their own")
  func surest() {
    let found = partners(
      "Donald Duck met Kim Jong Un in June.",
      "Donald Dak se sreo s Kim Džong Unom u junu."
    )
    #expect(found["jong"] == "dzong")
    #expect(found["donald"] == "donald")
  }

  @Test("A title before a name does not make the name sound like the title")
  func title() {
    let (source, target) = linker.link("President Joko came.", "Predsednik Napolija je došao.")
    let joko = source.first { $0.key == "joko" }
    let links = joko?.links.filter { target[$0.word].key == "predsednik" && $0.kind <= .name }
    #expect(links?.isEmpty == true)
  }

  @Test(
    "Each word has at most one partner, and the two name each other",
    arguments: [UInt64](1...20)
  )
  func oneToOne(_ seed: UInt64) {
    var generator = TestWords(seed: seed)
    let (own, other) = linker.link(generator.sentence(), generator.sentence())
    for (index, word) in own.enumerated() {
      guard let partner = word.partner else { continue }
      #expect(other[partner].partner == index)
      #expect(word.links.contains { $0.word == partner })
    }
    #expect(own.count { $0.partner != nil } == other.count { $0.partner != nil })
  }

  @Test("Nothing to link", arguments: [("", ""), ("Trump", ""), ("", "Трамп"), ("…", "—")])
  func empty(_ pair: (String, String)) {
    let (own, other) = linker.link(pair.0, pair.1)
    #expect(own.allSatisfy { $0.partner == nil } && other.allSatisfy { $0.partner == nil })
  }
}

/// Sentences of words that are often alike.
private struct TestWords {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func sentence() -> String {
    let words = [
      "Trump", "Tramp", "most", "Bridge", "reka", "river", "Korea", "Koreje", "Ri", "Реке",
    ]
    return (0..<12).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(state >> 33) % words.count]
    }.joined(separator: " ")
  }
}
