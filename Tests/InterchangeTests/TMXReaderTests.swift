import BitextCore
import Foundation
import Interchange
import Testing

/// A small file around some units.
func tmx(_ units: String, version: String = "1.4", srclang: String = "en") -> [UInt8] {
  Array(
    """
    <?xml version="1.0"?>
    <tmx version="\(version)"><header creationtool="t" creationtoolversion="1" segtype="sentence" \
    o-tmf="t" adminlang="en" srclang="\(srclang)" datatype="plaintext"/>
    <body>\(units)</body></tmx>
    """.utf8
  )
}

func items(_ bytes: [UInt8]) throws -> [TMXItem] {
  let reader = try TMXReader(bytes: bytes, name: "m.tmx")
  var items: [TMXItem] = []
  while let item = try reader.next() { items.append(item) }
  return items
}

func onlyUnit(_ bytes: [UInt8]) throws -> TMXUnit {
  let found = try items(bytes)
  #expect(found.count == 1)
  guard case .unit(let unit)? = found.first else {
    Issue.record("The unit was refused.")
    throw InterchangeError(.invalid, message: "refused")
  }
  return unit
}

let english = "<tuv xml:lang=\"en\"><seg>The bridge.</seg></tuv>"
let latin = "<tuv xml:lang=\"sr-Latn\"><seg>Most na Ibru šljašti.</seg></tuv>"
let cyrillic = "<tuv xml:lang=\"sr-Cyrl\"><seg>Мост на Ибру.</seg></tuv>"

