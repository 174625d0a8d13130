internal import BitextCore
internal import Foundation
internal import Interchange
internal import Storage

/// The folders that OmegaT looks into: `tm`, `tm/penalty-NNN` for what deserves less trust, and
/// `glossary`.
///
/// OmegaT takes NNN from the score of a match. Units of a lower probability go into a folder with a
/// greater penalty; confirmed and imported ones have none.
final class OmegaTFolder {
  static let fileName = "skela.tmx"

  /// The least probability of each folder, best first.
  private static let bands: [(least: Double, folder: String)] = [
    (0.9, "tm"), (0.7, "tm/penalty-010"), (0.5, "tm/penalty-020"), (0, "tm/penalty-030"),
  ]

  private let path: String
  private let header: TMXHeader
  private var files: [String: (output: OutputFile, writer: TMXWriter)] = [:]
  private(set) var droppedCharacters = 0

  init(path: String, header: TMXHeader) {
    self.path = path
    self.header = header
  }

  func write(_ unit: TranslationUnit, of stored: StoredUnit) throws {
    let folder = Self.folder(of: stored)
    if files[folder] == nil {
      let output = try OutputFile(path: try place(folder, Self.fileName))
      let writer = try TMXWriter(header: header, profile: .omegat) { try output.write($0) }
      files[folder] = (output, writer)
    }
    try files[folder]?.writer.write(unit)
  }

  /// Finishes the files; those of an earlier export that would hold nothing now are removed.
  func finish(concepts: [GlossaryRecord], source: LanguageTag, target: LanguageTag) throws {
    for folder in files.keys.sorted() {
      try files[folder]?.writer.finish()
      droppedCharacters += files[folder]?.writer.droppedCharacterCount ?? 0
      try files[folder]?.output.finish()
    }
    for (_, folder) in Self.bands where files[folder] == nil {
      try? FileManager.default.removeItem(atPath: "\(path)/\(folder)/\(Self.fileName)")
    }
    if concepts.isEmpty { return }
    let glossary = try OutputFile(path: try place("glossary", "skela.utf8"))
    try glossary.write(GlossaryTableWriter.omegaT(of: concepts, source: source, target: target))
    try glossary.finish()
  }

  func discard() {
    for file in files.values { file.output.discard() }
  }

  private static func folder(of stored: StoredUnit) -> String {
    let best = stored.occurrences.map(\.provenance.probability).max()
    let trust = stored.isConfirmed || stored.importedFrom != nil ? 1 : best ?? 1
    return bands.first { trust >= $0.least }?.folder ?? "tm/penalty-030"
  }

  private func place(_ folder: String, _ name: String) throws -> String {
    let folder = "\(path)/\(folder)"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw WorkbenchError(
        .cannotCreate,
        file: folder,
        "The folder cannot be made. Check that the folder around it can be written."
      )
    }
    return "\(folder)/\(name)"
  }
}
