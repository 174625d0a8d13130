import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite struct InternedTokensTests {
  private struct Token: Hashable {
    var family: Int64
    var text: String
  }

  private func tokens(seed: UInt64, count: Int) -> [Token] {
    var random = SeededGenerator(seed: seed)
    let stems = ["most", "мост", "đak", "", "ibar", "ибар", "12", "most na ibru", "mostovima"]
    return (0..<count).map { _ in
      let stem = stems.randomElement(using: &random) ?? ""
      return Token(
        family: [1, 2, 70_000].randomElement(using: &random) ?? 1,
        text: stem + String(Int.random(in: 0...900, using: &random))
      )
    }
  }

  @Test("Places and texts, against a dictionary", arguments: [1, 2] as [UInt64])
  func places(seed: UInt64) {
    var interned = InternedTokens()
    var expected: [Token: Int] = [:]
    for token in tokens(seed: seed, count: 9000) {
      let known = expected[token] ?? expected.count
      expected[token] = known
      var text = token.text
      let place = text.withUTF8 { interned.place(of: $0, family: token.family) }
      #expect(place == known)
    }
    #expect(interned.count == expected.count)
    #expect(interned.byteCount == expected.keys.reduce(0) { $0 + $1.text.utf8.count })
    interned.withTexts { text in
      for (token, place) in expected {
        #expect(interned.family(at: place) == token.family)
        #expect(text(place).elementsEqual(token.text.utf8))
      }
    }
  }

  @Test("The order is that of families and bytes", arguments: [3, 4] as [UInt64])
  func order(seed: UInt64) {
    var interned = InternedTokens()
    var all: [Token] = []
    let made =
      tokens(seed: seed, count: 4000)
      + ["ab", "ab\0", "", "abcdefgh", "abcdefgh\0", "abcdefghi"].map {
        Token(family: 2, text: $0)
      }
    for token in made {
      var text = token.text
      if text.withUTF8({ interned.place(of: $0, family: token.family) }) == all.count {
        all.append(token)
      }
    }
    interned.freeze()
    let expected = all.indices.sorted {
      let (a, b) = (all[$0], all[$1])
      return a.family == b.family
        ? a.text.utf8.lexicographicallyPrecedes(b.text.utf8) : a.family < b.family
    }
    #expect(interned.sortedPlaces().map(Int.init) == expected)
  }

  @Test("Numbers are the same when few tokens are held", arguments: [5, 6] as [UInt64])
  func registry(seed: UInt64) throws {
    let made = tokens(seed: seed, count: 3000)
    func stored(limit: Int) throws -> [String] {
      try TranslationMemory.inMemory().write { db in
        var registry = try TokenRegistry(db, limit: limit)
        for start in stride(from: 0, to: made.count, by: 100) {
          var frequencies: [Token: UInt32] = [:]
          for token in made[start..<start + 100] { frequencies[token, default: 0] += 1 }
          var seen: Set<Token> = []
          for token in made[start..<start + 100] where seen.insert(token).inserted {
            var text = token.text
            _ = try text.withUTF8 {
              try registry.place(
                of: $0,
                family: token.family,
                frequency: frequencies[token] ?? 0,
                db
              )
            }
          }
          try registry.assign()
          try registry.writeIfLarge(db)
        }
        try registry.write(db)
        return try Row.fetchAll(db, sql: "SELECT * FROM token ORDER BY id").map(\.description)
      }
    }
    let expected = try stored(limit: 1_000_000)
    #expect(expected.count == Set(made).count)
    #expect(try stored(limit: 150) == expected)
  }
}
