import Testing

@testable import UnicodeText

@Suite struct UTF16TextTests {
  @Test(arguments: ["", "a", "Мост na Ибру", "😀 c\u{30C}", String(repeating: "ђ", count: 100_000)])
  func roundTrip(_ text: String) {
    let owner = UTF16Text(text)
    #expect(owner.count == text.utf16.count)
    #expect(owner[0..<owner.count] == text)
    #expect(UTF16Text(Array(text.utf16))[0..<owner.count] == text)
  }

  @Test(
    "Unpaired surrogates become U+FFFD when they are read back",
    arguments: [
      ([0xD83D], "\u{FFFD}"), ([0xDE00, 0x61], "\u{FFFD}a"), ([0x452, 0xD83D], "ђ\u{FFFD}"),
    ] as [([UInt16], String)]
  )
  func surrogates(_ units: [UInt16], _ expected: String) {
    let owner = UTF16Text(units)
    #expect(owner[0..<owner.count] == expected)
    #expect(UTF16Text("😀")[0..<1] == "\u{FFFD}")
  }

  @Test("ICU's owners stand unpaired surrogates")
  func searchedSurrogates() throws {
    let expression = try RegularExpression("b")
    try expression.setText(UTF16Text([0xD83D, 0x62, 0xDE00]))
    #expect(try expression.findNext()?.range == 1..<2)
  }

  @Test("An error thrown inside comes out", arguments: ["", "ђ"])
  func errors(_ text: String) {
    #expect(throws: ICUError(operation: "x", status: "y")) {
      try withUTF16(text) { (_, _) throws(ICUError) -> Int in
        throw ICUError(operation: "x", status: "y")
      }
    }
  }
}
