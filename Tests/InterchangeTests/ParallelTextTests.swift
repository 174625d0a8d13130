import BitextCore
import TestSupport
import Testing

@testable import Interchange

/// Two texts with a segment a line, in and out.
@Suite struct ParallelTextTests {
  private let folder: FileFolder

  init() throws { folder = try FileFolder() }

  private static let options = ParallelTextReader.Options(
    sourceLanguage: LanguageTag(language: "en"),
    targetLanguage: LanguageTag(language: "sr")
  )

  /// Rows as "line: en=a sr=b", refusals as "line: ! reason".
  static func described(_ row: PairedRow) -> String {
    switch row {
    case .unit(let unit, let position):
      "\(position.line): "
        + unit.variants.map { "\($0.language)=\($0.segment.text)" }.joined(separator: " ")
    case .refusal(let reason, let position): "\(position.line): ! \(reason)"
    }
  }

  private func rows(
    _ source: [UInt8],
    _ target: [UInt8],
    encoding: String? = nil
  ) throws -> [String] {
    var options = Self.options
    options.encoding = encoding
    var reader = try ParallelTextReader(
      source: folder.file("c.en", source),
      target: folder.file("c.sr", target),
      options: options
    )
    var rows: [String] = []
    while let row = try reader.next() { rows.append(Self.described(row)) }
    return rows
  }

  private func rows(_ source: String, _ target: String) throws -> [String] {
    try rows(Array(source.utf8), Array(target.utf8))
  }

  @Test(
    "Lines of the same number",
    arguments: [
      ("", "", []),
      ("Rain\nSnow\n", "Kiša\nСнег\n", ["1: en=Rain sr=Kiša", "2: en=Snow sr=Снег"]),
      // No line feed at the end; CRLF on one side; a byte order mark.
      ("Rain\r\nSnow", "\u{FEFF}Киша\nSneg\n", ["1: en=Rain sr=Киша", "2: en=Snow sr=Sneg"]),
      // Blanks at the ends go; no-break spaces, line separators and tabs inside are text.
      (" Rain \t\n", "\u{A0}Ki\u{2028}ša\tx\n", ["1: en=Rain sr=\u{A0}Ki\u{2028}ša\tx"]),
      // Old marks of line ends are none.
      ("A\rB\u{85}C\n", "А\u{B}Б\n", ["1: en=A\rB\u{85}C sr=А\u{B}Б"]),
      (
        "A\n\n \nD\n\n", "\nБ\n\t\nД\n",
        [
          "1: ! The pair was left out: it has text in one language only.",
          "2: ! The pair was left out: it has text in one language only.",
          "3: ! The pair was left out: both sides are empty.", "4: en=D sr=Д",
        ]
      ),
    ]
  )
  func reads(_ source: String, _ target: String, _ expected: [String]) throws {
    #expect(try rows(source, target) == expected)
  }

  @Test("Numbers of lines that differ are told, both, whichever is longer")
  func unequal() throws {
    for (source, target, own, other) in [
      ("A\nB\nC\n", "А\nБ\n", 3, 2), ("A\n", "А\n\n\nГ\n", 1, 4), ("", "А\nБ", 0, 2),
    ] {
      let error = #expect(throws: InterchangeError.self) { try rows(source, target) }
      #expect(error?.file == folder.path("c.sr"))
      #expect(error?.message.hasPrefix("The file has \(other) lines, and '") == true)
      #expect(error?.message.contains("c.en' has \(own). ") == true)
    }
    // What is empty at the end is no line of a text.
    #expect(try rows("A\n\n \n", "А\n").count == 1)
    #expect(try rows("A\n", "А\n\n\t\n\n").count == 1)
  }

