import BitextCore
import Testing

@testable import Workbench

@Suite struct BatchListTests {
  @Test func listNamesFilesFromItsOwnFolder() throws {
    let folder = try TemporaryFolder()
    let list = try folder.file("list.tsv", "# parovi\na.en.txt\ta.sr.txt\n\n/x/b.en\t/x/b.sr\n")
    let pairs = try BatchList.pairs(list, nil)
    #expect(pairs.map(\.source) == [folder.path + "/a.en.txt", "/x/b.en"])
    #expect(pairs.map(\.target) == [folder.path + "/a.sr.txt", "/x/b.sr"])
  }

  @Test(arguments: [("a.en.txt\n", 1), ("a\tb\nc\td\te\n", 2)])
  func aLineThatIsNoPair(content: String, line: Int) throws {
    let folder = try TemporaryFolder()
    let list = try folder.file("list.tsv", content)
    let error = #expect(throws: WorkbenchError.self) { try BatchList.pairs(list, nil) }
    #expect(error?.position?.line == line)
    #expect(error?.kind == .badData)
  }

  @Test func foldersPairByName() throws {
    let folder = try TemporaryFolder()
    for name in ["en/most.en.txt", "en/dečani.txt", "sr/most.sr-Latn.txt", "sr/dečani.html"] {
      _ = try folder.file(name, "tekst")
    }
    let pairs = try BatchList.pairs(folder.path + "/en", folder.path + "/sr")
    #expect(pairs.map(\.source) == ["dečani.txt", "most.en.txt"].map { folder.path + "/en/" + $0 })
    #expect(
      pairs.map(\.target) == ["dečani.html", "most.sr-Latn.txt"].map { folder.path + "/sr/" + $0 }
    )
  }

  @Test func aFileWithoutCounterpart() throws {
    let folder = try TemporaryFolder()
    for name in ["en/a.txt", "en/b.txt", "sr/a.txt"] { _ = try folder.file(name, "tekst") }
    let error = #expect(throws: WorkbenchError.self) {
      try BatchList.pairs(folder.path + "/en", folder.path + "/sr")
    }
    #expect(error?.message.contains("'b'") == true)
  }
}
