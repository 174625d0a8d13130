import BitextCore
import Testing

@testable import SentenceAlignment

@Suite struct DocumentFeaturesTests {
  private func features(_ segments: String..., language: String) -> DocumentFeatures {
    DocumentFeatures(
      SegmentedText(language: LanguageTag(language: language), segments: segments),
      background: BackgroundFrequencies(language: language)
    )
  }

  @Test(
    "A date is one value, however it is written",
    arguments: [
      ("5 February 2026", "en"), ("February 5, 2026", "en"), ("5. februara 2026.", "sr"),
      ("5. фебруара 2026. године", "sr"), ("05.02.2026", "sr"),
    ]
  )
  func dates(_ text: String, _ language: String) {
    let dates = features(text, language: language).features.filter(\.isDate)
    #expect(dates.map(\.word.stem.numberValue) == [2_026_05_02])
  }

  @Test(
    "Three numbers that are no date",
    arguments: ["45 13 2026", "5 2 26", "13 14 2026", "0 5 2026", "5 2026"]
  )
  func noDates(_ text: String) {
    #expect(features(text, language: "en").features.allSatisfy { !$0.isDate })
  }

  @Test("The first segment with words is the title; words are there once")
  func title() {
    let document = features("", "Most otvoren", "Most na Ibru otvoren je.", language: "sr")
    let title = document.features.filter(\.isInTitle)
    #expect(title.count == 2)
    #expect(Set(document.features.map(\.word.stem)).count == document.features.count)
  }

  @Test("Both scripts have the same features")
  func scripts() {
    let latin = features("Đaković je 5. maja 2024. otvorio most kod Ljiga.", language: "sr")
    let cyrillic = features("Ђаковић је 5. маја 2024. отворио мост код Љига.", language: "sr")
    #expect(latin.features.map(\.word) == cyrillic.features.map(\.word))
    #expect(latin.length == cyrillic.length)
    #expect(latin.wordCount == cyrillic.wordCount)
  }

  @Test("Words that are in every text are left out, numbers are not")
  func common() {
    let document = features("The bridge of the town and 7 people", language: "en")
    let stems = document.features.map(\.word.stem)
    #expect(!stems.contains(Stem("the".utf8)))
    #expect(stems.contains(Stem("bridg".utf8)))
    #expect(stems.contains(Stem(digits: "7".utf8)))
  }
}
