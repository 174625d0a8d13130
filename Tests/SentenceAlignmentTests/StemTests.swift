import SerbianText
import Testing

@testable import SentenceAlignment

@Suite struct StemTests {
  private func stem(_ word: String) -> Stem { Stem(SearchKey.loose(word).utf8) }

  @Test(
    "Inflected forms share a stem, in either script",
    arguments: [
      ("most", "мост"), ("Mitrovica", "Митровици"), ("komandant", "командантом"),
      ("Đakovica", "Djakovici"), ("Ђаковица", "Djakovice"), ("Ulutaş", "Ulutas"),
      ("čuvanje", "cuvanja"), ("soldier", "soldiers"),
    ]
  )
  func same(_ a: String, _ b: String) {
    #expect(stem(a) == stem(b))
  }

  @Test(
    "Other words have other stems",
    arguments: [("most", "mostu"), ("mir", "mira"), ("пут", "рат"), ("漢字", "日本"), ("a", "ab")]
  )
  func other(_ a: String, _ b: String) {
    #expect(stem(a) != stem(b))
  }

  @Test("The order of stems is the order of the words")
  func order() {
    let words = ["a", "ab", "aba", "abada", "b", "mir", "mira", "most", "mosta", "z", "zzzzz"]
    let stems = words.map(stem)
    #expect(stems == stems.sorted())
    #expect(Set(stems).count == words.count)
  }

  @Test("Numbers are told from words", arguments: ["0", "7", "1244", "187500", "999999999999"])
  func numbers(_ digits: String) {
    let number = Stem(digits: digits.utf8)
    #expect(number.isNumber)
    #expect(number == Stem(digits: ("00" + digits).utf8))
    #expect(number != stem("most"))
    #expect(!stem("most").isNumber)
    #expect(!stem("漢字").isNumber)
  }

  @Test("A very long number stays one", arguments: [30, 300])
  func longNumber(_ count: Int) {
    #expect(Stem(digits: String(repeating: "9", count: count).utf8).isNumber)
  }

  @Test(
    "A name with a case ending is the same name",
    arguments: [
      ("KFOR", "Kfora", true), ("KFOR", "Кфора", true), ("UNMIK", "Unmika", true),
      ("EU", "EUR", false), ("most", "mir", false), ("Ibar", "Ibar", true), ("Ibar", "Ibru", false),
    ]
  )
  func names(_ a: String, _ b: String, _ expected: Bool) {
    #expect(stem(a).isSameName(as: stem(b)) == expected)
    #expect(stem(b).isSameName(as: stem(a)) == expected)
  }

  @Test("Letters are counted", arguments: [("a", 1), ("мир", 3), ("most", 4), ("mostovi", 5)])
  func letters(_ word: String, _ count: Int) {
    #expect(stem(word).letterCount == count)
  }
}
