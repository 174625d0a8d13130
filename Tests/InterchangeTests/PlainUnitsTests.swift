import BitextCore
import TestSupport
import Testing

@testable import Interchange

/// Units that are read without a parser, against the reader that has one.
@Suite struct PlainUnitsTests {
  private struct Found: Equatable {
    var items: [TMXItem] = []
    var count = 0
    var trailing: [TMXRepair] = []
    var error: String?
  }

  private func read(_ bytes: [UInt8], isPlain: Bool, limit: Int = 50) -> (found: Found, plain: Int)
  {
    var (found, plain) = (Found(), 0)
    do {
      let reader = try TMXReader(bytes: bytes, name: "m.tmx")
      let source: LanguageTag? =
        if case .tag(let tag)? = reader.header.sourceLanguage { tag } else { nil }
      while true {
        if isPlain {
          var units = PlainUnits()
          var notices: [PlainUnitNotices] = []
          if reader.readPlain(into: &units, &notices, upTo: limit) > 0 {
            for place in 0..<units.count {
              let repairs = notices.filter { $0.unit == place }.flatMap(\.repairs)
              let unit = TMXUnit(
                unit: units.unit(at: place),
                sourceLanguage: source,
                position: units.positions[place],
                repairs: repairs
              )
              found.items.append(.unit(unit))
            }
            plain += units.count
            continue
          }
        }
        guard let item = try reader.next() else { break }
        found.items.append(item)
      }
      (found.count, found.trailing) = (reader.unitCount, reader.trailingRepairs)
    } catch {
      found.error = "\(error)"
    }
    return (found, plain)
  }

  private func unit(_ texts: String...) -> String {
    "<tu>"
      + zip(["en", "sr-Latn", "sr-Cyrl"], texts).map {
        "<tuv xml:lang=\"\($0)\"><seg>\($1)</seg></tuv>"
      }.joined() + "</tu>"
  }

  private var plainUnits: [String] {
    [
      unit("The bridge.", "Most na Ibru šljašti."),
      unit("Rain &amp; snow", "Kiša &lt; sneg", "Киша"),
      unit("One", "Jedan\nred"), unit("Two\r\nlines", "Dva\tреда &#269;&#x107; &quot;a&apos;&gt;"),
      unit("same", "same"), unit("{\\b bold", "c:\\path"), unit("…", "–"), unit("x", "ÐÑ è æ ð"),
      unit("&amp;amp; &lt;b&gt;bold&lt;/b&gt;", "日本 😀"),
      unit(String(repeating: "long ", count: 500), "dugo"),
      "<tu>\r\n  <tuv xml:lang=\"EN-us\">\n <seg>a</seg> </tuv>\n<tuv xml:lang=\"sr_RS@latin\"><seg>b</seg></tuv></tu>",
    ]
  }

  @Test("Long units come few at a time")
  func longUnits() throws {
    let text = String(repeating: "мост на Ибру. ", count: 4000)
    let all = (0..<100).map { unit("\($0)", text) }
    let file = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\(all.joined())</body></tmx>"
    let reader = try TMXReader(bytes: Array(file.utf8), name: "m.tmx")
    var count = 0
    while true {
      var units = PlainUnits()
      var notices: [PlainUnitNotices] = []
      if reader.readPlain(into: &units, &notices, upTo: 1000) > 0 {
        #expect(units.bytes.count < (1 << 20) + text.utf8.count + 100)
        count += units.count
      } else if try reader.next() != nil {
        count += 1
      } else {
        break
      }
    }
    #expect(count == all.count)
  }

  private static let long = "abcdefgh-abcdefgh-abcdefgh"

  private let variants =
    "<tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"sr\"><seg>b</seg></tuv></tu>"

