import Testing

@testable import Storage

@Suite struct StableHashTests {
  @Test(
    "FNV-1a, as it is published and stored",
    arguments: [("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C)] as [(String, UInt64)]
  )
  func stable(text: String, hash: UInt64) {
    #expect(StableHash.hash(text) == hash)
  }

  @Test("A text has one hash wherever it stands, and others have others")
  func quick() {
    var seen: [UInt64: [UInt8]] = [:]
    let stem = Array("Most na Ibru u Mitrovici, мост на Ибру.".utf8)
    for length in 0...stem.count {
      for change in 0...length {
        var text = Array(stem[..<length])
        if change < length { text[change] ^= 0x20 }
        let hash = text.withUnsafeBufferPointer { QuickHash.hash($0, seed: 1) }
        #expect(seen.updateValue(text, forKey: hash) == nil)
        for offset in 1...8 {
          let moved = repeatElement(7, count: offset) + text + [9]
          moved.withUnsafeBufferPointer {
            let there = UnsafeBufferPointer(rebasing: $0[offset..<offset + length])
            #expect(QuickHash.hash(there, seed: 1) == hash)
            #expect(QuickHash.hash(there, seed: 2) != hash)
          }
        }
      }
    }
  }
}
