import BitextCore
import Foundation
import Testing

@testable import SentenceAlignment

@Suite struct AlignmentModelTests {
  private static let english = LanguageTag(language: "en")
  private static let serbian = LanguageTag(language: "sr")

  private static let nouns = [
    ("bridge", "most", "мост"), ("river", "reka", "река"), ("school", "škola", "школа"),
    ("village", "selo", "село"), ("road", "put", "пут"), ("house", "kuća", "кућа"),
    ("church", "crkva", "црква"), ("hill", "brdo", "брдо"),
  ]
  private static let verbs = [
    ("stands", "stoji", "стоји"), ("burns", "gori", "гори"), ("waits", "čeka", "чека"),
  ]

  private static func examples(_ count: Int, cyrillic: Bool = false) -> [AlignmentModel.Example] {
    (0..<count).map { number in
      let (noun, verb) = (nouns[number % 8], verbs[number % 3])
      return AlignmentModel.Example(
        source: "The \(noun.0) \(verb.0) here.",
        target: cyrillic ? "Овде \(verb.2) \(noun.2)." : "Ovde \(verb.1) \(noun.1).",
        weight: 0.9
      )
    }
  }

  private static func model(_ count: Int, cyrillic: Bool = false) -> AlignmentModel? {
    AlignmentModel(
      learning: examples(count, cyrillic: cyrillic),
      source: english,
      target: serbian
    )
  }

  @Test("Both scripts teach the same, and the same bytes come back")
  func bytes() throws {
    let model = try #require(Self.model(200))
    #expect(model.exampleCount == 200)
    #expect(model.entryCount > 0)
    #expect(model.bytes == Self.model(200, cyrillic: true)?.bytes)
    let read = try #require(AlignmentModel(bytes: model.bytes))
    #expect(read.bytes == model.bytes)
    #expect(read.lengthRatio == model.lengthRatio)
  }

  @Test("Too little teaches nothing; unsure pairs are left out")
  func little() {
    #expect(Self.model(1) == nil)
    #expect(Self.model(0) == nil)
    let unsure = Self.examples(200).map { example in
      AlignmentModel.Example(source: example.source, target: example.target, weight: 0.4)
    }
    #expect(AlignmentModel(learning: unsure, source: Self.english, target: Self.serbian) == nil)
  }

  @Test("Other bytes are no model")
  func damaged() throws {
    let bytes = try #require(Self.model(200)).bytes
    #expect(AlignmentModel(bytes: Data()) == nil)
    #expect(AlignmentModel(bytes: bytes.dropLast()) == nil)
    #expect(AlignmentModel(bytes: Data(bytes.reversed())) == nil)
    for place in 0..<20 {
      var other = bytes
      other[place] ^= 0x55
      #expect(AlignmentModel(bytes: other) == nil)
    }
  }

  @Test("What it has learned aligns what nothing else could", arguments: [false, true])
  func serves(_ cyrillic: Bool) throws {
    let model = try #require(Self.model(200))
    let order = [3, 0, 6, 2, 5, 1, 7, 4]
    let source = order.map { "The \(Self.nouns[$0].0) was old." }
    var target = order.map {
      cyrillic ? "Стари \(Self.nouns[$0].2)." : "Stari \(Self.nouns[$0].1)."
    }
    // One sentence is missing: lengths alone cannot tell which.
    target.remove(at: 4)
    let texts = (
      SegmentedText(language: Self.english, segments: source),
      SegmentedText(language: Self.serbian, segments: target)
    )
    let aligner = SentenceAligner(lexicon: nil, model: model)
    let beads = aligner.align(texts.0, with: texts.1).beads.map(\.bead)
    #expect(beads.filter(\.isOneSided) == [Bead(source: 4..<5, target: 4..<4)])
    let turned = aligner.align(texts.1, with: texts.0).beads.map(\.bead)
    #expect(turned.filter(\.isOneSided) == [Bead(source: 4..<4, target: 4..<5)])
  }

  /// The sentence that an article's translation lacks.
  private static func missing(_ article: Int) -> Int { 6 + article % 4 }

  /// Articles of two languages that nothing is known of: in every fifth sentence a number stands, and
  /// the second text lacks one of those between.
  private static func articles() -> [(source: SegmentedText, target: SegmentedText)] {
    (0..<8).map { article in
      let numbers = (0..<20).map { ($0 * 7 + article * 5) % 24 }
      func segments(_ spell: (Int) -> String) -> [String] {
        numbers.enumerated().map { place, number in
          spell(number) + (place % 5 == 0 ? " \(100 + place + article * 31)" : "")
        }
      }
      var target = segments { "Ovde \(verbs[$0 % 3].1) \(nouns[$0 % 8].1)." }
      target.remove(at: missing(article))
      return (
        source: SegmentedText(
          language: LanguageTag(language: "de"),
          segments: segments { "The \(nouns[$0 % 8].0) \(verbs[$0 % 3].0) here." }
        ),
        target: SegmentedText(language: LanguageTag(language: "fr"), segments: target)
      )
    }
  }

  @Test("Texts of an unknown pair of languages teach each other")
  func together() {
    let pairs = Self.articles()
    var options = AlignmentOptions()
    func right(_ alignments: [Alignment]) -> Int {
      alignments.enumerated().count { article, alignment in
        let place = Self.missing(article)
        return alignment.beads.map(\.bead).filter(\.isOneSided)
          == [Bead(source: place..<(place + 1), target: place..<place)]
      }
    }
    #expect(right(SentenceAligner(lexicon: nil, options: options).align(pairs)) == pairs.count)
    options.learnsFromText = false
    #expect(right(SentenceAligner(lexicon: nil, options: options).align(pairs)) < pairs.count)
  }
}
