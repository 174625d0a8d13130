import TestSupport
import Testing

@testable import SentenceAlignment

@Suite struct KeyIndexTests {
  @Test(
    "Finds what a look at every entry finds, in the same order",
    arguments: [0, 1, 7, 300, 5000]
  )
  func twin(_ count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let keys = (0..<count).map { _ in UInt64.random(in: 0...UInt64(count / 2 + 1), using: &random) }
    let index = KeyIndex(keys)
    for key in 0...UInt64(min(count, 400) / 2 + 3) {
      var found: [Int] = []
      index.forEach(key) { found.append($0) }
      let slow = key == 0 ? [] : keys.indices.filter { keys[$0] == key }
      #expect(found == slow)
      #expect(index.first(key) == slow.first)
    }
  }
}
