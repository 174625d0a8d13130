public import BitextCore
internal import Foundation
internal import Interchange
internal import Terminology

/// The glossaries at hand: those that the project ships and those of the user's own folder.
public struct GlossaryShelf: Sendable {
  public struct Volume: Sendable {
    public let name: String
    public let entries: [ConceptEntry]
  }

  public let volumes: [Volume]

  public var entries: [ConceptEntry] { volumes.flatMap(\.entries) }

  /// Reads the shipped glossaries, the user's folder and further files.
  public init(places: FilePlaces, files: [String] = []) throws(WorkbenchError) {
    var volumes: [Volume] = []
    for glossary in ShippedGlossary.all {
      volumes.append(try Self.volume(InputFile(name: glossary.name, bytes: glossary.bytes)))
    }
    let own =
      ((try? FileManager.default.contentsOfDirectory(atPath: places.glossaries)) ?? [])
      .filter { $0.hasSuffix(".tsv") }.sorted().map { places.glossaries + "/" + $0 }
    for path in own + files {
      volumes.append(try Self.volume(InputFile(reading: path)))
    }
    self.volumes = volumes
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
