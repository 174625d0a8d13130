import Foundation
import Testing

/// An article pair of the folder `samples`, with the pairs of sentences that are right.
struct Sample: CustomTestStringConvertible {
  struct Pair: Hashable {
    var source: String
    var target: String
  }

  static let bridge = Sample(name: "bridge", targetFile: "bridge.sr-Latn.txt", tag: "sr-Latn")
  static let bridgePage = Sample(name: "bridge", targetFile: "bridge.sr-Latn.html", tag: "sr-Latn")
  static let monastery = Sample(
    name: "monastery",
    targetFile: "monastery.sr-Cyrl.txt",
    tag: "sr-Cyrl"
  )
  static let all = [bridge, bridgePage, monastery]

  let name: String
  let targetFile: String
  /// The language of the target.
  let tag: String

  var source: String { Self.folder.appendingPathComponent("\(name).en.txt").path }
  var target: String { Self.folder.appendingPathComponent(targetFile).path }
  var testDescription: String { targetFile }

  var gold: [Pair] {
    get throws {
      let file = Self.folder.appendingPathComponent("\(name).gold.tsv")
      return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .filter { !$0.hasPrefix("#") }
        .map { Self.pair($0.split(separator: "\t", omittingEmptySubsequences: false)) }
    }
  }

  /// The two-sided beads of `align --format tsv`.
  static func pairs(_ lines: [String]) -> [Pair] {
    lines.map { pair($0.split(separator: "\t", omittingEmptySubsequences: false).dropFirst()) }
      .filter { !$0.source.isEmpty && !$0.target.isEmpty }
  }

  private static func pair(_ cells: some Collection<Substring>) -> Pair {
    let cells = cells.map(String.init)
    return cells.count == 2
      ? Pair(source: cells[0], target: cells[1]) : Pair(source: "", target: "")
  }

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("samples", isDirectory: true)
}
