import BitextCore
import Foundation
import GRDB
import Storage
import TestSupport
import Testing

/// Glossaries in the memory file: bringing them up to date, the log, taking back.
@Suite struct TermbaseTests {
  private static let rich = GlossaryRecord(
    entry: ConceptEntry(
      identifier: "forces",
      subjectField: "unit",
      definition: "those who keep order",
      source: "UN 1999",
      notes: ["a note", "још једна"],
      sections: [
        LanguageSection(
          language: english,
          terms: [
            Term("security forces", partOfSpeech: .noun),
            Term("SF", kind: .abbreviation, isAmbiguous: true),
          ]
        ),
        LanguageSection(
          language: latin,
          terms: [
            Term("bezbednosne snage", gender: .feminine, usageNote: "in the plural"),
            Term("snage sigurnosti", status: .deprecated),
          ]
        ),
        LanguageSection(language: cyrillic, terms: [Term("безбедносне снаге", status: .admitted)]),
      ]
    ),
    fields: [
      GlossaryField(element: "column", type: "client", text: "Мира"),
      GlossaryField(element: "descrip", type: "context", text: "c", language: latin, term: 1),
    ]
  )

  private func record(_ identifier: String, _ sr: String) -> GlossaryRecord {
    GlossaryRecord(
      entry: ConceptEntry(
        identifier: identifier,
        sections: [LanguageSection(language: latin, terms: [Term(sr)])]
      )
    )
  }

  private func terms(_ memory: TranslationMemory, _ glossary: String? = nil) throws -> [String] {
    try memory.concepts(of: glossary).flatMap { $0.entry.sections.flatMap(\.terms) }.map(\.text)
      .sorted()
  }

  private func counts(_ operation: MemoryOperation) -> [Int] {
    [operation.added, operation.changed, operation.deleted]
  }

  @discardableResult
  private func load(
    _ memory: TranslationMemory,
    _ records: [GlossaryRecord],
    _ name: String = "g.tsv"
  ) throws -> GlossaryReceipt {
    try memory.importGlossary(records, named: name, from: "/in/\(name)", by: "ana", at: someDay)
  }

  @Test func aConceptComesBackWithAllThatItHas() throws {
    let memory = try TranslationMemory.inMemory()
    try load(memory, [Self.rich, record("most", "most")])
    var expected = Self.rich
    expected.entry.glossary = "g.tsv"
    #expect(try memory.concepts(of: "g.tsv").first == expected)
    #expect(try memory.glossaries() == [StoredGlossary(name: "g.tsv", concepts: 2)])
    #expect(try memory.statistics().concepts == ["g.tsv": 2])
    #expect(try memory.concepts(of: "none").isEmpty)
    #expect(try memory.integrityProblems() == [])
  }

  @Test func importingAgainBringsUpToDate() throws {
    let memory = try TranslationMemory.inMemory()
    try load(memory, [record("a", "reka"), record("b", "брод"), record("c", "most")])
    try load(memory, [record("a", "other")], "other.tsv")
    let again = try load(memory, [record("a", "reka"), record("b", "čamac"), record("d", "skela")])
    #expect(again.added == 1 && again.changed == 1)
    #expect(again.deleted == 1 && again.alreadyPresent == 1)
    #expect(try terms(memory, "g.tsv") == ["reka", "skela", "čamac"])
    #expect(try terms(memory, "other.tsv") == ["other"])
    let operation = try #require(try memory.operations().first)
    #expect(operation.kind == .glossary)
    #expect(operation.subject == "/in/g.tsv")
    #expect(operation.person == "ana")
    #expect(counts(operation) == [1, 1, 1])
    // Nothing new: nothing to log.
    let count = try memory.operations().count
    try load(memory, [record("a", "reka"), record("b", "čamac"), record("d", "skela")])
    #expect(try memory.operations().count == count)
    #expect(try memory.integrityProblems() == [])
  }

  @Test func oneIdentifierTwiceBecomesTwo() throws {
    let memory = try TranslationMemory.inMemory()
    try load(memory, [record("a", "most"), record("a", "мост")])
    #expect(try memory.concepts().map(\.entry.identifier) == ["a", "a-2"])
  }

