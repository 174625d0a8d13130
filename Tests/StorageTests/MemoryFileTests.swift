import BitextCore
import Foundation
import GRDB
import Storage
import Testing

@Suite struct MemoryFileTests {
  private func code(_ body: () throws -> Void) -> StorageError.Code? {
    do {
      try body()
      return nil
    } catch {
      return (error as? StorageError)?.code
    }
  }

  @Test func aMemoryIsMadeAndOpensAgain() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("m.sqlite")
    try TranslationMemory(path: path, access: .readWrite).store([unit("Rain.", "Kiša.")])
    #expect(try TranslationMemory(path: path, access: .readOnly).all().count == 1)
    #expect(try TranslationMemory(path: path, access: .readWrite).all().count == 1)
  }

  /// Opened and made there, or made beforehand.
  @Test(arguments: [false, true]) func theFileSaysWhoseItIs(_ isMadeBefore: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("m.sqlite")
    if isMadeBefore {
      try TranslationMemory.makeFile(at: path)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["m.sqlite"])
    } else {
      _ = try TranslationMemory(path: path, access: .readWrite)
    }
    let queue = try DatabaseQueue(path: path)
    let (owner, version, mode) = try queue.read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA application_id"),
        try Int.fetchOne(db, sql: "PRAGMA user_version"),
        try String.fetchOne(db, sql: "PRAGMA journal_mode")
      )
    }
    #expect(owner == 0x534B_4C41)
    #expect(version == 4)
    #expect(mode == "wal")
  }

  @Test func aMemoryThatWasMadeBeforehandIsLikeAnyOther() throws {
    let folder = try TemporaryFolder()
    let (path, other) = (folder.path("a.sqlite"), folder.path("b.sqlite"))
    try TranslationMemory.makeFile(at: path)
    for path in [path, other] {
      try TranslationMemory(path: path, access: .readWrite).store([
        unit("Rain.", "Kiša."), unit("Rain.", "Киша.", cyrillic),
      ])
    }
    let made = try TranslationMemory(path: path, access: .readOnly)
    #expect(try made.integrityProblems().isEmpty)
    #expect(try made.all().count == 2)
    let schemas = try [path, other].map { path in
      try DatabaseQueue(path: path).read { db in
        try String.fetchAll(db, sql: "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name")
      }
    }
    #expect(schemas[0] == schemas[1])
    #expect(
      code { try TranslationMemory.makeFile(at: folder.path("none/m.sqlite")) } == .cannotOpen
    )
  }

  /// The file must open, be read and be changed where nothing of the program is known.
  @Test func everyTableOpensWithoutTheProgram() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("m.sqlite")
    try TranslationMemory(path: path, access: .readWrite).store([unit("Rain.", "Киша.", cyrillic)])
    let queue = try DatabaseQueue(path: path)
    try queue.read { db in
      for table in try String.fetchAll(
        db,
        sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'concordance'"
      ) {
        _ = try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"")
      }
      let found = try Int.fetchAll(
        db,
        sql: "SELECT rowid FROM concordance WHERE concordance MATCH 'kisa'"
      )
      #expect(found == [1])
    }
  }

  @Test func aMissingFileIsNotMadeByReading() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("m.sqlite")
    #expect(code { _ = try TranslationMemory(path: path, access: .readOnly) } == .cannotOpen)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func foldersAreNotMade() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("none/m.sqlite")
    #expect(code { _ = try TranslationMemory(path: path, access: .readWrite) } == .cannotOpen)
    #expect(
      code { _ = try TranslationMemory(path: folder.url.path, access: .readWrite) } == .cannotOpen
    )
  }

  @Test(arguments: [TranslationMemory.Access.readOnly, .readWrite])
  func aTextFileIsRefusedAndLeftAlone(access: TranslationMemory.Access) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("notes.txt")
    let text = String(repeating: "Nothing to do with a memory.\n", count: 100)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(code { _ = try TranslationMemory(path: path, access: access) } == .notAMemory)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test(arguments: [TranslationMemory.Access.readOnly, .readWrite])
  func aDatabaseOfAnotherProgramIsRefusedAndLeftAlone(access: TranslationMemory.Access) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("other.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE bookmark(url TEXT)") }
    try queue.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(code { _ = try TranslationMemory(path: path, access: access) } == .notAMemory)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test(arguments: [TranslationMemory.Access.readOnly, .readWrite])
  func aNewerSchemaIsRefused(access: TranslationMemory.Access) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("m.sqlite")
    _ = try TranslationMemory(path: path, access: .readWrite)
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    do {
      _ = try TranslationMemory(path: path, access: access)
      Issue.record("A newer schema was opened.")
    } catch {
      #expect(error.code == .newerSchema)
      #expect(
        error.description
          == "The memory '\(path)' has schema version 99, this program knows up to 4; "
          + "use a newer version of the program."
      )
    }
  }

  @Test func aDamagedFileIsReported() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("m.sqlite")
    try TranslationMemory(path: path, access: .readWrite)
      .store((0..<500).map { unit("Segment number \($0).", "Segment broj \($0).") })
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    try file.seek(toOffset: 8192 * 3)
    try file.write(contentsOf: Data(repeating: 0xAA, count: 8192 * 12))
    try file.close()
    let problem = code {
      let memory = try TranslationMemory(path: path, access: .readOnly)
      if try !memory.integrityProblems().isEmpty {
        throw StorageError(code: .corrupt, path: path, message: "Found by the check.")
      }
    }
    #expect(problem == .corrupt)
  }

  @Test(.enabled(if: geteuid() != 0, "The superuser may write everywhere."))
  func aFolderThatAllowsNoWritingIsReadOnly() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("m.sqlite")
    try TranslationMemory(path: path, access: .readWrite).store([unit("Rain.", "Kiša.")])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555],
      ofItemAtPath: folder.url.path
    )
    #expect(code { _ = try TranslationMemory(path: path, access: .readWrite) } == .readOnly)
    #expect(
      code { _ = try TranslationMemory(path: folder.path("n"), access: .readWrite) } == .readOnly
    )
    #expect(try TranslationMemory(path: path, access: .readOnly).match("rain.").count == 1)
  }

  @Test func readingOnlyRefusesToWrite() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("m.sqlite")
    _ = try TranslationMemory(path: path, access: .readWrite)
    let memory = try TranslationMemory(path: path, access: .readOnly)
    #expect(code { try memory.store([unit("Rain.", "Kiša.")]) } == .readOnly)
    #expect(code { try memory.align([aligned("Rain.", "Kiša.", 0)]) } == .readOnly)
    #expect(code { _ = try memory.delete(ids: [1]) } == .readOnly)
  }

  @Test func whatOneWritesAnotherFindsAtOnce() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("m.sqlite")
    let writer = try TranslationMemory(path: path, access: .readWrite)
    let reader = try TranslationMemory(path: path, access: .readOnly)
    #expect(try reader.match("It rains again.").isEmpty)
    try writer.store([unit("It rains again.", "Opet pada kiša.")])
    #expect(try reader.match("It rains again.").count == 1)
    _ = try writer.delete(ids: writer.all().map(\.id))
    #expect(try reader.match("It rains again.").isEmpty)
  }

  @Test func aBackupIsAMemory() throws {
    let folder = try TemporaryFolder()
    let memory = try TranslationMemory(path: folder.path("m.sqlite"), access: .readWrite)
    try memory.store([unit("Rain.", "Kiša."), unit("Snow.", "Снег.", cyrillic)])
    let copy = folder.path("copy.sqlite")
    try memory.backup(to: copy)
    let opened = try TranslationMemory(path: copy, access: .readOnly)
    #expect(try opened.all() == memory.all())
    #expect(try opened.integrityProblems().isEmpty)
    #expect(code { try memory.backup(to: copy) } == .exists)
  }
}