  @Test("Encodings: UTF-8 at its word, UTF-16 by what it shows, others by name")
  func encodings() throws {
    let wide = "Киша\nСнег\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let expected = ["1: en=Rain sr=Киша", "2: en=Snow sr=Снег"]
    let english = Array("Rain\nSnow\n".utf8)
    #expect(try rows(english, [0xFF, 0xFE] + wide) == expected)
    #expect(try rows(english, [0xFF, 0xFE] + wide, encoding: "UTF-16") == expected)
    // "Киша" and "Снег" in windows-1251.
    let narrow: [UInt8] = [0xCA, 0xE8, 0xF8, 0xE0, 0x0A, 0xD1, 0xED, 0xE5, 0xE3]
    #expect(try rows(english, narrow, encoding: "windows-1251") == expected)
    let error = #expect(throws: InterchangeError.self) {
      try rows(english, Array("Ki".utf8) + [0x9A, 0x61, 0x0A])
    }
    #expect(error?.position == SourcePosition(line: 1, column: 3))
    #expect(error?.message.contains("--encoding") == true)
    #expect(throws: InterchangeError.self) { try rows(english, narrow, encoding: "no-such") }
  }

  @Test("Either file may be gzip; a damaged or packed one is told")
  func packed() throws {
    let (english, serbian) = (Array("Rain\nSnow\n".utf8), Array("Kiša\nСнег\n".utf8))
    let plain = try rows(english, serbian)
    #expect(try rows(PackedFiles.gzip(english), serbian) == plain)
    #expect(try rows(PackedFiles.gzip(english), PackedFiles.gzip(serbian)) == plain)
    #expect(throws: InterchangeError.self) {
      try rows(english, Array(PackedFiles.gzip(serbian).dropLast(9)))
    }
    let error = #expect(throws: InterchangeError.self) {
      try rows(english, PackedFiles.zip([("c.sr", serbian)]))
    }
    #expect(error?.message.contains("zip") == true)
  }

  @Test("Lines across pieces of the file, as a plain split finds them")
  func twin() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      let lines = (0..<generator.below(400)).map { _ in
        (0..<generator.below(generator.below(8) == 0 ? 3_000 : 60)).map { _ in
          ["a", "š", "ћ", " ", "\u{2028}", "😀"][generator.below(6)]
        }.joined()
      }
      let end = generator.below(2) == 0 ? "\n" : "\r\n"
      let text = lines.joined(separator: end)
      let bytes = Array(text.utf8)
      let isPacked = generator.below(2) == 0
      let path = try folder.file("t", isPacked ? PackedFiles.gzip(bytes) : bytes)
      let reader = try TextLines(path: path)
      var found: [String] = []
      while let line = try reader.next() { found.append(line) }
      // A text that ends with a line end has no empty line behind it.
      let expected = lines.last == "" ? lines.dropLast() : lines[...]
      #expect(found == Array(expected))
    }
  }

  @Test("A file without lines ends in bounded memory")
  func endless() throws {
    let long = [UInt8](repeating: 0x61, count: TextLines.longestLine + 100_000)
    let error = #expect(throws: InterchangeError.self) { try rows(long, Array("а\n".utf8)) }
    #expect(error?.code == .limit)
  }

  // MARK: Out

  private func unit(_ texts: (String, String)...) -> TranslationUnit {
    TranslationUnit(
      variants: texts.map {
        TranslationUnitVariant(
          language: LanguageTag($0.0) ?? LanguageTag(language: "und"),
          segment: Segment($0.1)
        )
      }
    )
  }

  @Test("Written line by line; line ends inside become blanks, and are counted")
  func writes() throws {
    var writer = ParallelTextWriter(
      sourceLanguage: LanguageTag(language: "en"),
      targetLanguage: LanguageTag(language: "sr", script: "Cyrl")
    )
    let written = [
      unit(("en", "Rain"), ("sr-Cyrl", "Киша")),
      unit(("sr-Latn", "Sneg"), ("sr-Cyrl", "С\r\nн\u{2028}ег\t"), ("en", "S\nw")),
      unit(("en", "Wind"), ("sr-Latn", "Vetar")), unit(("en", "Wind"), ("sr-Cyrl", " \n")),
    ].map { writer.write($0) }
    #expect(written == [true, true, false, false])
    let bytes = writer.takeBytes()
    #expect(String(decoding: bytes.source, as: UTF8.self) == "Rain\nS w\n")
    #expect(String(decoding: bytes.target, as: UTF8.self) == "Киша\nС н ег\t\n")
    #expect(writer.replacedCharacterCount == 3)
    let rest = writer.takeBytes()
    #expect(rest.source.isEmpty && rest.target.isEmpty)
  }

  @Test("Whatever is written has a line for each unit, and comes back")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 11)
    var writer = ParallelTextWriter(
      sourceLanguage: LanguageTag(language: "en"),
      targetLanguage: LanguageTag(language: "sr")
    )
    var count = 0
    for _ in 0..<500 {
      func text() -> String {
        (0..<generator.below(12)).map { _ in
          ["a", "ž", "Ђ", "\n", "\r", "\u{85}", "\u{2029}", " ", "\u{A0}", "\u{1E}"][
            generator.below(10)
          ]
        }.joined()
      }
      if writer.write(unit(("en", text()), ("sr", text()))) { count += 1 }
    }
    let bytes = writer.takeBytes()
    for side in [bytes.source, bytes.target] {
      #expect(side.count { $0 == 0x0A } == count)
      // Python's splitlines, the least forgiving of readers, finds as many.
      let lines = String(decoding: side, as: UTF8.self).unicodeScalars.split(
        omittingEmptySubsequences: false
      ) { [0x0A, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029].contains($0.value) }
      #expect(lines.count == count + 1)
    }
    let found = try rows(bytes.source, bytes.target)
    #expect(found.count == count && count > 100)
    #expect(found.allSatisfy { !$0.contains("!") })
  }
}
