import BitextCore
import Foundation
import Interchange
import Testing

/// Faults that files of real producers have, each in a file of our own, with what becomes of it.
@Suite struct TMXMalformationTests {
  /// What became of a file, line by line: header repairs, then for each unit its texts with their
  /// languages and its repairs, or why it was refused, then the error that ended the reading.
  static func outcome(_ bytes: [UInt8], assumed: String? = nil) -> [String] {
    var lines: [String] = []
    do {
      let reader = try TMXReader(
        bytes: bytes,
        options: TMXReader.Options(sourceLanguage: assumed.flatMap { LanguageTag($0) })
      )
      let names = reader.headerRepairs.map { told($0) }
      if !names.isEmpty { lines.append("header " + names.joined(separator: " ")) }
      while let item = try reader.next() {
        switch item {
        case .unit(let found):
          let texts = found.unit.variants.map { "\($0.language)=\($0.segment.text)" }
          let repairs = found.repairs.map { told($0) }
          lines.append((texts + repairs).joined(separator: " | "))
        case .refusal(let refusal):
          if case .illFormed = refusal.reason {
            lines.append("refused illFormed")
          } else {
            lines.append("refused \(refusal.reason)")
          }
        }
      }
    } catch {
      lines.append("error \(error.code)")
    }
    return lines
  }

  private static func told(_ repair: TMXRepair) -> String {
    repair.kind.rawValue + (repair.detail.map { "(\($0))" } ?? "")
  }

  static let header =
    "<header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" "
    + "adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>"
  static let en = "<tuv xml:lang=\"en\"><seg>Rain</seg></tuv>"
  static let sr = "<tuv xml:lang=\"sr\"><seg>Киша</seg></tuv>"
  static let good = "en=Rain | sr=Киша"

  static func file(_ units: String, header: String = header, version: String = " version=\"1.4\"")
    -> String
  {
    "<tmx\(version)>\(header)<body>\(units)</body></tmx>"
  }

  static func unit(_ segment: String, _ language: String = "sr") -> String {
    file("<tu>\(en)<tuv xml:lang=\"\(language)\"><seg>\(segment)</seg></tuv></tu>")
  }

  struct Case: Sendable {
    let text: String
    let outcome: [String]

    init(_ text: String, _ outcome: [String]) {
      self.text = text
      self.outcome = outcome
    }
  }

  static func cut(_ text: String) -> String { String(text.dropLast(14)) }

