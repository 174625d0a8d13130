import TestSupport
import Testing

@testable import Interchange

@Suite struct DecodedInputTests {
  private func decoded(_ bytes: [UInt8], forced: String? = nil) throws -> [UInt8] {
    let source = try ByteSource(bytes: bytes, name: nil, limit: 1 << 30)
    let input = DecodedInput(source: source, forced: forced)
    var text: [UInt8] = []
    while let piece = input.next() {
      #expect(!piece.isEmpty)
      text += piece
    }
    return text
  }

  /// Letters stand on the borders of pieces in each way.
  @Test(arguments: ["Čađ č😀", "Љубав😀 a"])
  func bordersOfPieces(_ text: String) throws {
    for shift in 0..<8 {
      let filler = String(repeating: "a", count: ByteSource.pieceLength - 8 + shift)
      let whole = filler + text + filler + text
      #expect(try decoded(Array(whole.utf8)) == Array(whole.utf8))
      let wide = ("\u{FEFF}" + whole).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      #expect(try decoded(wide) == Array(whole.utf8))
    }
  }

  /// The slow twin is Swift's own decoding, which knows no halves of characters in three bytes.
  @Test func faultsAreMarked() throws {
    var random = SeededGenerator(seed: 7)
    let pieces: [[UInt8]] = [
      [0x61], [0xC4, 0x8D], [0xD1, 0x92], [0xE2, 0x80, 0x9E], [0xF0, 0x9F, 0x98, 0x80], [0xC4],
      [0x8D], [0xF0, 0x9F], [0xFF], [0xC0, 0x80], [0xF5], [0xE2, 0x80], [0xE0, 0x9F], [0xF4, 0x90],
    ]
    for _ in 0..<3_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<12, using: &random) {
        bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      let expected = String(decoding: bytes, as: UTF8.self).unicodeScalars.flatMap {
        $0 == "\u{FFFD}" ? [0xFF] : Array(String($0).utf8)
      }
      #expect(UTF8Scan.marked(bytes) == expected)
      let end = bytes.withUnsafeBufferPointer { UTF8Scan.wholeLength($0) }
      #expect(Array(bytes[..<end]) == Array(expected.prefix { $0 != 0xFF }))
      let found = bytes.withUnsafeBufferPointer { UTF8Scan.counts($0) }
      if found.faults == 0 && end == bytes.count {
        #expect(
          found.characters
            == String(decoding: bytes, as: UTF8.self).unicodeScalars.count { !$0.isASCII }
        )
      }
    }
  }

  @Test func halvesOfWideCharacters() throws {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0x0D, 0x01, 0x00, 0xDC, 0x62, 0, 0x0A]
    #expect(try decoded(bytes) == [0x61, 0xFF, 0xC4, 0x8D, 0xFF, 0x62])
    #expect(try decoded([0xFE, 0xFF, 0, 0x61, 0xD8, 0x3D]) == [0x61, 0xFF])
  }

  @Test(
    arguments: [
      ("UTF-8", nil), ("utf8", nil), ("US-ASCII", nil), ("UTF-16LE", nil), ("ucs-2", nil),
      ("Unicode", nil), ("ANSI", nil), ("", nil), ("klingon", nil), ("cp65001", nil),
      ("utf-7", nil),
      ("ibm037", nil), ("cp1252", "windows-1252"), ("Windows_1250", "windows-1250"),
      ("win1251", "windows-1251"), ("1250", "windows-1250"), ("latin1", "iso-8859-1"),
      ("Latin-2", "iso-8859-2"), ("ISO8859-15", "iso-8859-15"), ("iso 8859 5", "iso-8859-5"),
      ("28592", "iso-8859-2"), ("cp852", "cp852"), ("x-mac-roman", "macintosh"),
      ("GB2312", "gb18030"), ("shift-jis", "shift-jis"), ("sjis", "Shift_JIS"),
      ("windows-932", "Shift_JIS"), ("KOI8-R", "KOI8-R"),
    ] as [(String, String?)]
  )
  func names(_ name: String, _ known: String?) {
    #expect(EncodingName.known(name) == known)
  }

  @Test(
    arguments: [
      ("<?xml version='1.0' encoding='ANSI'?>", "ANSI"), ("  \n<?xml encoding=\"a\"?>", "a"),
      ("<?XML VERSION='1.0' ENCODING = 'b' ?>", "b"), ("<?xml encoding=utf-8?>", "utf-8"),
      ("junk <?xml encoding='č'?>", "č"), ("<?xml version='1.0'?>", nil),
      ("<tmx encoding='a'>", nil),
      ("<?xml encoding", nil), ("", nil), ("<?xml encoding=>", nil),
    ] as [(String, String?)]
  )
  func declarations(_ text: String, _ name: String?) {
    #expect(XMLDeclaration.encoding(in: Array(text.utf8)) == name)
  }
}
