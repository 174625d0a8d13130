import Testing

@testable import Segmentation

@Suite("What a pattern can end with")
struct LastCharactersTests {
  @Test(
    "The last characters of patterns that are analysed",
    arguments: [
      (#"\b(?:dr|prof)\."#, #"[\.]"#),
      (#"[.?!]"?"#, #"[[.?!]\x{22}]"#),
      (#"[.?!](?:[»"]|\[\d{1,3}\]){0,4}"#, #"[[.?!][»"]\]]"#),
      ("ab|cd*", #"[\x{62}\x{63}\x{64}]"#),
      (#"\d+"#, #"[\d]"#),
      (#"\p{Lu}{2,7}+"#, #"[\p{Lu}]"#),
      (#"a(?<=\.)"#, #"[\x{61}]"#),
      (#"(?<!x)a\b$"#, #"[\x{61}]"#),
      (#"(?i:a)b"#, #"[\x{62}]"#),
      (#"(?i:dr|5)\."#, #"[\.]"#),
      (#"[a[\]b]]"#, #"[[a[\]b]]]"#),
      (#"\u0041\x{42}"#, #"[\x{42}]"#),
    ]
  )
  func analysed(_ pattern: String, _ expected: String) {
    #expect(lastCharacters(of: pattern) == expected)
  }

  @Test(
    "Patterns that can match nothing, and such as are not analysed",
    arguments: [
      "", "a*", "a?|b", "^", "a.", #"\Qa\E"#, #"(a)\1"#, #"\X"#, "(?x) a # b", "(?<name>a)", "(a",
      "a)", "[a", "\\", "a{0}", #"\u12"#, "(?i)a", "(?i:[^a])", #"(?i:\p{Lu})"#,
    ]
  )
  func notAnalysed(_ pattern: String) {
    #expect(lastCharacters(of: pattern) == nil)
  }
}