  static let cases: [Case] = [
    // 1, 2, 3: poor headers
    Case(
      file(
        "<tu>\(en)\(sr)</tu>",
        header: "<header creationtool=\"L\" creationtoolversion=\"1\" segtype=\"block\"/>",
        version: " version=\"2.0\""
      ),
      [
        "header unknownVersion(2.0) missingHeaderAttribute(o-tmf) missingHeaderAttribute(adminlang) missingHeaderAttribute(datatype) missingHeaderAttribute(srclang)",
        good,
      ]
    ),
    Case(
      file("<tu>\(en)\(sr)</tu>", header: header.replacing(" o-tmf=\"t\"", with: "")),
      ["header missingHeaderAttribute(o-tmf)", good]
    ),
    Case(
      file(
        "<tu>\(en)<tuv xml:lang=\"sr\"><seg>а<ph id=\"1\">x</ph>б</seg></tuv></tu>",
        header: header.replacing("srclang=\"en\"", with: "srclang=\"*all*\""),
        version: ""
      ),
      ["header unknownVersion", "en=Rain | sr=аб | codeIdentifier"]
    ),
    // 4: props of old tools
    Case(
      file(
        "<tu><prop type2=\"RTFFontTable\">{\\fonttbl}</prop>\(en)<tuv xml:lang=\"sr\"><seg><ut>{\\b </ut>Киша<ut>}</ut></seg></tuv></tu>"
      ),
      ["\(good) | untypedProperty(RTFFontTable)"]
    ),
    // 5: props behind what they describe
    Case(
      file(
        "<tu>\(en)<tuv xml:lang=\"sr\"><seg>Киша</seg><prop type=\"x-k\">v</prop></tuv><note>n</note></tu>"
      ),
      ["\(good) | misplacedProperty | misplacedProperty"]
    ),
    // 6: two variants of a language
    Case(
      file("<tu>\(en)\(sr)<tuv xml:lang=\"sr\"><seg>Пљусак</seg></tuv></tu>"),
      ["\(good) | sr=Пљусак"]
    ),
    // 7: `lang` in 1.4, `xml:lang` in 1.1
    Case(
      file("<tu>\(en)<tuv lang=\"SR\"><seg>Киша</seg></tuv></tu>"),
      ["\(good) | deprecatedLanguageAttribute"]
    ),
    Case(file("<tu>\(en)\(sr)</tu>", version: " version=\"1.1\""), [good]),
    // 8: odd codes, one language alone
    Case(
      unit("<bpt i=\"1\" x=\"1\"/>Ки<ph x=\"1\"/><ph x=\"1\" type=\"?\"/>ша<ept i=\"1\"/>"),
      [good]
    ),
    Case(file("<tu>\(en)</tu><tu>\(en)\(sr)</tu>"), ["refused fewerThanTwoVariants", good]),
    // 9: case and blanks
    Case(
      file("<tu><tuv\txml:lang\n=\n'eN-uS'><seg>Rain</seg></tuv>\(sr)</tu\n>"),
      [
        "en-US=Rain | sr=Киша"
      ]
    ),
    // 10: any order, several targets, a source language of its own
    Case(
      file("<tu srclang=\"sr\">\(en)<tuv xml:lang=\"de\"><seg>Regen</seg></tuv>\(sr)</tu>"),
      ["en=Rain | de=Regen | sr=Киша"]
    ),
    // 11: no variant of the source language
    Case(
      file("<tu><tuv xml:lang=\"fr\"><seg>Pluie</seg></tuv>\(sr)</tu><tu>\(en)\(sr)</tu>"),
      ["refused noSourceVariant(en)", good]
    ),
    // 12: unknown attributes
    Case(
      file("<tu git=\"1\">\(en)\(sr)</tu><tu git=\"2\">\(en)\(sr)</tu>"),
      ["\(good) | ignoredAttribute(git)", good]
    ),
    // 13: foreign namespaces
    Case(
      file(
        "<tu x:q=\"1\" xmlns:x=\"urn:x\"><x:y>z</x:y>\(en)<tuv xml:lang=\"sr\"><seg>Ки<x:b>ша</x:b></seg></tuv></tu>"
      ),
      [
        "\(good) | ignoredAttribute(x:q) | unknownElement(x:y) | unknownElement(x:b)"
      ]
    ),
    // 14: nothing
    Case("", ["error invalid"]),
    Case("\u{FEFF}", ["error invalid"]),
    // 15, 16: escaped twice, codes as text
    Case(unit("A &amp;amp; B"), ["en=Rain | sr=A &amp; B | doublyEscaped(sr)"]),
    Case(
      unit("{\\b Патрола} &lt;cf size=\"9\"&gt;x&lt;/cf&gt;"),
      ["en=Rain | sr={\\b Патрола} <cf size=\"9\">x</cf> | codeAsText(sr)"]
    ),
    // 17: characters that XML cannot hold
    Case(
      unit("а&#x1F;б&#0;в\u{1}г\u{FFFF}д&#xFFFE;"),
      ["en=Rain | sr=абвгд | illegalCharacter(5)"]
    ),
    Case(
      unit("&#55357;&#xDE00;"),
      ["en=Rain | sr=\u{1F600} | surrogateReferences(1) | noLetters(sr)"]
    ),
    // 18: entities
    Case(unit("5&nbsp;km &eacute;"), ["en=Rain | sr=5\u{A0}km é | htmlEntities(2)"]),
    Case(
      unit("&pozdrav; AT&T; R&D a<5"),
      [
        "en=Rain | sr=&pozdrav; AT&T; R&D a<5 | unknownEntity(2) | bareMarkup(2)"
      ]
    ),
    Case(
      file("<tu creationid=\"Jos&eacute;\">\(en)\(sr)</tu>"),
      ["\(good) | htmlEntities(1)"]
    ),
    Case(
      unit("<![CDATA[a & b &nbsp; <c>]]> &amp;"),
      [
        "en=Rain | sr=a & b &nbsp; <c> & | doublyEscaped(sr) | codeAsText(sr)"
      ]
    ),
    // 20: a cut
    Case(
      cut(file("<tu>\(en)\(sr)</tu><tu>\(en)<tuv xml:lang=\"sr\"><seg>Ки")),
      [good, "refused illFormed", "error invalid"]
    ),
    // 21: a document type of the net
    Case(
      "<!DOCTYPE tmx SYSTEM \"https://x.example/tmx14.dtd?a&b\">\n\(file("<tu>\(en)\(sr)</tu>"))",
      [good]
    ),
    // 22, 23: props and names as tools have them
    Case(
      file(
        "<tu creationid=\"D\\mira\"><prop type=\"client\"> </prop><prop type=\"x-Topic:SingleString\">v</prop>\(en)\(sr)</tu>"
      ),
      [good]
    ),
    // 24: dates
    Case(
      file("<tu creationdate=\"20230314\" changedate=\"5 maj\">\(en)\(sr)</tu>"),
      ["\(good) | unreadableDate(changedate)"]
    ),
    // 25: empty, without letters, the same, long
    Case(unit(""), ["refused fewerThanTwoVariants"]),
    Case(unit(" <ph/>\n"), ["refused fewerThanTwoVariants"]),
    Case(unit("–!"), ["en=Rain | sr=–! | noLetters(sr)"]),
    Case(unit("Rain"), ["en=Rain | sr=Rain | sameText"]),
    Case(
      unit(String(repeating: "ш", count: 2_001)),
      ["en=Rain | sr=\(String(repeating: "ш", count: 2_001)) | longText(sr)"]
    ),
    // 26: marks and characters without width
    Case(
      unit("c\u{30C}\u{A0}\u{AD}\u{200B}\u{FEFF}a"),
      [
        "en=Rain | sr=c\u{30C}\u{A0}\u{AD}\u{200B}\u{FEFF}a"
      ]
    ),
    // 27: misread encodings
    Case(unit("Je li moguæe"), ["en=Rain | sr=Je li moguæe | doubtfulEncoding(windows-1250)"]),
    Case(unit("kuÄ\u{87}a"), ["en=Rain | sr=kuÄ\u{87}a | doubtfulEncoding(UTF-8)"]),
    // 28: decimal is not hexadecimal
    Case(unit("&#233;&#xe9;&#65;"), ["en=Rain | sr=ééA"]),
    // 29: indented
    Case(unit("\n   Киша\n\t"), ["en=Rain | sr=\n   Киша\n\t"]),
    // 30: scripts
    Case(unit("Киша пада", "sr-Latn"), ["en=Rain | sr-Cyrl=Киша пада | scriptUnlikeTag(sr-Cyrl)"]),
    Case(unit("Kiša и снег", "sr-Latn"), ["en=Rain | sr-Latn=Kiša и снег"]),
  ]

