import BitextCore
import SerbianText
import Testing

@testable import Terminology

@Suite struct TermComparisonTests {
  private static let english = LanguageTag(language: "en")
  private static let serbian = LanguageTag(language: "sr")

  private static func entry(_ en: [String], _ sr: [String]) -> ConceptEntry {
    ConceptEntry(
      identifier: en[0],
      sections: [
        LanguageSection(language: english, terms: en.map { Term($0) }),
        LanguageSection(
          language: LanguageTag(language: "sr", script: "Latn"),
          terms: sr.map { Term($0) }
        ),
      ]
    )
  }

  private let comparison = TermComparison(
    entries: [
      TermComparisonTests.entry(["arrest"], ["hapšenje"]),
      TermComparisonTests.entry(["security forces"], ["bezbednosne snage"]),
      TermComparisonTests.entry(["turnout"], ["izlaznost", "odziv birača"]),
      TermComparisonTests.entry(["court"], ["sud"]),
      TermComparisonTests.entry(["KFOR"], ["KFOR"]),
    ],
    source: TermComparisonTests.english,
    target: TermComparisonTests.serbian
  )

  /// The words of a text, linked with those at the given places.
  private func words(_ text: String, _ partners: [Int: Int]) -> [SegmentWord] {
    var found: [SegmentWord] = []
    var offset = 0
    for piece in text.split(separator: " ", omittingEmptySubsequences: false) {
      let word = piece.filter { $0.isLetter }
      let start = offset
      offset += piece.utf8.count + 1
      if word.isEmpty { continue }
      var own = SegmentWord(
        range: start..<(start + word.utf8.count),
        key: SearchKey.loose(word),
        isCapitalized: word.first?.isUppercase == true,
        isAllCapitals: word.count > 1 && word.allSatisfy(\.isUppercase),
        beginsSentence: found.isEmpty,
        probability: 1e-4,
        foreignProbability: 1e-6
      )
      if let partner = partners[found.count] {
        own.partner = partner
        own.links = [WordLink(word: partner, kind: .dictionary, probability: 0.3)]
      }
      found.append(own)
    }
    return found
  }

  private func gaps(_ source: String, _ target: String, _ links: [Int: Int] = [:]) -> [TermGap] {
    let back = Dictionary(uniqueKeysWithValues: links.map { ($0.value, $0.key) })
    let pair = TermComparison.Pair(
      source: source,
      target: target,
      sourceWords: words(source, links),
      targetWords: words(target, back)
    )
    return comparison.report(on: [pair]).gaps.filter { $0.side == .source }.map(\.gap)
  }

  @Test(
    "A term in any form, in either script, or a word made from it, is there",
    arguments: [
      ("the security forces came", "došle su bezbednosne snage"),
      ("of the security forces", "бројних безбедносних снага"),
      ("the turnout was low", "izlaznost je bila mala"),
      ("the turnout was low", "одзив је био мали"),
      ("after the arrest he left", "posle hapšenja je otišao"),
      ("after the arrest he left", "policija ga je uhapsila"),
      ("after the arrest he left", "полиција га је ухапсила"),
      ("a court document", "u sudskom dokumentu"), ("KFOR came", "дошао је Кфор"),
    ]
  )
  func present(_ pair: (String, String)) {
    #expect(gaps(pair.0, pair.1).filter { $0.isFinding(TermUse(), .source) }.isEmpty)
  }

  @Test(
    "A term that is left out is told, also where words are linked that are no part of it",
    arguments: [
      ("the security forces came", "došle su rano", "security forces"),
      ("the turnout was low", "бројка је била мала", "turnout"),
      ("the court said so", "rečeno je tako", "court"), ("KFOR came", "дошли су", "KFOR"),
    ]
  )
  func missing(_ pair: (String, String, String)) {
    let told = gaps(pair.0, pair.1).filter { $0.isFinding(TermUse(), .source) }
    #expect(told.map(\.text) == [pair.2])
    #expect(told.first?.expected.isEmpty == false)
  }

  @Test("A word opposite that a dictionary knows for it explains a gap, but for a strange term")
  func explained() throws {
    let other = try #require(gaps("the turnout was low", "глас је био мали", [1: 0]).first)
    #expect(other.linkedShare == 1)
    #expect(!other.isFinding(TermUse(), .source))
    let strange = try #require(gaps("the turnout was low", "суд је био мали", [1: 0]).first)
    #expect(strange.isFinding(TermUse(), .source))
  }
}
