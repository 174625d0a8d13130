import SerbianText
import TestSupport
import Testing

@testable import Storage

/// The keys of imports against those of `SearchKey`.
@Suite struct StrictKeyTests {
  private func key(_ text: String) -> String {
    var text = text
    return text.withUTF8 { text in
      StrictKey.withKey(of: text) { key, isSerbian in
        #expect(isSerbian == Folding.isSerbian(key.bytes))
        return String(decoding: key.bytes, as: UTF8.self)
      }
    }
  }

  @Test(arguments: [
    "", " ", "Most na Ibru.", "Мост на Ибру.", "  Ђаковица \t\n ЉУБАВ  Џеп ",
    "Đakovica Ljubav Džep",
    "Mост", "А4", "оn Latin о", "“Quoted” — dash… ‘x’", "soft\u{AD}hyphen", "a\u{A0}b\u{2028}c",
    "zero\u{200B}width", "e\u{301}", "Ärger Straße İstanbul ŒUVRE ǅ", "Ѐ Ѝ ё й ґ", "日本語 text",
    "😀 Киша", "x\u{0300}", "ÐÑ × ÷ ª º", "Ѕ І Ј", "a1б", "ab-вг", "ĳ ŉ ǰ", "\u{85}next",
  ])
  func sameAsSearchKey(_ text: String) {
    #expect(Array(key(text).utf8) == Array(SearchKey.strict(text).utf8))
  }

  @Test func sameForAnyMixture() {
    var random = SeededGenerator(seed: 7)
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x20...0x7E, 0x80...0x2FF, 0x400...0x45F, 0x400...0x45F, 0x300...0x330,
      0x2000...0x2040, 0x9...0x20, 0x460...0x52F, 0x1E00...0x1EFF,
    ]
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      let mixed = (0..<3).map { _ in Int.random(in: ranges.indices, using: &random) }
      for _ in 0..<Int.random(in: 1...24, using: &random) {
        let range = ranges[mixed[Int.random(in: 0..<3, using: &random)]]
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
          text.append(scalar)
        }
      }
      let string = String(text)
      #expect(
        Array(key(string).utf8) == Array(SearchKey.strict(string).utf8),
        "\(string.unicodeScalars.map { String($0.value, radix: 16) })"
      )
    }
  }
}
