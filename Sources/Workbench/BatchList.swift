internal import BitextCore
internal import Foundation

/// The pairs of files of a batch.
public enum BatchList {
  /// What `--batch` names.
  public enum Kind: Sendable, Equatable {
    case list(String)
    case folders([String])
  }

  /// Tells a list from folders. Throws when the two arguments do not go together.
  public static func kind(_ first: String, _ second: String?) throws(WorkbenchError) -> Kind {
    guard isFolder(first) else {
      guard let second else { return .list(first) }
      throw WorkbenchError(
        .usage,
        FileManager.default.fileExists(atPath: first)
          ? "'\(first)' is a list of pairs: '\(second)' has no place behind it. Behind --batch stand "
            + "a list alone, or two folders."
          : "There is no folder '\(first)'. Behind --batch stand a list alone, or two folders."
      )
    }
    guard let second else { return .folders([first]) }
    guard isFolder(second) else {
      throw WorkbenchError(
        .usage,
        "'\(first)' is a folder and '\(second)' is none. Behind --batch stand a list alone, or two "
          + "folders."
      )
    }
    func resolved(_ path: String) -> String {
      URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
    guard resolved(first) != resolved(second) else {
      throw WorkbenchError(
        .usage,
        "'\(first)' and '\(second)' are the same folder. Name two folders, or one "
          + "that holds both languages once."
      )
    }
    return .folders([first, second])
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Reads a list with a pair of files a line and a tab between them. Lines that begin with `#` are
  /// comments.
  ///
  /// Files of a list are named from the list's own folder. Throws when a line has no two names.
  public static func pairs(
    _ first: String
  ) throws(WorkbenchError) -> [(source: String, target: String)] {
    let file = try InputFile(reading: first)
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      throw WorkbenchError(.badData, file: first, "The list is not UTF-8.")
    }
    let base = URL(fileURLWithPath: first).deletingLastPathComponent()
    var pairs: [(source: String, target: String)] = []
    for (index, line) in text.split(
      omittingEmptySubsequences: false,
      whereSeparator: \.isNewline
    ).enumerated() {
      if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { continue }
      let line = index == 0 && line.hasPrefix("\u{FEFF}") ? line.dropFirst() : line
      let names = line.split(separator: "\t").map(String.init)
      guard names.count == 2 else {
        throw WorkbenchError(
          .badData,
          file: first,
          position: .init(line: index + 1, column: 1),
          "The line does not hold two file names with a tab between them."
        )
      }
      func path(_ name: String) -> String {
        name.hasPrefix("/") ? name : base.appendingPathComponent(name).path
      }
      pairs.append((path(names[0]), path(names[1])))
    }
    if pairs.isEmpty { throw WorkbenchError(.badData, file: first, "The list is empty.") }
    return pairs
  }
}
