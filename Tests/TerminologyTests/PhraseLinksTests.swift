import BitextCore
import Testing

@testable import Terminology

@Suite struct PhraseLinksTests {
  private static let english = ["open bridge", "river", "school", "old school", "rain"]
  private static let serbian = ["otvoren most", "река", "škola", "стара школа", "kiša"]

  /// Units of some of the words, by a simple generator; the same seed gives the same ones.
  private func units(_ seed: UInt64) -> [(String, String)] {
    var state = seed
    return (0..<60).map { _ in
      var chosen: [Int] = []
      for index in Self.english.indices {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        if (state >> 33) % 3 == 0 { chosen.append(index) }
      }
      return (
        chosen.map { Self.english[$0] }.joined(separator: ", "),
        chosen.map { Self.serbian[$0] }.joined(separator: ", ")
      )
    }
  }

  private func corpora(_ units: [(String, String)]) -> (PhraseCorpus, PhraseCorpus) {
    var own = PhraseCorpus(rules: .english)
    var other = PhraseCorpus(rules: .serbian)
    for unit in units {
      own.add(unit.0)
      other.add(unit.1)
    }
    return (own, other)
  }

  @Test("Links count what counting by hand counts", arguments: [UInt64](1...10))
  func counts(_ seed: UInt64) {
    let (own, other) = corpora(units(seed))
    let sources = PhraseSelection(own, minimumCount: 2) { _ in 1e-6 }
    let targets = PhraseSelection(other, minimumCount: 2) { _ in 1e-6 }
    let links = PhraseLinks(own, sources, other, targets, minimumCount: 2)
    #expect(!links.links.isEmpty)
    for link in links.links {
      let both = (0..<own.unitCount).count { unit in
        sources.numbers(in: unit, own).contains(Int32(link.source))
          && targets.numbers(in: unit, other).contains(Int32(link.target))
      }
      #expect(link.count == both)
      let sum = sources.candidates[link.source].count + targets.candidates[link.target].count
      #expect(abs(link.association - 2 * Double(both) / Double(sum)) < 1e-12)
    }
  }

  @Test("Examples are the shortest units that hold both", arguments: [UInt64](1...10))
  func examples(_ seed: UInt64) {
    let (own, other) = corpora(units(seed))
    let sources = PhraseSelection(own, minimumCount: 2) { _ in 1e-6 }
    let targets = PhraseSelection(other, minimumCount: 2) { _ in 1e-6 }
    var links = PhraseLinks(own, sources, other, targets, minimumCount: 2)
    links.keepBest(minimumAssociation: 0.4)
    links.addExamples(own, other)
    for link in links.links {
      let holding = (0..<own.unitCount).filter { unit in
        sources.numbers(in: unit, own).contains(Int32(link.source))
          && targets.numbers(in: unit, other).contains(Int32(link.target))
      }
      let sorted = holding.sorted { a, b in
        let lengths = [a, b].map { own.tokens(of: $0).count + other.tokens(of: $0).count }
        return (lengths[0], a) < (lengths[1], b)
      }
      #expect(link.examples == Array(sorted.prefix(3)))
    }
  }

  @Test("The log-likelihood is none for chance and grows with what stands together")
  func likelihood() {
    func value(_ count: Int) -> Double {
      PhraseLinks.Link(source: 0, target: 0, count: count, association: 0)
        .logLikelihood(100, 100, of: 1000)
    }
    #expect(abs(value(10)) < 1e-9)
    #expect(value(20) < value(50) && value(50) < value(100))
  }
}
