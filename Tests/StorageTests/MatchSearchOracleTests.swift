import BitextCore
import Storage
import TestSupport
import Testing

/// The look-up against its slow twin: every segment compared by the full table.
@Suite struct MatchSearchOracleTests {
  private struct Generated {
    var texts: [Int64: String] = [:]
    var random: SeededGenerator

    /// Few frequent words and many rare ones, some punctuation, either script.
    mutating func text() -> String {
      let words = (0..<Int.random(in: 1...14, using: &random)).map { _ -> String in
        let exponent = Double.random(in: 0..<1, using: &random)
        let rank = Int(400 * exponent * exponent * exponent)
        if rank == 3 { return "," }
        if rank < 12 && rank % 2 == 1 { return "\(Int.random(in: 1...30, using: &random))" }
        return "reč\(rank)ž"
      }
      let text = words.joined(separator: " ") + (Bool.random(using: &random) ? "." : "")
      return Int.random(in: 0..<4, using: &random) == 0
        ? text.replacing("reč", with: "реч").replacing("ž", with: "ж") : text
    }

    mutating func edited(_ text: String) -> String {
      var words = text.split(separator: " ").map(String.init)
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        words = words.map { Int($0) == nil ? $0 : "\(Int.random(in: 1...300, using: &random))" }
        return words.joined(separator: " ")
      case 1:
        words.removeAll { $0 == "," }
        return words.joined(separator: " ") + " –"
      default: break
      }
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0...words.count, using: &random)
        if place < words.count && Bool.random(using: &random) {
          words.remove(at: place)
        } else {
          words.insert("nova\(place)", at: place)
        }
      }
      return words.joined(separator: " ")
    }
  }

  private func check(
    _ memory: TranslationMemory,
    _ generated: inout Generated,
    queries: Int
  ) throws {
    let ids = generated.texts.keys.sorted()
    for number in 0..<queries {
      let id = ids[Int.random(in: 0..<ids.count, using: &generated.random)]
      let text =
        number % 5 == 0 ? generated.text() : generated.edited(generated.texts[id] ?? "")
      let threshold = [40, 50, 60, 70, 85, 100][number % 6]
      let limit = [1, 5, 12][number % 3]
      let matches = try memory.exactAndFuzzyMatches(
        MatchQuery(
          text: text,
          sourceLanguage: serbian,
          targetLanguage: english,
          threshold: threshold,
          limit: limit,
          characterPass: .off
        )
      )
      let reference = ReferenceMatches(query: text, threshold: threshold)
      #expect(
        ReferenceMatches.lines(matches)
          == reference.answer(from: generated.texts.values, limit: limit)
      )
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func nothingIsMissedAfterInsertsAndDeletes(seed: UInt64) throws {
    var generated = Generated(random: SeededGenerator(seed: seed))
    let memory = try TranslationMemory.inMemory()
    for round in 0..<3 {
      let texts = Set((0..<500).map { _ in generated.text() }).sorted()
      try memory.store(texts.map { unit("English \(round) \($0.count)", $0, latin) })
      try memory.align(
        (0..<20).map { aligned("Aligned \(round) \($0)", generated.text(), $0) },
        "a\(round)"
      )
      generated.texts = Dictionary(
        uniqueKeysWithValues: try memory.all().map { ($0.id, $0.unit.variants[1].segment.text) }
      )
      try check(memory, &generated, queries: 36)
      let doomed = generated.texts.keys.sorted().filter { _ in
        Int.random(in: 0..<3, using: &generated.random) == 0
      }
      #expect(try memory.delete(ids: doomed) == doomed.count)
      for id in doomed { generated.texts[id] = nil }
      try check(memory, &generated, queries: 36)
      #expect(try memory.integrityProblems() == [])
    }
  }
}
