import BitextCore
import Interchange
import Testing

@Suite struct XLIFF2Tests {
  private let unit = """
    <unit id="u"><notes><note>n</note></notes><segment><source>The <pc id="1">bridge</pc>.</source>\
    </segment><ignorable><source> </source></ignorable><segment id="s1" state="initial"><source>Open.\
    </source><target/></segment></unit>
    """

  @Test func targetsStatesAndMatches() throws {
    func bold(_ before: String, _ text: String) -> Segment {
      Segment(elements: [
        .text(before + " "),
        .code(InlineCode(kind: .bpt, attributes: [.init(name: "i", value: "1")])),
        .text(text), .code(InlineCode(kind: .ept, attributes: [.init(name: "i", value: "1")])),
        .text("."),
      ])
    }
    let text = try filled(
      xliff2(unit),
      [
        0: [proposal(bold("The", "bridge"), bold("Овај", "мост"), language: "sr-Cyrl")],
        1: [proposal("Opened.", "Otvoreno.", score: 80.5)],
      ]
    )
    func match(
      _ id: String,
      _ score: String,
      _ source: String,
      _ target: String
    ) -> String {
      "<mtc:match ref=\"#\(id)\" type=\"tm\" origin=\"skela\" similarity=\"\(score)\" matchQuality=\"\(score)\">"
        + "<source>\(source)</source><target>\(target)</target></mtc:match>"
    }
    #expect(
      text
        == xliff2(
          "<unit id=\"u\"><mtc:matches xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\">"
            + match("s2", "100.0", "The bridge.", "Овај мост.")
            + match("s1", "80.5", "Opened.", "Otvoreno.")
            + "</mtc:matches><notes><note>n</note></notes><segment id=\"s2\" state=\"translated\">"
            + "<source>The <pc id=\"1\">bridge</pc>.</source><target>Овај <pc id=\"1\">мост</pc>.</target>"
            + "</segment><ignorable><source> </source></ignorable>"
            + "<segment id=\"s1\" state=\"initial\" subState=\"skela:fuzzy-match\"><source>Open.</source>"
            + "<target>Otvoreno.</target></segment></unit>"
        )
    )
  }

  @Test("A second run changes nothing")
  func again() throws {
    let proposals = [1: [proposal("Opened.", "Отворено.", score: 80.5)]]
    let first = try filled(xliff2(unit), proposals)
    #expect(try filled(first, proposals) == first)
  }

  @Test(arguments: [
    (" state=\"final\"", "", BilingualSegment.Status.closed("approved")),
    (" state=\"reviewed\"", "<target>š</target>", .closed("approved")),
    (" state=\"translated\"", "<target>ш</target>", .closed("translated")),
    (" state=\"translated\"", "", .open),
    (" state=\"initial\"", "<target>ш</target>", .draft),
    ("", "<target>ш</target>", .draft),
    ("", "", .open),
  ])
  func status(_ state: String, _ target: String, _ status: BilingualSegment.Status) throws {
    let unit = "<unit id='1'><segment\(state)><source>A</source>\(target)</segment></unit>"
    #expect(try open(xliff2(unit)).segments.map(\.status) == [status])
  }

  @Test func languagesAreDeclared() throws {
    let text = xliff2("<unit id='1'><segment><source>A</source></segment></unit>")
      .replacing(" trgLang=\"sr-Cyrl\"", with: "")
    let after = try filled(text, [0: [proposal("A", "Č")]])
    #expect(after.contains("srcLang=\"en\" trgLang=\"sr-Latn\">"))
  }

  @Test func allInlineCodesAreKept() throws {
    let codes = "<ph id='1'/><sc id='2'/>A<ec startRef='2'/><cp hex='0001'/>"
    let unit = "<unit id='1'><segment id='s'><source>\(codes)</source></segment></unit>"
    let text = try filled(xliff2(unit), [0: [proposal("A", "Ђ")]])
    #expect(text.contains("<target>\(codes.replacing("A", with: "Ђ"))</target>"))
  }
}
