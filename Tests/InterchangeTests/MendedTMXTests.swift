import BitextCore
import Foundation
import Interchange
import Testing

/// Files that are not well-formed XML, and whose texts are all the same read.
@Suite struct MendedTMXTests {
  private typealias Files = TMXMalformationTests
  private static let good = TMXMalformationTests.good
  private static let unit = "<tu>\(TMXMalformationTests.en)\(TMXMalformationTests.sr)</tu>"
  private static let whole = TMXMalformationTests.file(unit)

  private func outcome(_ text: String) -> [String] { Files.outcome(Array(text.utf8)) }

  @Test(arguments: [
    ("junk before the declaration", "Saved by č\n<?xml version='1.0'?>" + whole, "strayMarkup(1)"),
    ("junk before the root", "-- 5 < 6 --" + whole, "strayMarkup(1)"),
    ("lines before it", "\n\n\r\n" + whole, nil),
    ("the type of a page", "<!DOCTYPE html>\n" + whole, nil),
    ("a unit as root", unit, "missingRoot"),
    ("a body as root", "<body>\(unit)</body>", "missingRoot"),
    ("another root", "<export><meta/>\(whole)</export>", "missingRoot"),
    (
      "a root without quotation marks", whole.replacing("version=\"1.4\"", with: "version=1.4"),
      "damagedTag(tmx)"
    ),
    (
      "a header with an attribute twice",
      whole.replacing("<header ", with: "<header segtype=\"sentence\" "),
      "doubledAttribute(segtype)"
    ),
    (
      "a header without end",
      whole.replacing("datatype=\"plaintext\"/>", with: "datatype=\"plaintext\">"),
      "missingEnd(header)"
    ),
    (
      "a note with a bare tag in the header",
      whole.replacing("plaintext\"/>", with: "plaintext\"><note>a <b č</note></header>"),
      "bareMarkup(1)"
    ),
  ])
  func heads(_ name: String, _ text: String, _ repairs: String?) {
    #expect(outcome(text) == (repairs.map { ["header \($0)"] } ?? []) + [Self.good], "\(name)")
    #expect(FormatDetection.format(of: Array(text.utf8), name: "a.tmx") == .tmx)
  }

  @Test(arguments: [
    (
      "<tu><tuv xml:lang=en><seg>Rain</seg></tuv>\(TMXMalformationTests.sr)</tu>", "damagedTag(tuv)"
    ),
    (
      "<tu tuid='1' tuid='2'>\(TMXMalformationTests.en)\(TMXMalformationTests.sr)</tu>",
      "doubledAttribute(tuid)"
    ),
    (unit.replacing("Киша</seg>", with: "Киша"), "missingEnd(seg)"),
    (unit.replacing("</tu>", with: ""), "missingEnd(tu)"),
    (unit.replacing("</tuv><tuv", with: "<tuv"), "missingEnd(tuv)"),
    (unit.replacing("<tu>", with: "<tu><prop type='x-a'>б <č д</prop>"), "bareMarkup(1)"),
  ])
  func units(_ odd: String, _ repair: String) {
    let found = outcome(Files.file(Self.unit + odd + Self.unit))
    #expect(found == [Self.good, "\(Self.good) | \(repair)", Self.good])
  }

