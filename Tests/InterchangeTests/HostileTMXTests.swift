import BitextCore
import Interchange
import TestSupport
import Testing

@Suite struct HostileTMXTests {
  @Test(arguments: [
    ("", "m.tmx:1:1: There is no XML here: the document holds no element."),
    ("<html></html>", "m.tmx:1:1: This is not TMX: the root element is 'html', not 'tmx'."),
    ("<tmx/>", "m.tmx:1:1: The TMX has no 'body' element, so there are no units to read."),
    (
      "<!DOCTYPE tmx [<!ENTITY x SYSTEM \"/etc/passwd\">]><tmx/>",
      "m.tmx:1:15: The document type declares entities or elements of its own, which can hide an "
        + "attack. Remove the part of the DOCTYPE in square brackets."
    ),
    (
      "<tmx><body>\n<tu><tuv xml:lang='sr'><seg>Ст",
      "m.tmx:2:31: The document ends inside the element 'seg'. Its end is missing; get the file "
        + "again."
    ),
  ])
  func isRefused(_ text: String, _ message: String) throws {
    let error = #expect(throws: InterchangeError.self) { try items(Array(text.utf8)) }
    #expect(error?.description.replacing("m.tmx: ", with: "m.tmx:1:1: ") == message)
  }

  @Test func unitsBeforeACutAreGiven() throws {
    let whole = tmx("<tu>\(english)\(latin)</tu><tu>\(english)\(cyrillic)</tu>")
    let reader = try TMXReader(bytes: Array(whole[..<(whole.count - 60)]))
    var count = 0
    let error = #expect(throws: InterchangeError.self) {
      while let item = try reader.next() {
        if case .unit = item { count += 1 }
      }
    }
    #expect(count == 1)
    #expect(error?.code == .invalid)
    #expect(throws: InterchangeError.self) { try reader.next() }
  }

  @Test func nestedCodes() {
    let deep = String(repeating: "<hi>", count: 100_000)
    #expect(throws: InterchangeError.self) {
      try items(tmx("<tu>\(english)<tuv xml:lang='sr'><seg>\(deep)"))
    }
  }

  @Test func manyPieces() throws {
    let pieces = String(repeating: "š<z/>", count: 50_000)
    let found = try onlyUnit(
      tmx("<tu>\(english)<tuv xml:lang='sr'><seg><hi>\(pieces)</hi></seg></tuv></tu>")
    )
    #expect(found.unit.variants[1].segment.text.count == 50_000)
  }

  @Test func aMissingFile() {
    let error = #expect(throws: InterchangeError.self) {
      try TMXReader(path: "/no/such/memory.tmx")
    }
    #expect(error?.code == .unreadable)
    #expect(
      error?.description
        == "/no/such/memory.tmx: The file cannot be read: no such file or directory."
    )
  }

  /// Some thousand damaged files: each unit is given or refused, or the file is refused.
  @Test func mutations() throws {
    let seed = tmx(
      """
      <tu tuid="1" creationdate="20260205T112200Z"><note>n</note><prop type="x-a">v</prop>
      \(english)<tuv xml:lang="sr-Latn"><seg>Kiša <bpt i="1">{</bpt>pada<ept i="1"/></seg></tuv></tu>
      <tu>\(english)\(cyrillic)</tu>
      """
    )
    var random = SeededGenerator(seed: 1_389)
    var given = 0
    var refused = 0
    for _ in 0..<4_000 {
      do {
        given += try items(random.mutate(seed)).count
      } catch let error as InterchangeError {
        refused += 1
        #expect(error.message.hasSuffix("."))
      }
    }
    #expect(given > 500)
    #expect(refused > 500)
  }
}