  private var toldUnits: [String] {
    [
      "<tu tuid=\"7\">" + variants, "<tu >" + variants,
      "<tu creationid=\"\" tuid=\"a b\" >" + variants,
      "<tu creationdate=\"20260205T112200Z\" creationid=\"mira\" changedate=\"2026-02-06\" changeid=\"ana\">"
        + variants,
      "<tu creationid=\"mira\"><tuv creationid=\"ana\" xml:lang=\"en\" changeid=\"e\"><seg>a</seg></tuv>"
        + "<tuv xml:lang=\"sr-Latn\" changedate=\"20260205T112200Z\" changeid=\"f\"><seg>b</seg></tuv></tu>",
      "<tu creationid=\"Мира Јовановић из Новог Сада\" changeid=\"Mira Jovanović iz Novog Sada\">"
        + variants,
      "<tu><tuv   xml:lang=\"en\"  ><seg>a</seg></tuv><tuv xml:lang=\"sr-Latn-x-\(Self.long)\"><seg>b</seg>"
        + "</tuv></tu>",
      "<tu><prop type=\"x-project\">KFOR 2026</prop>\r\n <note>Из Митровице</note>\n<prop type=\"domain\"></prop>"
        + variants,
      "<tu tuid=\"9\" creationid=\"mira\"> <note></note><prop type=\"a b\"> two  blanks </prop>"
        + "<note>second \"note\"</note><prop type=\"x-project\">KFOR</prop>" + variants,
    ]
  }

  private var oddUnits: [String] {
    [
      "<tu creationdate=\"soon\">" + variants, "<tu tuid=\"1\" tuid=\"2\">" + variants,
      "<tu><prop type=\"x\">a &amp; b</prop>" + variants,
      "<tu><prop type=\"x\">a\tb</prop>" + variants,
      "<tu><prop type=\"x-confirmed\">mira</prop>" + variants,
      "<tu><prop>no type</prop>" + variants,
      "<tu><prop type=\"\">empty</prop>" + variants, "<tu><prop type2=\"old\">a</prop>" + variants,
      "<tu><prop type=\"x\" xml:lang=\"en\">a</prop>" + variants,
      "<tu><note/><prop type=\"x\"/>" + variants,
      "<tu><note>a <b>c</b></note>" + variants, "<tu><note>a]]>b</note>" + variants,
      "<tu><note>a</prop>" + variants, "<tu><notes>a</notes>" + variants,
      "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><prop type=\"x\">late</prop><tuv xml:lang=\"sr\"><seg>b</seg></tuv></tu>",
      "<tu><tuv xml:lang=\"en\"><prop type=\"x\">of a variant</prop><seg>a</seg></tuv><tuv xml:lang=\"sr\"><seg>b</seg></tuv></tu>",
      "<tu usagecount=\"7\">" + variants, "<tu srclang=\"en\">" + variants,
      "<tu tuid=\"a&lt;\">" + variants, "<tu creationid=\"Mira Jovanović &amp; Ana\">" + variants,
      "<tu creationid=\"Мира\tЈовановић и Ана\">" + variants,
      "<tu changedate=\"2026-02-05T11:22:0\">" + variants,
      "<tu tuid='7'>" + variants, "<tu xml:lang=\"en\">" + variants,
      "<tu><tuv tuid=\"7\" xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"sr\"><seg>b</seg></tuv></tu>",
      unit("a <ph x=\"1\">c</ph>", "b"), unit("", "b"), unit(" a", " б"), unit("only"),
      "<!-- c -->",
      "<tu><note>n</note><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"sr\"><seg>b</seg></tuv></tu>",
      "<tu><tuv lang=\"en\"><seg>a</seg></tuv><tuv xml:lang='sr'><seg>b</seg></tuv></tu>", "</tu>",
      "<seg>",
      "<tu><tuv xml:lang=\"de\"><seg>a</seg></tuv><tuv xml:lang=\"sr\"><seg>b</seg></tuv></tu>",
      "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"en\"><seg>b</seg></tuv></tu>",
      unit("bare & sign", "b &nbsp; &hellip; &unknown;"), unit("a\u{1}", "b"), unit("a\rb", "c"),
      unit("a", "<![CDATA[</tu>]]>"), "stray", "<tu></tu>", "<tu/>", "<TU></TU>",
      "<tu><tuv xml:lang=\"?\"><seg>a</seg></tuv><tuv xml:lang=\"sr\"><seg>b</seg></tuv></tu>",
      unit("a", "Сасвим ћирилица пише се овако"), unit("a", "b]]&gt;c ]]> d"),
      unit("long", String(repeating: "дуго ", count: 500)),
    ]
  }

