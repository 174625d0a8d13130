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
    let stored = try Self.volumes(of: memory)
    let taken = Set(stored.map(\.name))
    for glossary in ShippedGlossary.all where !taken.contains(glossary.name) {
      volumes.append(try Self.volume(InputFile(name: glossary.name, bytes: glossary.bytes)))
    }
    let own =
      ((try? FileManager.default.contentsOfDirectory(atPath: places.glossaries)) ?? [])
      .filter { name in
        Self.endings.contains { name.lowercased().hasSuffix($0) } && !name.hasPrefix(".")
          && !taken.contains(name)
      }
      .sorted().map { places.glossaries + "/" + $0 }
    for path in own + files {
      volumes.append(try Self.volume(InputFile(reading: path)))
    }
    self.volumes = volumes + stored
  }

  private static let endings = [".tsv", ".csv", ".tbx", ".utf8", ".tab"]

  private static func volumes(of memory: TranslationMemory?) throws(WorkbenchError) -> [Volume] {
    guard let memory else { return [] }
    do {
      var volumes: [Volume] = []
      for record in try memory.concepts() {
        let name = record.entry.glossary ?? ""
        if let index = volumes.firstIndex(where: { $0.name == name }) {
          volumes[index].entries.append(record.entry)
        } else {
          volumes.append(Volume(name: name, entries: [record.entry]))
        }
      }
      return volumes
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// The concepts of one glossary.
  static func volume(_ file: InputFile) throws(WorkbenchError) -> Volume {
    do {
      let name = URL(fileURLWithPath: file.name).lastPathComponent
      return Volume(
        name: name,
        entries: try GlossaryReader(name: name).read(bytes: file.bytes, file: file.name)
      )
    } catch {
      throw WorkbenchError(error, file: file.name)
    }
  }
}
