import TestSupport
import Testing
import UnicodeText

@Suite struct NormalizerTests {
  @Test(arguments: [
    ("", Normalizer.Form.nfc, ""), ("Ibar", .nfc, "Ibar"),
    ("c\u{30C}ac\u{30C}ak", .nfc, "čačak"), ("čačak", .nfd, "c\u{30C}ac\u{30C}ak"),
    ("и\u{306}", .nfc, "й"), ("й", .nfd, "и\u{306}"), ("Ибар", .nfd, "Ибар"),
    ("ﬁ ǆ ½", .nfkc, "fi dž 1\u{2044}2"), ("ĐAKOVICA", .nfkcCasefold, "đakovica"),
    ("ЂАКОВИЦА", .nfkcCasefold, "ђаковица"), ("a\u{AD}b", .nfkcCasefold, "ab"),
    ("ẞ", .nfkcCasefold, "ss"), ("\u{AC00}", .nfd, "\u{1100}\u{1161}"),
  ])
  func forms(_ text: String, _ form: Normalizer.Form, _ expected: String) {
    let result = Normalizer.normalize(text, form)
    #expect(Array(result.unicodeScalars) == Array(expected.unicodeScalars))
    #expect(Normalizer.isNormalized(result, form))
  }

  @Test(
    "A long text, and one that grows many times over",
    arguments: [Normalizer.Form.nfd, .nfkc]
  )
  func long(_ form: Normalizer.Form) {
    let long = String(repeating: "č", count: 100_000)
    #expect(Normalizer.normalize(long, .nfd).unicodeScalars.count == 200_000)
    #expect(Normalizer.normalize(Normalizer.normalize(long, .nfd), .nfc) == long)
    // U+FDFA has eighteen letters in NFKC.
    let growing = String(repeating: "\u{FDFA}", count: 1_000)
    #expect(Normalizer.normalize(growing, .nfkc).unicodeScalars.count == 18_000)
  }

  @Test("Random texts: idempotent, and the forms agree", arguments: Normalizer.Form.allCases)
  func random(_ form: Normalizer.Form) {
    var random = SeededGenerator(seed: 7)
    let pieces = ["č", "c\u{30C}", "ђ", "\u{30C}", "a", " ", "ﬃ", "ё", "е\u{308}", "😀", "\u{AD}"]
    for _ in 0..<200 {
      let text = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let once = Normalizer.normalize(text, form)
      #expect(Array(Normalizer.normalize(once, form).utf8) == Array(once.utf8))
      #expect(Normalizer.isNormalized(once, form))
      let decomposed = Normalizer.normalize(Normalizer.normalize(text, .nfd), form)
      #expect(Array(decomposed.utf8) == Array(once.utf8))
    }
  }
}
