import Testing

@testable import Segmentation

/// What two characters say of a pattern. That it never says no where there is a match, the twins of
/// `BreakMatcher` see to.
@Suite("What the first characters say of a pattern")
struct PatternForesightTests {
  /// A pattern that is read backwards, what stands before the position, and whether it can match.
  static let cases = [
    ("", "ab", true), ("b", "ab", true), ("b", "aa", false), ("ab", "ab", true),
    ("xb", "ab", false),
    ("xab", "ab", true), ("[xy]b?", "ab", false), ("[xa]b?", "ab", true), ("a*", "ab", true),
    ("a{1,3}", "ab", false), ("(?:dr|mr)\\.", "r.", true), ("(?:dr|mr)\\.", "a.", false),
    ("(?:a.){2,4}", "ab", true), ("(?<!a)b", "ab", true),
    ("\\bb", "ab", true), ("\\p{Lu}\\.", "A.", true), ("\\p{Lu}\\.", "a.", false),
    ("(?:a*)*b", "cb", true), ("(?>a)b", "cb", true), ("x(?:ab|a)?", "xa", true),
    ("x(?:ab|a)?", "bb", false), ("[ж.]{2}", "ж.", true), ("[ж.]{2}", "ш.", false),
  ]

  @Test(arguments: cases)
  func twoCharacters(pattern: String, text: String, expected: Bool) throws {
    var program = PatternProgram()
    let tree = try PatternParser.parse(
      pattern,
      isBounded: true,
      isBackward: true,
      classes: program.classes
    )
    let start = program.add(tree, isBackward: true)
    let machine = PatternMachine(program)
    #expect(machine.canMatch(start, beginningWith: Array(text.utf16.reversed())) == expected)
  }
}