  @Test(arguments: [
    ("Pritisni <Enter> ili <b", "Pritisni <Enter> ili <b", "bareMarkup(2)"),
    ("Ред<br>ред & <i>ш</i>", "Ред<br>ред & ш", "bareMarkup(1) | unknownElement(i)"),
  ])
  func tagsInTexts(_ markup: String, _ text: String, _ repairs: String) {
    let found = outcome(Files.unit(markup))
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("en=Rain | sr=\(text) | ") == true, "\(found)")
    for repair in repairs.split(separator: " | ") {
      #expect(found.first?.contains(repair) == true, "\(found)")
    }
  }

  /// Each file has a header of its own, and its units the language of that.
  @Test(arguments: [
    "", "\n", "\n<?xml version='1.0'?>\n<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\n", " junk č ",
  ])
  func filesBehindOneAnother(_ between: String) throws {
    let second = Self.whole.replacing("srclang=\"en\"", with: "srclang=\"sr\"")
    let text = Self.whole + between + second + between + Self.whole
    let reader = try TMXReader(bytes: Array(text.utf8))
    var sources: [String] = []
    while let item = try reader.next() {
      guard case .unit(let found) = item else { break }
      sources.append(found.sourceLanguage?.description ?? "")
    }
    #expect(sources == ["en", "sr", "en"])
    #expect(outcome(Self.unit + between + Self.unit).count == 3)
  }

  @Test func textBehindTheEnd() throws {
    for tail in ["крај", "</tmx>", "<?xml version='1.0'?>\u{1A}", "</body>čšž"] {
      let reader = try TMXReader(bytes: Array((Self.whole + tail).utf8))
      var count = 0
      while try reader.next() != nil { count += 1 }
      #expect(count == 1)
      let isTold = tail.hasPrefix("<?") ? [] : [TMXRepair.Kind.strayMarkup]
      #expect(reader.trailingRepairs.map(\.kind) == isTold)
    }
  }

  /// Of a unit that the end of the file cuts, the variants that are whole are kept; the cut is told.
  @Test func cutUnits() {
    let third = "<tuv xml:lang=\"de\"><seg>Reg"
    let cut = Self.whole.replacing("</tu></body></tmx>", with: third)
    #expect(outcome(cut) == ["\(Self.good) | cutVariant(1) | missingEnd(tu)", "error invalid"])
    let open = Self.whole.replacing("</tu></body></tmx>", with: "")
    #expect(outcome(open) == ["\(Self.good) | missingEnd(tu)", "error invalid"])
    #expect(
      outcome(Self.whole.replacing("</body></tmx>", with: "")) == [Self.good, "error invalid"]
    )
  }

  /// Where no unit is well-formed, units are read one by one.
  @Test(arguments: [
    "<tuv xml:lang=sr>", "<tuv xml:lang='sr' a='1' a='2'>", "<tuv lang=\u{201C}sr\u{201D}>",
  ])
  func allUnitsAlike(_ tag: String) throws {
    let odd = Self.unit.replacing("<tuv xml:lang=\"sr\">", with: tag)
    let units = (0..<3_000).map { odd.replacing("Киша", with: "Киша \($0)") + "\n" }
    let text = Files.file(units.joined())
    let reader = try TMXReader(bytes: Array(text.utf8))
    for number in 0..<3_000 {
      guard case .unit(let found)? = try reader.next() else {
        Issue.record("Unit \(number) was not read.")
        return
      }
      #expect(found.unit.variants[1].segment.text == "Киша \(number)")
      #expect(found.position.line == number + 1)
      #expect(found.repairs.contains { [.damagedTag, .doubledAttribute].contains($0.kind) })
    }
    #expect(try reader.next() == nil)
  }

  /// The numbers of units that are refused are those of the file in which they are saved.
  @Test(arguments: ["", "<tmx version=1.4><body>", "<export>"])
  func refusedUnits(_ head: String) throws {
    var text = head
    for number in 0..<60 {
      let odd = number % 2 == 0 ? Self.unit.replacing("\"en\"", with: "en") : Self.unit
      text +=
        number % 7 == 3
        ? "<tu><tuv xml:lang=\"sr\"><seg>Сам \(number)!</seg></tuv></tu>\n"
        : number % 7 == 4
          ? "<tu><tuv xml:lang=sr><seg>Sam \(number)!</seg></tuv></tu>\n" : odd + "\n"
    }
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "skela-\(UUID().uuidString).tmx"
    )
    try Data(text.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let reader = try TMXReader(path: path.path)
    var refused: Set<Int> = []
    do {
      while let item = try reader.next() {
        if case .refusal = item { refused.insert(reader.unitCount) }
      }
    } catch {
      // The end of the root is missing in some of these.
      #expect(error.code == .invalid)
    }
    #expect(refused == Set((0..<60).filter { [3, 4].contains($0 % 7) }.map { $0 + 1 }))
    var bytes: [UInt8] = []
    try TMXExcerpt.write(refused, ofFile: path.path) { bytes += $0 }
    let saved = String(decoding: bytes, as: UTF8.self)
    #expect(saved.contains("<tmx") && saved.contains("<body>"))
    #expect(saved.components(separatedBy: "<tu>").count == refused.count + 1)
    for number in 0..<60 {
      let isSaved = saved.contains("Сам \(number)!") || saved.contains("Sam \(number)!")
      #expect(isSaved == [3, 4].contains(number % 7))
    }
    // What was saved is TMX again: the units are refused again, or are a note to a person.
    let again = try TMXReader(bytes: bytes)
    #expect(throws: Never.self) { while try again.next() != nil {} }
  }

  /// A comment without end hides no hyphens of the texts behind it.
  @Test func hyphensBehindACommentWithoutEnd() {
    let units = Files.file(
      "<tu><!-- \(Files.en)</tu>" + Self.unit.replacing("Киша", with: "а -- б")
    )
    #expect(outcome(units).last == "en=Rain | sr=а -- б")
  }
}
