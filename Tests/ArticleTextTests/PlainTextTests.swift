import Testing

@testable import ArticleText

@Suite struct PlainTextTests {
  @Test(
    "A line is a paragraph",
    arguments: [
      ("", []), ("\n\n", []), ("Most", ["1 Most"]), ("Мост\n", ["1 Мост"]),
      ("  Most \n\n\tIbar\u{A0}", ["1 Most", "3 Ibar"]),
      ("a\r\nb\rc\u{2028}d\u{85}e", ["1 a", "2 b", "3 c", "4 d", "5 e"]),
      ("Мост.\nИбар.\n\nСитница.", ["1 Мост.", "2 Ибар.", "4 Ситница."]),
    ]
  )
  func lines(_ text: String, _ expected: [String]) {
    #expect(PlainText.paragraphs(of: text).map { "\($0.line) \($0.text)" } == expected)
  }

  @Test(
    "Lines that were broken to a width are joined",
    arguments: [
      """
      Komentari 0
      Pošalji komentar

      Pešački most na Ibru kod Zvečana, zatvoren od januarskih
      poplava, ponovo je otvoren u sredu, pošto su inženjerci i
      lokalni izvođač završili radove.

      Most je dugačak 64 metra, a sagrađen je pre mnogo godina na
      mestu na kome je nekada bila skela.
      """,
      """
      Коментари 0
      Пошаљи коментар

      Пешачки мост на Ибру код Звечана, затворен од јануарских
      поплава, поново је отворен у среду, пошто су инжењерци и
      локални извођач завршили радове.

      Мост је дугачак 64 метра, а саграђен је пре много година на
      месту на коме је некада била скела.
      """,
    ]
  )
  func wrapped(_ text: String) {
    let paragraphs = PlainText.paragraphs(of: text)
    #expect(paragraphs.map(\.line) == [1, 2, 4, 8])
    #expect(paragraphs.map(\.text).joined(separator: " ").split(separator: " ").count == 46)
  }

  @Test("Lines of whole sentences under each other stay apart")
  func notWrapped() {
    let sentence = "Pešački most na Ibru kod Zvečana ponovo je otvoren u sredu."
    let text = (0..<3).map { _ in "\(sentence)\n\(sentence)\n" }.joined(separator: "\n")
    #expect(PlainText.paragraphs(of: text).count == 6)
  }
}
