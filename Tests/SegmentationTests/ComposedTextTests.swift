import BitextCore
import Testing
import UnicodeText

@testable import Segmentation

@Suite("Text in decomposed form")
struct ComposedTextTests {
  @Test("Offsets lead back to the original")
  func offsets() throws {
    let original = "c\u{30C}c\u{301}\u{323} х𝄞i\u{306} е\u{300}."
    let composed = try #require(ComposedText(original))
    #expect(Array(composed.text.utf16) == Array(Normalizer.normalize(original, .nfc).utf16))
    let units = Array(original.utf16)
    for (offset, unit) in composed.text.utf16.enumerated() where !(0x300..<0x370).contains(unit) {
      let place = composed.original(offset)
      #expect(units[place] == unit || unit > 0x7F)
    }
    #expect(composed.original(composed.text.utf16.count) == units.count)
  }

  @Test(
    "Nothing to compose",
    arguments: ["", "abc", "čćž", "чћж", "\u{301}", "x\u{30C}", "\u{378}"]
  )
  func unchanged(_ text: String) {
    #expect(ComposedText(text) == nil)
  }

  @Test(
    "Sentences are the same as in composed form, in both scripts",
    arguments: [
      "Prema čl. 5. i tač. 3. Zakona, žalba nije dozvoljena. Šta sad?",
      "Gđa Žižić i gđica Đ. Šušić su došle. Čekale su. Kafić „Čvorak“ je zatvoren…",
      "Према чл. 5. и тач. 3. Закона, жалба није дозвољена. Шта сад? Ѝ је стигла. Ено је.",
    ]
  )
  func sentences(_ text: String) throws {
    let segmenter = try Segmenter(language: LanguageTag(language: "sr"))
    let decomposed = Normalizer.normalize(text, .nfd)
    let expected = try segmenter.segments(of: text).map {
      Normalizer.normalize(String(text[$0]), .nfd)
    }
    let found = try segmenter.segments(of: decomposed).map { String(decomposed[$0]) }
    #expect(found.map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
    #expect(found.count > 1)
  }
}
