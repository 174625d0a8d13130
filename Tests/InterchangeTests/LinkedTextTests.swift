import BitextCore
import TestSupport
import Testing

@testable import Interchange

/// Links between two documents, as InterText and OPUS have them.
@Suite struct LinkedTextTests {
  private let folder: FileFolder

  init() throws { folder = try FileFolder() }

  private static let options = LinkedTextReader.Options(
    sourceLanguage: LanguageTag(language: "en"),
    targetLanguage: LanguageTag(language: "sr")
  )

  private static let english = """
    <?xml version='1.0' encoding='utf-8'?>
    <text><p id="1"><s id="1:1">The bridge
      was <hi>closed</hi>.</s> <s id="1:2">It rained.</s></p>
    <p id="2"><s id="2:1">AT&amp;T &#x17E;</s><s id="2:2">Nobody came.</s></p></text>
    """

  private static func serbian(_ closed: String) -> String {
    """
    <text><p id="1"><s id="1:1">\(closed)</s></p>
    <p id="2"><s id="2:1">AT&amp;T</s><s id="2:2"/></p><p id="3"><s id="3:1">Kraj.</s></p></text>
    """
  }

  private func rows(_ path: String, documents: [String] = []) throws -> [PairedRow] {
    var reader = try LinkedTextReader(path: path, documents: documents, options: Self.options)
    var rows: [PairedRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  private func described(_ path: String, documents: [String] = []) throws -> [String] {
    try rows(path, documents: documents).map(ParallelTextTests.described)
  }

  @Test(
    "InterText's links: the document that they go to is named first in each",
    arguments: [
      ("sr", "Most je bio zatvoren. Padala je kiša."), ("sr-Cyrl", "Мост је био затворен."),
    ]
  )
  func interText(tag: String, closed: String) throws {
    try folder.file("book.en.xml", Self.english)
    try folder.file("book.\(tag).xml", Self.serbian(closed))
    let path = try folder.file(
      "book.en.\(tag).xml",
      """
      <?xml version='1.0' encoding='utf-8'?>
      <linkGrp toDoc='book.\(tag).xml' fromDoc='book.en.xml'>
      <link type='2-1' xtargets='1:1;1:1 1:2' status='man' mark='0'/>
      <link type='1-1' xtargets='2:1;2:1' status='auto'/>
      <link type='1-1' xtargets='2:2;2:2' status='plain'/>
      <link type='0-1' xtargets='3:1;' status='plain'/>
      <link type='1-1' xtargets='9:1;2:2' status='plain'/>
      <link type='1-1' xtargets='2:1' status='plain'/>
      </linkGrp>
      """
    )
    let rows = try rows(path)
    let left = "! The pair was left out:"
    #expect(
      rows.map(ParallelTextTests.described) == [
        "3: en=The bridge was closed. It rained. \(tag)=\(closed)", "4: en=AT&T ž \(tag)=AT&T",
        "5: \(left) it has text in one language only.",
        "6: \(left) it has text in one language only.",
        "7: \(left) it names a segment that its document does not have.",
        "8: ! The link was left out: it does not name segments of two documents.",
      ]
    )
    guard case .unit(let unit, _) = rows[0] else {
      Issue.record("This is a unit.")
      return
    }
    #expect(
      unit.properties == [
        Property(type: "x-document", value: "book.en.xml"),
        Property(type: "x-link", value: "1:1 1:2;1:1"),
        Property(type: LinkedTextReader.statusType, value: "man"),
      ]
    )
  }

