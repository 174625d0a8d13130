import BitextCore
import Interchange
import Testing

@Suite struct XLIFF1Tests {
  @Test(arguments: [
    ("sr-Latn", "Most je otvoren."), ("sr-Cyrl", "Мост је отворен."),
  ])
  func emptyTargets(_ language: String, _ translation: String) throws {
    let source = "The bridge is open."
    let alternative =
      "<alt-trans match-quality=\"100%\" tool-id=\"skela\" origin=\"skela\">"
      + "<source xml:lang=\"en\">\(source)</source>"
      + "<target xml:lang=\"\(language)\">\(translation)</target></alt-trans>"
    let state = "state=\"translated\" state-qualifier=\"exact-match\""
    let cases = [
      ("<source>\(source)</source>", "<target \(state)>\(translation)</target>"),
      ("<source>\(source)</source><target/>", "<target \(state)>\(translation)</target>"),
      (
        "<source>\(source)</source><target state='new' v:a=\"&amp;\"></target>",
        "<target state='translated' v:a=\"&amp;\" state-qualifier=\"exact-match\">\(translation)</target>"
      ),
    ]
    for (before, target) in cases {
      let unit = "<trans-unit id='1' v:x=\"y\">\(before)<note>n</note></trans-unit>"
      let after =
        "<trans-unit id='1' v:x=\"y\"><source>\(source)</source>\(target)\(alternative)"
        + "<note>n</note></trans-unit>"
      #expect(
        try filled(
          xliff1(unit),
          [0: [proposal(Segment(source), Segment(translation), language: language)]]
        ) == xliff1(after)
      )
    }
  }

  @Test func fuzzyMatchesAreForReview() throws {
    let unit = "<trans-unit id='1'>\n  <source>Rain &amp; snow</source>\n</trans-unit>"
    let text = try filled(xliff1(unit), [0: [proposal("Rain", "Kiša & <led>", score: 76.4)]])
    #expect(
      text.contains(
        "\n  <target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">"
          + "Kiša &amp; &lt;led&gt;</target>\n  <alt-trans match-quality=\"76%\""
      )
    )
  }

  @Test("Nothing proposed, nothing changed", arguments: ["\n", "\r\n"])
  func untouched(_ lineEnd: String) throws {
    let unit =
      "<trans-unit  id = '1'\n\tx='a&#x9;&lt;'><!-- <source> --><source>A<x id='1'/></source ></trans-unit>"
    let text = xliff1(unit + "<v:z><![CDATA[<target/>]]></v:z>").replacing("\n", with: lineEnd)
    #expect(try filled(text, [:]) == text)
  }

  @Test func codesOfTheSource() throws {
    let source = "<x id=\"a\"/>Press <g id=\"b\">Start</g>  <ph id=\"c\">{0}</ph>"
    func memory(_ text: String, _ bold: String) -> Segment {
      Segment(elements: [
        .text(text + " "),
        .code(InlineCode(kind: .bpt, attributes: [.init(name: "i", value: "7")])),
        .text(bold), .code(InlineCode(kind: .ept, attributes: [.init(name: "i", value: "7")])),
      ])
    }
    let unit = "<trans-unit id='1'><source>\(source)</source></trans-unit>"
    let text = try filled(
      xliff1(unit),
      [0: [proposal(memory("Press", "Start"), memory("Притисните", "Старт"))]]
    )
    #expect(
      text.contains(
        ">" + "<x id=\"a\"/>Притисните <g id=\"b\">Старт</g>  <ph id=\"c\">{0}</ph></target>"
      )
    )
  }

  @Test(
    "Codes at the ends stay there",
    arguments: [
      ("<x id='1'/> Rain. <x id='2'/>", "<x id='1'/> Киша. <x id='2'/>"),
      ("<g id='1'><g id='2'>Rain.</g></g>", "<g id='1'><g id='2'>Киша.</g></g>"),
      ("\n  Rain.\n ", "\n  Киша.\n "),
      ("<bpt id='1'>&lt;b></bpt>Rain.<ept id='1'/>", "<bpt id='1'>&lt;b></bpt>Киша.<ept id='1'/>"),
      ("<mrk mtype='term'>Rain.</mrk>", "Киша."),
    ]
  )
  func codesAtTheEnds(_ source: String, _ target: String) throws {
    let unit = "<trans-unit id='1'><source>\(source)</source></trans-unit>"
    let text = try filled(xliff1(unit), [0: [proposal("Rain.", "Киша.")]])
    #expect(text.contains("exact-match\">\(target)</target>"))
  }

  @Test("A code before the words is not taken for one behind them")
  func zones() throws {
    let code = Segment.Element.code(InlineCode(kind: .ph))
    let unit = "<trans-unit id='1'><source><x id='1'/>Rain.<x id='2'/></source></trans-unit>"
    for (source, target) in [
      ([code, .text("Rain.")], [code, .text("Kiša.")]),
      ([.text("Rain."), code], [.text("Киша."), code]),
    ] {
      let text = try filled(
        xliff1(unit),
        [0: [proposal(Segment(elements: source), Segment(elements: target))]]
      )
      let words = Segment(elements: target).text
      #expect(text.contains("exact-match\"><x id='1'/>\(words)<x id='2'/></target>"))
    }
  }

  @Test("Codes may stand in another order in the target")
  func movedCodes() throws {
    func code(_ x: String) -> Segment.Element {
      .code(InlineCode(kind: .ph, attributes: [.init(name: "x", value: x)]))
    }
    let unit = "<trans-unit id='1'><source>a<x id='1'/>b<x id='2'/>c</source></trans-unit>"
    let text = try filled(
      xliff1(unit),
      [
        0: [
          proposal(
            Segment(elements: [.text("a"), code("5"), .text("b"), code("6"), .text("c")]),
            Segment(elements: [.text("č"), code("6"), .text("ш"), code("5"), .text("ž")])
          )
        ]
      ]
    )
    #expect(text.contains(">č<x id='2'/>ш<x id='1'/>ž</target>"))
  }

  @Test("Where codes do not agree the target stays empty, with an alternative beside it")
  func codesThatDisagree() throws {
    let unit = "<trans-unit id='1'><source>a <x id='1'/> b</source><target/></trans-unit>"
    let document = try open(xliff1(unit))
    let filling = try document.filled(
      [0: [proposal("a b", "а б")]],
      language: LanguageTag(language: "sr")
    )
    let text = String(decoding: filling.bytes, as: UTF8.self)
    #expect(text.contains("b</source><target/><alt-trans "))
    #expect(filling.filled.isEmpty)
    #expect(filling.alternativesOnly == [0])
  }

  @Test(arguments: [
    ("", " approved=\"yes\"", BilingualSegment.Status.closed("approved")),
    ("", " translate=\"no\"", .closed("not to be translated")),
    ("<target state=\"final\"/>", "", .closed("approved")),
    ("<target state=\"signed-off\">š</target>", "", .closed("approved")),
    ("<target state=\"translated\">ш</target>", "", .closed("translated")),
    ("<target state=\"needs-translation\">ш</target>", "", .draft),
    ("<target>ш</target>", "", .draft),
    ("<target> </target>", "", .open),
    ("", " v:locked=\"true\"", .closed("locked")),
    ("<v:seg-defs><v:seg id=\"1\" locked=\"true\"/></v:seg-defs>", "", .closed("locked")),
  ])
  func status(_ target: String, _ attributes: String, _ status: BilingualSegment.Status) throws {
    let unit = "<trans-unit id=\"1\"\(attributes)><source>A</source>\(target)</trans-unit>"
    #expect(try open(xliff1(unit)).segments.map(\.status) == [status])
  }

  @Test func translateIsInherited() throws {
    let units = """
      <group translate="no"><trans-unit id="1"><source>A</source></trans-unit>\
      <group translate="yes"><trans-unit id="2"><source>B</source></trans-unit></group></group>
      """
    #expect(
      try open(xliff1(units)).segments.map(\.status) == [.closed("not to be translated"), .open]
    )
  }

  @Test func segmentedUnits() throws {
    let unit = """
      <trans-unit id="1"><source>One. Two.</source><seg-source><g id="9"><mrk mtype="seg" mid="a">One.\
      </mrk> <mrk mtype="seg" mid="b">Two.</mrk></g></seg-source>
      """
    let document = try open(xliff1(unit + "</trans-unit>"))
    #expect(document.segments.map(\.source.text) == ["One.", "Two."])
    let both = try filled(
      xliff1(unit + "</trans-unit>"),
      [0: [proposal("One.", "Један.")], 1: [proposal("Two.", "Dva.", score: 80)]]
    )
    #expect(
      both.contains(
        "state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\"><g id=\"9\">"
          + "<mrk mtype=\"seg\" mid=\"a\">Један.</mrk> <mrk mtype=\"seg\" mid=\"b\">Dva.</mrk></g></target>"
      )
    )
    #expect(both.contains("<alt-trans mid=\"b\" match-quality=\"80%\""))
    let one = try filled(xliff1(unit + "</trans-unit>"), [1: [proposal("Two.", "Dva.")]])
    #expect(
      one.contains(
        "<target state=\"needs-translation\"><g id=\"9\"><mrk mtype=\"seg\" mid=\"a\"/> "
          + "<mrk mtype=\"seg\" mid=\"b\">Dva.</mrk></g></target>"
      )
    )
    let rest = try filled(one, [0: [proposal("One.", "Један.")]])
    #expect(
      rest.contains("<mrk mtype=\"seg\" mid=\"a\">Један.</mrk> <mrk mtype=\"seg\" mid=\"b\">Dva.")
    )
  }

  @Test("A second run changes nothing")
  func again() throws {
    let unit = "<trans-unit id='1'><source>a <x id='1'/> b</source>\n<target/></trans-unit>"
    let proposals = [0: [proposal("a b", "а б"), proposal("a", "č", score: 80)]]
    let first = try filled(xliff1(unit), proposals)
    #expect(try filled(first, proposals) == first)
  }

  @Test func languageAndToolAreDeclared() throws {
    let text = """
      <xliff version="1.2"><file original="a" source-language="en" ><body><trans-unit id="1">\
      <source>A</source></trans-unit></body></file></xliff>
      """
    let after = try filled(text, [0: [proposal("A", "Б")]])
    #expect(
      after.hasPrefix(
        "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" target-language=\"sr-Latn\" >"
          + "<header><tool tool-id=\"skela\" tool-name=\"Skela\"/></header><body>"
      )
    )
  }

  @Test("Prefixes of the file are kept")
  func prefixed() throws {
    let text = """
      <l:xliff version="1.2" xmlns:l="urn:oasis:names:tc:xliff:document:1.2"><l:file source-language="en" \
      target-language="sr"><l:header/><l:body><l:trans-unit id="1"><l:source>A</l:source></l:trans-unit>\
      </l:body></l:file></l:xliff>
      """
    let after = try filled(text, [0: [proposal("A", "Š")]])
    #expect(after.contains("<l:header><l:tool tool-id=\"skela\" tool-name=\"Skela\"/></l:header>"))
    #expect(after.contains("exact-match\">Š</l:target><l:alt-trans "))
    #expect(try open(after).segments.first?.target?.text == "Š")
  }
}
