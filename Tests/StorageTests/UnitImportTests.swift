import BitextCore
import GRDB
import TestSupport
import Testing

@testable import Storage

/// Imports that are longer than what is prepared at a time.
@Suite struct UnitImportTests {
  private struct Broken: Error {}

  /// Every fifth repeats one of before, near or far.
  private func text(_ number: Int) -> String {
    "rečenica \(number % 5 == 4 ? number / 10 * 5 : number)"
  }

  @Test(
    "Units keep their order, and those that come again are found, in this batch or an earlier one"
  )
  func longImport() throws {
    let memory = try TranslationMemory.inMemory()
    let texts = (0..<9000).map(text)
    var expected: [String] = []
    var known: Set<String> = []
    for text in texts where known.insert(text).inserted { expected.append(text) }
    let units = texts.map { unit("English \($0)", $0) }
    let first = try memory.store(units)
    #expect(first.stored == expected.count)
    #expect(first.alreadyPresent == texts.count - expected.count)
    #expect(try memory.all().map { $0.unit.variants[1].segment.text } == expected)
    let second = try memory.store(units)
    #expect(second.stored == 0)
    #expect(second.alreadyPresent == texts.count)
    #expect(try memory.integrityProblems() == [])
  }

  @Test("Batches of long texts have fewer of them, and everything is stored and read again")
  func longTexts() throws {
    let units = (0..<60).map { number in
      let words = (0..<40_000).map { "\($0 % 97)" }.joined(separator: number % 2 == 0 ? " " : " ж ")
      return unit(
        "Text \(number) \(words)",
        "Текст \(number) \(words)",
        number % 3 == 0 ? cyrillic : latin
      )
    }
    var given = 0
    let batches = UnitBatches(.words) {
      given += 1
      return given > units.count ? nil : .unit(units[given - 1], nil)
    }
    var counts: [Int] = []
    while let batch = try batches.make() {
      counts.append(batch.units.count)
      let longest = counts.count == 1 ? 4 << 20 : 1 << 20
      #expect(batch.folded.written.count < longest + 600_000)
    }
    #expect(counts.count > 3 && counts.reduce(0, +) == units.count)

    let memory = try TranslationMemory.inMemory()
    #expect(try memory.store(units).stored == units.count)
    // Several groups, since their texts are long.
    #expect(
      try memory.read { try UnitReader($0).units(from: 1, through: .max, limit: 500).count } < 40
    )
    #expect(try memory.all().map(\.unit) == units)
    #expect(try memory.integrityProblems() == [])
  }

  @Test("Texts that have lost their units give none of their numbers to others")
  func textsWithoutUnits() throws {
    let memory = try TranslationMemory.inMemory()
    #expect(try memory.store([unit("One", "Jedan"), unit("Two", "Два", cyrillic)]).stored == 2)
    try memory.write { db in
      try db.execute(sql: "DELETE FROM unit; UPDATE counter SET value = 0 WHERE name = 'unit'")
    }
    #expect(try memory.store([unit("Three", "Tri"), unit("Four", "Четири", cyrillic)]).stored == 2)
    let found = try memory.all()
    #expect(found.map(\.unit.variants.count) == [2, 2])
    #expect(found.map(\.id) == [3, 4])
  }

  @Test("An error after thousands of units is passed on, and nothing is stored")
  func lateError() throws {
    let memory = try TranslationMemory.inMemory()
    var count = 0
    #expect(throws: Broken.self) {
      try memory.importUnits(from: "file.tmx", at: someDay) {
        count += 1
        if count == 8500 { throw Broken() }
        return unit("English \(count)", "rečenica \(count)")
      }
    }
    #expect(count == 8500)
    #expect(try memory.statistics().units == 0)
    #expect(try memory.store([unit("One", "Jedan")]).stored == 1)
  }

  /// What the tables hold, row by row.
  private func rows(_ memory: TranslationMemory) throws -> [String] {
    try memory.read { db in
      try [
        "SELECT * FROM posting ORDER BY key", "SELECT * FROM short_segment ORDER BY key",
        "SELECT * FROM token ORDER BY family, text",
        "SELECT * FROM variant ORDER BY id", "SELECT * FROM unit ORDER BY id",
        "SELECT term, doc, \"offset\" FROM concordance_word ORDER BY term, doc, \"offset\"",
      ].flatMap { try Row.fetchAll(db, sql: $0).map(\.description) }
    }
  }

  @Test("Written many rows at a time, the tables are as they are when made anew one by one")
  func sameAsRebuilt() throws {
    let memory = try TranslationMemory.inMemory()
    var random = SeededGenerator(seed: 4)
    let words = ["most", "reka", "Ибар", "мост", "škola", "đak", "i", ",", "2026", "Ђаковица"]
    let units = (0..<5000).map { number in
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined(separator: " ")
      var made = unit("English \(text) \(number)", text)
      made.creator = number % 3 == 0 ? "ana" : nil
      return made
    }
    try memory.store(units)
    let imported = try rows(memory)
    #expect(imported.count > 4 * units.count)
    _ = try memory.rebuildIndexes()
    let isSame = try rows(memory) == imported
    #expect(isSame)
    #expect(try memory.integrityProblems() == [])
  }
}
