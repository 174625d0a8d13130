import Testing

@testable import UnicodeText

/// The slow twin is the conversion of all bytes in one call, by another function of ICU.
@Suite struct EncodingDecoderTests {
  private static let sentence =
    "Мост преко Ибра, čađavi đak; \u{1F600} 架け橋 — “navodi” i 'апостроф'.\n"

  /// Bytes of a text that each encoding has.
  private static let samples: [(encoding: String, bytes: [UInt8], text: String)] = [
    ("windows-1250", [0x8A, 0x75, 0x9A, 0x61, 0x20, 0xE8, 0xF0, 0x84, 0x94], "Šuša čđ„”"),
    ("windows-1251", [0xCC, 0xEE, 0xF1, 0xF2, 0x20, 0x90, 0xBC, 0x9A], "Мост ђјљ"),
    ("ISO-8859-2", [0xA9, 0x75, 0xB9, 0x61, 0xE6], "Šušać"),
    ("UTF-8", Array(sentence.utf8), sentence),
    ("UTF-16LE", sentence.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, sentence),
    ("UTF-16BE", sentence.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, sentence),
    // Two units of UTF-16 for each character of four bytes.
    ("GB18030", [0x81, 0x30, 0xD0, 0x31, 0x94, 0x39, 0xFC, 0x36, 0x41], "\u{3F3}\u{1F600}A"),
    ("Shift_JIS", [0x89, 0xCB, 0x82, 0xAF, 0x8B, 0xB4, 0xB1], "架け橋ｱ"),
    ("Big5", [0xA4, 0xA4, 0xA4, 0xE5, 0x41], "中文A"),
    ("ISO-2022-JP", [0x1B, 0x24, 0x42, 0x36, 0x36, 0x1B, 0x28, 0x42, 0x41], "橋A"),
  ]

  private static func decode(
    _ bytes: [UInt8],
    _ encoding: String,
    step: Int,
    capacity: Int
  ) throws -> [UInt8] {
    let decoder = try #require(EncodingDecoder(encoding: encoding, capacity: capacity))
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let end = min(bytes.count, index + step)
      text += decoder.decode(Array(bytes[index..<end]))
      index = end
    }
    return text + decoder.decode([], isLast: true)
  }

  @Test(arguments: 0..<samples.count)
  func anyPieceAndAnyRoom(_ number: Int) throws {
    let sample = Self.samples[number]
    let bytes = Array(repeatElement(sample.bytes, count: 40).joined())
    let whole = try bytes.withUnsafeBytes {
      try CharacterEncoding.decode($0, from: sample.encoding)
    }
    #expect(whole == String(repeating: sample.text, count: 40))
    for step in [1, 2, 3, 4, 5, 6, 7, 64, bytes.count] {
      for capacity in [16, 17, 18, 19, 20, 23, 31, 64, 4_096, 65_536] {
        let text = try Self.decode(bytes, sample.encoding, step: step, capacity: capacity)
        #expect(text == Array(whole.utf8), "\(sample.encoding), \(step), \(capacity)")
      }
    }
  }

  /// A fault is one byte 0xFF in its place, and nothing beside it is lost.
  @Test(
    arguments: [
      ("windows-1252", [0x61, 0x81, 0x62], [0x61, 0xC2, 0x81, 0x62]),
      ("Shift_JIS", [0x61, 0x81, 0x20, 0x62], [0x61, 0xFF, 0x20, 0x62]),
      ("UTF-16LE", [0x61, 0, 0x3D, 0xD8, 0x62, 0], [0x61, 0xFF, 0x62]),
      ("UTF-16LE", [0x61, 0, 0x3D, 0xD8], [0x61, 0xFF]), ("UTF-16BE", [0, 0x61, 0], [0x61, 0xFF]),
      ("UTF-8", [0xC4, 0x8D, 0xC4, 0x20, 0xC4], [0xC4, 0x8D, 0xFF, 0x20, 0xFF]),
    ] as [(String, [UInt8], [UInt8])]
  )
  func faults(_ encoding: String, _ bytes: [UInt8], _ expected: [UInt8]) throws {
    for step in 1...bytes.count {
      for capacity in [16, 17, 64] {
        let text = try Self.decode(bytes, encoding, step: step, capacity: capacity)
        #expect(text == expected, "\(step), \(capacity)")
      }
    }
  }

  @Test func unknownNames() {
    #expect(EncodingDecoder(encoding: "utf-9") == nil)
    #expect(EncodingDecoder(encoding: "windows-1251") != nil)
  }
}
