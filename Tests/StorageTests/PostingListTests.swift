import FuzzyMatching
import TestSupport
import Testing

@testable import Storage

@Suite struct PostingListTests {
  @Test("The rarest tokens of a segment, each once", arguments: [1, 2, 5, 8, 31, 32, 33, 300])
  func entries(length: Int) {
    var random = SeededGenerator(seed: UInt64(length))
    for most: UInt32 in [1, 3, 40, 1_000_000] {
      for _ in 0..<50 {
        let tokens = (0..<length).map { _ in UInt32.random(in: 0...most, using: &random) }
        var found: [PostingList.Entry] = []
        PostingList.entries(variant: 64, tokens: tokens) { found.append($0) }
        let ordered = tokens.sorted(by: >).prefix(PostingList.bounds.prefix(length: length))
        var expected: [(token: UInt32, place: Int)] = []
        for (place, token) in ordered.enumerated() where token != expected.last?.token {
          expected.append((token, min(place, PostingList.maximumPlace)))
        }
        #expect(
          found.map(\.list) == expected.map { PostingList.key(token: $0.token, length: length) }
        )
        #expect(found.map { Int($0.bits >> UInt64(Signature.width)) } == expected.map(\.place))
        #expect(found.allSatisfy { $0.variant == 64 })
        #expect(Set(found.map { $0.bits & Signature.mask }).count <= 1)
      }
    }
  }
}
