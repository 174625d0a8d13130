import BitextCore
import TestSupport
import Testing

@testable import SentenceAlignment

@Suite struct DocumentPairingTests {
  private static func source(_ segments: [String]) -> SegmentedText {
    SegmentedText(language: LanguageTag(language: "en"), segments: segments)
  }

  private static func target(_ segments: [String], _ language: String = "sr") -> SegmentedText {
    SegmentedText(language: LanguageTag(language: language), segments: segments)
  }

  private static let lexicon = BilingualLexicon(
    entries: [
      ("mill", "mlin"), ("bread", "hleb"), ("storm", "oluja"), ("power", "struja"),
      ("river", "reka"), ("soldier", "vojnik"), ("school", "škola"), ("stork", "roda"),
      ("desert", "pustinja"), ("strike", "štrajk"), ("driver", "vozač"), ("draw", "remi"),
    ].map { DictionaryEntry(head: $0.0, translation: $0.1) },
    first: BackgroundFrequencies(language: "en"),
    second: BackgroundFrequencies(language: "sr")
  )

  /// The names of the pairs found when these targets, in this order, stand against all sources.
  private func pairs(
    _ targets: [ParallelArticle],
    cyrillic: Bool,
    lexicon: BilingualLexicon? = nil
  ) -> (pairs: [String], result: PairedDocuments) {
    let sources = ParallelArticle.all
    let result = DocumentPairing(lexicon: lexicon).pair(
      sources.map { Self.source($0.source) },
      targets.map { Self.target(cyrillic ? $0.cyrillic : $0.target) }
    )
    let names = result.pairs.map { "\(sources[$0.source].name)=\(targets[$0.target].name)" }
    return (names, result)
  }

  @Test(
    "Shuffled documents find their counterparts, with and without a dictionary",
    arguments: [false, true],
    [false, true]
  )
  func shuffled(cyrillic: Bool, hasLexicon: Bool) {
    let targets = [4, 1, 5, 0, 3, 2].map { ParallelArticle.all[$0] }
    let found = pairs(targets, cyrillic: cyrillic, lexicon: hasLexicon ? Self.lexicon : nil)
    #expect(found.pairs == ParallelArticle.all.map { "\($0.name)=\($0.name)" })
    #expect(found.result.unpairedSources.isEmpty)
    #expect(found.result.unpairedTargets.isEmpty)
    for pair in found.result.pairs {
      #expect((0.8...1).contains(pair.probability))
      #expect(pair.score > pair.runnerUp?.score ?? 0)
    }
  }

  @Test("A document whose counterpart is missing has none", arguments: 0..<6, [false, true])
  func missing(_ missing: Int, cyrillic: Bool) {
    let all = ParallelArticle.all
    let targets = all.indices.filter { $0 != missing }.map { all[$0] }
    let found = pairs(targets, cyrillic: cyrillic)
    #expect(found.pairs == targets.map { "\($0.name)=\($0.name)" })
    #expect(found.result.unpairedSources.map(\.document) == [missing])
    // Nothing in the rest is taken for it.
    if let nearest = found.result.unpairedSources[0].nearest { #expect(nearest.probability < 0.8) }
  }

  @Test("One document against one: a pair, or none")
  func single() {
    let (mill, flood) = (ParallelArticle.all[0], ParallelArticle.all[2])
    let pairing = DocumentPairing(lexicon: nil)
    #expect(pairing.pair([Self.source(mill.source)], [Self.target(mill.cyrillic)]).pairs.count == 1)
    #expect(pairing.pair([Self.source(mill.source)], [Self.target(flood.target)]).pairs.isEmpty)
  }

  @Test("Empty collections and empty documents have no counterpart")
  func empty() {
    let pairing = DocumentPairing(lexicon: nil)
    let mill = ParallelArticle.all[0]
    let nothing = pairing.pair([], [Self.target(mill.target)])
    #expect(nothing.pairs.isEmpty)
    #expect(nothing.unpairedTargets.map(\.document) == [0])
    let blank = pairing.pair(
      [Self.source([]), Self.source([""]), Self.source(mill.source)],
      [Self.target(["", "…"]), Self.target(mill.target)]
    )
    #expect(blank.pairs.map(\.source) == [2])
    #expect(blank.pairs.map(\.target) == [1])
    #expect(blank.unpairedSources.map(\.document) == [0, 1])
    #expect(blank.unpairedTargets.map(\.document) == [0])
  }

  @Test("The evidence names what is shared, as it is spelt", arguments: [false, true])
  func evidence(cyrillic: Bool) throws {
    var options = DocumentPairing.Options()
    options.evidenceCount = 30
    let result = DocumentPairing(lexicon: Self.lexicon, options: options).pair(
      ParallelArticle.all.map { Self.source($0.source) },
      ParallelArticle.all.map { Self.target(cyrillic ? $0.cyrillic : $0.target) }
    )
    func shared(_ number: Int) -> Set<String> {
      Set(result.pairs[number].evidence.map { "\($0.kind) \($0.source)=\($0.target)" })
    }
    #expect(result.pairs.count == 6)
    #expect(shared(0).contains("number 41,500=41.500"))
    #expect(
      shared(3).contains(cyrillic ? "name Washington=Вашингтона" : "name Washington=Vašingtona")
    )
    #expect(shared(4).contains(cyrillic ? "name George=Џорџ" : "name George=Džordž"))
    #expect(shared(5).contains { $0.hasPrefix("date ") })
    #expect(shared(5).contains(cyrillic ? "word strike=штрајк" : "word strike=štrajk"))
    for pair in result.pairs {
      #expect(pair.evidence.map(\.weight) == pair.evidence.map(\.weight).sorted(by: >))
      #expect(pair.evidence.allSatisfy { !$0.source.isEmpty && !$0.target.isEmpty })
    }
  }

  @Test("Without tables for the languages names and numbers are enough")
  func unknownLanguages() {
    let articles = ParallelArticle.all
    let result = DocumentPairing(lexicon: nil).pair(
      articles.map { SegmentedText(language: LanguageTag(language: "xx"), segments: $0.source) },
      articles.reversed().map { Self.target($0.target, "yy") }
    )
    #expect(result.pairs.allSatisfy { $0.source + $0.target == articles.count - 1 })
    #expect(result.pairs.count >= 4)
  }

  @Test("Looking at the likeliest documents only loses nothing against looking at all")
  func exhaustive() {
    // Articles made of sentences of several: many share something, one shares most.
    var generator = SeededGenerator(seed: 11)
    let pool = ParallelArticle.all.flatMap { zip($0.source, $0.cyrillic) }
    let made = (0..<60).map { number in
      (0..<4).map { _ in pool[Int.random(in: pool.indices, using: &generator)] }
        + [("Report \(5000 + number) is out", "Изашао је извештај \(5000 + number)")]
    }
    let sources = DocumentCollection(made.map { Self.source($0.map(\.0)) })
    let targets = DocumentCollection(made.map { Self.target($0.map(\.1)) })
    let comparison = DirectedComparison(
      own: sources,
      other: targets,
      lexicon: Self.lexicon,
      direction: .firstToSecond
    )
    for document in made.indices {
      let outcomes = comparison.compare(document, with: Array(made.indices))
      let best = outcomes.map(\.weight).max() ?? 0
      let closest = comparison.closest(to: document)
      #expect(closest.count <= DirectedComparison.closest)
      #expect(closest.contains { outcomes[$0].weight == best })
    }
  }
}
