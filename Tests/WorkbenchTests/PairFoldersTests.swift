import BitextCore
import TestSupport
import Testing

@testable import Workbench

@Suite struct PairFoldersTests {
  private let folder: TemporaryFolder
  private static let articles = ParallelArticle.all

  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: String, _ segments: [String]) throws {
    _ = try folder.file(name, segments.joined(separator: "\n\n") + "\n")
  }

  private func pair(
    _ folders: String...,
    change: (inout AlignDocuments.Options) -> Void = { _ in }
  ) throws -> FolderPairing {
    var options = AlignDocuments.Options()
    change(&options)
    let align = try AlignDocuments(options: options, places: folder.places)
    return try PairFolders(align: align, evidenceCount: 4)
      .pair(folders.map { folder.path + "/" + $0 })
  }

  /// The pairs without the folder's path: "en/a=sr/b".
  private func names(_ pairing: FolderPairing) -> [String] {
    pairing.pairs.map { "\(short($0.source.name))=\(short($0.target.name))" }
  }

  private func short(_ name: String) -> String { String(name.dropFirst(folder.path.count + 1)) }

  @Test("Equal names go before content, the rest is paired by content")
  func namesFirst() throws {
    for (number, article) in Self.articles.enumerated() {
      try write("en/\(article.name).en.txt", article.source)
      // The storm has its own name; all others are numbered the other way round.
      let name = article.name == "storm" ? "storm.sr-Latn" : "n\(9 - number)"
      try write("sr/\(name).txt", number % 2 == 0 ? article.cyrillic : article.target)
    }
    let found = try pair("en", "sr")
    #expect(
      names(found)
        == [
          "en/chess.en.txt=sr/n6.txt", "en/flood.en.txt=sr/n7.txt", "en/mill.en.txt=sr/n9.txt",
          "en/storm.en.txt=sr/storm.sr-Latn.txt", "en/stork.en.txt=sr/n5.txt",
          "en/strike.en.txt=sr/n4.txt",
        ].sorted()
    )
    for pair in found.pairs {
      #expect((pair.agreement == nil) == pair.source.name.hasSuffix("storm.en.txt"))
      #expect(pair.agreement?.evidence.isEmpty != true)
    }
    #expect(found.lonely.isEmpty && found.refused.isEmpty)
  }

  @Test("The language of each file decides its side, in two mixed folders and in one")
  func mixed() throws {
    for (number, article) in Self.articles.enumerated() {
      try write(number % 2 == 0 ? "a/e\(number)" : "b/e\(number)", article.source)
      try write(number % 2 == 0 ? "b/s\(number)" : "a/s\(number)", article.cyrillic)
      try write("one/x\(number)", article.source)
      try write("one/y\(number)", article.target)
    }
    let two = try pair("a", "b")
    #expect(two.pairs.count == Self.articles.count)
    for pair in two.pairs {
      #expect(pair.source.name.last == pair.target.name.last)
      #expect(short(pair.source.name).dropFirst(2).first == "e")
      #expect(pair.target.record.language == LanguageTag(language: "sr", script: "Cyrl"))
    }
    let one = try pair("one")
    #expect(one.pairs.count == Self.articles.count)
    #expect(one.pairs.allSatisfy { $0.source.name.last == $0.target.name.last })
  }

  @Test("What has no counterpart, what is in another language, what is no article")
  func left() throws {
    try write("en/mill.txt", Self.articles[0].source)
    try write("en/chess.txt", Self.articles[3].source)
    try write("sr/a.txt", Self.articles[0].target)
    try write("sr/b.txt", Self.articles[2].target)
    try write(
      "sr/c.txt",
      Array(
        repeating: "Le moulin du village, construit en 1874, a ouvert samedi comme musée du pain.",
        count: 4
      )
    )
    _ = try folder.file("sr/d.txt", "")
    _ = try folder.file("sr/.hidden", "x")
    _ = try folder.file("sr/deeper/e.txt", "x")
    let found = try pair("en", "sr")
    #expect(names(found) == ["en/mill.txt=sr/a.txt"])
    #expect(found.lonely.map { short($0.name) } == ["en/chess.txt", "sr/b.txt"])
    #expect(found.lonely.map(\.isSource) == [true, false])
    #expect(found.refused.map { short($0.file ?? "") } == ["sr/c.txt", "sr/d.txt"])
    #expect(found.refused[0].message.contains("neither in 'en' nor in 'sr'"))
  }

  @Test("Names that are there twice tell nothing")
  func twice() throws {
    try write("en/x.1.txt", Self.articles[0].source)
    try write("en/x.2.txt", Self.articles[3].source)
    try write("sr/x.a.txt", Self.articles[3].cyrillic)
    try write("sr/x.b.txt", Self.articles[0].cyrillic)
    #expect(names(try pair("en", "sr")) == ["en/x.1.txt=sr/x.b.txt", "en/x.2.txt=sr/x.a.txt"])
  }

  @Test("Without tables for the languages the folders tell the sides, and one folder does not")
  func folderTells() throws {
    for article in Self.articles.prefix(3) {
      try write("a/1\(article.name)", article.source)
      try write("b/2\(article.name)", article.target)
    }
    func other(_ options: inout AlignDocuments.Options) {
      options.sourceLanguage = LanguageTag(language: "de")
      options.targetLanguage = LanguageTag(language: "fr")
    }
    let found = try pair("a", "b", change: other)
    #expect(found.pairs.allSatisfy { short($0.source.name).hasPrefix("a/") })
    #expect(found.pairs.count + found.lonely.count / 2 == 3)
    let one = try pair("a", change: other)
    #expect(one.pairs.isEmpty && one.refused.count == 3)
  }

  @Test("A folder that is not there")
  func missing() {
    #expect(throws: WorkbenchError.self) { try pair("nowhere", "sr") }
  }
}
