import TestSupport
import Testing

@testable import SentenceAlignment

@Suite struct FoldedTextTests {
  @Test(
    "The table folds as the key does",
    arguments: [
      "Pešački most na Ibru, kod Zvečana.", "Пешачки мост на Ибру, код Звечана.",
      "„Đak“ – 187.500 evra…", "„Ђак“ – 187.500 евра…", "Straße, Żółć, Ærø, Łódź, Ağrı, naïve",
      "Özkan Ulutaş § 5 ª º µ ÷", "Ψυχή и Любљана", "Kfor-a  i\tEU\nNATO", "KFОR", "aб", "ǅ Ǆ ǆ",
      "Kon\u{AD}voj", "e\u{301}", "\u{200B}a", "1\u{A0}000 €", "𝒜 😀 x", "", "Њујорк/NJ", "ИİI",
    ]
  )
  func cases(_ text: String) {
    expectSame(text)
  }

  @Test("Also on random text of many alphabets", arguments: 1...40 as ClosedRange<UInt64>)
  func random(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x20...0x7E, 0xA0...0x17F, 0x400...0x460, 0x2000...0x206F, 0x20A0...0x20C0,
      0x300...0x30F, 0x180...0x24F, 0x0...0x1F, 0x370...0x3FF,
    ]
    for _ in 0..<50 {
      var text = String.UnicodeScalarView()
      // Of some alphabets only, or nearly no text would go through the table.
      let few = (0..<3).map { _ in ranges[Int.random(in: 0..<ranges.count, using: &random)] }
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let range = few[Int.random(in: 0..<3, using: &random)]
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
          text.append(scalar)
        }
      }
      expectSame(String(text))
    }
  }

  /// Blanks are neither words nor length: how many there are does not matter.
  private func expectSame(_ text: String) {
    for language in ["en", "sr"] {
      let reader = WordReader(language: language)
      let fast = reader.profile(of: FoldedText(text), endsParagraph: true)
      let slow = reader.profile(of: FoldedText(throughKeyOf: text), endsParagraph: true)
      #expect(fast.words == slow.words, "\(text.unicodeScalars.map(\.value))")
      #expect(fast.length == slow.length, "\(text.unicodeScalars.map(\.value))")
    }
  }
}
