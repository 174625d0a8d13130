import Testing

@testable import ArticleText

@Suite struct TextDecoderTests {
  private func error(_ bytes: [UInt8], encoding: String? = nil) throws -> ArticleError {
    try #require(throws: ArticleError.self) { try TextDecoder.decode(bytes, encoding: encoding) }
  }

  @Test(
    "Text comes out as it is",
    arguments: [
      (Array("Most, мост".utf8), nil, "Most, мост"),
      ([0xEF, 0xBB, 0xBF] + Array("мост".utf8), nil, "мост"),
      ([0xFF, 0xFE, 0x3C, 0x04, 0x0D, 0x01], nil, "мč"),
      ([0xFE, 0xFF, 0x04, 0x3C, 0x01, 0x0D], nil, "мč"),
      // The mark is right, the name given is not.
      ([0xFF, 0xFE, 0x3C, 0x04], "windows-1250", "м"),
      ([0xFF, 0xFE, 0, 0, 0x3C, 0x04, 0, 0], nil, "м"),
      ([0x3C, 0x04], "UTF-16LE", "м"), ([0x04, 0x3C], "utf-16be", "м"),
      ([0x9A, 0xE8, 0xF0], "windows-1250", "ščđ"), ([0xF8, 0x90], "windows-1251", "шђ"),
      (Array("мост".utf8), "UTF-8", "мост"), (Array("мост".utf8), "utf8", "мост"),
    ] as [([UInt8], String?, String)]
  )
  func decoding(_ bytes: [UInt8], _ encoding: String?, _ expected: String) throws {
    #expect(try TextDecoder.decode(bytes, encoding: encoding) == expected)
  }

  private static let binary =
    "This is a binary file, not text. Save the article as text or HTML."
  private static let zip =
    "This is a zip archive or an office document. Save the article as text or HTML."

  @Test(
    "What is no text is refused, word for word",
    arguments: [
      ([], .empty, "The file is empty."),
      (Array(" \t\r\n ".utf8), .empty, "The file holds nothing but white space."),
      (Array("\u{A0}\u{2003}\n".utf8), .empty, "The file holds nothing but white space."),
      ([0xEF, 0xBB, 0xBF], .empty, "The file holds nothing but white space."),
      ([0xFF, 0xFE, 0x20, 0, 0x0A, 0], .empty, "The file holds nothing but white space."),
      (
        Array("%PDF-1.7\nmost".utf8), .pdf,
        "This is a PDF, which keeps no paragraphs. Save the article as text or HTML."
      ),
      ([0x50, 0x4B, 3, 4, 0x14, 0], .archive, zip),
      ([0x1F, 0x8B, 8, 0], .archive, "This is a gzip archive. Unpack it first."),
      ([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0x0D, 0x49], .binary, binary),
      (Array("most\u{0}na Ibru".utf8), .binary, binary),
      (Array("\u{1}\u{2}\u{3} most".utf8), .binary, binary),
      (
        [0x3C, 0x04, 0x20, 0, 0x6D, 0, 0x6F, 0], .malformed,
        "The text has no byte order mark and looks like UTF-16: try --encoding UTF-16LE."
      ),
      (
        [0x04, 0x3C, 0, 0x20, 0, 0x6D, 0, 0x6F], .malformed,
        "The text has no byte order mark and looks like UTF-16: try --encoding UTF-16BE."
      ),
    ] as [([UInt8], ArticleError.Code, String)]
  )
  func refused(_ bytes: [UInt8], _ code: ArticleError.Code, _ message: String) throws {
    let error = try error(bytes)
    #expect(error.code == code)
    #expect(error.description == message)
  }

