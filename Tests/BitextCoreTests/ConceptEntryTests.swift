import BitextCore
import Testing

@Suite struct ConceptEntryTests {
  private let entry = ConceptEntry(
    identifier: "bridge",
    sections: [
      LanguageSection(language: LanguageTag(language: "en"), terms: [Term("bridge")]),
      LanguageSection(
        language: LanguageTag(language: "sr", script: "Latn"),
        terms: [Term("most"), Term("ćuprija", status: .admitted)]
      ),
      LanguageSection(
        language: LanguageTag(language: "sr", script: "Cyrl"),
        terms: [Term("мост")]
      ),
    ]
  )

  @Test(
    "Terms of all sections that the tag covers",
    arguments: [
      ("en", ["bridge"]), ("sr", ["most", "ćuprija", "мост"]), ("sr-Cyrl", ["мост"]), ("sq", []),
    ]
  )
  func terms(_ tag: String, _ expected: [String]) throws {
    let tag = try #require(LanguageTag(tag))
    #expect(entry.terms(in: tag).map(\.text) == expected)
  }
}
