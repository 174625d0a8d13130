import Testing
import XMLStream

@Suite struct HTMLReaderTests {
  @Test(arguments: [
    ("", ""),
    ("<p>Kiša<br>pada", "<html><body><p>\"Kiša\"<br></br>\"pada\"</p></body></html>"),
    ("<p>Киша<p>пада", "<html><body><p>\"Киша\"</p><p>\"пада\"</p></body></html>"),
    (
      "<html><body><a href='x?a=1&b=2' disabled>M&amp;M &scaron; &nbsp;&#1096;</a></body></html>",
      "<html><body><a href=x?a=1&b=2 disabled=>\"M&M š \u{A0}ш\"</a></body></html>"
    ),
    ("<b><i>x</b></i>", "<html><body><b><i>\"x\"</i></b></body></html>"),
    (
      "<script>if (a < b && c) {}</script><p>d",
      "<html><head><script>\"if (a < b && c) {}\"</script></head><body><p>\"d\"</p></body></html>"
    ),
    ("a < b & c", "<html><body><p>\"a < b & c\"</p></body></html>"),
    (
      "<!DOCTYPE html [<!ENTITY x 'y'>]><p>z", "<html><body><p>\"]>\"</p><p>\"z\"</p></body></html>"
    ),
  ])
  func events(_ page: String, _ expected: String) throws {
    #expect(try spelling(HTMLReader(bytes: Array(page.utf8))) == expected)
  }

  @Test func utf8NeedsNoDeclaration() throws {
    let wrong = "<meta charset='windows-1252'><p>Čačak Чачак"
    let text = try spelling(HTMLReader(bytes: Array(wrong.utf8)))
    #expect(text.contains("\"Čačak Чачак\""))
  }

  @Test func aDeclaredEncodingIsRead() throws {
    let bytes = Array("<meta charset='windows-1250'><p>Ni".utf8) + [0x9A]
    #expect(try spelling(HTMLReader(bytes: bytes)).contains("\"Niš\""))
  }

  @Test func aGivenEncodingWins() throws {
    let bytes = Array("<meta charset='windows-1252'><p>Ni".utf8) + [0x9A]
    #expect(try spelling(HTMLReader(bytes: bytes, encoding: "windows-1250")).contains("\"Niš\""))
  }

  @Test func anUnknownEncodingIsRefused() throws {
    let error = #expect(throws: XMLError.self) {
      try spelling(HTMLReader(bytes: Array("<p>ж".utf8), encoding: "no-such"))
    }
    #expect(error?.description == "The encoding 'no-such' is not known. Save the file as UTF-8.")
  }

  @Test func depthIsBounded() throws {
    let fine = String(repeating: "<div>", count: 900) + "š"
    #expect(try spelling(HTMLReader(bytes: Array(fine.utf8))).contains("\"š\""))
    let page = String(repeating: "<div>", count: 100_000) + "ш"
    let error = #expect(throws: XMLError.self) {
      try spelling(HTMLReader(bytes: Array(page.utf8)))
    }
    #expect(error?.code == .limit)
  }

  @Test func startsAndEndsAreBalanced() throws {
    let page = "<table><tr><td>a<td>b</table></div></p><ul><li>c<li>ч<select><option>d<hr></i>"
    let reader = try HTMLReader(bytes: Array(page.utf8))
    var open: [String] = []
    while let event = try reader.next() {
      if case .startElement(let name, _, _) = event { open.append(name.local) }
      if case .endElement(let name) = event { #expect(open.popLast() == name.local) }
    }
    #expect(open.isEmpty)
  }
}
