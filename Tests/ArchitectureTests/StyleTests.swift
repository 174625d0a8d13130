import Foundation
import Testing

/// Rules of the house that can be seen in the text of a file.
@Suite struct StyleTests {
  @Test("No file has more than 400 lines")
  func lengths() {
    let long = (SourceTree.sources + SourceTree.tests).filter { $0.lines.count > 401 }
    #expect(long.map { "\($0.path): \($0.lines.count)" }.isEmpty)
  }

  @Test(
    "What ends the program, or writes past the faces, stands nowhere",
    arguments: ["try!", "fatalError(", " as!", "print("]
  )
  func forbidden(_ word: String) {
    let faults = SourceTree.sources.flatMap { file in
      file.code.enumerated().filter { _, line in
        // `Terminal` is the one place that writes; methods of that name are others.
        if word == "print(", file.path == "Sources/skela/Terminal.swift" { return false }
        let line = line.replacing("Swift.print(", with: "print(")
        guard let place = line.range(of: word) else { return false }
        let before = line[..<place.lowerBound].last
        return word != "print(" || !(before == "." || before?.isLetter == true)
      }.map { "\(file.path):\($0.offset + 1)" }
    }
    #expect(faults.isEmpty)
  }

  @Test(
    "Nothing is left to be done",
    arguments: ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "HA" + "CK"]
  )
  func leftOvers(_ mark: String) {
    let files = SourceTree.sources + SourceTree.tests + SourceTree.files(in: "Sources", ".c", ".h")
    let faults = files.flatMap { file in
      file.lines.enumerated().filter { $0.element.contains(mark) }
        .map { "\(file.path):\($0.offset + 1)" }
    }
    #expect(faults.isEmpty)
  }

  private static let typeWords: Set<Substring> = ["struct", "class", "enum", "actor", "protocol"]

  /// The names of the types that a line of code declares.
  private func declaredType(_ line: String) -> String? {
    let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    guard let index = words.firstIndex(where: Self.typeWords.contains), index + 1 < words.count,
      !["func", "var", "let", "case"].contains(words[index + 1])
    else { return nil }
    return String(words[index + 1])
  }

  @Test("No type is named like its module, and none has a name that says nothing")
  func names() {
    let modules = Set(SourceTree.sources.map(\.module))
    let empty = ["Manager", "Helper", "Util", "Utils", "Common", "2"]
    let faults = SourceTree.sources.flatMap { file in
      file.code.compactMap(declaredType)
        .filter { name in modules.contains(name) || empty.contains(where: name.hasSuffix) }
        .map { "\(file.path): \($0)" }
    }
    #expect(faults.isEmpty)
  }

  @Test("Every C file includes its own header")
  func headers() {
    let files = SourceTree.files(in: "Sources", ".c")
    #expect(!files.isEmpty)
    let faults = files.filter { file in
      let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
      let own = SourceTree.files(in: folder, ".h").map(\.name)
      return !file.lines.contains { line in
        line.hasPrefix("#include \"") && own.contains(String(line.dropFirst(10).dropLast()))
      }
    }
    #expect(faults.map(\.path).isEmpty)
  }

  @Test("A public header shows no header of another library")
  func opaqueHeaders() {
    let standard = ["<stddef.h>", "<stdint.h>", "<stdbool.h>"]
    let faults = SourceTree.files(in: "Sources", ".h").filter { file in
      file.path.contains("/include/")
        && file.lines.contains { line in
          line.hasPrefix("#include <") && !standard.contains(String(line.dropFirst(9)))
        }
    }
    #expect(faults.map(\.path).isEmpty)
  }
}
