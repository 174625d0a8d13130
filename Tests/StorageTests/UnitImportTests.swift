import BitextCore
import Storage
import Testing

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
}
