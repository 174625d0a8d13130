import BitextCore
import Foundation
import Interchange
import Testing

/// Units that are not well-formed XML: each is refused by itself, and what stands around it is read.
@Suite struct IllFormedTMXTests {
  private static let head = """
    <?xml version="1.0"?>
    <tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" \
    o-tmf="a" adminlang="en" srclang="en" datatype="x"/>
    <body>

    """

  private static func unit(_ source: String, _ target: String, _ language: String) -> String {
    "<tu><tuv xml:lang=\"en\"><seg>\(source)</seg></tuv>"
      + "<tuv xml:lang=\"\(language)\"><seg>\(target)</seg></tuv></tu>\n"
  }

  private static let before = unit("Before", "Пре", "sr-Cyrl")
  private static let after = unit("After", "Posle čega", "sr-Latn")

  /// What the reader makes of a file, a word an item, and the error that comes last.
  private func outline(
    _ text: String,
    encoding: String.Encoding = .utf8
  ) throws -> (items: [String], error: InterchangeError?) {
    var items: [String] = []
    do {
      let reader = try TMXReader(bytes: Array(try #require(text.data(using: encoding))))
      while let item = try reader.next() {
        switch item {
        case .unit(let found):
          items.append(found.unit.variants.map(\.segment.text).joined(separator: "|"))
        case .refusal(let refusal):
          if case .illFormed(_, let place) = refusal.reason {
            items.append("\(refusal.position) \(place)")
          } else {
            items.append("other")
          }
        }
      }
      return (items, nil)
    } catch let error as InterchangeError {
      return (items, error)
    }
  }

  private static let faults: [(name: String, unit: String, places: String)] = [
    ("seg without end", "<tu><tuv xml:lang='en'><seg>a</tuv></tu>\n", "5:1 5:36"),
    ("unit without end", "<tu><tuv xml:lang='en'><seg>a</seg></tuv>\n", "5:1 6:1"),
    ("seg, tuv and tu without end", "<tu><tuv xml:lang='sr'><seg>Ово се\n", "5:1 6:1"),
    (
      "an attribute twice", "<tu a='1' a='2'><tuv xml:lang='en'><seg>a</seg></tuv></tu>\n",
      "5:1 5:16"
    ),
    ("a quotation mark too few", "<tu><tuv xml:lang='en><seg>đ</seg></tuv></tu>\n", "5:1 5:23"),
    ("a comment without end", "<tu><!-- <tuv xml:lang='en'><seg>a</seg></tuv></tu>\n", "5:1 8:1"),
    ("CDATA without end", "<tu><tuv xml:lang='en'><seg><![CDATA[a</seg></tuv></tu>\n", "5:1 5:38"),
  ]

  @Test(arguments: faults)
  func costsOneUnit(_ name: String, _ unit: String, _ places: String) throws {
    let found = try outline(Self.head + Self.before + unit + Self.after + "</body></tmx>\n")
    #expect(found.items.first == "Before|Пре")
    #expect(found.items.last == "After|Posle čega")
    #expect(found.items.count == 3)
    #expect(found.items.dropFirst().first?.hasPrefix("5:1 ") == true)
    #expect(found.error == nil)
  }

  /// XML forbids two hyphens in a comment; nobody reads comments.
  @Test(arguments: [
    "<!-- a -- b -->", "<!---->", "<!-- most --->", "<!-- мост\n--\n-->", "<!-- - -- --- -->",
  ])
  func hyphensInCommentsCostNothing(_ comment: String) throws {
    for unit in [comment + Self.after, Self.after.replacing("<tu>", with: "<tu>" + comment)] {
      let found = try outline(Self.head + Self.before + unit + "</body></tmx>\n")
      #expect(found.items == ["Before|Пре", "After|Posle čega"])
      #expect(found.error == nil)
    }
  }

  @Test func placesAreThoseOfTheFile() throws {
    for (name, unit, places) in Self.faults.prefix(5) {
      let found = try outline(Self.head + Self.before + unit + Self.after + "</body></tmx>\n")
      #expect(found.items.dropFirst().first == places, "\(name)")
    }
  }

  /// As many faults as there are kinds, with a whole unit between each two; and again in bytes that are not UTF-8.
  @Test(arguments: ["utf-8", "windows-1251", "utf-16"])
  func allAtOnce(_ encoding: String) throws {
    var text = Self.head.replacing("1.0\"?", with: "1.0\" encoding=\"\(encoding)\"?")
    for index in 0..<40 {
      // A comment or CDATA section without end hides the faults behind it from the mender.
      text += Self.unit("Bridge \(index)", "Мост \(index)", "sr") + Self.faults[index % 5].unit
    }
    text += "</body></tmx>\n"
    let encodings: [String: String.Encoding] = [
      "utf-8": .utf8, "windows-1251": .windowsCP1251, "utf-16": .utf16,
    ]
    let found = try outline(
      encoding == "windows-1251" ? text.replacing("đ", with: "ђ") : text,
      encoding: try #require(encodings[encoding])
    )
    #expect(found.error == nil)
    #expect(found.items.count == 80)
    #expect((0..<40).allSatisfy { found.items[2 * $0] == "Bridge \($0)|Мост \($0)" })
  }

  /// Pieces end anywhere: in a name, in a letter, in a fault.
  @Test func farApart() throws {
    for length in stride(from: 65_300, through: 65_600, by: 7) {
      let long = Self.unit("Long", String(repeating: "ш", count: length / 2), "sr")
      let found = try outline(
        Self.head + long + Self.faults[0].unit + Self.after + long + Self.faults[1].unit
          + Self.after
          + "</body></tmx>"
      )
      #expect(found.items.count == 6)
      #expect(found.items[2] == "After|Posle čega" && found.items[5] == "After|Posle čega")
    }
  }

  @Test func namesInCapitals() throws {
    let text = (Self.head + Self.faults[0].unit + Self.before + "</body></tmx>")
      .replacing(/<\/?(tmx|header|body|tu|tuv|seg)\b/) { String($0.output.0).uppercased() }
    let found = try outline(text)
    #expect(found.items == ["4:1 4:36", "Before|Пре"])
    #expect(found.error == nil)
  }

  @Test func markupBetweenUnitsIsTold() throws {
    let text = Self.head + Self.before + "stray </tuv>\n" + Self.after + "</body></tmx>\n"
    let found = try outline(text)
    #expect(found.items == ["Before|Пре", "After|Posle čega"])
    #expect(found.error == nil)
    let reader = try TMXReader(bytes: Array(text.utf8))
    _ = try reader.next()
    guard case .unit(let last)? = try reader.next() else {
      Issue.record("The unit was not read.")
      return
    }
    #expect(last.repairs.map(\.kind) == [.strayMarkup])
    #expect(last.repairs.map(\.position) == [SourcePosition(line: 5, column: 13)])
  }

  @Test func aCutUnitIsRefusedAndTheCutTold() throws {
    let found = try outline(Self.head + Self.before + "<tu><tuv xml:lang='sr'><seg>Ст")
    #expect(found.items == ["Before|Пре", "5:1 5:31"])
    #expect(found.error?.position == SourcePosition(line: 5, column: 31))
  }

  @Test func aFileWithoutAnyWholeUnitIsNone() throws {
    let found = try outline(
      Self.head + Self.faults[0].unit + Self.faults[1].unit + "</body></tmx>\n"
    )
    #expect(found.items.count == 2)
    #expect(found.error?.position == SourcePosition(line: 4, column: 36))
  }

  /// A byte that is damaged costs itself; a file in another encoding is no row of damaged bytes.
  @Test func bytesOfAnotherEncoding() throws {
    var bytes = Array((Self.head + Self.before).utf8)
    bytes +=
      "<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='sr'><seg>".utf8 + [0xE8, 0x20]
    bytes += ("č</seg></tuv></tu>\n" + Self.after + "</body></tmx>\n").utf8
    let reader = try TMXReader(bytes: bytes)
    var texts: [String?] = []
    while let item = try reader.next() {
      if case .unit(let found) = item { texts.append(found.unit.variants[1].segment.text) }
    }
    #expect(texts == ["Пре", "\u{FFFD} č", "Posle čega"])
    let latin = Self.head.replacing("1.0\"?", with: "1.0\" encoding=\"utf-8\"?")
    let found = try outline(
      latin + String(repeating: Self.unit("Rain", "Kiša lije", "sr"), count: 9) + "</body></tmx>",
      encoding: .windowsCP1250
    )
    #expect(found.items == Array(repeating: "Rain|Kiša lije", count: 9))
    #expect(found.error == nil)
  }

  @Test func faultsWithoutEndAreGivenUp() throws {
    let text = Self.head + Self.before + String(repeating: "<tu><!--", count: 20_000)
    let found = try outline(text)
    #expect(found.items.first == "Before|Пре")
    #expect(found.error != nil)
  }

  @Test func brokenUnitsGoIntoTheExcerptAsNotes() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.tmx").path
    let broken = Self.faults.prefix(5).map(\.unit)
    let text = Self.head + broken.map { Self.before + $0 }.joined() + Self.after + "<tu><tuv>Šta"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    var bytes: [UInt8] = []
    try TMXExcerpt.write([2, 4, 6, 8, 10, 12], ofFile: path) { bytes += $0 }
    let excerpt = String(decoding: bytes, as: UTF8.self)
    let notes = excerpt.split(separator: "<note>").dropFirst().map { note in
      String(note.prefix { $0 != "<" }).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    }
    #expect(notes == broken + ["<tu><tuv>Šta"])
    // What was refused can be read as TMX again.
    #expect(try items(bytes).count == 6)
  }
}
