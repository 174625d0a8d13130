import Foundation

/// What Package.swift says of the modules: their dependencies, and the floor that each stands on.
struct PackageManifest {
  struct Module {
    var name: String
    /// The number in the last comment of the form `// 2 LANGUAGE` above it.
    var floor: Int
    var dependencies: Set<String>
    var isTest: Bool
  }

  private(set) var modules: [String: Module] = [:]

  /// Reads the calls `module(…)`, `tests(…)`, `.target(…)` and their like, one after the other.
  init(_ text: String) {
    var floor = 0
    let body = text.components(after: "targets: [\n")
    for chunk in Self.calls(body) {
      if let number = chunk.floor { floor = number }
      let strings = Self.strings(chunk.text)
      guard let first = strings.first else { continue }
      let isTest = chunk.text.hasPrefix("tests(") || chunk.text.hasPrefix(".testTarget(")
      let name = chunk.text.hasPrefix("tests(") ? first + "Tests" : first
      var dependencies = Set(Self.dependencies(chunk.text, strings))
      if chunk.text.hasPrefix("tests(") { dependencies.insert(first) }
      modules[name] = Module(
        name: name,
        floor: floor,
        dependencies: dependencies,
        isTest: isTest || name == "TestSupport"
      )
    }
  }

  /// What stands inside the brackets of `dependencies` (or of the second argument).
  private static func dependencies(_ call: String, _ strings: [String]) -> [String] {
    guard let open = call.firstIndex(of: "[") else { return [] }
    var list = call[call.index(after: open)...]
    // The list ends with the bracket on its own depth.
    var depth = 1
    var end = list.startIndex
    while end < list.endIndex, depth > 0 {
      if list[end] == "[" { depth += 1 }
      if list[end] == "]" { depth -= 1 }
      end = list.index(after: end)
    }
    list = list[..<end]
    let before = call[..<open]
    guard !before.contains("linkerSettings") && !before.contains("providers") else { return [] }
    return Self.strings(String(list)).filter { $0 != "GRDB.swift" && $0 != "swift-argument-parser" }
  }

  private static func strings(_ text: String) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// Each call with balanced brackets, and the floor that a comment before it names.
  private static func calls(_ text: String) -> [(text: String, floor: Int?)] {
    var found: [(text: String, floor: Int?)] = []
    var floor: Int?
    var current = ""
    var depth = 0
    for line in text.split(separator: "\n") {
      let content = line.drop { $0 == " " }
      if content.hasPrefix("//") {
        let words = content.split(separator: " ")
        if words.count > 1, let number = Int(words[1]) { floor = number }
        continue
      }
      if depth == 0, !content.contains("(") { continue }
      current += content
      depth += content.count { $0 == "(" || $0 == "[" } - content.count { $0 == ")" || $0 == "]" }
      if depth <= 0 {
        found.append((current, floor))
        (current, floor, depth) = ("", nil, 0)
      }
    }
    return found
  }
}

extension String {
  /// What stands behind the last place of `marker`.
  fileprivate func components(after marker: String) -> String {
    range(of: marker, options: .backwards).map { String(self[$0.upperBound...]) } ?? self
  }
}
