import TestSupport
import Testing

@testable import Segmentation

@Suite("What the first characters say of a pattern")
struct PatternForesightTests {
  /// A pattern that is read backwards, what stands before the position, and whether it can match.
  static let cases = [
    ("", "ab", true), ("b", "ab", true), ("b", "aa", false), ("ab", "ab", true),
    ("xb", "ab", false),
    ("xab", "ab", true), ("[xy]b?", "ab", false), ("[xa]b?", "ab", true), ("a*", "ab", true),
    ("a{1,3}", "ab", false), ("(?:dr|mr)\\.", "r.", true), ("(?:dr|mr)\\.", "a.", false),
    ("(?:a.){2,4}", "ab", true), ("(?<!a)b", "ab", true), ("(?<=a)b", "ab", true),
    ("(?<=x)b", "ab", false), ("(?<=x|a)b", "ab", true), ("^b", "ab", false), ("^ab", "ab", true),
    ("(?:^|a)b", "xb", false), ("(?:^|a)b", "ab", true),
    ("\\bb", "ab", false), ("\\Bb", "ab", true), ("\\bb", ".b", true), ("\\bab", "ab", true),
    ("\\p{Lu}\\.", "A.", true), ("\\p{Lu}\\.", "a.", false), ("(?i:DR)", "dr", true),
    ("(?:a*)*b", "cb", true), ("(?>a)b", "ab", true), ("(?>a)b", "cb", false),
    ("x(?:ab|a)?", "xa", true),
    ("x(?:ab|a)?", "bb", false), ("[ж.]{2}", "ж.", true), ("[ж.]{2}", "ш.", false),
    ("(?:ab){0}b", "xb", true), ("(?:a|){5,9}b", "ab", true), ("a{3,}", "aa", true),
    ("😀b", "😀b", true),
    ("[😀]b", "👍b", false), ("(?i:ђ)\\.", "Ђ.", true), ("(?i:ђ)\\.", "Ћ.", false),
  ]

  private let classes = PatternClasses()

  private func tree(_ pattern: String, isBackward: Bool) throws -> PatternTree {
    try PatternParser.parse(
      pattern,
      isBounded: isBackward,
      isBackward: isBackward,
      classes: classes
    )
  }

  @Test(arguments: cases)
  func twoCharacters(pattern: String, text: String, expected: Bool) throws {
    var foresight = PatternForesight(isBackward: true)
    for scalar in text.unicodeScalars.reversed() { foresight.append(scalar.value) }
    let tree = try tree(pattern, isBackward: true)
    #expect(foresight.canMatch(tree, classes, ClassAnswers(classes)) == expected)
  }

  @Test(
    "Groups of characters stand for each of theirs",
    arguments: [
      ("a\\.", CharacterGroup.smallLatin, true), ("č\\.", .smallLatin, true),
      ("č\\.", .smallCyrillic, false),
      ("(?i:č)\\.", .capitalLatin, true), ("č\\.", .capitalLatin, false),
      ("\\p{Lu}\\.", .capitalCyrillic, true),
      ("\\p{Lu}\\.", .digit, false), ("\\d\\.", .digit, true), ("[5-9]\\.", .digit, true),
      ("\\s\\.", .blank, true),
      ("\\s\\.", .point, false), ("[^.]\\.", .point, false), ("[^.]\\.", .any, true),
      ("\\S\\.", .dash, true),
      ("ђ\\.", .smallCyrillic, true), ("\\b5\\.", .digit, true), ("\\b\\.", .digit, true),
      ("\\B\\.", .digit, false), ("\\B\\.", .any, true), ("\\b\\.", .quotationMark, false),
    ]
  )
  func groups(pattern: String, group: CharacterGroup, expected: Bool) throws {
    var foresight = PatternForesight(isBackward: true)
    foresight.append(0x2E)
    foresight.append(group)
    let tree = try tree(pattern, isBackward: true)
    #expect(foresight.canMatch(tree, classes, ClassAnswers(classes)) == expected)
  }

  @Test("Every character of a group is among its members, and in one group only")
  func members() {
    #expect(CharacterGroup.members.count == CharacterGroup.allCases.count)
    for (group, members) in zip(CharacterGroup.allCases, CharacterGroup.members) {
      for member in members { #expect(CharacterGroup.of(member) == group) }
    }
    for value in 0..<0x3000 as Range<UInt32> where CharacterGroup.of(value) != .any {
      #expect(CharacterGroup.members[Int(CharacterGroup.of(value).rawValue)].contains(value))
    }
  }

  @Test("It never says no where there is a match")
  func twin() throws {
    var generator = SeededGenerator(seed: 31)
    func pick(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
    func piece(_ depth: Int) -> String {
      switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
      case 0...1: pick(["a", "č", "А", "ж", "5", "\\.", " ", "😀"])
      case 2...3: pick(["[ab]", "[^a]", "\\p{Lu}", "\\p{L}", "\\s", "\\w", "\\d", "(?i:Č|ж)", "."])
      case 4: pick(["\\b", "\\B", "^", "$", "(?<=a)", "(?<!č)", "(?=\\p{L})", "(?!ж)"])
      case 5: pick(["a", "ж", "\\p{Ll}"]) + pick(["?", "*", "+", "{2}", "{1,3}", "{2,}"])
      case 6: "(?=" + pattern(depth - 1) + ")"
      case 7: "(?<=" + pattern(depth - 1) + ")"
      default: "(?:" + pattern(depth - 1) + "|" + pattern(depth - 1) + ")" + pick(["", "?", "{2}"])
      }
    }
    func pattern(_ depth: Int) -> String {
      (0..<Int.random(in: 1...4, using: &generator)).map { _ in piece(depth) }.joined()
    }
    let letters = ["a", "č", "Č", "А", "ж", "Ж", "5", ".", " ", "–", "\u{AD}", "\u{301}", "😀", "中"]
    var said = (yes: 0, no: 0)
    for _ in 0..<3_000 {
      let pattern = pattern(2)
      let isBackward = Bool.random(using: &generator)
      let machine = PatternMachine(PatternProgram())
      guard
        let tree = try? PatternParser.parse(
          pattern,
          isBounded: isBackward,
          isBackward: isBackward,
          classes: machine.program.classes
        )
      else { continue }
      let start = machine.add(tree, isBackward: isBackward)
      let text = (0..<Int.random(in: 2...9, using: &generator)).map { _ in pick(letters) }.joined()
      try Array(text.utf16).withUnsafeBufferPointer { units in
        for position in 1..<units.count where !UTF16.isTrailSurrogate(units[position]) {
          let matches = try machine.withText(units) { try machine.matches(start, at: position) }
          let key =
            isBackward
            ? Surroundings(before: position, in: units).key
            : Surroundings(behind: position, in: units).key
          let less = Surroundings.knowingLess(key)
          for key in [key, less, Surroundings.knowingLess(less)] {
            let foresight = Surroundings.foresight(key, isBackward: isBackward)
            let may = foresight.canMatch(tree, machine.program.classes, machine.answers)
            if may { said.yes += 1 } else { said.no += 1 }
            #expect(may || !matches, "\(pattern) at \(position) of '\(text)', \(key)")
          }
        }
      }
    }
    #expect(said.yes > 1_000 && said.no > 1_000)
  }
}