  @Test func takingBackAndTakingThatBack() throws {
    let memory = try TranslationMemory.inMemory()
    try load(memory, [record("a", "reka"), record("b", "брод")])
    try load(memory, [record("b", "čamac"), record("c", "skela")])
    #expect(try memory.undo()?.id == 2)
    #expect(try terms(memory) == ["reka", "брод"])
    let undoing = try #require(try memory.operations().first)
    #expect(counts(undoing) == [1, 1, 1])
    #expect(try memory.undo(operation: undoing.id)?.kind == .undo)
    #expect(try terms(memory) == ["skela", "čamac"])
    #expect(try memory.removeGlossary(named: "g.tsv", by: "ana", at: nextDay) == 2)
    #expect(try memory.glossaries().isEmpty)
    #expect(try memory.removeGlossary(named: "g.tsv", by: "ana", at: nextDay) == 0)
    _ = try memory.undo()
    #expect(try terms(memory) == ["skela", "čamac"])
    #expect(try memory.integrityProblems() == [])
  }

  @Test func whatALaterImportBuiltOnIsNotTakenBack() throws {
    let memory = try TranslationMemory.inMemory()
    try load(memory, [record("a", "reka")])
    try load(memory, [record("x", "x")], "other.tsv")
    try load(memory, [record("a", "река")])
    #expect(throws: StorageError.self) { try memory.undo(operation: 1) }
    #expect(try terms(memory) == ["x", "река"])
    // Another glossary is no obstacle.
    #expect(try memory.undo(operation: 2)?.id == 2)
    #expect(try memory.undo(operation: 3)?.id == 3)
    #expect(try memory.undo(operation: 1)?.id == 1)
    #expect(try memory.concepts().isEmpty)
  }

  @Test func unitsAndConceptsAreTakenBackApart() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.store([unit("Snow.", "Снег.", cyrillic)])
    try load(memory, [Self.rich])
    #expect(try memory.undo(operation: 1)?.kind == .import)
    #expect(try memory.all().isEmpty)
    #expect(try memory.concepts().count == 1)
  }

  @Test func aCopyHasTheTermbase() throws {
    let folder = try TemporaryFolder()
    let memory = try TranslationMemory(path: folder.path("m.sqlite"), access: .readWrite)
    try load(memory, [Self.rich])
    try memory.backup(to: folder.path("copy.sqlite"))
    let copy = try TranslationMemory(path: folder.path("copy.sqlite"), access: .readOnly)
    #expect(try copy.concepts() == memory.concepts())
  }

  @Test(
    "Damage is told",
    arguments: [
      ("DELETE FROM term", "1 concepts have no term."),
      ("UPDATE concept SET is_current = 0", "1 concepts are not what the log says of them."),
      ("DELETE FROM operation", "1 changes of concepts belong to no operation."),
    ]
  )
  func damage(_ sql: String, _ problem: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("m.sqlite")
    do { try load(try TranslationMemory(path: path, access: .readWrite), [Self.rich]) }
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
    let memory = try TranslationMemory(path: path, access: .readOnly)
    #expect(try memory.integrityProblems() == [problem])
  }

  /// Imports and undoings in any order leave what a simple model says.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func likeAModelOfSets(_ seed: UInt64) throws {
    var source = SeededGenerator(seed: seed)
    let memory = try TranslationMemory.inMemory()
    var states: [[String]] = [[]]
    for step in 0..<12 {
      if step % 3 == 2, states.count > 1 {
        _ = try memory.undo()
        states.removeLast()
      } else {
        let words = ["a", "b", "c", "d"].filter { _ in Bool.random(using: &source) }
          .map { $0 + ["1", "2"].randomElement(using: &source)! }
        let records = words.map { record(String($0.prefix(1)), $0) }
        let before = try memory.operations().count
        try load(memory, records)
        if try memory.operations().count > before { states.append(words.sorted()) }
      }
      #expect(try terms(memory) == states.last)
    }
    #expect(try memory.integrityProblems() == [])
  }
}
