import BitextCore
import Storage
import Testing

/// What was deleted, stored anew and then brought back is one unit again.
@Suite struct UnitJoiningTests {
  private let text = "Мост је отворен."

  /// A unit with an occurrence, deleted and imported again; the numbers of both.
  private func storedAnew(_ memory: TranslationMemory) throws -> (old: Int64, new: Int64) {
    try memory.align([aligned("The bridge is open.", "Most je otvoren.", 1)])
    try memory.store([unit("The bridge is open.", text, cyrillic)])
    let old = try #require(try memory.match("The bridge is open.").map(\.unit).min())
    #expect(try memory.delete(ids: [old]) == 1)
    try memory.store([unit("The bridge is open.", "Most je otvoren.")])
    let new = try #require(try memory.match("The bridge is open.").map(\.unit).max())
    #expect(new != old)
    return (old, new)
  }

  @Test("Restoring gives the unit that is there what the other had")
  func restore() throws {
    let memory = try TranslationMemory.inMemory()
    let (old, new) = try storedAnew(memory)
    #expect(try memory.restore(ids: [old]) == 1)
    #expect(try memory.unit(id: old) == nil)
    let joined = try #require(try memory.unit(id: new))
    #expect(joined.occurrences.count == 1)
    #expect(joined.importedFrom == "file.tmx")
    #expect(try memory.statistics().units == 2)
    #expect(try memory.integrityProblems() == [])
    _ = try memory.undo()
    #expect(try memory.unit(id: new)?.occurrences.isEmpty == true)
    #expect(try memory.unit(id: old) == nil)
    #expect(try memory.integrityProblems() == [])
  }

  @Test("Taking the deletion back does the same")
  func undo() throws {
    let memory = try TranslationMemory.inMemory()
    let (old, new) = try storedAnew(memory)
    let deletion = try #require(try memory.operations().first { $0.kind == .delete }?.id)
    _ = try memory.undo(operation: deletion)
    #expect(try memory.unit(id: old) == nil)
    #expect(try memory.unit(id: new)?.occurrences.count == 1)
    #expect(try memory.integrityProblems() == [])
  }

  @Test("Units that differ in anything stay two")
  func othersStay() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.store([unit("Open.", "Отворено.", cyrillic), unit("Open.", "Otvoreno.")])
    let ids = try memory.all().map(\.id)
    #expect(try memory.delete(ids: [ids[0]]) == 1)
    try memory.store([unit("Open.", "Отворен.", cyrillic)])
    #expect(try memory.restore(ids: [ids[0]]) == 1)
    #expect(try memory.statistics().units == 3)
  }
}
