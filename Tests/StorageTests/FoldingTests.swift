import FuzzyMatching
import SerbianText
import TestSupport
import Testing

@testable import Storage

@Suite struct FoldingTests {
  private func words(_ text: String) -> String {
    var row: [UInt8] = []
    Folding.appendWords(ofStrict: SearchKey.strict(text), to: &row)
    return String(decoding: row, as: UTF8.self)
  }

  /// As the tokenizer of the index will split it.
  private func split(_ row: String) -> [String] {
    row.unicodeScalars.split { $0.value < 0x80 && !Tokenizer.isWordScalar($0) }.map(String.init)
  }

  @Test(arguments: [
    ("Most na Ibru.", ["most", "na", "ibru"]), ("Мост на Ибру…", ["most", "na", "ibru"]),
    ("Ђаковица – Đakovica", ["djakovica", "djakovica"]), ("šćžčđ", ["scz" + "cdj"]),
    ("„Чешљуге“", ["cesljuge"]), ("Gjirokastër ü", ["gjirokaster", "u"]), ("漢字", ["漢字"]),
    ("«été»", ["ete"]), ("a\u{2009}b", ["a", "b"]), ("file_name", ["file_name"]),
  ])
  func wordsOfTheConcordance(_ text: String, _ expected: [String]) {
    #expect(split(words(text)) == expected)
  }

  /// The fast way for Serbian against the loose key and the tokenizer.
  @Test func agreesWithTheLooseKey() {
    var random = SeededGenerator(seed: 77)
    let alphabet = Array("abčćžšđ ŠĐђшљњџ ЖЂ,.-–…„“«»'’_12üéñ\u{200D}\u{AD}ß×漢".unicodeScalars)
    for _ in 0..<2000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      }
      let loose = SearchKey.loose(String(text))
      #expect(split(words(String(text))) == Tokenizer.words(of: loose).map(String.init))
    }
  }

  @Test func scalarsAreDecoded() {
    for text in ["", "abc", "čšж", "漢字 😀", "e\u{301}"] {
      #expect(Array(ScalarValues.decode(text)) == text.unicodeScalars.map(\.value))
    }
  }
}
