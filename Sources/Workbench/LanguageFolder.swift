internal import BitextCore
internal import Foundation
internal import Interchange

/// A folder with a file for each target language, such as `en-sr-Latn.tmx`, and with further ones,
/// `en-sr-Latn-2.tmx`, where a file would be longer than its reader takes.
///
/// The files appear when all are whole; what an earlier export wrote beyond them goes.
final class LanguageFolder {
  private final class Part {
    let output: OutputFile
    let name: String
    var writer: TMXWriter
    private let length: Length

    final class Length { var bytes = 0 }

    init(_ folder: String, _ name: String, _ header: TMXHeader, _ profile: TMXProfile) throws {
      let output = try OutputFile(path: folder + "/" + name)
      let length = Length()
      (self.output, self.name, self.length) = (output, name, length)
      writer = try TMXWriter(header: header, profile: profile) {
        length.bytes += $0.count
        try output.write($0)
      }
    }

    /// What was given to the file so far.
    var bytes: Int { length.bytes }
  }

  private let path: String
  private let header: TMXHeader
  private let profile: TMXProfile
  private let longestFile: Int
  private let stems: [String]
  private var parts: [[Part]]

  /// `longestFile` is in bytes.
  init(
    path: String,
    header: TMXHeader,
    profile: TMXProfile,
    source: LanguageTag,
    targets: [LanguageTag],
    longestFile: Int
  ) throws {
    self.path = path.hasSuffix("/") ? String(path.dropLast()) : path
    (self.header, self.profile, self.longestFile) = (header, profile, longestFile)
    stems = targets.map { "\(source)-\($0)" }
    parts = targets.map { _ in [] }
    do {
      try FileManager.default.createDirectory(
        atPath: self.path,
        withIntermediateDirectories: true
      )
    } catch {
      throw WorkbenchError(
        .cannotCreate,
        file: path,
        "The folder cannot be made. Check that the folder around it can be written."
      )
    }
  }

  /// What a writer may hold back, and a unit, in bytes.
  private static let slack = 1 << 17

  /// Writes a unit into the file of the target with that number.
  func write(_ unit: TranslationUnit, target: Int) throws {
    let current = parts[target].last
    if current.map({ $0.bytes + Self.slack > longestFile }) ?? true {
      try current?.writer.finish()
      let number = parts[target].count + 1
      let name = stems[target] + (number > 1 ? "-\(number)" : "") + ".tmx"
      parts[target].append(try Part(path, name, header, profile))
    }
    try parts[target].last?.writer.write(unit)
  }

  /// Puts the files in their places; the names of all.
  func finish() throws -> [String] {
    for last in parts.compactMap(\.last) { try last.writer.finish() }
    for part in parts.joined() { try part.output.finish() }
    for (stem, parts) in zip(stems, parts) {
      var number = parts.count + 1
      while true {
        let name = stem + (number > 1 ? "-\(number)" : "") + ".tmx"
        guard FileManager.default.fileExists(atPath: path + "/" + name) else { break }
        try FileManager.default.removeItem(atPath: path + "/" + name)
        number += 1
      }
    }
    return parts.joined().map { path + "/" + $0.name }
  }

  func discard() {
    for part in parts.joined() { part.output.discard() }
  }

  var droppedCharacters: Int {
    parts.joined().reduce(0) { $0 + $1.writer.droppedCharacterCount }
  }
}
