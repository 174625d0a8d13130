import BitextCore
import Interchange
import Testing

@Suite struct GlossaryReaderTests {
  static func read(_ text: String) throws -> [ConceptEntry] {
    try GlossaryReader(name: "g").read(bytes: Array(text.utf8), file: "g.tsv")
  }

  @Test func places() throws {
    let entries = try Self.read(
      """
      # made up
      #\tmore
      id\tkind\tsr-Latn\tsr-Cyrl\tsq\ten\tnote
      p1\tvillage\tDonje Selo | Selo\tДоње Село | Село\tFshati\tLower Village\ta note
      p2\triver\tReka\tРека\t\tRiver\t
      """
    )
    #expect(entries.map(\.identifier) == ["p1", "p2"])
    #expect(entries[0].subjectField == "village")
    #expect(entries[0].glossary == "g")
    #expect(entries[0].notes == ["a note"])
    #expect(
      entries[0].sections.map(\.language.description) == ["sr-Latn", "sr-Cyrl", "sq", "en"]
    )
    #expect(
      entries[0].sections[1].terms == [
        Term("Доње Село"), Term("Село", status: .admitted),
      ]
    )
    #expect(entries[1].sections.count == 3)
    #expect(entries[1].notes.isEmpty)
  }

  @Test func security() throws {
    let entries = try Self.read(
      """
      id\tdomain\ten\ten-abbreviation\tsr-Latn\tsr-Cyrl\tsr-abbreviation\tstatus\tnote\r
      s1\tforces\tGuard Force\tGF | GuF\tSnage straže\tСнаге страже\tSS\tpreferred\t\r
      s2\tforces\tOld Force\t\tStare snage\tСтаре снаге\t\tdeprecated\told\r
      """
    )
    #expect(entries[0].sections.map(\.language.description) == ["en", "sr-Latn", "sr-Cyrl"])
    #expect(
      entries[0].sections[0].terms == [
        Term("Guard Force"), Term("GF", kind: .abbreviation),
        Term("GuF", status: .admitted, kind: .abbreviation),
      ]
    )
    #expect(
      entries[0].sections[1].terms == [Term("Snage straže"), Term("SS", kind: .abbreviation)]
    )
    #expect(
      entries[1].terms(in: LanguageTag(language: "sr")).map(\.status) == [
        .deprecated, .deprecated,
      ]
    )
  }

  @Test(arguments: [
    ("", "g.tsv: The glossary has no header line that names its columns."),
    (
      "id\ten\tcomment\n",
      "g.tsv:1:7: The column 'comment' is not known. Name it by a language tag, or id, kind, "
        + "domain, status or note."
    ),
    ("id\ten\ten\n", "g.tsv:1:7: The column 'en' stands here a second time."),
    (
      "id\tnote\n",
      "g.tsv:1:1: The header line names no language. Name a column by a language tag, such as en."
    ),
    ("id\ten\n1\ta\tb\n", "g.tsv:2:5: The row has more fields than the header has columns."),
    ("id\tsr\n\tш\n", "g.tsv:2:1: The row has no identifier."),
    ("id\tsr\nа1\t\n", "g.tsv:2:1: The row has no term."),
    ("id\tsr\n1\tа\n2\tб\n1\tв\n", "g.tsv:4:1: The identifier '1' stands in line 2 already."),
    (
      "id\tsr\tstatus\n1\tшш\tbest\n",
      "g.tsv:2:6: The status 'best' is not one of preferred, admitted, deprecated, superseded."
    ),
  ])
  func errors(_ text: String, _ message: String) {
    let error = #expect(throws: InterchangeError.self) { try Self.read(text) }
    #expect(error?.description == message)
  }

  @Test("Without a column for identifiers the line numbers serve")
  func lineNumbers() throws {
    let entries = try GlossaryReader(name: "own").read(
      bytes: Array("en\tsr-Cyrl\nferry\tскела\n\nriver\tрека\n".utf8)
    )
    #expect(entries.map(\.identifier) == ["line-2", "line-4"])
    #expect(entries.map { $0.sections.count } == [2, 2])
  }
}
