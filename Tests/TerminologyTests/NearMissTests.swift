import Testing

@testable import Terminology

@Suite struct NearMissTests {
  /// The whole table, without bounds.
  private static func slowDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var table = [[Int]](repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { table[i][0] = i }
    for j in 0...b.count { table[0][j] = j }
    for i in 0..<a.count {
      for j in 0..<b.count {
        var best = min(table[i][j + 1], table[i + 1][j]) + 1
        best = min(best, table[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, table[i - 1][j - 1] + 1)
        }
        table[i + 1][j + 1] = best
      }
    }
    return table[a.count][b.count]
  }

  @Test(arguments: [
    ("mitrovica", "mitrovica", 0), ("mitrovica", "mitrovca", 1), ("mitrovica", "mitorvica", 1),
    ("mitrovica", "nitrovice", 2), ("pec", "", 3), ("ab", "ba", 1), ("abcd", "badc", 2),
    // Restricted: what was exchanged is not changed again.
    ("ca", "abc", 3),
  ])
  func distances(_ a: String, _ b: String, _ expected: Int) {
    #expect(NearMiss.distance(Array(a.utf8), Array(b.utf8), limit: 4) == expected)
    #expect(NearMiss.distance(Array(b.utf8), Array(a.utf8), limit: 4) == expected)
    if expected > 0 {
      #expect(NearMiss.distance(Array(a.utf8), Array(b.utf8), limit: expected - 1) == nil)
    }
  }

  @Test("The bounded distance is the slow one, where it is within the bound")
  func slowTwin() {
    var random = SeededGenerator(state: 20_240_607)
    for _ in 0..<4_000 {
      let a = (0..<Int(random.next() % 9)).map { _ in UInt8(97 + random.next() % 3) }
      let b = (0..<Int(random.next() % 9)).map { _ in UInt8(97 + random.next() % 3) }
      let limit = Int(random.next() % 4)
      let slow = Self.slowDistance(a, b)
      #expect(NearMiss.distance(a, b, limit: limit) == (slow <= limit ? slow : nil))
    }
  }

  @Test func limits() {
    #expect([0, 3, 4, 7, 8, 30].map { NearMiss.limit(letters: $0) } == [0, 0, 1, 1, 2, 2])
  }
}

/// A generator whose numbers are the same on every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var mixed = state
    mixed ^= mixed >> 33
    mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ (mixed >> 33)
  }
}
