import BitextCore
import Storage
import Testing

/// Segments beyond one block of the comparison, beyond the lengths of the index, beyond a page.
@Suite struct LongSegmentTests {
  private func text(_ count: Int, changed: Int = 0, script: LanguageTag = latin) -> String {
    (0..<count).map { number in
      let word = number < changed ? "druga\(number)" : "reč\(number)"
      return script == latin ? word : word.replacing("reč", with: "реч")
    }.joined(separator: " ")
  }

  @Test(arguments: [63, 64, 65, 200, 254, 255, 256, 300, 1500], [latin, cyrillic])
  func areFound(count: Int, script: LanguageTag) throws {
    let memory = try TranslationMemory.inMemory()
    try memory.store([
      unit("long", text(count), script), unit("short", "kratko"), unit("half", text(count / 2)),
    ])
    for changed in [0, 1, count / 10, count / 4] {
      let matches = try memory.match(text(count, changed: changed), from: serbian, to: english)
      #expect(matches.map(\.unit) == [1])
      let percent = Double(1000 * (count - changed) / count) / 10
      #expect(matches.first?.score == percent)
    }
    let shorter = try memory.match(text(count - count / 5), from: serbian, to: english)
    #expect(shorter.map(\.unit) == [1])
    #expect(try memory.integrityProblems() == [])
    #expect(try memory.delete(ids: [1]) == 1)
    #expect(try memory.integrityProblems() == [])
  }
}
