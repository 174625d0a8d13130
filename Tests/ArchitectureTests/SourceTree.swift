import Foundation

/// The files of the package, read as text.
enum SourceTree {
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  struct File: Sendable {
    /// From the root: `Sources/BitextCore/Segment.swift`.
    let path: String
    let text: String

    var name: String { String(path.split(separator: "/").last ?? "") }
    /// The folder below Sources or Tests.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The lines without comments and without what stands between quotation marks.
    var code: [String] {
      // Inside a literal of several lines may stand a script of another language.
      var isLiteral = false
      return lines.map { line in
        if line.contains("\"\"\"") {
          isLiteral.toggle()
          return ""
        }
        if isLiteral { return "" }
        var code = ""
        var isQuoted = false
        var isEscaped = false
        for character in line {
          if character == "\"", !isEscaped { isQuoted.toggle() }
          isEscaped = character == "\\" && !isEscaped
          if !isQuoted { code.append(character) }
          if code.hasSuffix("//") { return String(code.dropLast(2)) }
        }
        return code
      }
    }
  }

  /// All files below a folder whose names end so, in the order of their paths.
  static func files(in folder: String, _ endings: String...) -> [File] {
    let base = root.appending(path: folder)
    let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    return (paths ?? []).sorted().compactMap { path in
      guard endings.contains(where: path.hasSuffix),
        let text = try? String(contentsOf: base.appending(path: path), encoding: .utf8)
      else { return nil }
      return File(path: folder + "/" + path, text: text)
    }
  }

  static let sources = files(in: "Sources", ".swift")
  static let tests = files(in: "Tests", ".swift")
  static let package =
    (try? String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)) ?? ""
}