  @Test(arguments: cases)
  func malformation(_ test: Case) {
    #expect(Self.outcome(Array(test.text.utf8)) == test.outcome)
  }

  /// 19: what the bytes show goes before what the declaration says.
  @Test(arguments: [
    ("", String.Encoding.utf16LittleEndian, true),
    ("", .utf16LittleEndian, false),
    ("<?xml version='1.0' encoding='utf-8'?>", .utf16BigEndian, true),
    ("<?xml version='1.0' encoding='utf-8'?>", .utf16BigEndian, false),
    ("<?xml version='1.0' encoding='UTF-16'?>", .utf8, false),
    ("<?xml version='1.0' encoding='UTF-16'?>", .utf8, true),
    ("<?xml version='1.0' encoding='utf-16'?>", .utf16LittleEndian, false),
    ("<?xml version='1.0' encoding='windows-1250'?>", .utf8, true),
    ("<?xml version='1.0' encoding='windows-1250'?>", .windowsCP1250, false),
    ("<?xml version='1.0' encoding='iso-8859-2'?>", .isoLatin2, false),
    ("<?xml version='1.0' encoding='us-ascii'?>", .utf8, false),
    ("\n  <?xml version='1.0'?>", .utf8, false),
    ("\n  <?xml version='1.0' encoding='windows-1250'?>", .windowsCP1250, false),
    ("", .utf32LittleEndian, true),
  ])
  func encoding(_ declaration: String, _ encoding: String.Encoding, _ hasMark: Bool) throws {
    let units: [String] = (0..<3_000).map { number in
      "<tu>\(Self.en)<tuv xml:lang=\"sr\"><seg>Čađ\(number)</seg></tuv></tu>\n"
    }
    let text = (hasMark ? "\u{FEFF}" : "") + declaration + Self.file(units.joined())
    let bytes = [UInt8](try #require(text.data(using: encoding)))
    let expected = (0..<3_000).map { "en=Rain | sr=Čađ\($0)" }
    #expect(Self.outcome(bytes) == expected)
    #expect([.tmx, .xml].contains(FormatDetection.format(of: bytes)))
  }

  @Test func anEncodingThatIsNamed() throws {
    let text = Self.unit("Čađ")
    let bytes = [UInt8](try #require(text.data(using: .windowsCP1250)))
    #expect(Self.outcome(bytes) == ["header otherEncoding(windows-1250)", "en=Rain | sr=Čađ"])
    var options = TMXReader.Options()
    options.encoding = "windows-1252"
    guard case .unit(let found)? = try TMXReader(bytes: bytes, options: options).next() else {
      Issue.record("The unit was refused.")
      return
    }
    #expect(found.unit.variants[1].segment.text == "Èað")
  }

  @Test func aGuessedSourceIsNoReasonToRefuse() {
    let text =
      "<tmx version=\"1.4\"><body><tu><tuv xml:lang=\"de\"><seg>Regen</seg></tuv>\(Self.sr)"
      + "</tu></body></tmx>"
    #expect(Self.outcome(Array(text.utf8), assumed: "en") == ["de=Regen | sr=Киша"])
  }

  @Test func unitsInAWrapperAreUnits() {
    #expect(
      Self.outcome(Array(Self.file("<group><tu>\(Self.en)\(Self.sr)</tu></group>").utf8))
        == [Self.good]
    )
  }

  /// Faults stand at their places, also behind a piece's end and in one long line.
  @Test(arguments: ["", "\n"])
  func placesOfFaults(_ end: String) throws {
    let units: [String] = (0..<2_000).map { number in
      let entity = number % 3 == 0 ? "&nbsp;" : ""
      return "<tu>\(Self.en)<tuv xml:lang=\"sr\"><seg>Киша\(entity)</seg></tuv></tu>\(end)"
    }
    let reader = try TMXReader(bytes: Array(Self.file(units.joined()).utf8))
    var number = 0
    while let item = try reader.next() {
      guard case .unit(let found) = item else { break }
      #expect(found.repairs.map(\.kind) == (number % 3 == 0 ? [.htmlEntities] : []))
      if let repair = found.repairs.first {
        #expect(repair.position.line == found.position.line)
        #expect(repair.position.column > found.position.column)
      }
      number += 1
    }
    #expect(number == 2_000)
  }

  @Test func refusedUnitsInAFileOfTheirOwn() throws {
    let odd = "<tu xmlns:x=\"urn:x\" x:k=\"&lt;\">\(Self.en)<x:b>ш &amp; č</x:b></tu>"
    let poor = "<tu tuid=\"3\"><tuv><seg>Снег</seg></tuv></tu>"
    let text = Self.file("\(odd)<tu>\(Self.en)\(Self.sr)</tu>\(poor)<tu>\(Self.en)")
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "skela-\(UUID().uuidString).tmx"
    )
    try Data(text.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    var bytes: [UInt8] = []
    try TMXExcerpt.write([1, 3], ofFile: path.path) { bytes += $0 }
    let written = String(decoding: bytes, as: UTF8.self)
    let header = Self.header.replacing("/>", with: "></header>")
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <tmx version="1.4">\(header)<body>
      \(odd)
      \(poor)
      </body></tmx>

      """
    #expect(written == expected)
  }
}
