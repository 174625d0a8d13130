import BitextCore
import Testing

@Suite struct SegmentTests {
  private static let bold = InlineCode(kind: .bpt, content: [.text("<b>")])
  private static let unbold = InlineCode(kind: .ept, content: [.text("</b>")])

  @Test("Plain text comes back", arguments: ["", "Most na Ibru", "Мост на Ибру", "a\u{301} 😀"])
  func plain(_ text: String) {
    let segment = Segment(text)
    #expect(segment.text == text)
    #expect(!segment.hasCodes)
    #expect(segment.elements.isEmpty == text.isEmpty)
  }

  @Test(
    "Native code is no text; text in hi and sub is",
    arguments: [
      ([.text("Most "), .code(bold), .text("na Ibru"), .code(unbold)], "Most na Ibru"),
      ([.text("Мост "), .code(bold), .text("на Ибру"), .code(unbold)], "Мост на Ибру"),
      ([.code(InlineCode(kind: .hi, content: [.text("Kfor")])), .text("-a")], "Kfor-a"),
      ([.code(InlineCode(kind: .ut, content: [.text("{\\b }")]))], ""),
      ([.code(InlineCode(kind: .it, content: [.text("<i>")])), .text("Кфор")], "Кфор"),
      (
        [
          .code(
            InlineCode(
              kind: .ph,
              content: [
                .text("<img alt='"), .code(InlineCode(kind: .sub, content: [.text("most")])),
                .text("'>"),
              ]
            )
          )
        ], "most"
      ),
      (
        [
          .code(
            InlineCode(
              kind: .hi,
              content: [.text("stari "), .code(bold), .text("most"), .code(unbold)]
            )
          )
        ], "stari most"
      ),
    ] as [([Segment.Element], String)]
  )
  func levelOne(_ elements: [Segment.Element], _ expected: String) {
    let segment = Segment(elements: elements)
    #expect(segment.text == expected)
    #expect(segment.hasCodes)
  }

  @Test("Neighbouring texts are joined, empty ones left out")
  func joins() {
    var segment = Segment(elements: [.text(""), .text("Мост "), .text(""), .text("на ")])
    segment.append(.text("Ибру"))
    #expect(segment == Segment("Мост на Ибру"))
    segment.append(.code(Self.bold))
    segment.append(.text(""))
    segment.append(.text("a"))
    segment.append(.text("b"))
    #expect(segment.elements == [.text("Мост на Ибру"), .code(Self.bold), .text("ab")])
  }
}
