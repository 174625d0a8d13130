import BitextCore
import Testing

@testable import Interchange

@Suite struct LanguageSpellingTests {
  @Test(arguments: [
    // numbers of Windows
    ("1033", "en-US"), ("9242", "sr-Latn-RS"), ("10266", "sr-Cyrl-RS"), ("2074", "sr-Latn-RS"),
    ("3098", "sr-Cyrl-RS"), ("6170", "sr-Latn-BA"), ("7194", "sr-Cyrl-BA"), ("0x0409", "en-US"),
    (" 2057 ", "en-GB"), ("1050", "hr-HR"), ("5146", "bs-Latn-BA"), ("31770", "sr"),
    // words
    ("English", "en"), ("ENGLISH (United States)", "en-US"), ("English (U.S.)", "en-US"),
    ("English (UK)", "en-GB"), ("Serbian (Latin)", "sr-Latn"), ("Serbian", "sr"),
    ("Serbian (Cyrillic, Serbia)", "sr-Cyrl-RS"), ("Serbian (Latin) (Bosnia)", "sr-Latn-BA"),
    ("srpski", "sr"), ("Srpski (latinica)", "sr-Latn"), ("српски", "sr"),
    ("Српски - ћирилица", "sr-Cyrl"), ("Cyrillic Serbian", "sr-Cyrl"), ("hrvatski", "hr"),
    ("Deutsch (Schweiz)", "de-CH"), ("Chinese (Simplified)", "zh-Hans"),
    ("Português (Brasil)", "pt-BR"),
    ("francuski", "fr"), ("Norwegian Bokmål", "nb"),
    // abbreviations of Windows, tags, private use
    ("ENU", "en-US"), ("SRL", "sr-Latn"), ("zh-CHS", "zh-Hans"), ("sr_RS@latin", "sr-Latn-RS"),
    ("scc", "sr"), ("sh", "sr-Latn"), ("SR-YU", "sr-RS"), ("EN-US", "en-US"),
    ("x-none", "und-x-none"),
    ("X-Klingon", "und-x-klingon"), ("eng", "en"), ("sr - Latn", "sr-Latn"), ("la", "la"),
  ])
  func meaning(_ spelling: String, _ tag: String) {
    #expect(LanguageSpelling.tag(spelling)?.description == tag)
  }

  @Test(arguments: ["", " ", "*all*", "65535", "???", "x-", "(Latin)", "0x", "1,2"])
  func isNone(_ spelling: String) {
    #expect(LanguageSpelling.tag(spelling) == nil)
  }

  /// As they stand in files.
  @Test(arguments: [("Serbian (Latin)", "sr-Latn", "Kiša"), ("10266", "sr-Cyrl-RS", "Киша")])
  func inFiles(_ spelling: String, _ tag: String, _ text: String) {
    let file = TMXMalformationTests.unit(text, spelling)
    #expect(TMXMalformationTests.outcome(Array(file.utf8)) == ["en=Rain | \(tag)=\(text)"])
  }
}
