import FuzzyMatching
import TestSupport
import Testing

@Suite struct EditPatternTests {
  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3),
    ("mitrovica", "mitrovici", 1), ("митровица", "митровици", 1), ("most", "most", 0),
    ("ђаковица", "đakovica", 8),
  ])
  func known(_ a: String, _ b: String, _ expected: Int) {
    #expect(EditPattern(scalars(a)).distance(to: scalars(b)) == expected)
    #expect(EditPattern(scalars(b)).distance(to: scalars(a)) == expected)
  }

  /// Lengths around the ends of blocks, alphabets from poor to rich.
  @Test(arguments: [2, 5, 40, 5000])
  func agreesWithTheFullTable(alphabet: UInt32) {
    var random = SeededGenerator(seed: 2026 + UInt64(alphabet))
    let lengths = [0, 1, 2, 7, 31, 63, 64, 65, 100, 127, 128, 129, 200, 257]
    for m in lengths {
      for n in lengths {
        let a = (0..<m).map { _ in UInt32.random(in: 0..<alphabet, using: &random) }
        let b = (0..<n).map { _ in UInt32.random(in: 0..<alphabet, using: &random) }
        #expect(EditPattern(a).distance(to: b) == referenceEditDistance(a, b))
      }
    }
  }

  /// Texts that are near each other, and every limit around their distance.
  @Test(arguments: [5, 30, 64, 90, 150])
  func limitsEndTheComparisonOnlyBeyondThem(length: Int) {
    var random = SeededGenerator(seed: UInt64(length))
    for _ in 0..<40 {
      let a = (0..<length).map { _ in UInt32.random(in: 0..<30, using: &random) }
      var b = a
      for _ in 0..<Int.random(in: 0...6, using: &random) where !b.isEmpty {
        let place = Int.random(in: 0..<b.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: b.remove(at: place)
        case 1: b.insert(UInt32.random(in: 0..<30, using: &random), at: place)
        default: b[place] = UInt32.random(in: 0..<30, using: &random)
        }
      }
      let distance = referenceEditDistance(a, b)
      let pattern = EditPattern(a)
      for limit in max(0, distance - 2)...distance + 2 {
        let found = b.withUnsafeBufferPointer { pattern.distance(to: $0, limit: limit) }
        #expect(found == (limit < distance ? nil : distance))
      }
    }
  }

  @Test func elementsMayBeAnyNumber() {
    #expect(EditPattern([0, .max, 0]).distance(to: [0, .max, 1]) == 1)
  }
}
