import BitextCore
import Foundation
import Interchange
import TestSupport
import Testing

@Suite struct BilingualReaderTests {
  private let unit = "<trans-unit id='1'><source>Rain</source></trans-unit>"

  private func encoded(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
    [UInt8](try #require(text.data(using: encoding)))
  }

  @Test(
    "Each encoding is kept",
    arguments: [
      ("utf-16", String.Encoding.utf16LittleEndian, [UInt8](arrayLiteral: 0xFF, 0xFE)),
      ("UTF-16", .utf16BigEndian, [0xFE, 0xFF]), ("utf-8", .utf8, [0xEF, 0xBB, 0xBF]),
      ("windows-1250", .windowsCP1250, []), ("windows-1251", .windowsCP1251, []),
      ("ISO-8859-2", .isoLatin2, []),
    ]
  )
  func encodings(_ name: String, _ encoding: String.Encoding, _ mark: [UInt8]) throws {
    let isCyrillic = name == "windows-1251"
    let old = isCyrillic ? "Пљусак" : "Pljusak šiba"
    let text = xliff1(unit + "<!-- \(old) -->")
      .replacing("version=\"1.0\"", with: "version=\"1.0\" encoding=\"\(name)\"")
    let bytes = mark + (try encoded(text, encoding))
    let document = try BilingualReader.open(bytes, name: "a.xlf")
    #expect(try document.filled([:], language: LanguageTag(language: "sr")).bytes == bytes)
    let filling = try document.filled(
      [0: [proposal("Rain", "Киша pljušti")]],
      language: LanguageTag(language: "sr")
    )
    let again = try BilingualReader.open(filling.bytes, name: "a.xlf")
    #expect(again.segments.first?.target?.text == "Киша pljušti")
    #expect(filling.bytes.starts(with: bytes.prefix(40)))
  }

  @Test(arguments: [
    ("", "a: The file is empty."),
    ("a\tb\n", "a: This is neither XLIFF nor PO. Name a file of one of these formats."),
    (
      "<xliff version=\"3.0\"/>",
      "a:1:1: This version of XLIFF is not known. Versions 1.0 to 2.2 are read."
    ),
    ("<x/>", "a:1:1: This is not XLIFF: the root element is 'x', not 'xliff'."),
    (
      "<!DOCTYPE xliff [<!ENTITY x SYSTEM \"/etc/passwd\">]><xliff/>",
      "a:1:17: The document type declares entities or elements of its own, which can hide an "
        + "attack. Remove the part of the DOCTYPE in square brackets."
    ),
    (
      "<xliff version=\"1.2\">\n<file><body><trans-unit><source>Ки",
      "a:2:35: The document ends inside the element 'source'. Its end is missing; get the file again."
    ),
  ])
  func faults(_ text: String, _ message: String) {
    let error = #expect(throws: InterchangeError.self) { try open(text, "a") }
    #expect(error?.description == message)
  }

  @Test func deepAndManyElements() throws {
    let deep = String(repeating: "<g id='1'>", count: 100_000)
    #expect(throws: InterchangeError.self) {
      try open(xliff1("<trans-unit id='1'><source>" + deep))
    }
    let many = String(repeating: "<x id='1'/>š", count: 20_000)
    let document = try open(xliff1("<trans-unit id='1'><source>\(many)</source></trans-unit>"))
    #expect(document.segments.first?.source.text.count == 20_000)
  }

  @Test(
    "Which translations are finished",
    arguments: [
      ("<target>Киша</target>", "", true), ("<target>Kiša</target>", " approved='no'", false),
      ("<target>Киша</target>", " approved='yes'", true), ("", "", false),
      ("<target state='translated'>Kiša</target>", "", true),
      ("<target state='needs-review-translation'>Kiša</target>", "", false),
      ("<target state='final'>Kiša</target>", "", true),
    ]
  )
  func readiness(_ target: String, _ attributes: String, _ isFinished: Bool) throws {
    let unit = "<trans-unit id='1'\(attributes)><source>Rain</source>\(target)</trans-unit>"
    let found = try open(xliff1(unit)).segments.map { $0.readiness == .finished }
    #expect(found == [isFinished])
  }

  @Test("A file that has states says nothing by leaving one out")
  func missingStates() throws {
    let other = "<trans-unit id='2'><source>A</source><target state='new'>Č</target></trans-unit>"
    let unit = "<trans-unit id='1'><source>Rain</source><target>Киша</target></trans-unit>"
    #expect(try open(xliff1(unit)).segments[0].readiness == .finished)
    #expect(try open(xliff1(unit + other)).segments[0].readiness != .finished)
    // Who approves some has not approved the others.
    let approved = other.replacing("id='2'", with: "id='2' approved='yes'")
    let some = try open(xliff1(unit + approved.replacing(" state='new'", with: ""))).segments
    #expect(some.map { $0.readiness == .finished } == [false, true])
  }

  private func roundTrip(_ bytes: [UInt8], _ name: String) throws {
    let document = try BilingualReader.open(bytes, name: name)
    let tag = LanguageTag(language: "sr")
    let same = try document.filled([:], language: tag)
    #expect(same.bytes == bytes)
    var proposals: [Int: [BilingualProposal]] = [:]
    for number in document.segments.indices {
      let score: Double = number.isMultiple(of: 2) ? 100 : 80
      proposals[number] = [proposal("a", "Šta & <где>\n\"", score: score)]
    }
    let filling = try document.filled(proposals, language: tag)
    let again = try BilingualReader.open(filling.bytes, name: name)
    #expect(again.segments.count == document.segments.count)
  }

  /// `Benchmarks/interchange/mutate` asks for many more.
  private static let rounds =
    ProcessInfo.processInfo.environment["SKELA_MUTATIONS"].flatMap { Int($0) } ?? 1_500

  /// Damaged files: each is refused with a sentence, or is the same when nothing is filled in, and
  /// can be read again when everything is.
  @Test func mutations() throws {
    let seeds = [
      (
        xliff1(
          """
          <trans-unit id="1" approved="no"><source>The <g id="1">bridge</g></source><target state="new"/>\
          </trans-unit><trans-unit id="2"><source>A. B.</source><seg-source><mrk mtype="seg" mid="0">A.</mrk> \
          <mrk mtype="seg" mid="1">B.</mrk></seg-source><v:a b="c"><![CDATA[<]]></v:a></trans-unit>
          """
        ), "a.xlf"
      ),
      (
        xliff2(
          "<unit id=\"u\"><segment><source>Киша <ph id=\"1\"/> pada</source></segment></unit>"
        ), "b.xlf"
      ),
      (
        po(
          "#, fuzzy, c-format\n#| msgid \"x\"\nmsgctxt \"č\"\nmsgid \"%d a\"\nmsgid_plural \"%d ш\"\n"
            + "msgstr[0] \"\"\nmsgstr[1] \"\"\nmsgstr[2] \"\"\n\nmsgid \"b\\n\"\nmsgstr \"\"\n#~ msgid \"o\"\n"
        ), "c.po"
      ),
    ]
    var random = SeededGenerator(seed: UInt64(Self.rounds))
    var (kept, refused) = (0, 0)
    for round in 0..<Self.rounds {
      let (seed, name) = seeds[round % seeds.count]
      let bytes = random.mutate(Array(seed.utf8))
      do {
        try roundTrip(bytes, name)
        kept += 1
      } catch let error as InterchangeError {
        refused += 1
        #expect(error.message.hasSuffix("."))
      }
    }
    #expect(kept > Self.rounds / 10)
    #expect(refused > Self.rounds / 10)
  }
}
