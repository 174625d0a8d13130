import BitextCore
import Foundation
import Testing

@testable import SentenceAlignment

@Suite struct BeadScorerTests {
  private static let english = [
    "Is the bridge open?", "\"Yes,\" said Mr. Trump.", "KFOR built it in 2026.", "It rained.",
    "Why?",
  ]
  private static let latin = [
    "Da li je most otvoren?", "„Da“, rekao je Tramp.", "Kfor ga je sagradio 2026.",
    "Padala je kiša.",
  ]
  private static let cyrillic = [
    "Да ли је мост отворен?", "„Да“, рекао је Трамп.", "Кфор га је саградио 2026.",
    "Падала је киша.",
  ]

  private func scorer(_ target: [String], emphasis: Double) -> BeadScorer {
    func profiles(_ texts: [String], _ language: String) -> [SegmentProfile] {
      let reader = WordReader(language: language)
      return texts.enumerated().map { reader.profile(of: $1, endsParagraph: $0 % 2 == 1) }
    }
    let (s, t) = (profiles(Self.english, "en"), profiles(target, "sr"))
    let source = Vocabulary(s, background: BackgroundFrequencies(language: "en"))
    let other = Vocabulary(t, background: BackgroundFrequencies(language: "sr"))
    let evidence = Evidence(source: source, target: other, lexicons: [], scores: .all)
    return BeadScorer(
      lexical: LexicalScore(source: source, target: other, evidence: evidence, share: 0.3),
      length: LengthScore(source: s, target: t),
      paragraphs: ParagraphScore(source: s, target: t),
      punctuation: PunctuationScore(source: s, target: t),
      emphasis: emphasis
    )
  }

  @Test(
    "What --explain shows of a bead adds up to the bead's place in the table",
    arguments: [latin, cyrillic],
    [1, 1.4]
  )
  func contributions(_ target: [String], _ emphasis: Double) {
    let scorer = scorer(target, emphasis: emphasis)
    let window = AlignmentWindow(source: 0..<Self.english.count, target: 0..<target.count)
    let table = scorer.table(of: window)
    for i in 1...Self.english.count {
      for j in 1...target.count {
        for (k, kind) in BeadPrior.kinds.enumerated() where kind.source <= i && kind.target <= j {
          let bead = Bead(source: (i - kind.source)..<i, target: (j - kind.target)..<j)
          let sum = scorer.contributions(to: bead, BeadPrior(oneSided: 0.1))
            .filter { $0.name != "prior" }.reduce(0) { $0 + $1.value }
          #expect(abs(log(Double(table.values[table.index(i, j, k)])) - sum) < 1e-3)
        }
      }
    }
  }

  @Test("A one-sided bead has the prior alone")
  func oneSided() {
    let bead = Bead(source: 0..<1, target: 0..<0)
    let found = scorer(Self.latin, emphasis: 1).contributions(to: bead, BeadPrior(oneSided: 0.1))
    #expect(found.map(\.name) == ["prior"])
  }
}
