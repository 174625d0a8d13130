import Testing
import XMLStream

/// A short spelling of events, for tables: `<a k=v>`, `</a>`, `"text"`.
func spelling(_ reader: MarkupReader) throws(XMLError) -> String {
  var pieces: [String] = []
  while let event = try reader.next() {
    switch event {
    case .startElement(let name, let attributes, let isEmpty):
      let list = attributes.map { " \($0.name)=\($0.value)" }.joined()
      pieces.append("<\(name)\(list)\(isEmpty ? "/" : "")>")
    case .endElement(let name): pieces.append("</\(name)>")
    case .text(let text): pieces.append("\"\(text)\"")
    case .comment(let text): pieces.append("<!--\(text)-->")
    case .processingInstruction(let target, let data): pieces.append("<?\(target) \(data)?>")
    }
  }
  return pieces.joined()
}

func read(_ text: String, options: XMLReader.Options = []) throws(XMLError) -> String {
  try spelling(XMLReader(bytes: Array(text.utf8), options: options))
}

@Suite struct XMLReaderTests {
  @Test(arguments: [
    ("<a/>", "<a/></a>"),
    ("<a b=''/>", "<a b=/></a>"),
    ("<a>Kiša</a>", "<a>\"Kiša\"</a>"),
    ("<a>Киша</a>", "<a>\"Киша\"</a>"),
    ("<a k=\"1\" b='Дрина'>x</a>", "<a k=1 b=Дрина>\"x\"</a>"),
    ("<a k=\"A &amp; &#38; &amp;amp; &#38;#38; B\"/>", "<a k=A & & &amp; &#38; B/></a>"),
    ("<a>1 &lt; 2 &amp; &#x160;&#1096;</a>", "<a>\"1 < 2 & Šш\"</a>"),
    ("<a><![CDATA[<b> & ]]>c</a>", "<a>\"<b> & c\"</a>"),
    ("<a>b<!-- c -->d<?e f?>g</a>", "<a>\"bdg\"</a>"),
    ("<a>\r\n\rb</a>", "<a>\"\n\nb\"</a>"),
    ("<!DOCTYPE a SYSTEM \"no-such-file.dtd\">\n<a> </a>\n", "<a>\" \"</a>"),
    ("<!DOCTYPE a PUBLIC \"-//X//Y\" \"https://x.example/a.dtd\"><a/>", "<a/></a>"),
    ("\u{FEFF}<a>š</a>", "<a>\"š\"</a>"),
    ("<a xmlns='u' xmlns:x='v' x:k='1'><x:b/></a>", "<a xmlns=u xmlns:x=v x:k=1><x:b/></x:b></a>"),
    ("<a xml:lang='sr-Latn'/>", "<a xml:lang=sr-Latn/></a>"),
    ("<a><y:b/></a>", "<a><y:b/></y:b></a>"),
  ])
  func events(_ document: String, _ expected: String) throws {
    #expect(try read(document) == expected)
  }

  @Test func commentsOnRequest() throws {
    #expect(
      try read("<?p q?><a>b<!-- ш -->d<?e f?></a>", options: .comments)
        == "<?p q?><a>\"b\"<!-- ш -->\"d\"<?e f?></a>"
    )
  }

  @Test func htmlEntitiesInTextOnRequest() throws {
    let reader = try XMLReader(
      bytes: Array("<a>5&nbsp;km &scaron;&amp;</a>".utf8),
      options: .htmlEntities
    )
    #expect(try spelling(reader) == "<a>\"5\u{A0}km š&\"</a>")
    #expect(reader.htmlEntityCount == 2)
    #expect(throws: XMLError.self) { try read("<a b='&nbsp;'/>", options: .htmlEntities) }
  }

  @Test func namespaces() throws {
    let reader = try XMLReader(bytes: Array("<x:a xmlns:x='urn:x' xmlns='urn:y'><b/></x:a>".utf8))
    #expect(try reader.advance() == .startElement)
    #expect(reader.name == XMLName(qualified: "x:a", local: "a", namespace: "urn:x"))
    #expect(try reader.advance() == .startElement)
    #expect(reader.name == XMLName(qualified: "b", local: "b", namespace: "urn:y"))
  }

  @Test func positions() throws {
    let document = "<a>\n  <b k='š'>Ж<c\n d='1'/></b>\n<!-- -->  <e/></a>"
    let reader = try XMLReader(bytes: Array(document.utf8))
    var places: [String] = []
    while let kind = try reader.advance() {
      guard kind == .startElement || kind == .endElement else { continue }
      places.append("\(reader.name) \(reader.line):\(reader.column)")
    }
    #expect(
      places == [
        "a 1:1", "b 2:3", "c 2:13", "c 2:13", "b 3:9", "e 4:11", "e 4:11", "a 4:15",
      ]
    )
  }

  @Test func linesBeyondSixtyFiveThousand() throws {
    let document = "<a>\n" + String(repeating: "<b/>\n", count: 70_000) + " <c/></a>"
    let reader = try XMLReader(bytes: Array(document.utf8))
    while let kind = try reader.advance() {
      if kind == .startElement, reader.name.local == "c" { break }
    }
    #expect(reader.line == 70_002)
    #expect(reader.column == 2)
  }

  /// However the bytes fall into pieces, a text is one event.
  @Test(arguments: ["ш", "š", "a&amp;", "<![CDATA[ž]]>", "<!-- x -->y"])
  func longTextsAreWhole(_ unit: String) throws {
    let content = String(repeating: unit, count: 100_000)
    let reader = try XMLReader(bytes: Array("<a>\(content)</a>".utf8))
    var kinds: [MarkupReader.Kind] = []
    var length = 0
    while let kind = try reader.advance() {
      kinds.append(kind)
      if kind == .text { length += reader.text.unicodeScalars.count }
    }
    #expect(kinds == [.startElement, .text, .endElement])
    #expect(length == (unit == "a&amp;" ? 200_000 : 100_000))
  }

  @Test func skipsAnElement() throws {
    let reader = try XMLReader(bytes: Array("<a><b><c>x</c><b/></b><d/></a>".utf8))
    _ = try reader.advance()
    _ = try reader.advance()
    try reader.skipElement()
    #expect(reader.name.local == "b")
    #expect(try reader.advance() == .startElement)
    #expect(reader.name.local == "d")
  }

  @Test(arguments: [("UTF-16LE", [0xFF, 0xFE], false), ("UTF-16BE", [0xFE, 0xFF], true)])
  func utf16(_ name: String, _ mark: [UInt8], _ isBig: Bool) throws {
    var bytes = mark
    for unit in "<?xml version='1.0' encoding='UTF-16'?><a>Kiša Киша</a>".utf16 {
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      bytes += isBig ? pair.reversed() : pair
    }
    #expect(try spelling(XMLReader(bytes: bytes)) == "<a>\"Kiša Киша\"</a>")
  }

  @Test func declaredEncoding() throws {
    var bytes = Array("<?xml version='1.0' encoding='windows-1250'?><a>Ki".utf8)
    bytes += [0x9A, 0x61] + Array("</a>".utf8)
    #expect(try spelling(XMLReader(bytes: bytes)) == "<a>\"Kiša\"</a>")
  }

  @Test func aName_hasOneNumber() throws {
    let reader = try XMLReader(bytes: Array("<a><b/><a b='1'/></a>".utf8))
    var numbers: Set<Int> = []
    while let kind = try reader.advance() {
      if kind == .startElement, reader.name.local == "a" { numbers.insert(reader.nameNumber) }
    }
    #expect(numbers.count == 1)
  }
}
