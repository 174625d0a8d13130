import FuzzyMatching
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite struct InternedTokensTests {
  private struct Token: Hashable {
    var family: UInt32
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
    let half = interned.texts(from: expected.count / 2)
    #expect(half.count == expected.count - expected.count / 2)
    let texts = interned.takeTexts()
    #expect(interned.count == 0)
    #expect(texts.count == expected.count)
    texts.withTexts { text in
      for (token, place) in expected {
        if place >= expected.count / 2 {
          half.withTexts { #expect($0(place - expected.count / 2).elementsEqual(token.text.utf8)) }
          #expect(half.family(at: place - expected.count / 2) == token.family)
        }
        #expect(texts.family(at: place) == token.family)
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
    let expected = all.indices.sorted {
      let (a, b) = (all[$0], all[$1])
      return a.family == b.family
        ? a.text.utf8.lexicographicallyPrecedes(b.text.utf8) : a.family < b.family
    }
    #expect(interned.texts().sortedPlaces().map(Int.init) == expected)
  }

  @Test("A vocabulary that holds little gives the same numbers", arguments: [5, 6] as [UInt64])
  func limit(seed: UInt64) throws {
    let made = tokens(seed: seed, count: 3000)
    func stored(limit: Int) throws -> [String] {
      try TranslationMemory.inMemory().write { db in
        var vocabulary = Vocabulary(limit: limit)
        var registry = try TokenRegistry(db)
        for start in stride(from: 0, to: made.count, by: 100) {
          for token in made[start..<start + 100] {
            var text = token.text
            _ = text.withUTF8 { vocabulary.token($0, family: token.family) }
          }
          try registry.take(vocabulary.takeNew(), { Int64($0) }, db)
        }
        try registry.write(vocabulary.takeTokenTexts(), { Int64($0) }, db)
        return try Row.fetchAll(db, sql: "SELECT * FROM token ORDER BY id").map(\.description)
      }
    }
    let expected = try stored(limit: 1_000_000)
    #expect(expected.count == Set(made).count)
    #expect(try stored(limit: 150) == expected)
  }
}
