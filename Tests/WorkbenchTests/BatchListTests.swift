import BitextCore
import Testing

@testable import Workbench

@Suite struct BatchListTests {
  @Test func listNamesFilesFromItsOwnFolder() throws {
    let folder = try TemporaryFolder()
    let list = try folder.file(
      "list.tsv",
      "\u{FEFF}a.en.txt\ta.sr.txt\n# parovi\n\n/x/b.en\t/x/b.sr\n"
    )
    let pairs = try BatchList.pairs(list)
    #expect(pairs.map(\.source) == [folder.path + "/a.en.txt", "/x/b.en"])
    #expect(pairs.map(\.target) == [folder.path + "/a.sr.txt", "/x/b.sr"])
  }

  @Test(arguments: [("a.en.txt\n", 1), ("a\tb\nc\td\te\n", 2)])
  func aLineThatIsNoPair(content: String, line: Int) throws {
    let folder = try TemporaryFolder()
    let list = try folder.file("list.tsv", content)
    let error = #expect(throws: WorkbenchError.self) { try BatchList.pairs(list) }
    #expect(error?.position?.line == line)
    #expect(error?.kind == .badData)
  }

  @Test func listsAndFolders() throws {
    let folder = try TemporaryFolder()
    let list = try folder.file("en/list.tsv", "a\tb\n")
    let en = folder.path + "/en"
    #expect(try BatchList.kind(list, nil) == .list(list))
    #expect(try BatchList.kind("-", nil) == .list("-"))
    #expect(try BatchList.kind(en, nil) == .folders([en]))
    #expect(try BatchList.kind(en, folder.path) == .folders([en, folder.path]))
  }

  @Test(arguments: [
    ("en", "en/", "the same folder"), ("en", "./en", "the same folder"),
    ("en/list.tsv", "en", "is a list of pairs"), ("en/list.tsv", "missing", "is a list of pairs"),
    ("en", "en/list.tsv", "is none"), ("en", "missing", "is none"),
    ("missing", "en", "There is no folder"),
  ])
  func whatDoesNotGoTogether(_ first: String, _ second: String, _ message: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("en/list.tsv", "a\tb\n")
    let error = #expect(throws: WorkbenchError.self) {
      try BatchList.kind(folder.path + "/" + first, folder.path + "/" + second)
    }
    #expect(error?.kind == .usage)
    #expect(error?.message.contains(message) == true)
    #expect(error?.message.contains("two folders") == true)
  }
}
