import Testing

/// Every public declaration says what it is for.
///
/// Exempt, since their names say it: enum cases, initializers whose type is documented, stored and
/// computed properties, type aliases, operators, what a protocol of the standard library asks for
/// (`description`, `hash(into:)`, `encode(to:)` …), nested option sets and enums of plain cases.
@Suite struct DocumentationTests {
  private struct Declaration {
    var place: String
    var line: String
    var isDocumented: Bool
  }

  private static let conformances = [
    "func hash(into", "func encode(to", "func next()", "func run()", "func validate()",
    "static func ==", "static func <", "func makeIterator()", "func index(",
  ]

  private func declarations(_ file: SourceTree.File) -> [Declaration] {
    let lines = file.lines
    var found: [Declaration] = []
    for (index, line) in lines.enumerated() {
      let code = line.drop { $0 == " " }
      guard code.hasPrefix("public ") || code.hasPrefix("open ") else { continue }
      let isFunction = code.contains(" func ")
      let isType = ["struct ", "class ", "enum ", "actor ", "protocol "].contains {
        code.contains(" " + $0) && !isFunction
      }
      let isNested = line.first == " "
      guard isFunction || (isType && !isNested),
        !Self.conformances.contains(where: code.contains)
      else { continue }
      // Attributes may stand between the comment and the declaration.
      var above = index - 1
      while above >= 0, lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
      let isDocumented = above >= 0 && lines[above].drop { $0 == " " }.hasPrefix("///")
      found.append(
        Declaration(
          place: "\(file.path):\(index + 1)",
          line: String(code),
          isDocumented: isDocumented
        )
      )
    }
    return found
  }

  @Test("Types and functions have a comment")
  func documented() {
    let all = SourceTree.sources.flatMap(declarations)
    #expect(all.count > 100)
    let faults = all.filter { !$0.isDocumented }.map { "\($0.place) \($0.line)" }
    #expect(faults.isEmpty)
  }
}
