import TestSupport
import Testing

@testable import Interchange

@Suite struct TextSurveyTests {
  /// Question by question, character by character.
  private func isAsTold(_ text: String) -> Bool {
    let survey = TextSurvey(text)
    let values = text.unicodeScalars.map(\.value)
    let plain = values.count { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
    let cyrillic = values.count { (0x400...0x45F).contains($0) }
    let digits = values.count { (0x30...0x39).contains($0) }
    return survey.latinCount == plain + values.count { (0xC0...0x24F).contains($0) }
      && survey.cyrillicCount == cyrillic
      && survey.hasDigit == (digits > 0)
      && survey.hasAmpersand == text.contains("&")
      && survey.hasLessThan == text.contains("<")
      && survey.hasBackslash == text.contains("\\")
      && survey.isASCII == values.allSatisfy { $0 < 0x80 }
      && survey.holdsCommonLetters == (plain + cyrillic + digits > 0)
  }

  @Test(arguments: [
    "", " ", "Kiša & sneg", "Киша < снег", "{\\b Đ}", "×", "漢字", "ѠѢ", "ɐ", "ɏ", "џ", "¿", "7",
    "😀č",
  ])
  func texts(_ text: String) { #expect(isAsTold(text)) }

  @Test func anyText() {
    var random = SeededGenerator(seed: 7)
    let letters = Array("aZ09&<>\\ \tšđČшЂџ¿×ɐѢ漢😀\u{301}")
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0..<30, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? " "
      }
      #expect(isAsTold(String(text)))
    }
  }
}
