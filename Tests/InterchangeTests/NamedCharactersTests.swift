import Testing

@testable import Interchange

@Suite struct NamedCharactersTests {
  @Test(
    arguments: [
      ("nbsp", 0xA0), ("eacute", 0xE9), ("scaron", 0x161), ("Scaron", 0x160), ("hellip", 0x2026),
      ("euro", 0x20AC), ("ccaron", 0x10D), ("Zcaron", 0x17D), ("cacute", 0x107), ("dstrok", 0x111),
      ("shcy", 0x448), ("DJcy", 0x402), ("TSHcy", 0x40B), ("lsqb", 0x5B),
      ("ZeroWidthSpace", 0x200B),
    ] as [(String, UInt32)]
  )
  func isNamed(_ name: String, _ value: UInt32) {
    #expect(NamedCharacters.scalar(name)?.value == value)
  }

  @Test(arguments: ["", "nbs", "NBSP", "ш", "#160", "nbsp;"])
  func isNone(_ name: String) {
    #expect(NamedCharacters.scalar(name) == nil)
  }

  /// In files, of both scripts.
  @Test func inTexts() {
    let text = TMXMalformationTests.unit("&ccaron;a&scaron;a &CHcy;&acy;&shcy;&acy;")
    #expect(
      TMXMalformationTests.outcome(Array(text.utf8)) == ["en=Rain | sr=čaša Чаша | htmlEntities(6)"]
    )
  }
}
