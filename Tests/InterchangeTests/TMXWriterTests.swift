import BitextCore
import Foundation
import Interchange
import TestSupport
import Testing

@Suite struct TMXWriterTests {
  static let header = TMXHeader(
    sourceLanguage: .tag(LanguageTag(language: "en")),
    creationToolVersion: "0.1.0"
  )

  static let units: [TranslationUnit] = [
    TranslationUnit(
      identifier: "a\"1\"",
      variants: [
        TranslationUnitVariant(
          language: LanguageTag(language: "en"),
          segment: Segment(" Rain & snow. \r\n\t"),
          properties: [Property(type: "x-context-pre", value: "<before>")],
          notes: ["n"]
        ),
        TranslationUnitVariant(
          language: LanguageTag(language: "sr", script: "Latn"),
          segment: Segment("Kiša i sneg.")
        ),
        TranslationUnitVariant(
          language: LanguageTag(language: "sr", script: "Cyrl"),
          segment: Segment("Киша и снег.")
        ),
      ],
      properties: [Property(type: "x-par", value: "3:3"), Property(type: "x-bead", value: "1:2")],
      notes: ["проверено"],
      creationDate: Date(timeIntervalSince1970: 1_770_290_520),
      creator: "mira",
      changeDate: Date(timeIntervalSince1970: 0),
      changer: "D\\ana"
    ),
    TranslationUnit(
      variants: [
        TranslationUnitVariant(
          language: LanguageTag(language: "en"),
          segment: Segment("Plain.")
        ),
        TranslationUnitVariant(
          language: LanguageTag(language: "sr"),
          segment: Segment(elements: [
            .text("a "),
            .code(
              InlineCode(
                kind: .bpt,
                attributes: [.init(name: "i", value: "1")],
                content: [.text("<b>")]
              )
            ),
            .text("ш"),
            .code(InlineCode(kind: .ept, attributes: [.init(name: "i", value: "1")])),
            .code(
              InlineCode(
                kind: .hi,
                content: [.text("ž"), .code(InlineCode(kind: .ph, content: [.text("c")]))]
              )
            ),
          ])
        ),
      ]),
  ]

  static func written(_ units: [TranslationUnit]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = try TMXWriter(header: header) { bytes += $0 }
    for unit in units { try writer.write(unit) }
    try writer.finish()
    return bytes
  }

  static func read(_ bytes: [UInt8]) throws -> [TranslationUnit] {
    try items(bytes).compactMap { item in
      guard case .unit(let found) = item else { return nil }
      #expect(found.repairs.allSatisfy { $0.kind.isNotice })
      return found.unit
    }
  }

