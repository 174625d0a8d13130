import BitextCore
import Foundation
import Storage
import Testing

@testable import Workbench

@Suite struct ExchangeTests {
  /// A memory with the alignment of the sample articles.
  private func alignedMemory(_ folder: TemporaryFolder, _ target: String) throws -> String {
    let align = try AlignDocuments(options: .init(), places: folder.places)
    let result = try align.align(
      source: InputFile(reading: samples + "/" + target.prefix { $0 != "." } + ".en.txt"),
      target: InputFile(reading: samples + "/" + target)
    )
    let path = folder.path + "/memory.sqlite"
    _ = try StoreAlignments.store(
      [result],
      minimumProbability: 0.5,
      in: path,
      at: Date(timeIntervalSince1970: 1_770_000_000)
    )
    return path
  }

  private func export(_ memory: String, _ file: String) throws -> Data {
    var options = ExportMemory.Options()
    options.format = file.hasSuffix("tsv") ? .tsv : .tmx
    options.programVersion = "test"
    _ = try ExportMemory(options: options).run(MemoryFolder.openForReading(memory), to: file)
    return try Data(contentsOf: URL(fileURLWithPath: file))
  }

  @Test(arguments: ["bridge.sr-Latn.txt", "monastery.sr-Cyrl.txt"])
  func tmxThereAndBack(target: String) throws {
    let folder = try TemporaryFolder()
    let memory = try alignedMemory(folder, target)
    let first = try export(memory, folder.path + "/first.tmx")
    #expect(try export(memory, folder.path + "/again.tmx") == first)

    let copy = folder.path + "/copy.sqlite"
    let report = try ImportMemory(options: .init()).run(
      file: folder.path + "/first.tmx",
      into: MemoryFolder.openForWriting(copy)
    )
    #expect(report.stored > 20 && report.refused == 0 && report.repaired == 0)
    #expect(try export(copy, folder.path + "/copy.tmx") == first)
  }

  @Test func tableThereAndBack() throws {
    let folder = try TemporaryFolder()
    let memory = try alignedMemory(folder, "monastery.sr-Cyrl.txt")
    let first = try export(memory, folder.path + "/first.tsv")
    let copy = folder.path + "/copy.sqlite"
    _ = try ImportMemory(options: .init()).run(
      file: folder.path + "/first.tsv",
      into: MemoryFolder.openForWriting(copy)
    )
    #expect(try export(copy, folder.path + "/copy.tsv") == first)
  }

  @Test func anExportThatFailsLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("old.tmx", "old")
    let output = try OutputFile(path: file)
    try output.write([0x61])
    output.discard()
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == Data("old".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["old.tmx"])
  }

  @Test func theUnitsBeforeACut() throws {
    let folder = try TemporaryFolder()
    let memory = try alignedMemory(folder, "bridge.sr-Latn.txt")
    let whole = try export(memory, folder.path + "/whole.tmx")
    let cut = try folder.file("cut.tmx", Array(whole.prefix(whole.count / 2)))
    let target = folder.path + "/target.sqlite"
    let report = try ImportMemory(options: .init()).run(
      file: cut,
      into: MemoryFolder.openForWriting(target)
    )
    #expect(report.fault?.kind == .badData && report.fault?.position != nil)
    let units = try MemoryFolder.openForReading(target).statistics().units
    let all = try MemoryFolder.openForReading(memory).statistics().units
    #expect(units > 5 && units < all)
    #expect(report.stored == units)
  }
}
