import Foundation
import Testing

/// A file of the folder `glossaries`, cut into cells.
struct GlossaryFile: CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let header: [String]
  /// A row has the cells of the file under the names of its columns.
  let rows: [[String: String]]
  /// How many cells each line has, the header's first.
  let widths: [Int]

  var testDescription: String { name }

  static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "glossaries")

  /// The forms in a cell, the preferred one first.
  static func forms(_ cell: String?) -> [String] {
    guard let cell, !cell.isEmpty else { return [] }
    return cell.split(separator: " | ", omittingEmptySubsequences: false).map(String.init)
  }

  static let all: [GlossaryFile] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".tsv") }.sorted().compactMap { GlossaryFile(name: $0) }
  }()

  init?(name: String) {
    guard let data = try? Data(contentsOf: Self.folder.appending(path: name)) else { return nil }
    self.name = name
    bytes = Array(data)
    let lines = String(decoding: data, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0.hasPrefix("#") }.dropLast()
    let cells = lines.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let header = cells.first ?? []
    self.header = header
    widths = cells.map(\.count)
    rows = cells.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }
}
