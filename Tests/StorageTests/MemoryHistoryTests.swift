import BitextCore
import Foundation
import GRDB
import Storage
import TestSupport
import Testing

/// The log of operations, and taking them back.
@Suite struct MemoryHistoryTests {
  /// All that a memory holds, but for the numbers of occurrences.
  private struct State: Equatable {
    var units: [StoredUnit]
    var articles: Int
    var pairs: Int
    var concepts: [GlossaryRecord]

    init(_ memory: TranslationMemory) throws {
      units = try memory.all()
      let counts = try memory.statistics()
      articles = counts.articles
      pairs = counts.articlePairs
      concepts = try memory.concepts().sorted { $0.entry.identifier < $1.entry.identifier }
    }
  }

  private func message(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      guard let error = error as? StorageError, error.code == .conflict else { return "\(error)" }
      return error.message
    }
  }

  private func filled() throws -> TranslationMemory {
    let memory = try TranslationMemory.inMemory()
    var noted = unit("Rain again.", "Опет киша.", cyrillic)
    noted.notes = ["note", "друга"]
    noted.properties = [Property(type: "a", value: "b")]
    noted.variants[1].properties = [Property(type: "c", value: "d")]
    noted.identifier = "7"
    try memory.store([noted, unit("Snow.", "Sneg.")], from: "a.tmx")
    try memory.align([aligned("Snow.", "Sneg.", 0), aligned("Fog.", "Magla.", 1)])
    return memory
  }

  @Test func theLogTellsWhatEachCommandDid() throws {
    let memory = try filled()
    _ = try memory.confirm(ids: [1, 3, 99], by: "ana", at: nextDay)
    _ = try memory.delete(ids: [2], by: "Бојан", at: nextDay)
    let log = try memory.operations()
    #expect(log.map(\.kind) == [.delete, .confirm, .align, .import])
    #expect(log.map(\.id) == [4, 3, 2, 1])
    #expect(
      log.map { [$0.added, $0.changed, $0.deleted] }
        == [[0, 0, 1], [0, 2, 0], [1, 1, 0], [2, 0, 0]]
    )
    #expect(log.map(\.person) == ["Бојан", "ana", "ana", nil])
    #expect(log.map(\.subject) == [nil, nil, "a.en – a.sr", "a.tmx"])
    #expect(log.map(\.date) == [nextDay, nextDay, someDay, someDay])
    #expect(try memory.operations(limit: 1).map(\.id) == [4])
  }

  @Test func whatChangesNothingIsNotLogged() throws {
    let memory = try filled()
    let before = try memory.operations()
    _ = try memory.confirm(ids: [99], by: nil, at: someDay)
    _ = try memory.delete(ids: [99])
    _ = try memory.restore(ids: [1, 99])
    #expect(throws: CancellationError.self) {
      _ = try memory.importUnits(from: "b", at: someDay) { throw CancellationError() }
    }
    #expect(try memory.operations() == before)
  }

  /// Each operation is taken back, done again, and taken back again.
  @Test(arguments: MemoryOperation.Kind.allCases.filter { $0 != .undo })
  func everyKindIsTakenBackAndDoneAgain(kind: MemoryOperation.Kind) throws {
    let memory = try filled()
    if kind == .restore { _ = try memory.delete(ids: [1, 2], at: someDay) }
    let before = try State(memory)
    switch kind {
    case .import:
      // One is new, one was aligned only, one is there already.
      try memory.store(
        [unit("Ice.", "Лед.", cyrillic), unit("Fog.", "Magla."), unit("Snow.", "Sneg.")],
        from: "b.tmx"
      )
    case .align:
      try memory.align([aligned("Fog.", "Magla!", 0), aligned("Rain.", "Kiša.", 1)], at: nextDay)
    case .confirm: _ = try memory.confirm(ids: [1, 2], by: "ана", at: nextDay)
    case .delete: _ = try memory.delete(ids: [1, 2, 3])
    case .restore: #expect(try memory.restore(ids: [1, 2]) == 2)
    case .replace:
      let receipt = try memory.replace("киша", by: "kiša", in: serbian)
      #expect(receipt.changes.count == 1)
    case .glossary:
      let entry = ConceptEntry(
        identifier: "rain",
        sections: [LanguageSection(language: cyrillic, terms: [Term("киша")])]
      )
      _ = try memory.importGlossary(
        [GlossaryRecord(entry: entry)],
        named: "g",
        from: "g",
        at: nextDay
      )
    case .undo: break
    }
    let after = try State(memory)
    let number = try #require(try memory.operations().first?.id)
    #expect(try memory.operations().first?.kind == kind)
    #expect(after != before)
    for round in 0..<2 {
      #expect(try memory.undo()?.id == number)
      #expect(try State(memory) == before)
      #expect(try memory.integrityProblems() == [])
      let undoing = try #require(try memory.operations().first)
      #expect(undoing.kind == .undo && undoing.undoes == number)
      let taken = try #require(try memory.operations().first { $0.id == number })
      #expect(taken.undoneBy == undoing.id)
      if round == 0 {
        #expect(try memory.undo(operation: undoing.id)?.id == undoing.id)
        #expect(try State(memory) == after)
        #expect(try memory.integrityProblems() == [])
      }
    }
  }

  @Test func laterWorkOnTheSameUnitsIsNotLost() throws {
    let memory = try filled()
    _ = try memory.confirm(ids: [3], by: nil, at: nextDay)
    let state = try State(memory)
    #expect(
      message { _ = try memory.undo(operation: 2) }
        == "Operation 2 cannot be taken back: operation 3 (confirm) worked on one of its units "
        + "later. Take that one back first."
    )
    #expect(try State(memory) == state)
    #expect(try memory.operations().count == 3)
    #expect(try memory.undo()?.id == 3)
    #expect(try memory.undo(operation: 2)?.id == 2)
    #expect(try memory.all().map(\.id) == [1, 2])
    #expect(try memory.statistics().articles == 0)
    #expect(
      message { _ = try memory.undo(operation: 3) }
        == "Operation 3 was taken back already, by operation 4."
    )
  }

  @Test func anImportThatRestsOnAnotherComesFirst() throws {
    let memory = try TranslationMemory.inMemory()
    let units = [unit("Rain.", "Kiša."), unit("Snow.", "Sneg.")]
    try memory.store(units, from: "a.tmx")
    try memory.store(units + [unit("Fog.", "Magla.")], from: "b.tmx")
    #expect(message { _ = try memory.undo(operation: 1) }?.contains("2 of its units") == true)
    #expect(try memory.undo(operation: 2)?.id == 2)
    #expect(try memory.undo(operation: 1)?.id == 1)
    #expect(try memory.all().isEmpty)
    #expect(try memory.undo() == nil)
    #expect(try memory.undo(operation: 77) == nil)
  }

  /// Imported on one day; a unit changed and two deleted on that day, one of them again on the next.
  private func pruned() throws -> TranslationMemory {
    let memory = try filled()
    _ = try memory.confirm(ids: [1], by: nil, at: someDay)
    _ = try memory.delete(ids: [2, 3], at: someDay)
    _ = try memory.restore(ids: [3], at: someDay)
    _ = try memory.delete(ids: [3], at: nextDay)
    return memory
  }

  @Test func whatIsPrunedIsToldAndNotTakenBack() throws {
    let memory = try pruned()
    #expect(try memory.pruningPreview(before: someDay) == PruningReceipt())
    let expected = PruningReceipt(operations: 5, units: 1)
    #expect(try memory.pruningPreview(before: nextDay) == expected)
    #expect(try memory.operations().allSatisfy { !$0.isPruned })
    #expect(try memory.pruneLog(before: nextDay) == expected)
    let log = try memory.operations()
    #expect(log.map(\.isPruned) == [false, true, true, true, true, true])
    #expect(try memory.integrityProblems() == [])
    #expect(
      message { _ = try memory.undo(operation: 4) }
        == "Operation 4 cannot be taken back: the log was pruned, and what is needed for that is gone."
    )
    #expect(try memory.restore(ids: [2]) == 0)
    // What came after is taken back as before, and no further.
    #expect(try memory.undo()?.id == 6)
    #expect(try memory.all().map(\.id) == [1, 3])
    #expect(try memory.undo() == nil)
    #expect(try memory.pruneLog(before: nextDay) == PruningReceipt())
  }

  @Test func whatALaterOperationDeletedIsStillRestored() throws {
    let memory = try pruned()
    _ = try memory.pruneLog(before: nextDay)
    #expect(try memory.restore(ids: [2, 3], at: nextDay) == 1)
    #expect(try memory.all().map(\.id) == [1, 3])
    #expect(try memory.integrityProblems() == [])
    let rest = try memory.pruneLog(before: nextDay.addingTimeInterval(1))
    #expect(rest.operations == 2)
    #expect(try memory.undo() == nil)
  }

  @Test func operationsOnOtherUnitsDoNotHinder() throws {
    let memory = try filled()
    _ = try memory.confirm(ids: [1], by: nil, at: nextDay)
    #expect(try memory.undo(operation: 2)?.kind == .align)
    #expect(try memory.all().map(\.isConfirmed) == [true, false])
  }

  @Test func numbersOfDeletedUnitsAreNotGivenAgain() throws {
    let memory = try filled()
    _ = try memory.delete(ids: [3])
    try memory.store([unit("Hail.", "Grad.")])
    #expect(try memory.all().map(\.id) == [1, 2, 4])
    #expect(try memory.restore(ids: [3, 3, 4]) == 1)
    #expect(try memory.all().map(\.id) == [1, 2, 3, 4])
    #expect(try memory.match("fog.").first?.unit == 3)
    #expect(try memory.integrityProblems() == [])
  }

  @Test func aRestoredUnitHasItsArticlesAgain() throws {
    let memory = try filled()
    let before = try State(memory)
    _ = try memory.delete(ids: [3])
    // The articles are aligned again: nothing of the old pair is left.
    try memory.align([aligned("Snow.", "Sneg.", 5)], at: nextDay)
    #expect(try memory.restore(ids: [3]) == 1)
    #expect(try memory.unit(id: 3)?.occurrences == before.units[2].occurrences)
    #expect(try memory.integrityProblems() == [])
  }

  @Test func aLongImportIsARowAndIsTakenBackWhole() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("m.sqlite")
    let memory = try TranslationMemory(path: path, access: .readWrite)
    try memory.store([unit("Rain.", "Киша.", cyrillic)])
    let before = try State(memory)
    try memory.store((0..<6000).map { unit("Segment \($0) of a text.", "Deo \($0) teksta.") })
    try memory.store([unit("Last.", "Poslednje.")], from: "c.tmx")
    let queue = try DatabaseQueue(path: path)
    let rows = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM unit_range") }
    #expect(rows == 3)
    #expect(try memory.undo(operation: 2)?.id == 2)
    #expect(try memory.all().map(\.id) == [1, 6002])
    #expect(try memory.integrityProblems() == [])
    #expect(try memory.undo(operation: 3)?.id == 3)
    #expect(try State(memory) == before)
    #expect(try memory.undo(operation: 4)?.id == 4)
    #expect(try memory.all().count == 6001)
    #expect(try memory.integrityProblems() == [])
    #expect(try memory.match("Segment 77 of a text.").first?.unit == 79)
  }

  /// Many operations at random, taken back one after the other: every state comes back.
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func randomOperationsAreTakenBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = ["rain", "snow", "fog", "sun", "wind", "hail"]
    let forms = ["киша", "sneg", "magla", "sunce", "ветар", "grad"]
    func sentence() -> (String, String) {
      let (i, j) = (Int.random(in: 0..<6, using: &random), Int.random(in: 0..<6, using: &random))
      return ("There is \(words[i]) and \(words[j]).", "Пада \(forms[i]) i \(forms[j]).")
    }
    let memory = try TranslationMemory.inMemory()
    var states: [(Int64, State)] = []
    for step in 0..<40 {
      let before = try State(memory)
      let ids = (0..<5).map { _ in Int64.random(in: 1...60, using: &random) }
      switch Int.random(in: 0..<7, using: &random) {
      case 0:
        try memory.store(
          (0..<8).map { _ in
            let s = sentence(); return unit(s.0, s.1)
          }
        )
      case 1, 2:
        let units = (0..<6).map { number in
          let s = sentence(); return aligned(s.0, s.1, number)
        }
        let name = "article \(Int.random(in: 0..<3, using: &random))"
        try memory.align(units, name, name + " sr")
      case 3: _ = try memory.confirm(ids: Array(ids.prefix(2)), by: nil, at: nextDay)
      case 4: _ = try memory.restore(ids: ids)
      case 5:
        _ = try memory.replace(words[step % 6], by: words[(step + 1) % 6], in: english)
      default: _ = try memory.delete(ids: Array(ids.prefix(3)))
      }
      if let last = try memory.operations(limit: 1).first, last.id != states.last?.0 {
        states.append((last.id, before))
      }
    }
    #expect(states.count > 20)
    #expect(try memory.integrityProblems() == [])
    for (number, state) in states.reversed() {
      #expect(try memory.undo()?.id == number)
      #expect(try State(memory) == state)
    }
    #expect(try memory.integrityProblems() == [])
    #expect(try memory.all().isEmpty)
  }
}
