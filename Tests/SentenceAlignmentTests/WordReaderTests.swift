import SerbianText
import Testing

@testable import SentenceAlignment

@Suite struct WordReaderTests {
  private func profile(_ text: String, _ language: String = "sr") -> SegmentProfile {
    WordReader(language: language).profile(of: text, endsParagraph: true)
  }

  private func stems(_ text: String, _ language: String = "sr") -> [Stem] {
    profile(text, language).words.map(\.stem)
  }

  private func numbers(_ text: String, _ language: String) -> Set<Stem> {
    Set(stems(text, language).filter(\.isNumber))
  }

  @Test(
    "A number has one value in both languages",
    arguments: [
      ("1,000.5", "1.000,5"), ("1,250", "1.250"), ("187,500", "187.500"), ("3.5", "3,5"),
      ("No. 7", "br. 7"), ("1244", "1244"), ("1,000,000", "1.000.000"), ("1244", "1.244"),
    ]
  )
  func values(_ english: String, _ serbian: String) {
    #expect(!numbers(english, "en").isEmpty)
    #expect(numbers(english, "en") == numbers(serbian, "sr"))
  }

  @Test(
    "A date has one value however it is written",
    arguments: [
      ("5 February 2026", "en"), ("February 5, 2026", "en"), ("5. februara 2026.", "sr"),
      ("5. фебруара 2026.", "sr"), ("05.02.2026.", "sr"), ("05.02.2026", "en"),
      ("5. 2. 2026", "sr"),
    ]
  )
  func dates(_ text: String, _ language: String) {
    let expected = Set(["5", "2", "2026"].map { Stem(digits: $0.utf8) })
    #expect(Set(stems(text, language)) == expected)
  }

  @Test(
    "A month's name is a number beside a number only",
    arguments: [
      ("You may go", "en", 0), ("5 May", "en", 2), ("мај је топао", "sr", 0), ("1. мај", "sr", 2),
      ("mart i april", "sr", 0), ("12. mart", "sr", 2),
    ]
  )
  func months(_ text: String, _ language: String, _ count: Int) {
    #expect(stems(text, language).count { $0.isNumber } == count)
  }

  @Test("All months in both languages", arguments: 1...12)
  func allMonths(_ month: Int) {
    let names = [
      ("January", "januara", "јануар"), ("February", "februara", "фебруар"),
      ("March", "marta", "март"), ("April", "aprila", "април"), ("May", "maja", "мај"),
      ("June", "juna", "јун"), ("July", "jula", "јул"), ("August", "avgusta", "август"),
      ("September", "septembra", "септембар"), ("October", "oktobra", "октобар"),
      ("November", "novembra", "новембар"), ("December", "decembra", "децембар"),
    ][month - 1]
    let expected = Set(["9", "\(month)"].map { Stem(digits: $0.utf8) })
    #expect(Set(stems("9 \(names.0)", "en")) == expected)
    #expect(Set(stems("9. \(names.1)")) == expected)
    #expect(Set(stems("9. \(names.2)")) == expected)
  }

  @Test(
    "Both scripts give the same words and lengths",
    arguments: [
      ("Pešački most na Ibru, kod Zvečana.", "Пешачки мост на Ибру, код Звечана."),
      ("„Đak“ – 187.500 evra…", "„Ђак“ – 187.500 евра…"), ("Unmik i KFOR", "Унмик и КФОР"),
      ("", ""), ("Kon\u{AD}voj Kfora", "Кон\u{AD}вој Кфора"),
    ]
  )
  func scripts(_ latin: String, _ cyrillic: String) {
    #expect(profile(latin).words == profile(cyrillic).words)
    #expect(profile(latin).length == profile(cyrillic).length)
  }

  @Test(
    "Only names have a skeleton, also behind a soft hyphen",
    arguments: [
      "dru\u{AD}gi Tramp", "drugi Tramp", "други Трамп", "ЂАКА tramp Vels", "5 Tramp",
    ]
  )
  func skeletons(_ text: String) {
    let words = profile(text).words.filter { !$0.stem.isNumber }
    let capitals = text.split(separator: " ").filter { $0.first?.isNumber == false }
      .map { $0.first?.isUppercase == true }
    #expect(words.map { $0.skeleton != 0 } == capitals)
  }

  @Test("A length is never 0", arguments: ["", " ", "…", "\u{AD}"])
  func lengths(_ text: String) {
    #expect(profile(text).length >= 1)
  }
}
