import Testing
import UnicodeText

@Suite struct RegularExpressionTests {
  @Test(arguments: [
    ("\\b(19|20)\\d\\d\\b", "godine 2026.", [7..<11]), ("most", "", []), ("x*", "", [0..<0]),
    ("most", "Most i most", [7..<11]), ("мост", "Мост и мост", [7..<11]),
    ("\\p{Lu}", "Đ Ђ đ", [0..<1, 2..<3]), ("b", "😀b", [2..<3]), (".", "😀", [0..<2]),
    ("aa", "aaaa", [0..<2, 2..<4]),
  ])
  func matches(_ pattern: String, _ text: String, _ expected: [Range<Int>]) throws {
    let expression = try RegularExpression(pattern)
    #expect(try expression.matches(in: text).map(\.range) == expected)
    #expect(try expression.firstMatch(in: text)?.range == expected.first)
  }

  @Test(
    "Options",
    arguments: [
      (RegularExpression.Options.caseInsensitive, "ЂАК", "ђак", true), ([], "ЂАК", "ђак", false),
      (.caseInsensitive, "ČUN", "čun", true), (.comments, "a b # c", "ab", true),
      (.multiline, "^b$", "a\nb\nc", true), ([], "^b$", "a\nb\nc", false),
      (.dotMatchesLineEnds, "a.b", "a\nb", true), ([], "a.b", "a\nb", false),
    ] as [(RegularExpression.Options, String, String, Bool)]
  )
  func options(
    _ options: RegularExpression.Options,
    _ pattern: String,
    _ text: String,
    _ found: Bool
  ) throws {
    let expression = try RegularExpression(pattern, options: options)
    #expect(try (expression.firstMatch(in: text) != nil) == found)
  }

  @Test("Groups, also those that took no part")
  func groups() throws {
    let expression = try RegularExpression("(\\d+)\\. (?:(januara)|(фебруара))")
    let match = try #require(try expression.firstMatch(in: "do 28. фебруара"))
    #expect(match.groups == [3..<15, 3..<5, nil, 7..<15])
    #expect(
      (0...4).map { expression.text(of: $0, in: match) } == [
        "28. фебруара", "28", nil, "фебруара", nil,
      ]
    )
    #expect(expression.text(of: -1, in: match) == nil)
  }

  @Test("A match at a place looks neither before nor to the end")
  func matchesAt() throws {
    let expression = try RegularExpression("br")
    try expression.setText("Ibru, Ibra")
    #expect(try expression.matches(at: 1)?.range == 1..<3)
    #expect(try expression.matches(at: 2) == nil)
    #expect(try expression.matches(at: 7)?.range == 7..<9)
    #expect(try expression.matches(at: 10) == nil)
    #expect(try expression.matches(at: 11) == nil)
    #expect(try expression.matches(at: -1) == nil)
  }

  @Test("Nothing matches inside a surrogate pair", arguments: [".", "\\b", "\\X", ""])
  func insidePair(_ pattern: String) throws {
    let expression = try RegularExpression("(?:\(pattern))")
    try expression.setText("a😀b")
    #expect(try expression.matches(at: 2) == nil)
  }

  @Test("A region limits the search; its ends are ends of the text unless one sees beyond")
  func region() throws {
    let expression = try RegularExpression("c(?=a)|^b")
    try expression.setText("ab cab")
    #expect(try expression.findNext()?.range == 3..<4)
    try expression.setRegion(1..<4)
    #expect(try expression.findNext()?.range == 1..<2)
    #expect(try expression.findNext() == nil)
    try expression.seeBeyondRegion()
    try expression.setRegion(1..<4)
    #expect(try expression.findNext()?.range == 3..<4)
    #expect(try expression.findNext() == nil)
    #expect(throws: ICUError.self) { try expression.setRegion(2..<99) }
  }

  @Test("A hostile pattern ends with an error", arguments: ["(a+)+b", "(a|aa)+b", "(.*a){20}b"])
  func timeLimit(_ pattern: String) throws {
    let expression = try RegularExpression(pattern)
    let error = try #require(throws: ICUError.self) {
      try expression.firstMatch(in: String(repeating: "a", count: 60))
    }
    #expect(["U_REGEX_TIME_OUT", "U_REGEX_STACK_OVERFLOW"].contains(error.status))
    // The object is good for another text.
    #expect(try expression.firstMatch(in: "ččč") == nil)
  }

  @Test(
    "A faulty pattern is an error with line and offset",
    arguments: [
      ("(a", 1, "U_REGEX_MISMATCHED_PAREN"), ("[a", 1, "U_REGEX_MISSING_CLOSE_BRACKET"),
      ("*", 1, "U_REGEX_RULE_SYNTAX"), ("a\n(ђ", 2, "U_REGEX_MISMATCHED_PAREN"),
      ("(?<=a*)b", 1, "U_REGEX_LOOK_BEHIND_LIMIT"),
    ]
  )
  func faulty(_ pattern: String, _ line: Int, _ status: String) throws {
    let error = try #require(throws: ICUError.self) { try RegularExpression(pattern) }
    #expect(error.status == status)
    #expect(error.line == line)
    #expect(error.offset != nil)
    #expect(error.description.contains("'\(pattern)' at line \(line) at offset"))
  }

  @Test("An empty pattern is refused")
  func empty() {
    #expect(throws: ICUError.self) { try RegularExpression("") }
  }

  @Test("The text may be gone, and be replaced")
  func lifetime() throws {
    let expression = try RegularExpression("reč(\\d+)")
    do {
      try expression.setText((0..<5_000).map { "reč\($0)" }.joined(separator: " "))
    }
    var found = 0
    while let match = try expression.findNext() {
      #expect(expression.text(of: 1, in: match) == "\(found)")
      found += 1
    }
    #expect(found == 5_000)
    try expression.setText("reč9")
    #expect(try expression.findNext()?.range == 0..<4)
    try expression.setText("")
    #expect(try expression.findNext() == nil)
  }
}