  @Test func bytes() throws {
    let text = String(decoding: try Self.written([Self.units[0]]), as: UTF8.self)
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4">
         <header creationtool="skela" creationtoolversion="0.1.0" segtype="sentence" o-tmf="skela" \
        adminlang="en" srclang="en" datatype="plaintext"/>
         <body>
          <tu tuid="a&quot;1&quot;" creationdate="20260205T112200Z" creationid="mira" \
        changedate="19700101T000000Z" changeid="D\\ana">
           <note>проверено</note>
           <prop type="x-par">3:3</prop>
           <prop type="x-bead">1:2</prop>
           <tuv xml:lang="en">
            <note>n</note>
            <prop type="x-context-pre">&lt;before&gt;</prop>
            <seg> Rain &amp; snow. &#13;
        \t</seg>
           </tuv>
           <tuv xml:lang="sr-Latn"><seg>Kiša i sneg.</seg></tuv>
           <tuv xml:lang="sr-Cyrl"><seg>Киша и снег.</seg></tuv>
          </tu>
         </body>
        </tmx>

        """
    )
  }

  @Test func roundTrip() throws {
    let first = try Self.written(Self.units)
    let back = try Self.read(first)
    #expect(back == Self.units)
    #expect(try Self.written(back) == first)
  }

  @Test func roundTripOfTheHeader() throws {
    var header = Self.header
    header.notes = ["белешка"]
    header.properties = [Property(type: "x-a", value: "č & ć")]
    header.creationDate = Date(timeIntervalSince1970: 86_400)
    header.creator = "ана"
    var bytes: [UInt8] = []
    var writer = try TMXWriter(header: header) { bytes += $0 }
    try writer.finish()
    let reader = try TMXReader(bytes: bytes)
    #expect(reader.header == header)
    #expect(reader.headerRepairs.isEmpty)
    #expect(try reader.next() == nil)
  }

  /// Any text, seeded: what is written is read back.
  @Test func roundTripOfRandomText() throws {
    var random = SeededGenerator(seed: 1_912)
    let alphabet = Array("aščđžЂљњ <>&'\"\t\n\r;]!-\u{A0}\u{AD}\u{301}\u{1F600}".unicodeScalars)
    func text() -> String {
      var text = "x"
      for _ in 0..<Int.random(in: 0..<30, using: &random) {
        text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "x")
      }
      return text
    }
    let units = (0..<300).map { _ in
      TranslationUnit(
        identifier: text(),
        variants: ["en", "sr"].map {
          TranslationUnitVariant(
            language: LanguageTag(language: $0),
            segment: Segment(elements: [
              .text(text()),
              .code(
                InlineCode(
                  kind: .ph,
                  attributes: [.init(name: "x", value: text())],
                  content: [.text(text())]
                )
              ),
              .text(text()),
            ])
          )
        },
        properties: [Property(type: text(), value: text())],
        notes: [text()]
      )
    }
    let bytes = try Self.written(units)
    #expect(try Self.read(bytes) == units)
  }

  @Test func charactersThatXMLCannotHold() throws {
    var bytes: [UInt8] = []
    var writer = try TMXWriter(header: Self.header) { bytes += $0 }
    var unit = Self.units[1]
    unit.variants[0].segment = Segment("a\u{1}\u{1F}b")
    try writer.write(unit)
    try writer.finish()
    #expect(writer.droppedCharacterCount == 2)
    #expect(writer.unitCount == 1)
    #expect(try Self.read(bytes)[0].variants[0].segment.text == "ab")
  }

  @Test(arguments: [nil, TMXHeader.SourceLanguage.all])
  func aSourceLanguageIsNeeded(_ language: TMXHeader.SourceLanguage?) {
    let header = TMXHeader(sourceLanguage: language, creationToolVersion: "1")
    let error = #expect(throws: InterchangeError.self) { try TMXWriter(header: header) { _ in } }
    #expect(error?.description == "A TMX file needs one source language. Choose it.")
  }

  @Test func aUnitWithoutVariants() throws {
    var writer = try TMXWriter(header: Self.header) { _ in }
    let error = #expect(throws: InterchangeError.self) {
      try writer.write(TranslationUnit(variants: []))
    }
    #expect(error?.code == .invalid)
  }

  @Test func aSinkThatFails() throws {
    struct Full: Error {}
    var writer = try TMXWriter(header: Self.header, file: "out.tmx") { _ in throw Full() }
    try writer.write(Self.units[1])
    let error = #expect(throws: InterchangeError.self) { try writer.finish() }
    #expect(error?.code == .unwritable)
    #expect(error?.file == "out.tmx")
  }

  @Test func files() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "skela-\(UUID().uuidString)"
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("m.tmx").path
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let handle = try #require(FileHandle(forWritingAtPath: path))
    var writer = try TMXWriter(header: Self.header, to: handle, file: path)
    for _ in 0..<1_000 { for unit in Self.units { try writer.write(unit) } }
    try writer.finish()
    try handle.close()
    let reader = try TMXReader(path: path)
    var count = 0
    try reader.forEach { if case .unit = $0 { count += 1 } }
    #expect(count == 2_000)
    #expect(try FormatDetection.format(ofFile: path) == .tmx)
  }
}
