import Testing

@testable import Segmentation

@Suite("Patterns with a greatest length")
struct BoundedPatternTests {
  @Test(
    "Repetitions without an end get one, and nothing else changes",
    arguments: [
      (#"\b\p{L}+\."#, #"\b\p{L}{1,100}\."#),
      ("a*b", "a{0,100}b"),
      ("a{2,}b{3}c{1,4}", "a{2,100}b{3}c{1,4}"),
      ("a{200,}", "a{200,200}"),
      ("(a+)*?", "(a{1,100}){0,100}?"),
      ("[+*]++", "[+*]{1,100}+"),
      ("[a[b+]*]*", "[a[b+]*]{0,100}"),
      (#"\+\*\{\\+"#, #"\+\*\{\\{1,100}"#),
      (#"\Qa+b*\E+"#, #"\Qa+b*\E{1,100}"#),
      (#"\p{Lu}*\x{41}+"#, #"\p{Lu}{0,100}\x{41}{1,100}"#),
      ("(?<=a)b?", "(?<=a)b?"),
      ("", ""),
      ("\\", "\\"),
      ("a)+", "a){1,100}"),
    ]
  )
  func bounds(_ pattern: String, _ expected: String) {
    #expect(boundedPattern(pattern) == expected)
  }

  @Test(
    "Only in look-behinds",
    arguments: [
      ("a+(?<=b+(?:c*))d*", "a+(?<=b{1,100}(?:c{0,100}))d*"),
      ("(?<!a{2,})(?=b+)", "(?<!a{2,100})(?=b+)"),
    ]
  )
  func boundsLookBehind(_ pattern: String, _ expected: String) {
    #expect(boundedPattern(pattern, onlyLookBehind: true) == expected)
  }
}
