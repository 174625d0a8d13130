import BitextCore
import Foundation
import Testing

@Suite struct LanguageTagTests {
  @Test(
    "Every spelling in use has one canonical form",
    arguments: [
      ("sr", "sr"), ("SR", "sr"), ("srp", "sr"), ("scc", "sr"), ("sr@latin", "sr-Latn"),
      ("sr@Latn", "sr-Latn"), ("sr@cyrillic", "sr-Cyrl"), ("sr@ijekavian", "sr-ijekavsk"),
      ("sr@ekavian", "sr-ekavsk"), ("sr-ec", "sr-Cyrl"), ("sr-el", "sr-Latn"),
      ("sr-la", "sr-Latn"), ("sh", "sr-Latn"), ("hbs", "sr-Latn"), ("sh-Cyrl", "sr-Cyrl"),
      ("sr_RS@latin", "sr-Latn-RS"), ("sr-YU", "sr-RS"), ("sr-SP", "sr"), ("sr-CS", "sr-RS"),
      ("sr-Latn-CS", "sr-Latn-RS"), ("sr-SP-Latn", "sr-Latn"), ("sr-SP-Cyrl", "sr-Cyrl"),
      ("SH-B4", "sr-Latn"), ("sr_Latn", "sr-Latn"), ("sr_latn", "sr-Latn"),
      ("sr_Latn_RS", "sr-Latn-RS"), ("SR-LATN-rs", "sr-Latn-RS"), ("sr-Cyrl-ME", "sr-Cyrl-ME"),
      ("scr", "hr"), ("hrv", "hr"), ("cnr", "cnr"), ("EN", "en"), ("eN-uS", "en-US"),
      ("en_GB", "en-GB"), ("eng", "en"), ("alb", "sq"), ("sqi", "sq"), ("de@euro", "de"),
      ("de-1996", "de-1996"), ("sl-rozaj-biske", "sl-rozaj-biske"), ("es-419", "es-419"),
      ("sr-Latin", "sr-Latn"), ("sr_Cyrillic_RS", "sr-Cyrl-RS"), ("sr-lat", "sr-Latn"),
      ("en-UK", "en-GB"), ("spa", "es"), ("iw", "he"), ("SH-YU", "sr-Latn-RS"),
      ("en-x-US", "en-x-us"), ("zh-Hant-TW", "zh-Hant-TW"), ("de-u-co-phonebk", "de-u-co-phonebk"),
    ]
  )
  func canonical(_ spelling: String, _ expected: String) throws {
    let tag = try #require(LanguageTag(spelling))
    #expect(tag.description == expected)
    #expect(LanguageTag(tag.description) == tag)
    #expect(LanguageTag(spelling.uppercased()) == tag)
  }

  @Test(
    "What is no tag is refused",
    arguments: [
      "", "-", "s", "*all*", "x-private", "sr-", "sr--RS", "-sr", "српски", "sr RS", "sr@",
      "sr@a b",
      "sr@latin@x", "sr-toolongsubtag", "12", "e1", "sr-Лат", "sr\u{0}",
    ]
  )
  func refused(_ text: String) {
    #expect(LanguageTag(text) == nil)
  }

  @Test(
    "A tag covers what it does not exclude",
    arguments: [
      ("sr", "sr", true), ("sr", "sr-Latn", true), ("sr", "sr-Cyrl-RS", true),
      ("sr-Latn", "sr-Latn-ME", true), ("sr-Latn", "sr-Cyrl", false), ("sr-Latn", "sr", false),
      ("sr-RS", "sr-Latn-RS", true), ("sr-RS", "sr-ME", false), ("en", "sr", false),
      ("sr@latin", "SR_latn_rs", true),
    ]
  )
  func covers(_ asked: String, _ other: String, _ expected: Bool) throws {
    let asked = try #require(LanguageTag(asked))
    let other = try #require(LanguageTag(other))
    #expect(asked.covers(other) == expected)
    #expect(asked.covers(asked))
  }

  @Test("The parts are kept apart")
  func parts() throws {
    let tag = try #require(LanguageTag("SR_latn_rs_EKAVSK_x_Desk"))
    #expect(tag.language == "sr")
    #expect(tag.script == "Latn")
    #expect(tag.region == "RS")
    #expect(tag.further == ["ekavsk", "x", "desk"])
  }

  @Test("A tag survives JSON", arguments: ["sr", "sr-Latn-RS", "de-1996"])
  func codable(_ text: String) throws {
    let tag = try #require(LanguageTag(text))
    let copy = try JSONDecoder().decode(LanguageTag.self, from: JSONEncoder().encode(tag))
    #expect(copy == tag)
  }
}
