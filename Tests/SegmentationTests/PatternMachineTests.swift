import TestSupport
import Testing
import UnicodeText

@testable import Segmentation

/// Whether a pattern matches at a position, read forwards by the machine; nil if it does not know it.
private func machineMatches(_ pattern: String, in text: String, at position: Int) throws -> Bool? {
  var program = PatternProgram()
  guard
    let tree = try? PatternParser.parse(
      pattern,
      isBounded: false,
      isBackward: false,
      classes: program.classes
    )
  else { return nil }
  let start = program.add(tree, isBackward: false)
  let machine = PatternMachine(program)
  return try Array(text.utf16).withUnsafeBufferPointer { units in
    try machine.withText(units) { try machine.matches(start, at: position) }
  }
}

@Suite("The machine matches as ICU does")
struct PatternMachineTests {
  private static let texts = [
    "", "a", "abcabc", "aAbB", "ABBA abba", "dr. Kos. Mitrovica", "др. Кос. Митровица", "x\r\ny\n",
    "a\nb\r", "5. 10. 1999. Čačak", "šš Šš ŠŠ ßs", "e\u{301}a", "a\u{AD}b", "𝄞a𝄞", "\u{2028}a ",
    "(a) [b] {c}", "kK\u{212A}sſ", "љЉ њ џ", "a1_ ٣", "–„Ne!“–",
  ]

  @Test(
    "Every construct, at every position of many texts",
    arguments: [
      #"\b"#, #"\B"#, "^", "$", #"\A."#, #"\Z"#, #"\z"#, #"\R"#, #"\R\R"#, #"\h"#, #"\H\h"#,
      #"\v"#, #"\w+"#, #"\W"#, #"\d"#, #"\D\d?"#, #"\s"#, #"\S\s"#, ".", ".+", ".*b", #"\p{Lu}"#,
      #"\P{Lu}\p{L}"#, #"(?i:\P{Ll})"#, "(?i:ß)", "(?i)[^ß]", #"\p{Uppercase}"#, #"\p{InCyrillic}"#,
      #"\p{IsLatin}"#,
      #"\u0041"#, #"\x41"#, #"\x{1D11E}"#, "𝄞", "𝄞?a", "[𝄞a]", "(?i)abba", "(?i:k)", "(?i:[k-s])",
      "(?i:[^k])", #"(?i:\p{Lu})"#, "(?i:ČAČAK)", "(?i:љ|ЊА|џ)", "a(?-i)B", "(?i)a(?-i:B)",
      "[a-c&&[^b]]", "[[a-z]--[b]]", "[^a-z]", "[]a]", "[a\\]b]", "[-a]", "[a-]", "[^]", "[&a]",
      "[{}]", #"[\p{Lu}\d-]"#, #"[\s\S]"#, #"[^\s]"#, "[[a][^b]]", #"[\x41-\x43]"#,
      "a?", "a??b", "a*?b", "a{2}", "b{1,2}?a", "(?:ab|a)(?:bc|c)?", "(?:a|ab)(?:c|bca)",
      "(?>a|ab)c", "a*+a", "(?:ab?)++b", "(?>ab?)b", "(?=ab)a", "(?!ab)a", "(?<=a)b", "(?<!a)b",
      "(?<=(?:a|ab))c", #"(a|b)\1"#, #"(?i)(a|b)\1"#, #"(?<x>[ab])\k<x>"#, #"(a)?\1"#,
      #"(\w)(\w)\2\1"#, #"(?:(a)|b)*\1"#, #"(?=(\w))\1"#, "(?:a*)*b", "(?:a|b|)+c", "(?:){2,3}a",
      "(?:ab){2,}", "(?:a|b){2,3}?B", #"dr\.|Kos\.|др\."#, "Mr|Mrs?|M[rs]s?|Mrts", "(?i:dr|др)",
      #"\."#, #"\("#, #"\-"#, "", "|a", "a||b", "x(?#comment)", "a.c|[a-",
    ]
  )
  func constructs(_ pattern: String) throws {
    guard let expression = try? RegularExpression("(?:\(pattern))") else {
      // What ICU refuses, the machine does not accept either.
      #expect(try machineMatches(pattern, in: "a", at: 0) == nil)
      return
    }
    for text in Self.texts {
      try expression.setText(text)
      let units = Array(text.utf16)
      for position in 0...units.count {
        if position < units.count, UTF16.isTrailSurrogate(units[position]) { continue }
        guard let found = try machineMatches(pattern, in: text, at: position) else { return }
        let expected = try expression.matches(at: position) != nil
        #expect(found == expected, "\(pattern) in '\(text)' at \(position)")
      }
    }
  }

  @Test("Nearly all of them are known to the machine and not left to ICU")
  func coverage() throws {
    for rule in SegmentationRules.standard.languageRules.flatMap(\.rules) {
      for pattern in [rule.beforeBreak, rule.afterBreak] {
        let tree = try? PatternParser.parse(
          pattern,
          isBounded: true,
          isBackward: true,
          classes: PatternClasses()
        )
        #expect(tree?.isReversible == true, "\(pattern)")
      }
    }
  }

  @Test(
    "What the machine leaves to ICU",
    arguments: [
      #"\X"#, #"\Qa\E"#, "(?x) a", "(?m)^a", "(?s).", "(a", "a)", "[a", "*a", "a{2", "a**", "\\",
      #"\12"#, #"\1"#, #"\p{Nothing}"#, #"(?<=(a)\1)b"#, "[z-a]", #"\k<x>"#, "(?<1>a)", "a{3,1}",
    ]
  )
  func notUnderstood(_ pattern: String) throws {
    #expect(try machineMatches(pattern, in: "a", at: 0) == nil)
  }

  @Test(
    "How far from the start a pattern can match that has to reach it",
    arguments: [
      ("^a", 2), (#"^\s{0,4}[Aa]\.\s"#, 14), ("(?:^|^b)c{2,3}", 8), ("^a+", nil), ("(?:^|b)a", nil),
      ("a", nil), ("(?<=^)a", nil), ("(?:^a)?b", nil), ("", nil),
    ] as [(String, Int?)]
  )
  func reach(_ pattern: String, _ expected: Int?) throws {
    let tree = try PatternParser.parse(
      pattern,
      isBounded: true,
      isBackward: true,
      classes: PatternClasses()
    )
    // A repetition without an end is bounded in front of a boundary.
    #expect(expected == nil || tree.reachFromStart() == expected)
    #expect(expected != nil || pattern.hasSuffix("+") || tree.reachFromStart() == nil)
  }

  @Test("A pattern that takes for ever is stopped")
  func limit() throws {
    let text = String(repeating: "ab ", count: 40)
    #expect(throws: PatternMachine.Limit.time) {
      _ = try machineMatches(#"(?:\w+\s?)+!"#, in: text, at: 0)
    }
  }
}
