internal import BitextCore
internal import Foundation

/// The pairs of files of a batch.
public enum BatchList {
  /// Reads a list with a pair of files a line and a tab between them; or, given two folders, pairs
  /// their files by equal names (up to the first dot).
  ///
  /// Files of a list are named from the list's own folder. Throws when a line has no two names, or a
  /// file of the folders has no counterpart.
  public static func pairs(
    _ first: String,
    _ second: String?
  ) throws(WorkbenchError) -> [(source: String, target: String)] {
    if let second { return try folders(first, second) }
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

  private static func folders(
    _ first: String,
    _ second: String
  ) throws(WorkbenchError) -> [(source: String, target: String)] {
    let sources = try files(first)
    let targets = try files(second)
    let lonely =
      Set(sources.keys).symmetricDifference(targets.keys).sorted()
    if let name = lonely.first {
      let folder = sources[name] == nil ? first : second
      throw WorkbenchError(
        .badData,
        file: folder,
        "There is no counterpart of '\(name)' here (\(lonely.count) files in all have none)."
      )
    }
    return sources.keys.sorted().compactMap { name in
      guard let source = sources[name], let target = targets[name] else { return nil }
      return (source, target)
    }
  }

  /// Files of a folder by the part of their names before the first dot.
  private static func files(_ folder: String) throws(WorkbenchError) -> [String: String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw WorkbenchError(.unreadable, file: folder, "There is no such folder.")
    }
    var files: [String: String] = [:]
    for name in names.sorted() where !name.hasPrefix(".") {
      let stem = String(name.prefix { $0 != "." })
      if let other = files[stem] {
        throw WorkbenchError(
          .badData,
          file: folder,
          "'\(other)' and '\(name)' have the same name before the dot."
        )
      }
      files[stem] = folder + "/" + name
    }
    return files
  }
}
