import BitextCore
import Foundation
import Interchange
import Testing

@testable import Workbench

/// A file for each language, cut where it would be too long.
@Suite struct LanguageFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let targets = ["sr-Cyrl", "sr-Latn"].compactMap { LanguageTag($0) }

  private func write(_ counts: [Int], longestFile: Int) throws -> [String] {
    let source = LanguageTag(language: "en")
    let files = try LanguageFolder(
      path: folder.path + "/w/",
      header: TMXHeader(sourceLanguage: .tag(source), creationToolVersion: "1"),
      profile: .weblate,
      source: source,
      targets: Self.targets,
      longestFile: longestFile
    )
    for (number, count) in counts.enumerated() {
      for place in 0..<count {
        let texts = ["Rain \(place)", number == 0 ? "Киша \(place)" : "Kiša \(place)"]
        let tags = [source, Self.targets[number]]
        let variants = zip(tags, texts).map {
          TranslationUnitVariant(language: $0, segment: Segment($1))
        }
        try files.write(TranslationUnit(variants: variants), target: number)
      }
    }
    return try files.finish().map { String($0.dropFirst(folder.path.utf8.count + 3)) }
  }

  @Test("Files are whole, none is longer than the limit, and no unit is lost or twice")
  func cut() throws {
    let names = try write([4_000, 300], longestFile: 300_000)
    #expect(names == ["en-sr-Cyrl.tmx", "en-sr-Cyrl-2.tmx", "en-sr-Cyrl-3.tmx", "en-sr-Latn.tmx"])
    var texts: [String: [String]] = [:]
    for name in names {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/w/" + name)))
      #expect(bytes.count <= 300_000)
      #expect(TMXConsumerCheck.problems(in: bytes, profile: .weblate).isEmpty)
      let reader = try TMXReader(bytes: bytes)
      while case .unit(let found)? = try reader.next() {
        let target = found.unit.variants[1]
        texts[target.language.description, default: []].append(target.segment.text)
      }
    }
    #expect(texts["sr-Cyrl"] == (0..<4_000).map { "Киша \($0)" })
    #expect(texts["sr-Latn"] == (0..<300).map { "Kiša \($0)" })
  }

  @Test("Files that an earlier export wrote beyond the new ones go, others stay")
  func again() throws {
    _ = try write([4_000, 4_000], longestFile: 300_000)
    _ = try folder.file("w/mine.tmx", "x")
    #expect(try write([1, 0], longestFile: 300_000) == ["en-sr-Cyrl.tmx"])
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/w")
    #expect(left.sorted() == ["en-sr-Cyrl.tmx", "mine.tmx"])
  }
}
