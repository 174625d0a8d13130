import Testing

@testable import Segmentation

@Suite("Patterns that begin with white space")
struct BlankPrefixTests {
  @Test(arguments: [
    (#"\s"#, true), (#"\s+\p{Lu}"#, true), (#"\s(?:a|b)"#, true), (#"\s[|]"#, true),
    (#"\s\|"#, true), (#"\s*a"#, false), (#"\s?a"#, false), (#"\s{0,2}a"#, false),
    (#"\s|a"#, false), (#"\s(a|b)|c"#, false), ("", false), (" ", false), (#"a\s"#, false),
    (#"\s\Q|\E"#, false),
  ])
  func begins(_ pattern: String, _ expected: Bool) {
    #expect(beginsWithBlank(pattern) == expected)
  }
}
