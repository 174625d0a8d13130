import BitextCore
import Foundation
import TestSupport
import Testing

@testable import SentenceAlignment

@Suite struct LexicalScoreTests {
  private static let lexicon = BilingualLexicon(
    entries: [
      ("bridge", "most"), ("river", "reka"), ("school", "škola"), ("open", "otvoriti"),
      ("village", "selo"), ("rain", "kiša"), ("pupil", "učenik"),
    ].map { DictionaryEntry(head: $0.0, translation: $0.1) },
    first: BackgroundFrequencies(language: "en"),
    second: BackgroundFrequencies(language: "sr")
  )

  private func score(_ source: [String], _ target: [String]) -> LexicalScore {
    func vocabulary(_ texts: [String], _ language: String) -> Vocabulary {
      let reader = WordReader(language: language)
      return Vocabulary(
        texts.map { reader.profile(of: $0, endsParagraph: true) },
        background: BackgroundFrequencies(language: language)
      )
    }
    let (s, t) = (vocabulary(source, "en"), vocabulary(target, "sr"))
    let evidence = Evidence(
      source: s,
      target: t,
      lexicons: [Evidence.Lexicon(Self.lexicon, beginsAtSource: true)],
      scores: .all
    )
    return LexicalScore(source: s, target: t, evidence: evidence, share: 0.45)
  }

  private static let english = [
    "The bridge over the river is open.", "KFOR built it in 2026.", "Pupils walk to school.",
    "Rain fell on the village, rain and rain again.", "Mr. Trump spoke in Washington.",
  ]
  private static let latin = [
    "Most na reci je otvoren.", "Kfor ga je sagradio 2026. godine.", "Učenici idu u školu.",
    "Kiša je padala na selo, kiša i opet kiša.", "Tramp je govorio u Vašingtonu.",
  ]
  private static let cyrillic = [
    "Мост на реци је отворен.", "Кфор га је саградио 2026. године.", "Ученици иду у школу.",
    "Киша је падала на село, киша и опет киша.", "Трамп је говорио у Вашингтону.",
  ]

  @Test("The parts add up to the score, for runs of every length", arguments: [latin, cyrillic])
  func parts(_ target: [String]) {
    let score = score(Self.english, target)
    for i in 0..<5 {
      for m in 1...min(4, 5 - i) {
        for j in 0..<5 {
          for n in 1...min(4, 5 - j) {
            let runs = (i..<(i + m), j..<(j + n))
            let sum = score.contributions(runs.0, runs.1).reduce(0, +)
            #expect(abs(sum - score.score(runs.0, runs.1)) < 1e-5)
          }
        }
      }
    }
  }

  @Test("A sentence's translation scores best", arguments: [latin, cyrillic])
  func best(_ target: [String]) {
    let score = score(Self.english, target)
    for i in 0..<5 {
      let row = (0..<5).map { score.score(i..<(i + 1), $0..<($0 + 1)) }
      #expect(row.max() == row[i])
      #expect(row.enumerated().allSatisfy { $0.offset == i || $0.element < row[i] })
    }
  }

  @Test(
    "Each kind of evidence is named",
    arguments: [
      (0, EvidenceKind.lexicon), (1, .number), (4, .cognate),
    ]
  )
  func kinds(_ segment: Int, _ kind: EvidenceKind) {
    let score = score(Self.english, Self.latin)
    let parts = score.contributions(segment..<(segment + 1), segment..<(segment + 1))
    #expect(parts[Int(kind.rawValue)] > 0)
  }

  @Test("A repeated word counts once")
  func repeated() {
    let once = score(["the rain on the bridge"], ["kiša na mostu"])
    let often = score(["the rain, rain on the bridge, rain"], ["kiša, kiša na mostu, kiša"])
    #expect(once.score(0..<1, 0..<1) == often.score(0..<1, 0..<1))
    let apart = score(["Rain fell.", "Rain fell."], ["Padala je kiša."])
    #expect(apart.score(0..<2, 0..<1) == apart.score(0..<1, 0..<1))
  }

  @Test("The table of a window holds the same scores, run by run", arguments: [latin, cyrillic])
  func table(_ target: [String]) {
    let score = score(
      Self.english + Self.english.reversed(),
      target + ["Kiša. Kiša na mostu.", "…"] + target
    )
    for (source, targets) in [(0..<10, 0..<12), (3..<9, 2..<11), (0..<1, 5..<6)] {
      let window = AlignmentWindow(source: source, target: targets)
      let table = BeadScorer(lexical: score).table(
        of: window
      )
      for i in 1...source.count {
        for j in 1...targets.count {
          for (k, kind) in BeadPrior.kinds.enumerated() where kind.source <= i && kind.target <= j {
            let end = (source.lowerBound + i, targets.lowerBound + j)
            let slow = score.score(end.0 - kind.source..<end.0, end.1 - kind.target..<end.1)
            #expect(abs(log(Double(table.values[table.index(i, j, k)])) - slow) < 1e-4)
          }
        }
      }
    }
  }

  @Test(
    "Words that repeat in every distance and in long segments are counted as the definition does"
  )
  func manyRepeats() {
    // A word stands in each of these, so that runs of every length repeat it, on both sides; and the
    // product of what forty words find leaves the range of its type, unless it is brought back.
    let long = (0..<40).map { "KFOR\($0 + 1000)" }.joined(separator: " ")
    let english = ["Rain. \(long)", "Rain, school.", "School.", "Rain \(long).", "Rain.", "Rain."]
    let latin = ["Kiša. \(long)", "Kiša, škola.", "Kiša.", "Škola, kiša \(long).", "Kiša."]
    let cyrillic = ["Киша. \(long)", "Киша, школа.", "Киша.", "Школа, киша \(long).", "Киша."]
    for target in [latin, cyrillic] {
      let score = score(english, target)
      let window = AlignmentWindow(source: 0..<6, target: 0..<5)
      let table = BeadScorer(lexical: score)
        .table(of: window)
      for i in 1...6 {
        for j in 1...5 {
          for (k, kind) in BeadPrior.kinds.enumerated() where kind.source <= i && kind.target <= j {
            let slow = score.score(i - kind.source..<i, j - kind.target..<j)
            let expected = min(slow, 60) + min(max(0, slow - 60) / 10, 25)
            #expect(abs(log(Double(table.values[table.index(i, j, k)])) - expected) < 1e-3)
          }
        }
      }
    }
  }

  @Test("Segments without words score nothing, and are finite")
  func wordless() {
    let score = score(["…", "The bridge."], ["—", "Most."])
    #expect(score.score(0..<1, 0..<1) == 0)
    #expect(score.score(0..<2, 0..<2).isFinite)
  }
}