  @Test func plainUnitsAreTaken() {
    for unit in plainUnits + toldUnits {
      // The first piece of the file goes to the parser with the header.
      let count = 100_000 / unit.utf8.count
      let body = Array(repeating: unit, count: count).joined(separator: "\n  ")
      let (found, plain) = read(tmx(body), isPlain: true)
      #expect(found.items.count == count)
      // What begins with a sign that may be a blank is the parser's.
      let isTaken = !unit.contains("<seg>…") && !unit.contains("<seg>日")
      #expect((plain > count / 5) == isTaken, "\(unit.prefix(40))")
      #expect(found == read(tmx(body), isPlain: false).found)
    }
  }

  @Test("Files of both kinds, and damaged ones", arguments: 1...30 as ClosedRange<UInt64>)
  func anyFile(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let share = Double.random(in: 0...0.1, using: &random)
    let gap = ["", "\n", "\r\n\t", " "].randomElement(using: &random) ?? ""
    var body = ""
    while body.utf8.count < 140_000 {
      let isOdd = Double.random(in: 0..<1, using: &random) < share
      body += (isOdd ? oddUnits : plainUnits + toldUnits).randomElement(using: &random) ?? ""
      body += gap
    }
    var bytes = tmx(body, srclang: ["en", "*all*", "de"].randomElement(using: &random) ?? "en")
    if seed % 2 == 0 {
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let place = Int.random(in: 300..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8.random(in: 0x20...0x7F, using: &random), at: place)
        default: bytes[place] = UInt8(ascii: "<")
        }
      }
      if seed % 4 == 0 { bytes.removeLast(Int.random(in: 0..<70_000, using: &random)) }
    }
    let expected = read(bytes, isPlain: false).found
    let found = read(bytes, isPlain: true, limit: Int.random(in: 1...400, using: &random)).found
    #expect(found.items.count == expected.items.count)
    for (one, other) in zip(found.items, expected.items) where one != other {
      #expect(one == other)
      break
    }
    #expect(found.error == expected.error)
    #expect(found.trailing == expected.trailing)
    #expect(found.count == expected.count)
  }

  @Test func stretches() {
    var random = SeededGenerator(seed: 3)
    let letters = Array("aZ09&<>\\ \tšđČшЂџ¿×ɐѢ漢😀\u{301}è\r\n")
    for _ in 0..<2_000 {
      let text = String(
        (0..<Int.random(in: 0..<40, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? " "
        }
      )
      check(text, behind: "<")
      check(text, behind: "<" + String(repeating: "č1ћ\\", count: 9))
      let plain = text.filter { !"&<\r".contains($0) && $0 != "\r\n" }
      check(String(repeating: plain, count: 4), behind: "& Ђè7")
    }
    check(String(repeating: "Д", count: 5_000), behind: "</seg></tuv></tu>")
    check(String(repeating: "š", count: 5_000) + "\\", behind: "</seg></tuv></tu>")
  }

  private func check(_ text: String, behind rest: String) {
    var index = 0
    var copy = text + rest
    let found = copy.withUTF8 { TextSurvey.Stretch($0, &index) }
    let stretch = text.unicodeScalars.prefix { !["&", "<", "\r"].contains($0) }
    let survey = TextSurvey(String(String.UnicodeScalarView(stretch)))
    #expect(index == String(String.UnicodeScalarView(stretch)).utf8.count)
    #expect(found.survey.latinCount == survey.latinCount)
    #expect(found.survey.cyrillicCount == survey.cyrillicCount)
    #expect(found.survey.hasBackslash == survey.hasBackslash)
    #expect(found.survey.hasDigit == survey.hasDigit)
    #expect(found.survey.isASCII == survey.isASCII)
    #expect(found.survey.holdsCommonLetters == survey.holdsCommonLetters)
    #expect(found.hasLines == stretch.contains("\n"))
    #expect(found.mayBeMisread || !stretch.contains { (0xC0...0xFF).contains($0.value) })
  }
}
