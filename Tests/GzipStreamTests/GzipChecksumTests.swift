import GzipStream
import Testing

@Suite struct GzipChecksumTests {
  /// The first is the known check value; the others come from the twin.
  @Test(arguments: [
    ("123456789", 0xCBF4_3926), ("", 0), ("Mitrovica", slow("Mitrovica")),
    ("Митровица", slow("Митровица")),
  ])
  func valueOfBytes(text: String, expected: UInt32) {
    #expect(GzipChecksum.of(Array(text.utf8)) == expected)
  }
}

/// Bit by bit, as the polynomial says.
private func slow(_ text: String) -> UInt32 {
  var rest: UInt32 = ~0
  for byte in text.utf8 {
    rest ^= UInt32(byte)
    for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
  }
  return ~rest
}