  @Test(
    "Malformed bytes are an error with line and column",
    arguments: [
      ([0x61, 0xFF], 1, 2), (Array("most\nna ".utf8) + [0xC4], 2, 4),
      (Array("мост\n\n".utf8) + [0xC4, 0x20, 0x20], 3, 1),
      ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], 1, 2),
    ] as [([UInt8], Int, Int)]
  )
  func malformed(_ bytes: [UInt8], _ line: Int, _ column: Int) throws {
    let error = try error(bytes)
    #expect(error.code == .malformed)
    #expect(error.line == line)
    #expect(error.column == column)
    #expect(error.message.hasPrefix("The bytes are not UTF-8."))
  }

  @Test("What the bytes look like is said, where nobody named an encoding")
  func advice() throws {
    // "мост на ибру је отворен " in windows-1251.
    let sentence: [UInt8] = [
      0xEC, 0xEE, 0xF1, 0xF2, 0x20, 0xED, 0xE0, 0x20, 0xE8, 0xE1, 0xF0, 0xF3, 0x20, 0xBC, 0xE5,
      0x20, 0xEE, 0xF2, 0xE2, 0xEE, 0xF0, 0xE5, 0xED, 0x20,
    ]
    let bytes = [[UInt8]](repeating: sentence, count: 20).flatMap(\.self)
    #expect(
      try error(bytes).message
        == "The bytes are not UTF-8. It looks like windows-1251: try --encoding windows-1251."
    )
    #expect(try error(bytes, encoding: "UTF-8").message == "The bytes are not UTF-8.")
    #expect(try TextDecoder.decode(bytes, encoding: "windows-1251").hasPrefix("мост на ибру"))
  }

  /// "Šta će" in windows-1250, "Шта ће" in windows-1251, "Dinar: €" in windows-1252.
  private static let words: [String: [UInt8]] = [
    "windows-1250": [0x8A, 0x74, 0x61, 0x20, 0xE6, 0x65],
    "windows-1251": [0xD8, 0xF2, 0xE0, 0x20, 0x9E, 0xE5],
    "windows-1252": Array("Dinar: ".utf8) + [0x80],
  ]

  @Test(
    "A page says its encoding in a meta, or in its XML declaration",
    arguments: [
      ("<html><meta charset=windows-1250>", "Šta će"),
      (
        "<html><META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=windows-1251\">",
        "Шта ће"
      ),
      ("<html><meta name='a' content='b'>\n<meta charset = 'WINDOWS-1251' >", "Шта ће"),
      // Of another file, in a script: no word of the page's own.
      ("<html><script src=a charset=\"utf-8\"></script><meta charset=\"windows-1250\">", "Šta će"),
      ("<?xml version=\"1.0\" encoding='windows-1251'?>\n<html>", "Шта ће"),
      ("<?xml version='1.0' encoding='iso-8859-5'?><html><meta charset='windows-1250'>", "Šta će"),
      (
        "<html>\(String(repeating: "<!-- -->", count: 1000))<meta charset='windows-1250'>", "Šta će"
      ),
      // What is called Latin 1 on the web is more.
      ("<html><meta charset='ISO-8859-1'>", "Dinar: €"),
      ("<html><meta charset='us-ascii'>", "Dinar: €"),
    ]
  )
  func page(head: String, text: String) throws {
    let name = text.hasPrefix("Š") ? "windows-1250" : text.hasPrefix("Ш") ? "windows-1251" : nil
    let bytes = Array(head.utf8) + (Self.words[name ?? "windows-1252"] ?? [])
    #expect(try TextDecoder.decode(bytes, encoding: nil) == head + text)
    // What the person says goes first.
    #expect(try TextDecoder.decode(bytes, encoding: "ISO-8859-5") != head + text)
    // UTF-8 that says something else is UTF-8 all the same.
    #expect(try TextDecoder.decode(Array((head + text).utf8), encoding: nil) == head + text)
  }

  @Test(
    "What a page says is not believed where it cannot be",
    arguments: ["utf-8", "UTF-16", "utf-16le", "no-such"]
  )
  func wrongPage(name: String) throws {
    let bytes = Array("<html><meta charset='\(name)'>".utf8) + (Self.words["windows-1250"] ?? [])
    #expect(try error(bytes).message.hasPrefix("The bytes are not UTF-8."))
  }

  @Test("An unknown encoding is an error that names it and some that there are")
  func unknown() throws {
    let error = try error(Array("most".utf8), encoding: "utf-9")
    #expect(error.code == .unknownEncoding)
    #expect(
      error.message
        == "There is no encoding named 'utf-9'. Try UTF-8, UTF-16, windows-1250 or windows-1251."
    )
  }

  @Test(
    "One damaged byte in UTF-8 is no other encoding",
    arguments: ["Šuma, reč, ždral, čaj", "Киша"]
  )
  func damaged(text: String) {
    let bytes = Array(text.utf8) + [0x0A, 0xFF, 0x0A]
    let error = #expect(throws: ArticleError.self) {
      try TextDecoder.decode(bytes, encoding: nil)
    }
    #expect(error?.line == 2 && error?.column == 1)
    #expect(error?.message.contains("--encoding") == false)
  }

  @Test("UTF-8 under the name of another encoding is refused")
  func utf8UnderAnotherName() {
    let error = #expect(throws: ArticleError.self) {
      try TextDecoder.decode(Array("Дечани, Peć".utf8), encoding: "windows-1250")
    }
    #expect(error?.message.contains("Leave the encoding out") == true)
  }
}
