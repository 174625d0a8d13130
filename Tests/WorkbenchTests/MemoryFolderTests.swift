import BitextCore
import Foundation
import Storage
import Testing
import Workbench

@Suite struct MemoryFolderTests {
  private struct Stopped: Error {}

  private func unit(_ source: String, _ target: String) -> TranslationUnit {
    TranslationUnit(variants: [
      TranslationUnitVariant(language: LanguageTag(language: "en"), segment: Segment(source)),
      TranslationUnitVariant(language: LanguageTag(language: "sr"), segment: Segment(target)),
    ])
  }

  private func store(_ units: [TranslationUnit], in memory: TranslationMemory) throws {
    var rest = units[...]
    _ = try memory.importUnits(from: "file.tmx", at: Date()) { rest.popFirst() }
  }

  private func units(_ path: String) throws -> Int {
    try MemoryFolder.openForReading(path).statistics().units
  }

  @Test("A memory that is not there has its name when it is filled")
  func newMemory() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/new/m.sqlite"
    try MemoryFolder.fill(path) { memory in
      #expect(!FileManager.default.fileExists(atPath: path))
      try store([unit("Rain.", "Kiša."), unit("Snow.", "Снег.")], in: memory)
    }
    #expect(try units(path) == 2)
    #expect(try MemoryFolder.openForReading(path).integrityProblems() == [])
    // What fills it later adds to it.
    try MemoryFolder.fill(path) { try store([unit("Wind.", "Ветар.")], in: $0) }
    #expect(try units(path) == 3)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new")
    #expect(names.filter { $0.hasPrefix(".") } == [], "no draft is left")
  }

  @Test("Where filling fails there is no memory, and one that was there is as it was")
  func failure() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/m.sqlite"
    #expect(throws: Stopped.self) {
      try MemoryFolder.fill(path) { memory in
        try store([unit("Rain.", "Киша.")], in: memory)
        throw Stopped()
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    try MemoryFolder.fill(path) { try store([unit("Snow.", "Sneg.")], in: $0) }
    #expect(throws: Stopped.self) {
      try MemoryFolder.fill(path) { memory in
        _ = try memory.importUnits(from: "file.tmx", at: Date()) { throw Stopped() }
      }
    }
    #expect(try units(path) == 1)
  }

  @Test("What a killed process left is removed; what a running one makes, and other files, stay")
  func abandonedDrafts() throws {
    let folder = try TemporaryFolder()
    let ended = Process()
    ended.executableURL = URL(fileURLWithPath: "/bin/true")
    try ended.run()
    ended.waitUntilExit()
    let gone = ["", "-journal"].map { ".m.sqlite.\(ended.processIdentifier)\($0)" }
    let kept = [
      ".m.sqlite.1", ".m.sqlite.notes", ".m.sqlite.", ".mm.sqlite.\(ended.processIdentifier)",
    ]
    for name in gone + kept { _ = try folder.file(name, "draft") }
    let path = folder.path + "/m.sqlite"
    try MemoryFolder.fill(path) { try store([unit("Rain.", "Киша.")], in: $0) }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names).isDisjoint(with: gone))
    #expect(Set(names).isSuperset(of: kept))
  }

  @Test("Another command that is faster keeps its memory")
  func race() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/m.sqlite"
    do {
      try MemoryFolder.fill(path) { memory in
        try store([unit("Rain.", "Kiša.")], in: memory)
        // As from another process: its draft has another name.
        let other = folder.path + "/other.sqlite"
        try TranslationMemory.makeFile(at: other)
        try store([unit("Snow.", "Снег.")], in: TranslationMemory(path: other, access: .readWrite))
        try FileManager.default.moveItem(atPath: other, toPath: path)
      }
      Issue.record("The other's memory was replaced.")
    } catch let error as WorkbenchError {
      #expect(error.kind == .cannotCreate)
      #expect(error.message.contains("run this one again"))
    }
    #expect(try units(path) == 1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy {
        !$0.hasPrefix(".")
      }
    )
  }
}
