import BitextCore
import Testing

@Suite struct TranslationUnitTests {
  private let unit = TranslationUnit(
    variants: [
      TranslationUnitVariant(language: LanguageTag(language: "en"), segment: Segment("bridge")),
      TranslationUnitVariant(
        language: LanguageTag(language: "sr", script: "Cyrl"),
        segment: Segment("мост")
      ),
      TranslationUnitVariant(
        language: LanguageTag(language: "sr", script: "Latn"),
        segment: Segment("most")
      ),
    ],
    properties: [
      Property(type: "x-par", value: "3:3"), Property(type: "x-par", value: "4:4"),
    ]
  )

  @Test(
    "The first variant that the tag covers is given",
    arguments: [
      ("en", "bridge"), ("en-GB", nil), ("sr", "мост"), ("sr-Latn", "most"), ("sr_Cyrl", "мост"),
      ("hr", nil),
    ]
  )
  func variants(_ tag: String, _ expected: String?) throws {
    let tag = try #require(LanguageTag(tag))
    #expect(unit.variant(in: tag)?.segment.text == expected)
  }

  @Test("The first property of a type is given", arguments: [("x-par", "3:3"), ("x-none", nil)])
  func properties(_ type: String, _ expected: String?) {
    #expect(unit.property(type) == expected)
  }
}
