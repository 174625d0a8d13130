import Testing

@testable import SentenceAlignment

@Suite struct LanguageLikenessTests {
  private static let english =
    "The bridge over the river was opened on Wednesday, and the first people crossed it at noon."
  private static let latin =
    "Most preko reke otvoren je u sredu, a prvi ljudi su ga prešli u podne tog dana."
  private static let cyrillic =
    "Мост преко реке отворен је у среду, а први људи су га прешли у подне тог дана."

  @Test(
    "A text looks like its own language",
    arguments: [
      (english, "en", "sr"), (latin, "sr", "en"), (cyrillic, "sr", "en"),
    ]
  )
  func own(_ text: String, _ own: String, _ other: String) throws {
    let likeness = try #require(LanguageLikeness.share(of: [text], knownIn: own))
    let unlike = try #require(LanguageLikeness.share(of: [text], knownIn: other))
    #expect(likeness > unlike)
    #expect((0...1).contains(likeness))
  }

  @Test("Both scripts look alike")
  func scripts() {
    #expect(
      LanguageLikeness.share(of: [Self.latin], knownIn: "sr")
        == LanguageLikeness.share(of: [Self.cyrillic], knownIn: "sr")
    )
  }

  @Test(
    "Too few words, or no table, tell nothing",
    arguments: [
      ("Most je otvoren.", "sr"), ("", "en"), (english, "de"),
    ]
  )
  func nothing(_ text: String, _ language: String) {
    #expect(LanguageLikeness.share(of: [text], knownIn: language) == nil)
  }
}
