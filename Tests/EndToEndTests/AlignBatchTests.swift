import Foundation
import TestSupport
import Testing

/// `align --batch` with folders: which files belong together, and what is written for all of them.
struct AlignBatchTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  /// Writes the articles into two folders under names that tell nothing; the last has no counterpart.
  private func makeFolders() throws {
    for name in ["en", "sr"] {
      try FileManager.default.createDirectory(
        atPath: skela.path(name),
        withIntermediateDirectories: true
      )
    }
    for (number, article) in ParallelArticle.all.enumerated() {
      try skela.file("en/e\(number).txt", article.source.joined(separator: "\n\n").utf8)
      if number == ParallelArticle.all.count - 1 { continue }
      let target = number % 2 == 0 ? article.target : article.cyrillic
      try skela.file("sr/s\(number).txt", target.joined(separator: "\n\n").utf8)
    }
  }

  @Test("Folders are paired by content, and the list that comes out can be read again")
  func lists() throws {
    try makeFolders()
    let listed = try skela.run("align", "--batch", "en", "sr", "--list-pairs", "--explain")
    #expect(listed.status == 0)
    let pairs = listed.lines.filter { !$0.hasPrefix("#") }
    #expect(pairs == (0..<5).map { "en/e\($0).txt\tsr/s\($0).txt" })
    #expect(listed.out.contains("by content, probability"))
    #expect(listed.out.contains("number 41,500 = 41.500"))
    #expect(listed.out.contains("# en/e5.txt: no counterpart"))

    let list = try skela.file("list.tsv", listed.out.utf8)
    let fromList = try skela.run("align", "--batch", list, "--dry-run", "--format", "tsv")
    let fromFolders = try skela.run(
      "align",
      "--batch",
      "en",
      "sr/",
      "--dry-run",
      "--format",
      "tsv"
    )
    #expect(fromList.status == 0 && fromFolders.status == 0)
    #expect(fromList.out == fromFolders.out)
    #expect(fromList.lines.count >= 5 * 3)
    #expect(fromFolders.err.contains("en/e5.txt: no counterpart"))
  }

  @Test("JSON tells the pairs, the reasons, and which files a bead is from")
  func json() throws {
    try makeFolders()
    let objects = try skela.run("align", "--batch", "en", "sr", "--list-pairs", "--json").objects
      .compactMap { $0["pairing"] as? [String: Any] }
    #expect(objects.map { $0["by"] as? String } == Array(repeating: "content", count: 5) + ["none"])
    for object in objects.prefix(5) {
      #expect((object["probability"] as? Double ?? 0) >= 0.8)
      #expect((object["margin"] as? Double ?? 0) > 0)
      let evidence = try #require(object["evidence"] as? [[String: Any]])
      #expect(!evidence.isEmpty)
      for feature in evidence {
        #expect(Set(feature.keys) == ["kind", "source", "target", "weight"])
      }
    }
    let rows = try skela.run("align", "--batch", "en", "sr", "--dry-run", "--json").objects
    #expect(Set(rows.compactMap { $0["sourceFile"] as? String }).count == 5)
    #expect(rows.allSatisfy { $0["targetFile"] != nil })
  }

  @Test("Several pairs of files make one TMX document", arguments: [true, false])
  func tmx(fromFolders: Bool) throws {
    try makeFolders()
    let list = try skela.file("list.tsv", "en/e0.txt\tsr/s0.txt\nen/e1.txt\tsr/s1.txt\n".utf8)
    let arguments = fromFolders ? ["en", "sr"] : [list]
    let outcome = try skela.run(
      ["align", "--batch"] + arguments + ["--dry-run", "--format", "tmx"]
    )
    #expect(outcome.status == 0)
    let document = try TMXDocument(Data(outcome.out.utf8))
    #expect(document.problems.isEmpty)
    #expect(outcome.out.components(separatedBy: "<?xml").count == 2)
    #expect(outcome.err.contains("\(document.units.count) pairs would be stored"))
  }

  @Test("A file that cannot be used is told, and the others are stored")
  func refused() throws {
    try makeFolders()
    let french = "Le moulin du village, construit en 1874, a ouvert samedi comme musée du pain. "
    try skela.file("sr/x.txt", String(repeating: french, count: 6).utf8)
    let outcome = try skela.run("align", "--batch", "en", "sr", "--format", "beads")
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("sr/x.txt: The text seems to be neither in 'en' nor in 'sr'."))
    #expect(outcome.err.contains("pairs stored"))
    let stats = try #require(try skela.run("stats", "--json").objects.first)
    #expect(stats["articlePairs"] as? Int == 5)
  }

  @Test("Folders without a pair store nothing, and the exit status tells")
  func nothing() throws {
    try makeFolders()
    try FileManager.default.createDirectory(
      atPath: skela.path("empty"),
      withIntermediateDirectories: true
    )
    for arguments in [["en", "empty"], ["empty"]] {
      #expect(try skela.run(["align", "--batch"] + arguments).status == 1)
      #expect(try skela.run(["align", "--batch"] + arguments + ["--list-pairs"]).status == 1)
    }
    #expect(!FileManager.default.fileExists(atPath: skela.path("memory.sqlite")))
  }

  @Test("A batch without dictionaries is shown in its order once all of it is read")
  func learning() throws {
    try makeFolders()
    func rows(_ options: String...) throws -> [String] {
      try skela.run(
        ["align", "--batch", "en", "sr", "--dry-run", "--format", "json"] + options
      ).objects.compactMap { $0["sourceFile"] as? String }
    }
    let with = try rows()
    let without = try rows("--no-dictionaries")
    #expect(with.count > 15)
    #expect(Set(without) == Set(with))
    #expect(without == without.sorted())
  }

  @Test("What does not go behind --batch")
  func usage() throws {
    try makeFolders()
    let list = try skela.file("list.tsv", "en/e0.txt\tsr/s0.txt\n".utf8)
    for arguments in [[list, "sr"], ["en", list], ["nowhere", "sr"]] {
      let outcome = try skela.run(["align", "--batch"] + arguments + ["--dry-run"])
      #expect(outcome.status == 64)
      #expect(outcome.err.contains("two folders"))
      #expect(outcome.out.isEmpty)
    }
    #expect(try skela.run("align", "--batch", list, "--list-pairs").status == 64)
    #expect(try skela.run("align", "--batch", list, "--anchors", list).status == 64)
  }
}