  @Test("OPUS's links: several pairs of documents in folders, packed, the other side first")
  func opus() throws {
    let document = "<letsMT><s id=\"1\"><w id=\"w1\">Dobar</w>\n<w id=\"w2\">dan</w></s></letsMT>"
    try folder.file("sr/2001/a.xml.gz", PackedFiles.gzip(Array(document.utf8)))
    try folder.file("en/2001/a.xml", "<text><s id=\"1\">Good day</s><s id=\"s2\">Bye</s></text>")
    try folder.file("b.sr.xml", "<text lang=\"sr_Cyrl\"><s xml:id=\"1\">Збогом</s></text>")
    try folder.file("b.en.xml", "<text><s id=\"s2\">Bye</s></text>")
    let links = """
      <?xml version="1.0" encoding="utf-8"?>
      <!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
      <cesAlign version="1.0">
      <linkGrp targType="s" fromDoc="en/2001/a.xml.gz" toDoc="sr/2001/a.xml.gz">
      <link certainty="1.25" xtargets="1;1" id="SL0"/></linkGrp>
      <linkGrp fromDoc="./b.sr.xml" toDoc="x/b.en.xml"><link xtargets="1;s2"/></linkGrp>
      </cesAlign>
      """
    for bytes in [Array(links.utf8), PackedFiles.gzip(Array(links.utf8))] {
      let path = try folder.file("en-sr.xml", bytes)
      #expect(
        try described(path) == ["5: en=Good day sr=Dobar dan", "6: en=Bye sr-Cyrl=Збогом"]
      )
    }
  }

  @Test("Sides in the other order are known by their identifiers")
  func otherOrder() throws {
    try folder.file("d.en.xml", "<t><s id='e1'>One</s><s id='e2'>Two</s></t>")
    try folder.file("d.sr.xml", "<t><s id='s1'>Jedan</s><s id='s2'>Два</s></t>")
    let path = try folder.file(
      "d.xml",
      "<linkGrp fromDoc='d.en.xml' toDoc='d.sr.xml'><link xtargets='e1;s1'/><link xtargets='e2;s2'/>"
        + "</linkGrp>"
    )
    #expect(try described(path) == ["1: en=One sr=Jedan", "1: en=Two sr=Два"])
  }

  @Test("Documents that are given, the source first, whatever the links call them")
  func given() throws {
    let source = try folder.file("elsewhere/one.xml", "<t><s id='1'>One</s></t>")
    let target = try folder.file("elsewhere/two.xml", "<t><s id='1'>Један</s></t>")
    for (from, to) in [("one.xml", "two.xml"), ("two.xml", "one.xml"), ("x", "y")] {
      let path = try folder.file(
        "l.xml",
        "<linkGrp fromDoc='\(from)' toDoc='\(to)'><link xtargets='1;1'/></linkGrp>"
      )
      #expect(try described(path, documents: [source, target]) == ["1: en=One sr=Један"])
    }
  }

  @Test(
    "A name in the links never leads out of their folder",
    arguments: ["../secret.xml", "/etc/passwd", "a/../../secret.xml", "..\\secret.xml", ""]
  )
  func outside(name: String) throws {
    try folder.file("secret.xml", "<t><s id='1'>Secret</s></t>")
    try folder.file("in/d.sr.xml", "<t><s id='1'>Tajna</s></t>")
    let path = try folder.file(
      "in/l.xml",
      "<linkGrp fromDoc='\(name)' toDoc='d.sr.xml'><link xtargets='1;1'/></linkGrp>"
    )
    let error = #expect(throws: InterchangeError.self) { try rows(path) }
    #expect(error?.position == SourcePosition(line: 1, column: 1))
    #expect(error?.file == path)
  }

  @Test("Broken files are told with their place, in the links and in a document")
  func broken() throws {
    try folder.file("d.en.xml", "<t><s id='1'>One</s></t>")
    let document = try folder.file("d.sr.xml", "<t>\n<s id='1'>Jedan</t>")
    let whole = "<linkGrp fromDoc='d.en.xml' toDoc='d.sr.xml'>\n<link xtargets='1;1'/>\n</linkGrp>"
    let path = try folder.file("l.xml", whole)
    let inside = #expect(throws: InterchangeError.self) { try rows(path) }
    #expect(inside?.file == document && inside?.position?.line == 2)
    try folder.file("l.xml", String(whole.dropLast(12)))
    let outer = #expect(throws: InterchangeError.self) { try rows(path) }
    #expect(outer?.file == path && outer?.position != nil)
  }
}
