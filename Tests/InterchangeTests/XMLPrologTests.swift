import Testing

@testable import Interchange

/// Declarations, document types and odd starts of TMX files, and what becomes of their units.
@Suite struct XMLPrologTests {
  private static let body = TMXMalformationTests.file(
    "<tu>\(TMXMalformationTests.en)\(TMXMalformationTests.sr)</tu>"
  )
  private static let good = [TMXMalformationTests.good]

  @Test(arguments: [
    "<?xml encoding='utf-8' version='1.0'?>", "<?xml encoding='utf-8'?>", "<?XML version='1.0'?>",
    "<?xml version='1.1'?>", "<?xml version=1.0 encoding=UTF-8?>",
    "<?xml version='1.0'?>\n<?xml version='1.0'?>",
    "<?xml version='1.0' encoding='ANSI'?>", "\u{FEFF}\u{FEFF}", "\0\0<?xml version='1.0'?>",
    "<!doctype tmx system 'tmx14.dtd'>", "<!DOCTYPE tmx PUBLIC '-//LISA OSCAR:1998//DTD'>",
    "<!DOCTYPE tmx SYSTEM 'a'><!DOCTYPE tmx SYSTEM 'a'>", "<!DOCTYPE tmx SYSTEM 'tmx14.dtd' []>",
    "<!DOCTYPE tmx [\n<!ELEMENT tmx (a|b)><!ATTLIST a b CDATA '>'>\n<!-- ]> --><?p ]>?>\n]>",
  ])
  func isReadAll(_ prolog: String) {
    #expect(TMXMalformationTests.outcome(Array((prolog + Self.body).utf8)) == Self.good)
  }

  @Test func shortEntities() {
    let type = "<!DOCTYPE tmx [<!ENTITY p \"Škola&#160;'a'\"> <!ENTITY q 'Ш \"'>]>"
    let text = type + TMXMalformationTests.unit("&p; &q;")
    #expect(
      TMXMalformationTests.outcome(Array(text.utf8)) == [
        "en=Rain | sr=Škola\u{A0}'a' Ш \" | declaredEntity(2)"
      ]
    )
  }

  @Test(arguments: [
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "<!ENTITY % x 'a'> %x;",
    "<!ENTITY x 'a'><!ENTITY y '&x;&x;'>", "<!ENTITY x '<b/>'>", "<!ENTITY x '&#60;b/>'>",
    "<!ENTITY x '\(String(repeating: "a", count: 129))'>",
    (0...1_000).map { "<!ENTITY x\($0) 'a'>" }.joined(),
    String(repeating: "<!ELEMENT[", count: 50_000),
  ])
  func isRefused(_ subset: String) {
    let text = "<!DOCTYPE tmx [\(subset)]>" + Self.body
    #expect(TMXMalformationTests.outcome(Array(text.utf8)) == ["error limit"])
  }
}
