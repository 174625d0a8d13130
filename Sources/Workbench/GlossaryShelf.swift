public import BitextCore
internal import Foundation
internal import Interchange
public import Storage
internal import Terminology

/// The glossaries at hand: those that the project ships, those of the user's own folder, and those in
/// the memory.
///
/// A glossary in the memory stands in the place of a file of the same name, so that shipped ones can
/// be imported and changed.
public struct GlossaryShelf: Sendable {
  public struct Volume: Sendable {
    public let name: String
    public fileprivate(set) var entries: [ConceptEntry]
  }

  public let volumes: [Volume]
  /// What was left out of files, with its place: terms of a language that is none.
  public let skipped: [WorkbenchError]

  public var entries: [ConceptEntry] { volumes.flatMap(\.entries) }

  /// Reads the shipped glossaries, the user's folder, further files, and the termbase of a memory.
  ///
  /// In the folder files that end in .tsv, .csv, .tbx, .utf8 or .tab are glossaries; TBX, tables and
  /// OmegaT's columns are told apart by what stands in them.
  public init(
    places: FilePlaces,
    files: [String] = [],
    memory: TranslationMemory? = nil
  ) throws(WorkbenchError) {
    var volumes: [Volume] = []
    var skipped: [WorkbenchError] = []
    let stored = try Self.volumes(of: memory)
    let taken = Set(stored.map(\.name))
    for glossary in ShippedGlossary.all where !taken.contains(glossary.name) {
      let file = InputFile(name: glossary.name, bytes: glossary.bytes)
      volumes.append(try Self.volume(file, &skipped))
    }
    let own =
      ((try? FileManager.default.contentsOfDirectory(atPath: places.glossaries)) ?? [])
      .filter { name in
        Self.endings.contains { name.lowercased().hasSuffix($0) } && !name.hasPrefix(".")
          && !taken.contains(name)
      }
      .sorted().map { places.glossaries + "/" + $0 }
    for path in own + files {
      volumes.append(try Self.volume(InputFile(reading: path), &skipped))
    }
    self.volumes = volumes + stored
    self.skipped = skipped
  }

  private static let endings = [".tsv", ".csv", ".tbx", ".utf8", ".tab"]

  private static func volumes(of memory: TranslationMemory?) throws(WorkbenchError) -> [Volume] {
    guard let memory else { return [] }
    do {
      var volumes: [Volume] = []
      for record in try memory.concepts() {
        let name = record.entry.glossary ?? ""
        if let index = volumes.firstIndex(where: { $0.name == name }) {
          volumes[index].entries.append(record.fullEntry)
        } else {
          volumes.append(Volume(name: name, entries: [record.fullEntry]))
        }
      }
      return volumes
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// The concepts of one glossary, and what was left out of it.
  static func volume(
    _ file: InputFile,
    _ skipped: inout [WorkbenchError]
  ) throws(WorkbenchError) -> Volume {
    do {
      let name = URL(fileURLWithPath: file.name).lastPathComponent
      var faults: [InterchangeError] = []
      let entries = try GlossaryReader(name: name).read(bytes: file.bytes, file: file.name) {
        faults.append($0)
      }
      skipped += faults.map { WorkbenchError($0, file: file.name) }
      return Volume(name: name, entries: entries)
    } catch {
      throw WorkbenchError(error, file: file.name)
    }
  }
}
