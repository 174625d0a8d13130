import BitextCore
import Foundation
import GRDB
import Storage
import Testing

/// Memories of earlier schemas.
@Suite struct MigrationTests {
  /// Makes a memory of schema 1, 2 or 3, as the release of that time made it, with all that another
  /// memory holds.
  private func make(schema: Int, _ path: String, from current: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL")
      try db.execute(sql: Schema1.sql)
      if schema >= 2 { try db.execute(sql: Schema2.sql) }
      if schema >= 3 { try db.execute(sql: Schema3.sql) }
      try db.execute(sql: "ATTACH ? AS current", arguments: [current])
      let added = [Schema1.tables, Schema2.tables, Schema3.tables]
      for table in added.prefix(schema).joined() {
        try db.execute(sql: "DELETE FROM \(table)")
        try db.execute(sql: "INSERT INTO \(table) SELECT * FROM current.\(table)")
      }
      if schema == 1 { try db.execute(sql: "DELETE FROM counter WHERE name <> 'token'") }
      try db.execute(sql: "DETACH current")
      try db.execute(
        sql: """
          CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
          PRAGMA application_id = 1397443649; PRAGMA user_version = \(schema);
          """
      )
      for number in 1...schema {
        try db.execute(
          sql: "INSERT INTO grdb_migrations VALUES (?)",
          arguments: [String(number)]
        )
      }
    }
    try queue.close()
  }

  private func filled(_ folder: TemporaryFolder, schema: Int = 1) throws -> [StoredUnit] {
    let current = folder.path("current.sqlite")
    do {
      let memory = try TranslationMemory(path: current, access: .readWrite)
      try memory.store([
        unit("It rains again.", "Опет пада киша.", cyrillic), unit("Snow.", "Sneg."),
      ])
      try memory.align([aligned("Fog.", "Magla.", 0), aligned("Snow.", "Sneg.", 1)])
      _ = try memory.confirm(ids: [1], by: "ana", at: someDay)
    }
    try make(schema: schema, folder.path("m.sqlite"), from: current)
    return try TranslationMemory(path: current, access: .readOnly).all()
  }

  @Test func anOlderSchemaIsBroughtUpToDateAfterACopy() throws {
    let folder = try TemporaryFolder()
    let units = try filled(folder)
    let path = folder.path("m.sqlite")
    let copy = path + ".schema-1"
    let memory = try TranslationMemory(path: path, access: .readWrite)
    #expect(try memory.all() == units)
    #expect(try memory.integrityProblems() == [])
    #expect(try memory.operations().isEmpty)
    #expect(try memory.match("It rains again!").first?.unit == 1)
    let before = try DatabaseQueue(path: copy).read {
      try Int.fetchOne($0, sql: "PRAGMA user_version")
    }
    #expect(before == 1)
    #expect(try TranslationMemory(path: copy, access: .readOnly).all() == units)

    try memory.store([unit("Hail.", "Град.", cyrillic)])
    #expect(try memory.undo()?.kind == .import)
    #expect(try memory.all() == units)
    // Opened again, it is current: no further copy is made.
    _ = try TranslationMemory(path: path, access: .readWrite)
    #expect(!FileManager.default.fileExists(atPath: copy + "-2"))
  }

  @Test("A wrong index hinders nothing: it is told, and made anew")
  func anOlderMemoryWithAWrongIndex() throws {
    let folder = try TemporaryFolder()
    let units = try filled(folder, schema: 3)
    let path = folder.path("m.sqlite")
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "DELETE FROM posting WHERE key % 2 = 0") }
    try queue.close()
    let memory = try TranslationMemory(path: path, access: .readWrite)
    #expect(try memory.all() == units)
    #expect(try memory.integrityProblems().count == 1)
    #expect(try memory.rebuildIndexes() == units.count)
    #expect(try memory.integrityProblems() == [])
  }

  @Test func schema2KeepsItsLogAndGetsATermbase() throws {
    let folder = try TemporaryFolder()
    let units = try filled(folder, schema: 2)
    let path = folder.path("m.sqlite")
    do {
      let memory = try TranslationMemory(path: path, access: .readOnly)
      #expect(try memory.operations().map(\.kind) == [.confirm, .align, .import])
      #expect(try memory.concepts().isEmpty)
      #expect(try memory.glossaries().isEmpty)
      #expect(try memory.statistics().concepts.isEmpty)
      #expect(try memory.integrityProblems() == [])
    }
    let memory = try TranslationMemory(path: path, access: .readWrite)
    #expect(try memory.all() == units)
    #expect(try memory.operations().map(\.kind) == [.confirm, .align, .import])
    #expect(FileManager.default.fileExists(atPath: path + ".schema-2"))
    let record = GlossaryRecord(
      entry: ConceptEntry(
        identifier: "bridge",
        sections: [LanguageSection(language: cyrillic, terms: [Term("мост")])]
      )
    )
    _ = try memory.importGlossary([record], named: "g.tsv", from: "/g.tsv", at: someDay)
    #expect(try memory.concepts().map(\.entry.sections) == [record.entry.sections])
    #expect(try memory.integrityProblems() == [])
    #expect(try memory.undo()?.kind == .glossary)
    #expect(try memory.undo()?.kind == .confirm)
  }

  @Test("Exact matches of schema 3 come from its index, and from lists once it is written to")
  func schema3GetsListsOfExactKeys() throws {
    let folder = try TemporaryFolder()
    let units = try filled(folder, schema: 3)
    let path = folder.path("m.sqlite")
    for access in [TranslationMemory.Access.readOnly, .readWrite] {
      let memory = try TranslationMemory(path: path, access: access)
      #expect(try memory.match("IT RAINS AGAIN.").map(\.unit) == [1])
      #expect(try memory.conflicts(from: english, to: serbian).isEmpty)
      #expect(try memory.all() == units)
      #expect(try memory.integrityProblems() == [])
    }
    #expect(FileManager.default.fileExists(atPath: path + ".schema-3"))
    let memory = try TranslationMemory(path: path, access: .readWrite)
    let receipt = try memory.store([
      unit("It rains again.", "Опет пада киша.", cyrillic), unit("Snow.", "Снег.", cyrillic),
    ])
    #expect(receipt.alreadyPresent == 1)
    #expect(receipt.stored == 1)
    #expect(try memory.conflicts(from: english, to: serbian).map(\.source) == ["Snow."])
    #expect(try memory.integrityProblems() == [])
    #expect(try memory.operations().map(\.kind) == [.import, .confirm, .align, .import])
  }

  @Test func aCopyThatIsThereIsKept() throws {
    let folder = try TemporaryFolder()
    _ = try filled(folder)
    let path = folder.path("m.sqlite")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path + ".schema-1"))
    _ = try TranslationMemory(path: path, access: .readWrite)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path + ".schema-1")) == Data("mine".utf8))
    #expect(FileManager.default.fileExists(atPath: path + ".schema-1-2"))
  }

  @Test func readingLeavesAnOlderSchemaAsItIs() throws {
    let folder = try TemporaryFolder()
    let units = try filled(folder)
    let path = folder.path("m.sqlite")
    let memory = try TranslationMemory(path: path, access: .readOnly)
    #expect(try memory.all() == units)
    #expect(try memory.operations() == [])
    #expect(try memory.integrityProblems() == [])
    #expect(try memory.concordance(ConcordanceQuery(text: "киша")).count == 1)
    #expect(!FileManager.default.fileExists(atPath: path + ".schema-1"))
  }
}