@Suite struct TMXReaderTests {
  @Test func everythingOfAUnit() throws {
    let found = try onlyUnit(
      tmx(
        """
        <tu tuid="7" creationdate="20260205T112200Z" creationid="mira" changedate="20260206T000000Z" changeid="ана">
          <note>checked</note><prop type="x-par">3:3</prop>
          <tuv xml:lang="en"><note>n</note><prop type="x-context-pre">Rain &amp; snow.</prop><seg>The bridge.</seg></tuv>
          \(latin)\(cyrillic)
        </tu>
        """
      )
    )
    let unit = found.unit
    #expect(unit.identifier == "7")
    #expect(unit.creator == "mira")
    #expect(unit.changer == "ана")
    #expect(unit.creationDate == Date(timeIntervalSince1970: 1_770_290_520))
    #expect(unit.changeDate == Date(timeIntervalSince1970: 1_770_336_000))
    #expect(unit.notes == ["checked"])
    #expect(unit.property("x-par") == "3:3")
    #expect(unit.variants.map(\.language.description) == ["en", "sr-Latn", "sr-Cyrl"])
    #expect(
      unit.variants.map(\.segment.text) == [
        "The bridge.", "Most na Ibru šljašti.", "Мост на Ибру.",
      ]
    )
    #expect(unit.variants[0].notes == ["n"])
    #expect(
      unit.variants[0].properties == [Property(type: "x-context-pre", value: "Rain & snow.")]
    )
    #expect(found.sourceLanguage == LanguageTag("en"))
    #expect(found.repairs.isEmpty)
    #expect(found.position == SourcePosition(line: 3, column: 7))
  }

  @Test(arguments: [
    ("Kiša", "Kiša"),
    ("Киша <ph x=\"1\">{\\b}</ph>пада", "Киша пада"),
    ("a<bpt i=\"1\">&lt;b></bpt>š<ept i=\"1\">&lt;/b></ept>", "aš"),
    ("a <hi type=\"b\">ш<hi>č</hi></hi>", "a шč"),
    ("x<ph>code <sub>prevod <it pos=\"begin\">c</it></sub> code</ph>y", "xprevod y"),
    ("a<ut>{\\b }</ut>b", "ab"),
    ("a<x:y xmlns:x=\"urn:x\">ž</x:y>b", "ažb"),
    ("\n  Patrola\n", "\n  Patrola\n"),
    ("5&nbsp;km", "5\u{A0}km"),
    ("A &amp;amp; B", "A &amp; B"),
  ])
  func segmentText(_ content: String, _ text: String) throws {
    let unit = try onlyUnit(
      tmx("<tu>\(english)<tuv xml:lang=\"sr\"><seg>\(content)</seg></tuv></tu>")
    )
    #expect(unit.unit.variants[1].segment.text == text)
  }

  @Test func inlineCodesAreKept() throws {
    let unit = try onlyUnit(
      tmx(
        "<tu>\(english)<tuv xml:lang=\"sr\"><seg>a<ph type=\"f\" x=\"2\">c<sub>ш</sub>d</ph></seg></tuv></tu>"
      )
    )
    #expect(
      unit.unit.variants[1].segment.elements == [
        .text("a"),
        .code(
          InlineCode(
            kind: .ph,
            attributes: [.init(name: "type", value: "f"), .init(name: "x", value: "2")],
            content: [.text("c"), .code(InlineCode(kind: .sub, content: [.text("ш")])), .text("d")]
          )
        ),
      ]
    )
  }

  @Test(arguments: [
    ("<tu>\(english)</tu>", TMXRefusal.Reason.fewerThanTwoVariants),
    ("<tu/>", .fewerThanTwoVariants),
    ("<tu>\(english)<tuv xml:lang=\"sr\"><seg></seg></tuv></tu>", .fewerThanTwoVariants),
    ("<tu>\(english)<tuv xml:lang=\"sr\"><seg> <ph/> </seg></tuv></tu>", .fewerThanTwoVariants),
    ("<tu>\(english)<tuv><seg>Бег.</seg></tuv></tu>", .fewerThanTwoVariants),
    ("<tu>\(english)\(english)</tu>", .oneLanguage),
    ("<tu>\(latin)\(cyrillic)</tu>", .noSourceVariant(LanguageTag(language: "en"))),
    (
      "<tu srclang=\"de\">\(english)\(cyrillic)</tu>",
      .noSourceVariant(LanguageTag(language: "de"))
    ),
  ])
  func refusals(_ unit: String, _ reason: TMXRefusal.Reason) throws {
    let found = try items(tmx(unit + "<tu>\(english)\(latin)</tu>"))
    guard case .refusal(let refusal)? = found.first else {
      Issue.record("The unit was taken.")
      return
    }
    #expect(refusal.reason == reason)
    #expect(refusal.description.hasSuffix("."))
    guard case .unit? = found.last, found.count == 2 else {
      Issue.record("The next unit was lost.")
      return
    }
  }

  @Test(arguments: [
    ("<tu>\(english)\(cyrillic)</tu>", []),
    ("<tu>\(english)\(latin)<prop type=\"x\">v</prop></tu>", [TMXRepair.Kind.misplacedProperty]),
    (
      "<tu>\(english)<tuv xml:lang=\"sr\"><seg>ш</seg><note>n</note></tuv></tu>",
      [.misplacedProperty]
    ),
    ("<tu>\(english)<tuv lang=\"SR-LATN\"><seg>š</seg></tuv></tu>", [.deprecatedLanguageAttribute]),
    ("<tu><prop type2=\"F\">v</prop>\(english)\(latin)</tu>", [.untypedProperty]),
    ("<tu creationdate=\"soon\">\(english)\(latin)</tu>", [.unreadableDate]),
    ("<tu>\(english)\(latin)<x:y xmlns:x=\"u\"/></tu>", [.unknownElement]),
    ("<tu>\(english)\(latin)<tuv xml:lang=\"de\"><seg/></tuv></tu>", [.emptyVariant]),
    (
      "<tu>\(english)\(latin)<tuv xml:lang=\"?\"><seg>a</seg></tuv></tu>",
      [.unreadableLanguage]
    ),
    (
      "<tu>\(english)<tuv xml:lang=\"sr\"><seg><ph id=\"1\"/>š&nbsp;</seg></tuv></tu>",
      [.codeIdentifier, .htmlEntities]
    ),
    (
      "<tu>\(english)<tuv xml:lang=\"sr-Latn\"><seg>Мост на Ибру</seg></tuv></tu>",
      [.scriptUnlikeTag]
    ),
    (
      "<tu>\(english)<tuv xml:lang=\"sr-Cyrl\"><seg>Most preko reke Ibar je otvoren</seg></tuv></tu>",
      [.scriptUnlikeTag]
    ),
    ("<tu>\(english)<tuv xml:lang=\"sr-Cyrl\"><seg>NATO (KFOR)</seg></tuv></tu>", []),
    (
      "<tu q=\"1\">\(english)<tuv q=\"2\" xml:lang=\"sr\"><seg>č</seg></tuv></tu>",
      [.ignoredAttribute]
    ),
    ("<tu>\(english)<tuv\txml:lang=\"sR-lAtN\"><seg>č</seg></tuv></tu>", []),
  ])
  func repairs(_ unit: String, _ kinds: [TMXRepair.Kind]) throws {
    let found = try onlyUnit(tmx(unit))
    #expect(found.repairs.map(\.kind) == kinds)
  }

  @Test func aScriptIsTrustedMoreThanATag() throws {
    let found = try onlyUnit(
      tmx("<tu>\(english)<tuv xml:lang=\"sr-Latn\"><seg>Мост на Ибру</seg></tuv></tu>")
    )
    #expect(found.unit.variants[1].language == LanguageTag("sr-Cyrl"))
    #expect(found.repairs.first?.detail == "sr-Cyrl")
  }

  @Test func severalVariantsOfOneLanguageStay() throws {
    let found = try onlyUnit(tmx("<tu>\(english)\(latin)\(latin)</tu>"))
    #expect(found.unit.variants.count == 3)
  }

  @Test(arguments: [("EN-us", "en"), ("en", "en-GB"), ("sr", "sr-Latn")])
  func aSourceLanguageMayBeWiderOrNarrower(_ header: String, _ variant: String) throws {
    let found = try onlyUnit(
      tmx(
        "<tu><tuv xml:lang=\"de\"><seg>a</seg></tuv><tuv xml:lang=\"\(variant)\"><seg>b</seg></tuv></tu>",
        srclang: header
      )
    )
    #expect(found.sourceLanguage == LanguageTag(header))
  }

  @Test func allLanguages() throws {
    let found = try onlyUnit(tmx("<tu>\(latin)\(cyrillic)</tu>", srclang: "*all*"))
    #expect(found.sourceLanguage == nil)
    #expect(found.repairs.isEmpty)
  }

  @Test func version11() throws {
    let bytes = tmx(
      "<tu><tuv lang=\"en\"><seg>a</seg></tuv><tuv lang=\"sr\"><seg>б</seg></tuv></tu>",
      version: "1.1"
    )
    let reader = try TMXReader(bytes: bytes)
    #expect(reader.version == "1.1")
    #expect(reader.headerRepairs.isEmpty)
    guard case .unit(let found)? = try reader.next() else {
      Issue.record("The unit was refused.")
      return
    }
    #expect(found.repairs.isEmpty)
  }

  @Test func aPoorHeader() throws {
    let text = """
      <tmx version="2.0"><header creationtool="L" creationdate="20230314" x="y">
      <note>Белешка</note><prop>v</prop><ude name="u"><map unicode="#xF8FF"/></ude></header><body>
      <tu>\(english)\(latin)</tu></body></tmx>
      """
    var options = TMXReader.Options()
    options.sourceLanguage = LanguageTag("en")
    let reader = try TMXReader(bytes: Array(text.utf8), options: options)
    #expect(reader.version == "2.0")
    #expect(reader.header.creationTool == "L")
    #expect(reader.header.sourceLanguage == nil)
    #expect(reader.header.notes == ["Белешка"])
    #expect(reader.header.properties == [Property(type: "x-untyped", value: "v")])
    #expect(reader.header.creationDate == Date(timeIntervalSince1970: 1_678_752_000))
    #expect(
      reader.headerRepairs.map { "\($0.kind) \($0.detail ?? "")" } == [
        "unknownVersion 2.0", "missingHeaderAttribute creationtoolversion",
        "missingHeaderAttribute segtype", "missingHeaderAttribute o-tmf",
        "missingHeaderAttribute adminlang", "missingHeaderAttribute datatype",
        "missingHeaderAttribute srclang", "untypedProperty x-untyped",
      ]
    )
    guard case .unit(let found)? = try reader.next() else {
      Issue.record("The unit was refused.")
      return
    }
    #expect(found.sourceLanguage == LanguageTag("en"))
  }

  @Test func utf16() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in String(decoding: tmx("<tu>\(english)\(cyrillic)</tu>"), as: UTF8.self).utf16 {
      bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    #expect(try onlyUnit(bytes).unit.variants[1].segment.text == "Мост на Ибру.")
  }

  @Test func aDocumentTypeIsNotFetched() throws {
    let text = String(decoding: tmx("<tu>\(english)\(latin)</tu>"), as: UTF8.self)
    let typed = text.replacing(
      "<tmx version",
      with: "<!DOCTYPE tmx SYSTEM \"https://x.example/tmx14.dtd\">\n<tmx version"
    )
    #expect(try onlyUnit(Array(typed.utf8)).repairs.isEmpty)
  }

  /// A small file as gzip wrote it.
  static let gzip = """
    H4sIAAAAAAACA12PzQ3CMAxGV4l8hwiJE0oyBBuExpRK+akSU7UbMANTcGSMshEuRVTlYMm23vMnKwq96DCX
    JkUNu+0ejLqgdZhFldESryklr4FgtVgUEAVrGlrUUDASxgpBpA2F80eyLjTR21hrwMhsrpbBWbKz2XrbsNsT
    SKNOyQ1G0XWqTvTBH36KURxmjgwrOXVKMvLPlfzlxvv4fN3Gx4qV02E5Z0j+3rwBvMp9oAMBAAA=
    """

  @Test func gzip() throws {
    let data = try #require(Data(base64Encoded: Self.gzip, options: .ignoreUnknownCharacters))
    let found = try onlyUnit([UInt8](data))
    #expect(found.unit.variants.map(\.segment.text) == ["Rain", "Киша"])
    var options = TMXReader.Options()
    options.expandedLimit = 100
    let error = #expect(throws: InterchangeError.self) {
      try TMXReader(bytes: [UInt8](data), name: "m.tmx.gz", options: options)
    }
    #expect(error?.code == .limit)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "skela-\(UUID().uuidString).tmx.gz"
    )
    try data.write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    guard case .unit? = try TMXReader(path: path.path).next() else {
      Issue.record("The file was not read.")
      return
    }
  }
}
