import TestSupport
import Testing

@testable import Storage

@Suite struct TokenCodecTests {
  @Test(
    arguments: [
      ([], []), ([0], [0]), ([127], [127]), ([128], [0x80, 1]), ([300, 5], [0xAC, 2, 5]),
      ([.max], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F]),
    ] as [([UInt32], [UInt8])]
  )
  func known(_ tokens: [UInt32], _ bytes: [UInt8]) {
    #expect(TokenCodec.encode(tokens) == bytes)
    var decoded = ContiguousArray<UInt32>()
    bytes.withUnsafeBytes { TokenCodec.decode($0, into: &decoded) }
    #expect(Array(decoded) == tokens)
  }

  @Test func randomNumbersComeBack() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let tokens = (0..<20).map { _ in UInt32.random(in: 0...(.max), using: &random) >> 3 }
      var decoded = ContiguousArray<UInt32>([9])
      TokenCodec.encode(tokens).withUnsafeBytes { TokenCodec.decode($0, into: &decoded) }
      #expect(Array(decoded) == tokens)
    }
  }
}
