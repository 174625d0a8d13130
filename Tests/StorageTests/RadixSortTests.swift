import TestSupport
import Testing

@testable import Storage

@Suite struct RadixSortTests {
  private struct Entry: BitwiseCopyable, Hashable {
    var key: UInt64
    var place: Int
  }

  @Test(
    "The order is that of a plain sort, and equal keys keep theirs",
    arguments: [0, 1, 2, 47, 48, 49, 50, 511, 5000],
    [1, 5, 600, 1 << 20, 1 << 40, UInt64.max]
  )
  func order(count: Int, bound: UInt64) {
    var random = SeededGenerator(seed: UInt64(count) ^ bound)
    var entries = ContiguousArray(
      (0..<count).map { Entry(key: UInt64.random(in: 0..<bound, using: &random), place: $0) }
    )
    let expected = entries.sorted { ($0.key, $0.place) < ($1.key, $1.place) }
    var large = entries
    RadixSort.sort(&entries) { $0.key }
    #expect(Array(entries) == expected)
    RadixSort.sortLarge(&large) { $0.key }
    #expect(Array(large) == expected)
  }

  @Test("Keys that differ in high bits only, as those of lists do")
  func highBits() {
    var random = SeededGenerator(seed: 9)
    var entries = ContiguousArray(
      (0..<2000).map {
        Entry(key: UInt64.random(in: 0..<3000, using: &random) << 14, place: $0)
      }
    )
    let expected = entries.sorted { ($0.key, $0.place) < ($1.key, $1.place) }
    var large = entries
    RadixSort.sort(&entries) { $0.key }
    #expect(Array(entries) == expected)
    RadixSort.sortLarge(&large) { $0.key }
    #expect(Array(large) == expected)
  }
}
