import TestSupport
import Testing

@testable import SentenceAlignment

@Suite struct LanguageSampleTests {
  private static let english = ParallelArticle.all.flatMap(\.source)
  private static let latin = ParallelArticle.all.flatMap(\.target)
  private static let cyrillic = ParallelArticle.all.flatMap(\.cyrillic)
  private static let french = [
    "Le moulin du village, construit en 1874, a ouvert samedi comme musée du pain.",
    "Les visiteurs peuvent y moudre leur propre farine jusqu'au mois d'octobre, a dit le maire.",
    "La tempête a laissé plus de trois mille maisons sans électricité près de la rivière.",
  ]
  private static let german = [
    "Die alte Mühle im Dorf wurde am Samstag als Museum des Brotes wieder geöffnet.",
    "Besucher können dort bis Oktober ihr eigenes Mehl mahlen, sagte der Bürgermeister.",
    "Der Sturm hat mehr als dreitausend Häuser in der Nähe des Flusses ohne Strom gelassen.",
  ]
  private static let croatian = [
    "Stari mlin u mjestu otvoren je u subotu kao muzej kruha, priopćilo je poglavarstvo.",
    "Posjetitelji ondje mogu sami samljeti brašno do listopada, rekao je gradonačelnik.",
    "Oluja je ostavila više od tri tisuće kuća bez struje u blizini rijeke i mosta.",
  ]

  @Test(
    "Another language is noticed, the own one and a near relative are not",
    arguments: [
      (english, "en", LanguageSample.Verdict.plausible), (latin, "sr", .plausible),
      (cyrillic, "sr", .plausible), (croatian, "sr", .plausible), (french, "sr", .foreign),
      (german, "sr", .foreign), (german, "en", .foreign), (english, "sr", .foreign),
      (latin, "en", .foreign), (cyrillic, "en", .foreign), (french, "fr", .plausible),
      (["Bonjour à tous."], "sr", .plausible), ([], "sr", .plausible),
      (["1999", "12 : 7", "…"], "sr", .plausible),
    ]
  )
  func verdict(_ text: [String], _ language: String, _ expected: LanguageSample.Verdict) {
    #expect(LanguageSample(text).verdict(in: language) == expected)
  }

  @Test(
    "Which of two languages a text is in",
    arguments: [
      (english, "en" as String?), (latin, "sr"), (cyrillic, "sr"), (croatian, "sr"), (["OK"], nil),
      ([], nil),
    ]
  )
  func language(_ text: [String], _ expected: String?) {
    #expect(LanguageSample(text).language("en", "sr") == expected)
    #expect(LanguageSample(text).language("sr", "en") == expected)
    #expect(LanguageSample(text).language("en", "en") == nil)
    #expect(LanguageSample(text).language("de", "sr") == nil)
  }

  private static let sentence =
    "The bridge over the river was opened on Wednesday, and the first people crossed it at noon."
  private static let latinSentence =
    "Most preko reke otvoren je u sredu, a prvi ljudi su ga prešli u podne tog dana."
  private static let cyrillicSentence =
    "Мост преко реке отворен је у среду, а први људи су га прешли у подне тог дана."

  @Test(
    "A text looks like its own language",
    arguments: [
      (sentence, "en", "sr"), (latinSentence, "sr", "en"), (cyrillicSentence, "sr", "en"),
    ]
  )
  func own(_ text: String, _ own: String, _ other: String) throws {
    let likeness = try #require(LanguageSample([text]).share(knownIn: own))
    let unlike = try #require(LanguageSample([text]).share(knownIn: other))
    #expect(likeness > unlike)
    #expect((0...1).contains(likeness))
  }

  @Test("Both scripts look alike")
  func scripts() {
    #expect(
      LanguageSample([Self.latinSentence]).share(knownIn: "sr")
        == LanguageSample([Self.cyrillicSentence]).share(knownIn: "sr")
    )
  }

  @Test(
    "Too few words, or no table, tell nothing",
    arguments: [
      ("Most je otvoren.", "sr"), ("", "en"), (sentence, "de"),
    ]
  )
  func nothing(_ text: String, _ language: String) {
    #expect(LanguageSample([text]).share(knownIn: language) == nil)
  }
}
