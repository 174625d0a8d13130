import Testing

@testable import Storage

@Suite struct RecentTokensTests {
  private func token(_ text: String, family: UInt32 = 1) -> RecentTokens.Token {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      PaddedBytes.withCopy(of: bytes) {
        RecentTokens.token(in: $0, 0, bytes.count, family: family)
      }
    }
  }

  @Test("What stands around a token does not matter, and all else does")
  func same() {
    let texts = [
      "a", "a\0", "b", "ab", "most", "mosta", "čačak", "Čačak", "aaaaaaa", "aaaaaaaa", "aaaaaaaaa",
      "aaaaaaaa\0", "mostovimamostovi", "mostovimamostova", "мост",
    ]
    for (place, text) in texts.enumerated() {
      let around = Array(("x" + text + "y").utf8)
      let found = around.withUnsafeBufferPointer { bytes in
        PaddedBytes.withCopy(of: bytes) {
          RecentTokens.token(in: $0, 1, bytes.count - 1, family: 1)
        }
      }
      for (other, second) in texts.enumerated() {
        #expect(found.isSame(token(second)) == (place == other))
      }
      #expect(!found.isSame(token(text, family: 2)))
    }
  }

  @Test("A token is there until another takes its place")
  func recent() {
    var recent = RecentTokens()
    #expect(!recent.token(like: token("most")).isSame(token("most")))
    var last: [RecentTokens.Token] = []
    for number in 0..<100_000 {
      var token = token("most\(number)", family: UInt32(number % 2))
      (token.place, token.note) = (UInt32(number), 7)
      recent.note(token)
      last.append(token)
    }
    var held = 0
    for token in last.reversed() {
      let found = recent.token(like: token)
      guard found.isSame(token) else { continue }
      #expect(found.place == token.place && found.note == 7)
      held += 1
    }
    #expect(recent.token(like: token("most99999", family: 1)).place == 99_999)
    #expect(held > 10_000 && held <= 1 << 14)
  }
}
