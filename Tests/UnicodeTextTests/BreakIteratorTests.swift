import Testing
import UnicodeText

@Suite struct BreakIteratorTests {
  @Test(arguments: [
    (BreakIterator.Kind.sentence, "Kiša. Sneg.", [6, 11]), (.sentence, "Киша. Снег.", [6, 11]),
    (.sentence, "", []), (.word, "", []), (.word, "most", [4]), (.word, "na Ibru", [2, 3, 7]),
    (.word, "на Ибру", [2, 3, 7]), (.character, "a\u{301}b", [2, 3]), (.character, "😀!", [2, 3]),
    (.character, "🇷🇸", [4]), (.line, "na Ibru", [3, 7]), (.word, " ", [1]),
  ])
  func boundaries(_ kind: BreakIterator.Kind, _ text: String, _ expected: [Int]) throws {
    let iterator = try BreakIterator(kind, in: text, locale: "sr")
    #expect(iterator.boundaries() == expected)
    #expect(iterator.next() == nil)
    #expect(iterator.next() == nil)
  }

  @Test(
    "Words are told from what stands between",
    arguments: [
      ("Most, 5 km!", ["Most", "5", "km"]), ("Мост, 5 км!", ["Мост", "5", "км"]),
      ("… – „ “", []), ("1.250 evra", ["1.250", "evra"]),
    ]
  )
  func words(_ text: String, _ expected: [String]) throws {
    let iterator = try BreakIterator(.word, in: text, locale: "sr")
    var words: [String] = []
    var start = 0
    let units = Array(text.utf16)
    while let end = iterator.next() {
      if iterator.followsWord { words.append(String(decoding: units[start..<end], as: UTF16.self)) }
      start = end
    }
    #expect(words == expected)
  }

  @Test("The text may be gone when the iterator is used")
  func lifetime() throws {
    var iterator: BreakIterator?
    do {
      let text = (0..<5_000).map { "reč\($0)" }.joined(separator: " ")
      iterator = try BreakIterator(.word, in: text, locale: "en")
    }
    _ = [UInt16](repeating: 0x20, count: 60_000)
    #expect(iterator?.boundaries().count == 9_999)
  }
}
