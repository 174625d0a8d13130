import Testing
import UnicodeText

@Suite struct CharacterEncodingTests {
  private func decode(_ bytes: [UInt8], _ encoding: String) -> Result<String, ICUError> {
    // `withUnsafeBytes` passes no typed error on.
    bytes.withUnsafeBytes { buffer in
      do throws(ICUError) {
        return .success(try CharacterEncoding.decode(buffer, from: encoding))
      } catch {
        return .failure(error)
      }
    }
  }

  @Test(
    arguments: [
      ([], "UTF-8", ""), ([], "windows-1250", ""),
      ([0x9A, 0x8A, 0xE6, 0xE8, 0x9E, 0xF0, 0xD0], "windows-1250", "šŠćčžđĐ"),
      ([0xF8, 0xB8, 0x90, 0x9E, 0x9A, 0xE6, 0xBC], "windows-1251", "шёђћљжј"),
      ([0xC4, 0x8D, 0xD1, 0x92], "UTF-8", "čђ"), ([0x0D, 0x01, 0x52, 0x04], "UTF-16LE", "čђ"),
      ([0x01, 0x0D, 0x04, 0x52], "UTF-16BE", "čђ"), ([0xFF, 0xFE, 0x0D, 0x01], "UTF-16", "č"),
      ([0xFE, 0xFF, 0x04, 0x52], "UTF-16", "ђ"), ([0x3D, 0xD8, 0x00, 0xDE], "UTF-16LE", "😀"),
      ([0xB9, 0xE6], "ISO-8859-2", "šć"), ([0xD8], "ISO-8859-5", "и"),
      ([0x52, 0x04, 0, 0], "UTF-32LE", "ђ"), ([0x61, 0, 0x62], "UTF-8", "a\u{0}b"),
    ] as [([UInt8], String, String)]
  )
  func decoding(_ bytes: [UInt8], _ encoding: String, _ expected: String) throws {
    #expect(try decode(bytes, encoding).get() == expected)
    #expect(try decode(bytes, encoding.lowercased()).get() == expected)
  }

  @Test(
    "Malformed bytes are an error that says how many stand before them",
    arguments: [
      ([0x61, 0xFF, 0x62], "UTF-8", 1), ([0x61, 0x62, 0xC4], "UTF-8", 2),
      ([0xC4, 0x8D, 0xC4, 0x20], "UTF-8", 2), ([0xE2, 0x82], "UTF-8", 0),
      ([0x61, 0, 0x00, 0xDE], "UTF-16LE", 2), ([0x61, 0, 0x3D, 0xD8], "UTF-16LE", 2),
      ([0, 0x61, 0xD8, 0x3D, 0, 0x62], "UTF-16BE", 2), ([0x61, 0, 0x62], "UTF-16LE", 2),
      ([0x61, 0xED, 0xA0, 0x80], "UTF-8", 1), ([0xC0, 0x80], "UTF-8", 0),
    ] as [([UInt8], String, Int)]
  )
  func malformed(_ bytes: [UInt8], _ encoding: String, _ offset: Int) {
    guard case .failure(let error) = decode(bytes, encoding) else {
      Issue.record("The bytes were read.")
      return
    }
    #expect(error.byteOffset == offset)
    #expect(error.description.contains("read the text as \(encoding) after \(offset) bytes"))
  }

  @Test("An unknown encoding is an error that names it", arguments: ["", "utf-9", "cp-none"])
  func unknown(_ name: String) {
    #expect(!CharacterEncoding.exists(name))
    guard case .failure(let error) = decode([0x61], name) else {
      Issue.record("The bytes were read.")
      return
    }
    #expect(error.byteOffset == nil)
    #expect(error.description.contains("'\(name)'"))
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], "UTF-8", 3), ([0xFF, 0xFE, 0x61, 0], "UTF-16LE", 2),
      ([0xFE, 0xFF, 0, 0x61], "UTF-16BE", 2), ([0xFF, 0xFE, 0, 0], "UTF-32LE", 4),
      ([0, 0, 0xFE, 0xFF], "UTF-32BE", 4), ([0xEF, 0xBB], nil, 0), ([], nil, 0), ([0x61], nil, 0),
    ] as [([UInt8], String?, Int)]
  )
  func byteOrderMark(_ bytes: [UInt8], _ encoding: String?, _ length: Int) {
    let mark = bytes.withUnsafeBytes { CharacterEncoding.byteOrderMark(of: $0) }
    #expect(mark?.encoding == encoding)
    #expect((mark?.length ?? 0) == length)
  }

  @Test(
    "Guesses come best first, within bounds",
    arguments: [
      Array(String(repeating: "Мост на Ибру је отворен. ", count: 20).utf8),
      Array(String(repeating: "Šuma i žaba, čak i đak. ", count: 4_000).utf8),
      [0x61], [0xFF, 0xFE, 0x61, 0],
    ]
  )
  func detection(_ bytes: [UInt8]) {
    let guesses = bytes.withUnsafeBytes { CharacterEncoding.detect($0) }
    #expect(guesses.allSatisfy { (0...100).contains($0.confidence) && !$0.encoding.isEmpty })
    #expect(guesses.map(\.confidence) == guesses.map(\.confidence).sorted(by: >))
    #expect(guesses.allSatisfy { CharacterEncoding.exists($0.encoding) })
  }

  @Test("Cyrillic in windows-1251 is guessed; nothing is guessed of nothing")
  func guesses() {
    // "мост на ибру је отворен за све пешаке " in windows-1251.
    let sentence: [UInt8] = [
      0xEC, 0xEE, 0xF1, 0xF2, 0x20, 0xED, 0xE0, 0x20, 0xE8, 0xE1, 0xF0, 0xF3, 0x20, 0xBC, 0xE5,
      0x20, 0xEE, 0xF2, 0xE2, 0xEE, 0xF0, 0xE5, 0xED, 0x20, 0xE7, 0xE0, 0x20, 0xF1, 0xE2, 0xE5,
      0x20, 0xEF, 0xE5, 0xF8, 0xE0, 0xEA, 0xE5, 0x20,
    ]
    let bytes = [[UInt8]](repeating: sentence, count: 10).flatMap(\.self)
    let best = bytes.withUnsafeBytes { CharacterEncoding.detect($0) }.first
    #expect(best?.encoding == "windows-1251")
    #expect([UInt8]().withUnsafeBytes { CharacterEncoding.detect($0) }.isEmpty)
  }

  @Test("A long text")
  func long() throws {
    let text = String(repeating: "Мост на Ибру. Most na Ibru. 😀\n", count: 30_000)
    #expect(try decode(Array(text.utf8), "UTF-8").get() == text)
  }
}
