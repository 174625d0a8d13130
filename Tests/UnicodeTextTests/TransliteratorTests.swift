import Testing
import UnicodeText

@Suite struct TransliteratorTests {
  @Test(arguments: [
    ("", ""), ("šuma", "шuma"), ("ŠŠ šš", "ШШ шш"), ("шума", "шума"), ("😀š", "😀ш"),
  ])
  func rules(_ text: String, _ expected: String) throws {
    let swap = try Transliterator(rules: "š > ш; Š > Ш;", name: "demo")
    #expect(try swap.transliterate(text) == expected)
  }

  @Test("Of ICU's own", arguments: [("c\u{30C}", "č"), ("и\u{306}", "й")])
  func identifier(_ text: String, _ expected: String) throws {
    let composed = try Transliterator(identifier: "Any-NFC").transliterate(text)
    #expect(Array(composed.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("A result that is much longer than the text")
  func growing() throws {
    let grow = try Transliterator(rules: "a > abababababab; ж > žžžžžžžž;", name: "grow")
    #expect(try grow.transliterate(String(repeating: "a", count: 500)).utf8.count == 6_000)
    #expect(try grow.transliterate("ж") == "žžžžžžžž")
  }

  @Test("Faulty rules are an error with an offset", arguments: ["a > ;; (", "š > [", "$x > y;"])
  func faultyRules(_ rules: String) throws {
    let error = try #require(throws: ICUError.self) {
      try Transliterator(rules: rules, name: "faulty")
    }
    #expect(error.status.hasPrefix("U_"))
    #expect(error.description.hasPrefix("ICU could not read the transliteration rules"))
  }

  @Test("An unknown identifier is an error that names it")
  func unknown() throws {
    let error = try #require(throws: ICUError.self) { try Transliterator(identifier: "No-Such") }
    #expect(
      error.description == "ICU could not open the transliterator 'No-Such': U_INVALID_ID."
    )
  }

  @Test("The rules may be gone when the object is used")
  func lifetime() throws {
    var swap: Transliterator?
    do {
      let rules = (0..<50).reversed().map { "š\($0) > ш\($0);" }.joined(separator: " ")
      swap = try Transliterator(rules: rules, name: String(repeating: "n", count: 40))
    }
    #expect(try swap?.transliterate("š7 š49") == "ш7 ш49")
  }
}
