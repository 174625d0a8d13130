import Testing
import XMLStream

/// Swift has no literals for noncharacters.
private func characters(_ values: UInt32...) -> String {
  var text = ""
  text.unicodeScalars.append(contentsOf: values.compactMap(Unicode.Scalar.init))
  return text
}

@Suite struct XMLWriterTests {
  @Test(arguments: [
    ("Lim & Drina", "Lim &amp; Drina", 0),
    ("Лим <Дрина>", "Лим &lt;Дрина&gt;", 0),
    ("a\tb\nc\rd", "a\tb\nc&#13;d", 0),
    ("\"'", "\"'", 0),
    ("]]>", "]]&gt;", 0),
    ("\u{0}a\u{1}b\u{1F}", "ab", 3),
    (
      characters(0x10D, 0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0xFDCF, 0xFDF0),
      characters(0x10D, 0xFDD0, 0xFDEF, 0xFDCF, 0xFDF0), 2
    ),
    (
      characters(0x1FFFE, 0x10FFFF, 0x1F600, 0x17E), characters(0x1FFFE, 0x10FFFF, 0x1F600, 0x17E),
      0
    ),
    ("\u{FEFF}\u{A0}\u{AD}\u{200B}\u{7F}", "\u{FEFF}\u{A0}\u{AD}\u{200B}\u{7F}", 0),
    ("", "", 0),
  ])
  func text(_ text: String, _ escaped: String, _ dropped: Int) {
    var writer = XMLWriter()
    writer.text(text)
    #expect(String(decoding: writer.takeBytes(), as: UTF8.self) == escaped)
    #expect(writer.droppedCharacterCount == dropped)
    #expect(XMLCharacters.unwritableCount(in: text) == dropped)
  }

  @Test func elements() {
    var writer = XMLWriter()
    writer.declaration()
    writer.documentType("tmx", system: "tmx14.dtd")
    writer.start("a", [("k", "\"š\"\t\n\r'<&>")])
    writer.newLine(indent: 2)
    writer.empty("b", [("c", "1"), ("d", "2")])
    writer.element("e", text: "ш")
    #expect(writer.depth == 1)
    writer.end()
    #expect(
      String(decoding: writer.takeBytes(), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <a k="&quot;š&quot;&#9;&#10;&#13;'&lt;&amp;&gt;">
          <b c="1" d="2"/><e>ш</e></a>
        """
    )
    #expect(writer.byteCount == 0)
  }

  /// Every character that may be written comes back from a reader, in text and in an attribute.
  @Test func roundTrip() throws {
    var text = ""
    for value in [UInt32](1...0x2FFF) + [0xFDD0, 0xFFFD, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF] {
      if let scalar = Unicode.Scalar(value), XMLCharacters.isWritable(scalar) {
        text.unicodeScalars.append(scalar)
      }
    }
    var writer = XMLWriter()
    writer.element("a", [("b", text)], text: text)
    let reader = try XMLReader(bytes: writer.takeBytes())
    let start = try reader.next()
    #expect(start?.attribute("b") == text)
    #expect(try reader.next() == .text(text))
  }
}
