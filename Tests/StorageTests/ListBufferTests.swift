import GRDB
import TestSupport
import Testing

@testable import Storage

/// The lists are the same however often entries are set aside on their way.
@Suite struct ListBufferTests {
  private struct Written {
    var variant: Int64
    var tokens: [UInt32]
    var key: [UInt8]
  }

  private func written(seed: UInt64, count: Int) -> [Written] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      let text = ["most", "мост", "na ibru", "đak", ""].randomElement(using: &random) ?? ""
      return Written(
        variant: Int64(64 + 3 * number),
        tokens: (0..<Int.random(in: 0...9, using: &random)).map { _ in
          UInt32.random(in: 1...30, using: &random)
        },
        key: Array("\(text)\(number % 4)".utf8)
      )
    }
  }

  private func lists(
    _ groups: [[Written]],
    limits: (Int, Int)
  ) throws -> [String] {
    let memory = try TranslationMemory.inMemory()
    return try memory.write { db in
      for group in groups {
        var buffer = try ListBuffer(db, limits: limits)
        for text in group {
          text.tokens.withUnsafeBufferPointer { tokens in
            text.key.withUnsafeBufferPointer { key in
              buffer.add(variant: text.variant, tokens: tokens, family: 1, key: key)
            }
          }
          try buffer.spillIfLarge(db)
        }
        try buffer.write(db)
      }
      return try ["posting", "short_segment"].flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY key").map(\.description)
      }
    }
  }

  @Test("Set aside in many runs, in a few, or not at all", arguments: [1, 2, 3] as [UInt64])
  func runs(seed: UInt64) throws {
    let texts = written(seed: seed, count: 3000)
    let expected = try lists([texts], limits: (1_000_000, 1_000_000))
    #expect(expected.count > 60)
    #expect(try lists([texts], limits: (100, 70)) == expected)
    #expect(try lists([texts], limits: (4000, 900)) == expected)
    // The second group finds lists that are there.
    #expect(
      try lists([Array(texts[..<1000]), Array(texts[1000...])], limits: (500, 90)) == expected
    )
  }

  @Test("Texts in any order, as when units are brought back", arguments: [4, 5] as [UInt64])
  func anyOrder(seed: UInt64) throws {
    let texts = written(seed: seed, count: 900)
    var random = SeededGenerator(seed: seed)
    let limits = (1_000_000, 1_000_000)
    #expect(
      try lists([texts.shuffled(using: &random)], limits: limits)
        == lists([texts], limits: limits)
    )
  }

  @Test("Units by their hashes, against a dictionary")
  func seenUnits() {
    var random = SeededGenerator(seed: 6)
    var seen = SeenUnits()
    var hashes: [Int64: UInt64] = [5001: 0]
    seen.insert(5001, 0)
    for number in 1...5000 as ClosedRange<Int64> {
      // Some come again, some differ in high bits only, some in low ones only.
      let hash =
        UInt64.random(in: 2...4000, using: &random) << UInt64.random(in: 0...50, using: &random)
      seen.insert(number, hash)
      hashes[number] = hash
    }
    let units = Dictionary(grouping: hashes.keys) { hashes[$0] ?? 0 }
    for (number, hash) in hashes {
      #expect(seen.first(hash) { $0 == number } == number)
      var asked: Set<Int64> = []
      #expect(
        seen.first(hash) {
          asked.insert($0)
          return false
        } == nil
      )
      #expect(asked.isSuperset(of: units[hash] ?? []))
      #expect(seen.first(hash) { hashes[$0] == hash } == units[hash]?.min())
    }
    #expect(seen.first(UInt64.max) { _ in true } == nil)
    seen.removeAll()
    #expect(seen.first(0) { _ in true } == nil)
  }
}
