import Testing

@testable import TranslationCheck

@Suite struct TextChecksTests {
  @Test(
    "Placeholders that are all there",
    arguments: [
      ("Copy %s to %s", "Kopiraj %2$s u %1$s"), ("<b>Open</b> %1", "<tt>Отвори</tt> %1"),
      ("%1 files", "1 datoteka"), ("%-9s is", "%-12s je"), ("100% of {name}", "100% od {name}"),
      ("Use <file>", "Користи <датотека>"), ("50 % of it", "50 % toga"),
    ]
  )
  func kept(_ pair: (String, String)) {
    #expect(TextChecks.placeholders(pair.0, pair.1).isEmpty)
  }

  @Test(
    "Placeholders that are missing or extra",
    arguments: [
      ("Copy %s to %s", "Kopiraj %s", 1), ("<b>Open</b>", "<b>Отвори", 1),
      ("Hello, {name}", "Zdravo, {ime}", 2), ("${path}", "путања", 1),
      ("Size %1x%2", "Veličina %x%2", 2), ("Size %1x%2", "Величина %x%2", 2),
    ]
  )
  func lost(_ pair: (String, String, Int)) {
    let findings = TextChecks.placeholders(pair.0, pair.1)
    #expect(findings.count == pair.2)
    #expect(findings.allSatisfy { $0.kind == .placeholder })
  }

  @Test("Inline codes are counted")
  func codes() {
    #expect(TextChecks.codes(["ph", "bpt"], ["bpt", "ph"]).isEmpty)
    #expect(TextChecks.codes(["ph"], []).first?.side == .source)
    #expect(TextChecks.codes([], ["ph"]).first?.side == .target)
  }

  @Test(
    "A preposition with no word behind it",
    arguments: [
      ("Navodi se u .", "u"), ("Stranke koje se zalažu za su imale teškoća.", "za"),
      ("Говорио је на, рекао је.", "на,"), ("Наводи се у", "у"), ("Idu sa.", "sa."),
      ("Kod je dobar.", nil), ("Vide se na YouTube-u.", nil), ("Glasali su za.", nil),
      ("Za su bili svi.", nil), ("Стоје у реду, на мосту.", nil), ("", nil),
    ] as [(String, String?)]
  )
  func missingWord(_ pair: (String, String?)) {
    let found = TextChecks.missingWord(pair.0).first
    #expect(found.map { String(decoding: Array(pair.0.utf8)[$0.range], as: UTF8.self) } == pair.1)
  }

  @Test(
    "Doubled words",
    arguments: [
      ("The the bridge", "Most", false), ("A bridge", "Na na mostu", true),
      ("A bridge.", "Stoji most most.", true), ("A bridge, here", "Овде је мост мост!", true),
    ]
  )
  func repeated(_ pair: (String, String, Bool)) {
    let lower = (pair.0.lowercased(), pair.1.lowercased())
    let finding = TextChecks.repeatedWords(lower.0, lower.1).first
    #expect(finding?.side == (pair.2 ? .target : nil))
    #expect(TextChecks.repeatedWords("he had had it", "imao je").isEmpty)
    #expect(TextChecks.repeatedWords("go go", "иди иди").isEmpty)
    #expect(TextChecks.repeatedWords("bridge. bridge", "most, most").isEmpty)
  }

  @Test("Blanks and end marks")
  func marks() {
    #expect(TextChecks.whitespace("a b", "a  b").count == 1)
    #expect(TextChecks.whitespace("a b ", "а б").count == 1)
    #expect(TextChecks.whitespace("a  b", "а  б").isEmpty)
    #expect(TextChecks.punctuation("Open?", "Отворено.").count == 1)
    #expect(TextChecks.punctuation("\"Open.\"", "„Otvoreno“.").isEmpty)
  }
}
