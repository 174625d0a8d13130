import BitextCore
import Storage
import TestSupport
import Testing

/// The index in memory against the database: the same answers, whatever happens to the memory.
@Suite struct MatchSessionTests {
  private struct Generated {
    var random: SeededGenerator

    /// Few frequent words and many rare ones, some numbers and punctuation, either script; often short.
    mutating func text() -> String {
      let longest = [2, 4, 14, 60][Int.random(in: 0..<4, using: &random)]
      let words = (0..<Int.random(in: 1...longest, using: &random)).map { _ -> String in
        let exponent = Double.random(in: 0..<1, using: &random)
        let rank = Int(300 * exponent * exponent * exponent)
        return rank == 3 ? "," : rank < 20 ? "reč\(rank)" : "šuma" + String(rank, radix: 26)
      }
      let text = words.joined(separator: " ")
      switch Int.random(in: 0..<5, using: &random) {
      case 0: return text.replacing("reč", with: "реч").replacing("šuma", with: "шума")
      case 1: return text.uppercased()
      default: return text
      }
    }

    mutating func edited(_ text: String) -> String {
      var words = text.split(separator: " ").map(String.init)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0...words.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0 where place < words.count: words.remove(at: place)
        case 1 where place < words.count: words[place] += "a"
        default: words.insert("nova", at: place)
        }
      }
      return words.joined(separator: " ")
    }
  }

  /// Asks the session and the memory the same.
  private func compare(
    _ session: MatchSession,
    _ memory: TranslationMemory,
    _ generated: inout Generated,
    queries: Int,
    languages: [LanguageTag] = [serbian, latin, cyrillic]
  ) throws {
    let units = try memory.all()
    var found = 0
    for number in 0..<queries {
      let unit = units[Int.random(in: 0..<units.count, using: &generated.random)].unit
      let text = unit.variants.last?.segment.text ?? ""
      var query = MatchQuery(
        text: number % 4 == 0 ? generated.text() : generated.edited(text),
        sourceLanguage: languages[number / 50 % languages.count],
        targetLanguage: english,
        threshold: [30, 50, 60, 70, 85, 100][number % 6],
        limit: [1, 3, 20][number % 3]
      )
      if number % 7 == 0 { query.penalties = ["case": 5, "script": 3] }
      if number % 5 == 0 { query.previous = "reč1" }
      let expected = try memory.exactAndFuzzyMatches(query)
      #expect(try session.exactAndFuzzyMatches(query) == expected)
      found += expected.count
    }
    #expect(found > queries / 4)
  }

  private func fill(_ memory: TranslationMemory, _ generated: inout Generated, _ name: String)
    throws
  {
    try memory.store((0..<300).map { unit("English \(name) \($0)", generated.text()) }, from: name)
    // Both scripts in one unit, and a unit with no translation.
    try memory.store(
      (0..<40).map { number in
        TranslationUnit(variants: [
          variant("Both \(name) \(number)", english), variant(generated.text(), cyrillic),
          variant(generated.text(), latin),
        ])
      } + [TranslationUnit(variants: [variant(generated.text(), latin)])],
      from: name
    )
    try memory.align((0..<20).map { aligned("Aligned \(name) \($0)", generated.text(), $0) }, name)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func answersAreThoseOfTheDatabase(seed: UInt64) throws {
    var generated = Generated(random: SeededGenerator(seed: seed))
    let folder = try TemporaryFolder()
    let memory = try TranslationMemory(path: folder.path("m.sqlite"), access: .readWrite)
    try fill(memory, &generated, "first")
    let reading = try TranslationMemory(path: folder.path("m.sqlite"), access: .readOnly)
    let session = try MatchSession(reading, snapshot: .atOnce)
    try compare(session, memory, &generated, queries: 150)
    #expect(session.snapshotSize ?? 0 > 0)
    try fill(memory, &generated, "second")
    let doomed = try memory.all().map(\.id).filter { $0 % 3 == 0 }
    #expect(try memory.delete(ids: doomed) == doomed.count)
    try compare(session, memory, &generated, queries: 80)
    _ = try memory.undo()
    _ = try memory.rebuildIndexes()
    try compare(session, memory, &generated, queries: 80)
  }

  @Test("Changes are taken in one by one: made, deleted, rewritten, brought back")
  func changesAreTakenIn() throws {
    var generated = Generated(random: SeededGenerator(seed: 4))
    let folder = try TemporaryFolder()
    let memory = try TranslationMemory(path: folder.path("m.sqlite"), access: .readWrite)
    try fill(memory, &generated, "first")
    let reading = try TranslationMemory(path: folder.path("m.sqlite"), access: .readOnly)
    let session = try MatchSession(reading, snapshot: .atOnce)
    func compareNow() throws {
      try compare(session, memory, &generated, queries: 60, languages: [serbian])
    }
    try compareNow()
    try fill(memory, &generated, "second")
    try compareNow()
    let filled = try #require(session.snapshotChanges)
    #expect(filled > 300)
    let doomed = try memory.all().map(\.id).filter { $0 % 3 == 0 }
    #expect(try memory.delete(ids: doomed) == doomed.count)
    try compareNow()
    _ = try memory.rewriteTexts(in: latin, by: nil, at: someDay) { segment in
      segment.text.count % 5 == 0 ? Segment(segment.text + " izmena") : nil
    }
    try compareNow()
    let changed = try #require(session.snapshotChanges)
    #expect(changed > filled)
    _ = try memory.undo()
    try compareNow()
    #expect(session.snapshotChanges == changed, "the same units, as they were")
    _ = try memory.undo()
    try compareNow()
    // Numbers of tokens are others then.
    _ = try memory.rebuildIndexes()
    try compareNow()
    #expect(session.snapshotChanges == 0)
  }

  @Test func aMemoryWithoutFileIsServed() throws {
    var generated = Generated(random: SeededGenerator(seed: 3))
    let memory = try TranslationMemory.inMemory()
    let session = try MatchSession(memory, snapshot: .atOnce)
    try fill(memory, &generated, "first")
    try compare(session, memory, &generated, queries: 80)
    try fill(memory, &generated, "second")
    try compare(session, memory, &generated, queries: 80)
  }

  @Test("Whatever another connection changes, the next query sees")
  func changesAreSeen() throws {
    let folder = try TemporaryFolder()
    let memory = try TranslationMemory(path: folder.path("m.sqlite"), access: .readWrite)
    try memory.store((0..<500).map { unit("English number \($0)", "Srpska rečenica broj \($0)") })
    let reading = try TranslationMemory(path: folder.path("m.sqlite"), access: .readOnly)
    let session = try MatchSession(reading, snapshot: .atOnce)
    func answer(_ text: String) throws -> [Int64] {
      try session.exactAndFuzzyMatches(
        MatchQuery(text: text, sourceLanguage: serbian, targetLanguage: english, threshold: 100)
      ).map(\.unit)
    }
    #expect(try answer("Srpska rečenica broj 7") == [8])
    for round in 0..<30 {
      let text = "Nova rečenica \(round), ćirilica i latinica"
      #expect(try answer(text) == [])
      try memory.store([unit("New \(round)", text)])
      let found = try answer(text)
      #expect(found.count == 1)
      #expect(try memory.delete(ids: found) == 1)
      #expect(try answer(text) == [])
      _ = try memory.undo()
      #expect(try answer(text) == found)
    }
  }

  @Test("After more changes than are worth it the snapshot is given up")
  func manyChangesGiveItUp() throws {
    let folder = try TemporaryFolder()
    let memory = try TranslationMemory(path: folder.path("m.sqlite"), access: .readWrite)
    try memory.store((0..<100).map { unit("English number \($0)", "Srpska rečenica broj \($0)") })
    let reading = try TranslationMemory(path: folder.path("m.sqlite"), access: .readOnly)
    let session = try MatchSession(reading, snapshot: .atOnce)
    func ask(_ text: String) throws -> Int {
      try session.exactAndFuzzyMatches(
        MatchQuery(text: text, sourceLanguage: serbian, targetLanguage: english, threshold: 100)
      ).count
    }
    #expect(try ask("Srpska rečenica broj 7") == 1)
    try memory.store((0..<1000).map { unit("More \($0)", "Još jedna rečenica \($0)") })
    #expect(try ask("Још једна реченица 999") == 1)
    #expect(session.snapshotChanges == 1000)
    try memory.store((1000..<1100).map { unit("More \($0)", "Još jedna rečenica \($0)") })
    #expect(try ask("Još jedna rečenica 1099") == 1)
    #expect(session.snapshotChanges == nil)
  }

  @Test("A language that comes later counts as others do")
  func laterLanguage() throws {
    let folder = try TemporaryFolder()
    let memory = try TranslationMemory(path: folder.path("m.sqlite"), access: .readWrite)
    try memory.store([unit("One", "Jedan red")])
    let reading = try TranslationMemory(path: folder.path("m.sqlite"), access: .readOnly)
    let session = try MatchSession(reading, snapshot: .atOnce)
    let query = MatchQuery(
      text: "Drugi red",
      sourceLanguage: serbian,
      targetLanguage: english,
      threshold: 100
    )
    #expect(try session.exactAndFuzzyMatches(query).isEmpty)
    try memory.store([
      TranslationUnit(variants: [variant("Two", english), variant("Други ред", cyrillic)])
    ])
    #expect(try session.exactAndFuzzyMatches(query).count == 1)
  }

  @Test("The index is taken into memory when so many queries have come that it pays")
  func snapshotIsTakenWhenItPays() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.store((0..<640).map { unit("English number \($0)", "Srpska rečenica broj \($0)") })
    let session = try MatchSession(memory, snapshot: .whenWorthwhile)
    var sizes: [Int?] = []
    for _ in 0..<12 {
      let query = MatchQuery(text: "Srpska", sourceLanguage: serbian, targetLanguage: english)
      _ = try session.exactAndFuzzyMatches(query)
      sizes.append(session.snapshotSize)
    }
    #expect(sizes.prefix(9).allSatisfy { $0 == nil })
    #expect(sizes.dropFirst(9).allSatisfy { $0 != nil })
  }
}
