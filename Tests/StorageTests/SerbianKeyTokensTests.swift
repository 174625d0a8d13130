import FuzzyMatching
import TestSupport
import Testing

@testable import Storage

/// The tokens of keys in Serbian against those of `Tokenizer`.
@Suite struct SerbianKeyTokensTests {
  private func check(_ key: String) {
    let bytes = Array(key.utf8)
    bytes.withUnsafeBufferPointer { bytes in
      #expect(Folding.isSerbian(bytes))
      var found: [Tokenizer.Token] = []
      let hash = PaddedBytes.withCopy(of: bytes) { key in
        SerbianKeyTokens.forEach(in: key) {
          found.append(Tokenizer.Token(range: $0..<$1, isWord: $2))
        }
      }
      #expect(found == Tokenizer.ranges(in: key), "\(key.count) characters")
      #expect(hash == StableHash.hash(bytes))
    }
  }

  @Test(arguments: [
    "", " ", "a", ".", "most na ibru, 2026.", "čačak – „šabac“…", "—", "a—b", "x_1/2", "$5",
  ])
  func few(_ key: String) { check(key) }

  @Test("Wherever 64 bytes end", arguments: 40..<140)
  func ends(_ length: Int) {
    for tail in ["", "č", "—", "—a", " a", ". ", "..", "đ—đ", "“ “"] {
      check(String(repeating: "a", count: length) + tail + "b c")
      check(String(repeating: "a ", count: length / 2) + tail + "b c")
      check(String(repeating: "š", count: length / 2) + tail + "b")
      check(String(repeating: "—", count: length / 3) + tail + "b")
      check(String(repeating: ".", count: length) + tail)
    }
  }

  @Test func anyMixture() {
    var random = SeededGenerator(seed: 21)
    let parts = [
      "a", "z", "0", "_", " ", " ", ".", "-", "č", "đ", "ž", "—", "„", "\u{200E}", "most", "ibar",
    ]
    for _ in 0..<3000 {
      check(
        (0..<Int.random(in: 0...90, using: &random)).map { _ in
          parts.randomElement(using: &random) ?? ""
        }.joined()
      )
    }
  }
}
