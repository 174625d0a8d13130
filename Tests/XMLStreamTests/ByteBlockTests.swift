import TestSupport
import Testing

@testable import XMLStream

/// What is asked of sixteen bytes at once, against one byte after the other.
@Suite struct ByteBlockTests {
  @Test func anyBytes() {
    var random = SeededGenerator(seed: 5)
    let values: [UInt8] = [0, 9, 0x1F, 0x20, 0x3C, 0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xD0, 0xFF]
    for _ in 0..<2_000 {
      let bytes = (0..<16).map { _ in values.randomElement(using: &random) ?? 0 }
      let block = bytes.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { ByteBlock(at: $0) } ?? ByteBlock()
      }
      let byte = values.randomElement(using: &random) ?? 0
      let count = UInt8.random(in: 0...255, using: &random)
      func all(_ mask: ByteBlockMask) -> [Bool] { (0..<16).map { mask[$0] } }
      #expect(all(block.equals(byte)) == bytes.map { $0 == byte })
      #expect(all(block.isBelow(byte)) == bytes.map { $0 < byte })
      #expect(all(block.isAtLeast(byte)) == bytes.map { $0 >= byte })
      #expect(all(block.isAmong(count, from: byte)) == bytes.map { $0 &- byte < count })
      #expect(block.equals(byte).firstPlace == bytes.firstIndex(of: byte) ?? 16)
      #expect(block.equals(byte).isAnywhere == bytes.contains(byte))
      #expect(block.isZero == bytes.allSatisfy { $0 == 0 })
      #expect((block & 0x7F).sum == bytes.reduce(0) { $0 + Int($1 & 0x7F) })
      let length = Int.random(in: 0...16, using: &random)
      let first = block.first(length)
      #expect(
        (0..<16).map { first[$0] } == bytes.prefix(length) + Array(repeating: 0, count: 16 - length)
      )
    }
  }

  @Test func suspects() {
    var random = SeededGenerator(seed: 6)
    let letters = Array("aZ09 šđČЂџ漢😀'\u{FEFF}&<>\"\t\n\r\u{1}")
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<60, using: &random) {
        let isOdd = Int.random(in: 0..<20, using: &random) == 0
        text.append(
          (isOdd ? letters[...] : letters.prefix(12)).randomElement(using: &random) ?? " "
        )
      }
      let bytes = Array(text.utf8)
      let start = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &random)
      let expected = bytes[start...].firstIndex {
        $0 < 0x20 || [0x22, 0x26, 0x3C, 0x3E, 0xEF].contains($0)
      }
      let found = bytes.withUnsafeBufferPointer { XMLCharacters.nextSuspect($0, from: start) }
      #expect(found == expected ?? bytes.count)
    }
  }
}
