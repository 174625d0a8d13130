import CResources
import Foundation
import Testing

@testable import Segmentation

@Suite("The quick reader of the project's rules")
struct PlainSRXTests {
  private static func text() -> String {
    let bytes = UnsafeBufferPointer(
      start: skela_default_srx_bytes(),
      count: skela_default_srx_length()
    )
    return String(decoding: bytes, as: UTF8.self)
  }

  private func quickly(_ text: String) -> SegmentationRules? {
    var text = text
    return text.withUTF8 { PlainSRX.read($0) }
  }

  @Test("It reads the project's file as the reader of all SRX files does, places included")
  func twin() throws {
    let text = Self.text()
    let rules = try #require(quickly(text))
    #expect(try SRXReader.read(Array(text.utf8), validating: false) == rules)
    #expect(SegmentationRules.standard == rules)
  }

  @Test(
    "What the other reader reads differently, or not at all, is left to it",
    arguments: [
      ("<beforebreak>", "<beforebreak><b/>"), ("<afterbreak>", "<afterbreak><![CDATA[a]]>"),
      ("<afterbreak>", "<afterbreak>&quot;"), ("<afterbreak>", "<afterbreak>\n"), ("</srx>", ""),
      ("</srx>", "</srx>x"), ("<rule break=\"no\">", "<rule\tbreak=\"no\">"),
      ("<rule break=\"no\">", "<rule break='no'>"), ("<rule break=\"no\">", "<rule>"),
      ("<rule break=\"no\">", "<!-- a --><rule break=\"no\">"),
      ("<header ", "<!DOCTYPE a><header "),
      ("version=\"2.0\"", "version=\"1.0\""), ("encoding=\"UTF-8\"", "encoding=\"ISO-8859-2\""),
      (" cascade=\"yes\">", ">"), ("<maprules>", "<maprules><maprule>"), ("    <rule", "\t<rule"),
      ("-->", ""), ("languagepattern=\"en", "languagepattern=\"\nen"),
    ]
  )
  func unexpected(_ piece: String, _ other: String) throws {
    let text = Self.text()
    let range = try #require(text.range(of: piece))
    #expect(quickly(text.replacingCharacters(in: range, with: other)) == nil)
  }

  @Test("A file that is cut off anywhere")
  func truncated() {
    let bytes = Array(Self.text().utf8)
    for length in stride(from: 0, to: bytes.count, by: 611) {
      bytes[..<length].withUnsafeBufferPointer { #expect(PlainSRX.read($0) == nil) }
    }
  }
}
