import FuzzyMatching
import SerbianText
import TestSupport
import Testing

@testable import Storage

/// Texts folded together against `SearchKey`, `Tokenizer` and tokens that are looked up one by one.
@Suite struct FoldedTextsTests {
  private static let words = [
    "most", "na", "Ђак", "мост", ",", "2026", "–", "ibru", "x_1", "čačak", "日本", "„", "…“",
    "\u{AD}",
    "Ljubav", "Љубав", "přítel", "дjeца", "cafe\u{301}", " \t", "\u{A0}", "İstanbul", "a/b", "(1.)",
    "najneverovatnijima", "правосуђа", "prestolonaslednikovicama",
  ]

  private static func text(_ number: Int, _ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...14, using: &random)).map { _ in
      let word = words.randomElement(using: &random) ?? ""
      return Bool.random(using: &random) ? word : word + String(number / 3)
    }.joined(separator: Bool.random(using: &random) ? " " : "")
  }

  @Test("Keys, hashes and tokens", arguments: [9, 10] as [UInt64])
  func tokens(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var (together, single) = (Vocabulary(), Vocabulary())
    for round in 0..<40 {
      var folded = FoldedTexts(round % 2 == 0 ? .words : .text)
      var expected: [[UInt32]] = []
      var texts: [String] = []
      for number in 0..<100 {
        if number % 2 == 0 { folded.beginRow() }
        var text = Self.text(100 * round + number, &random)
        let family = UInt32.random(in: 1...2, using: &random)
        text.withUTF8 { folded.append($0, family: family, &together) }
        texts.append(text)
        expected.append(
          Tokenizer.tokens(of: SearchKey.strict(text)).map { token in
            var token = String(token)
            return token.withUTF8 { single.token($0, family: family) }
          }
        )
      }
      folded.finish(&together)
      for (place, text) in folded.texts.enumerated() {
        let strict = SearchKey.strict(texts[place])
        #expect(folded.written[text.written].elementsEqual(texts[place].utf8))
        #expect(folded.keys[text.key].elementsEqual(strict.utf8))
        #expect(text.keyHash == Folding.hash(ofStrict: strict))
        #expect(Array(folded.tokens[text.tokens]) == expected[place])
      }
      if round % 7 == 0 {
        #expect(together.takeNew().frequencies == single.takeNew().frequencies)
      }
    }
  }

  @Test("A text of more tokens than wait together")
  func longText() {
    var random = SeededGenerator(seed: 12)
    var (together, single) = (Vocabulary(), Vocabulary())
    var folded = FoldedTexts(.words)
    for round in 0..<3 {
      let words = (0..<20_000).map {
        "\($0 % 3 == 0 ? Int.random(in: 0...999, using: &random) : $0)č"
      }
      var text = words.joined(separator: round == 1 ? " ü " : " ")
      folded.beginRow()
      text.withUTF8 { folded.append($0, family: 1, &together) }
      folded.finish(&together)
      let expected = Tokenizer.tokens(of: text).map { token in
        var token = String(token)
        return token.withUTF8 { single.token($0, family: 1) }
      }
      #expect(Array(folded.tokens[folded.texts[round].tokens]) == expected)
      #expect(folded.range(ofRow: round).count == expected.count)
    }
    #expect(together.takeNew().frequencies == single.takeNew().frequencies)
  }

  @Test("A row has the words that the concordance makes of its text")
  func rows() {
    var random = SeededGenerator(seed: 11)
    let fixed = [
      "most na ibru, 2026.", "čačak i đakovica – a_b", "šuma\u{2009}žita…", "", "?!", "ćuk",
      "über straße", "ёлка и Ꙗзыкъ", "cafe\u{301} x", "\u{301}", "日本 kuće", "10 €",
    ]
    let texts = fixed + (0..<1000).map { Self.text($0, &random) }
    var vocabulary = Vocabulary()
    var folded = FoldedTexts(.words)
    for var text in texts {
      folded.beginRow()
      text.withUTF8 {
        folded.append($0, family: 1, &vocabulary)
        folded.append($0, family: 2, &vocabulary)
      }
    }
    folded.finish(&vocabulary)
    let words = vocabulary.takeNew().words
    for (row, text) in texts.enumerated() {
      let found = words.withTexts { word in
        folded.rowWords[folded.range(ofRow: row)].map {
          String(decoding: word(Int($0)), as: UTF8.self)
        }
      }
      let strict = SearchKey.strict(text)
      let expected = Folding.row(ofStrict: [strict, strict])
      let split = expected.split { $0 < 0x80 && !Self.isWord($0) }
      #expect(found == split.map { String(decoding: $0, as: UTF8.self) })
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == 0x5F || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
