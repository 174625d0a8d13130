import FuzzyMatching
import Testing

@Suite struct TokenizerTests {
  @Test(arguments: [
    ("", []),
    ("most na ibru", ["most", "na", "ibru"]),
    ("мост на ибру", ["мост", "на", "ибру"]),
    ("most na ibru, 2026.", ["most", "na", "ibru", ",", "2026", "."]),
    ("мост на ибру, 2026.", ["мост", "на", "ибру", ",", "2026", "."]),
    ("don't stop…", ["don", "'", "t", "stop", "…"]),
    ("„kiša“ – šuma", ["„", "kiša", "“", "–", "šuma"]),
    ("„киша“ – шума", ["„", "киша", "“", "–", "шума"]),
    ("file_name %s", ["file_name", "%", "s"]),
    ("a\u{301}b", ["a\u{301}b"]),
    ("3×4÷2", ["3", "×", "4", "÷", "2"]),
    ("  two\u{A0}\u{2003}blanks ", ["two", "blanks"]),
    ("漢字 😀", ["漢字", "😀"]),
  ])
  func tokens(_ key: String, _ expected: [String]) {
    #expect(Tokenizer.tokens(of: key).map(String.init) == expected)
  }

  @Test(arguments: [
    ("most na ibru, 2026.", ["most", "na", "ibru", "2026"]), ("мост, на", ["мост", "на"]),
    ("?!", []),
  ])
  func words(_ key: String, _ expected: [String]) {
    #expect(Tokenizer.words(of: key).map(String.init) == expected)
  }

  @Test func rangesAreOffsetsOfBytes() {
    let tokens = Tokenizer.ranges(in: "šuma, да")
    #expect(tokens.map(\.range) == [0..<5, 5..<6, 7..<11])
    #expect(tokens.map(\.isWord) == [true, false, true])
  }

  @Test("What is part of a word, against the categories of Unicode")
  func wordScalars() {
    for scalar in (0x80...0x10FFFF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init) {
      let isWord =
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
          .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
          .otherNumber:
          true
        default: false
        }
      if Tokenizer.isWordScalar(scalar) != isWord {
        Issue.record("U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  @Test func aCombiningMarkAtTheStartIsAWord() {
    #expect(Tokenizer.tokens(of: "\u{301}").count == 1)
  }
}
