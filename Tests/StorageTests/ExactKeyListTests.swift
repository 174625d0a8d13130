import GRDB
import TestSupport
import Testing

@testable import Storage

/// The index of exact matches, against a dictionary.
@Suite struct ExactKeyListTests {
  private func hash(_ random: inout SeededGenerator) -> Int64 {
    // Few lists, of which some hold many hashes; half of them negative.
    let upper = Int32.random(in: -3...3, using: &random) << 16
    return Int64(upper | Int32.random(in: 0...400, using: &random) * 151)
  }

  private func check(_ expected: [Int64: Set<Int64>], _ db: Database) throws {
    let lookUp = try ExactKeyLookUp(db)
    for (hash, variants) in expected {
      #expect(try lookUp.variants(withHash: hash) == variants.sorted())
      #expect(try lookUp.variants(withHash: hash ^ 1 << 31).isEmpty)
    }
    var shared: Set<[Int64]> = []
    try lookUp.forEachShared { shared.insert($0) }
    #expect(shared == Set(expected.values.filter { $0.count > 1 }.map { $0.sorted() }))
  }

  @Test("Written at the end, set aside or not", arguments: [100, 2999, 1_000_000])
  func atTheEnd(limit: Int) throws {
    var random = SeededGenerator(seed: UInt64(limit))
    var expected: [Int64: Set<Int64>] = [:]
    try TranslationMemory.inMemory().write { db in
      var buffer = try ExactKeyBuffer(db, limit: limit)
      for number in 1...3000 as ClosedRange<Int64> {
        let hash = hash(&random)
        expected[hash, default: []].insert(64 * number)
        buffer.add(variant: 64 * number, hash: hash)
        try buffer.spillIfLarge()
      }
      try buffer.writeNew(db)
      try check(expected, db)
    }
  }

  @Test("Written as they come and taken away, in any order", arguments: [1, 2] as [UInt64])
  func asTheyCome(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var expected: [Int64: Set<Int64>] = [:]
    try TranslationMemory.inMemory().write { db in
      var buffer = try ExactKeyBuffer(db)
      try buffer.write(db)
      for _ in 0..<40 {
        for _ in 0..<Int.random(in: 0...120, using: &random) {
          let variant = Int64.random(in: 1...4_294_967_295, using: &random)
          let hash = hash(&random)
          if !expected[hash, default: []].insert(variant).inserted { continue }
          buffer.add(variant: variant, hash: hash)
        }
        try buffer.write(db)
        for (hash, variants) in expected where Int.random(in: 0...9, using: &random) == 0 {
          guard let variant = variants.randomElement(using: &random) else { continue }
          let entry = ExactKeyList.Entry(hash: hash, variant: variant)
          #expect(
            try ChunkedList.exactKeys.remove(db, list: entry.list, variant: entry.variant)
          )
          expected[hash]?.remove(variant)
        }
      }
      try check(expected, db)
      try ChunkedList.exactKeys.remove(db, allOf: 1...UInt32.max)
      try check(expected.mapValues { _ in [] }, db)
    }
  }
}
