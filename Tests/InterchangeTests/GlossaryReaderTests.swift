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

  @Test(
    "Headers as people write them",
    arguments: [
      "ID;English;Srpski (latinica);Oblast;Napomena", "id,EN,SR-LATN,domain,comment",
      "id\tengleski\tsr_Latn\tsubjectField\tnotes",
    ]
  )
  func headers(_ header: String) throws {
    let separator = header.first { ";,\t".contains($0) }.map(String.init) ?? ""
    let row = ["1", "bridge", "most", "roads", "a note"].joined(separator: separator)
    let entry = try #require(try Self.read("\u{FEFF}\(header)\r\n\(row)\r\n\r\n").first)
    #expect(entry.identifier == "1")
    #expect(entry.sections.map(\.language.description) == ["en", "sr-Latn"])
    #expect(entry.sections.flatMap(\.terms).map(\.text) == ["bridge", "most"])
    #expect(entry.subjectField == "roads")
    #expect(entry.notes == ["a note"])
  }

  @Test("Free translations stand beside the terms, whatever the order of the columns")
  func freeTranslations() throws {
    let entry = try #require(
      try Self.read("id\tsr-free\ten\tsr-Latn\n1\tprevoz | preko reke\tferry\tskela\n").first
    )
    #expect(entry.sections.flatMap(\.terms).map(\.text) == ["ferry", "skela"])
    #expect(entry.freeTranslations.map(\.language.description) == ["sr"])
    #expect(entry.freeTranslations.flatMap(\.terms).map(\.text) == ["prevoz", "preko reke"])
  }

  @Test(
    "What is a glossary and what a table of segments",
    arguments: [
      ("id\tdomain\ten\tsr-Latn\n", true), ("en,sr-Latn,status\nbridge,мост,preferred\n", true),
      ("en;sr-abbreviation;sr\n", true), ("# -*- coding: utf-8 -*-\nbridge\tмост\n", true),
      ("\u{FEFF}<?xml version='1.0'?>\n<martif type='TBX'/>", true),
      ("<tbx type='TBX-Basic'/>", true), ("<tmx version='1.4'/>", false),
      ("en\tsr-Latn\tnote\nA bridge.\tMost.\n", false), ("source\ttarget\nA\tБ\n", false),
      ("id\ten\tsr\n", false), ("The domain; the status; it rains\tДомен\n", false), ("", false),
    ]
  )
  func isGlossary(_ text: String, _ expected: Bool) {
    #expect(GlossaryReader.isGlossary(Array(text.utf8)) == expected)
  }

  @Test("Each format is known by what stands in it")
  func formats() throws {
    let reader = GlossaryReader(name: "g")
    let tables = [
      "en\tsr\nbridge\tмост\n", "en,sr\nbridge,мост\n",
      "# Glossary in tab-separated format -*- coding: utf-8 -*-\nbridge\tмост\n",
      """
      <martif type="TBX"><text><body><termEntry><langSet xml:lang="en"><tig><term>bridge</term>
      </tig></langSet><langSet xml:lang="sr"><tig><term>мост</term></tig></langSet></termEntry>
      </body></text></martif>
      """,
    ]
    for table in tables {
      let entries = try reader.read(bytes: Array(table.utf8))
      #expect(entries.map(\.glossary) == ["g"])
      #expect(entries[0].sections.map(\.language.description) == ["en", "sr"])
      #expect(entries[0].sections.flatMap(\.terms).map(\.text) == ["bridge", "мост"])
    }
    let columns = GlossaryReader.OmegaTColumns(
      source: LanguageTag(language: "sr"),
      target: LanguageTag(language: "sq")
    )
    let plain = try GlossaryReader(name: "g", omegaT: columns)
      .read(bytes: Array("мост\tura\n".utf8))
    #expect(plain[0].sections.map(\.language.description) == ["sr", "sq"])
  }

  @Test("Without a column for identifiers the line numbers serve")
  func lineNumbers() throws {
    let entries = try GlossaryReader(name: "own").read(
      bytes: Array("en\tsr-Cyrl\nferry\tскела\n\nriver\tрека\n".utf8)
    )
    #expect(entries.map(\.identifier) == ["line-2", "line-4"])
    #expect(entries.map { $0.sections.count } == [2, 2])
  }

  @Test("A header is seen wherever the beginning of the file ends, within a letter too")
  func longTables() {
    for shift in 0..<3 {
      var text = "id\ten\tsr-Cyrl\tnote\tkind\n"
      while text.utf8.count < 2 * FormatDetection.prefixLength {
        text += String(repeating: "x", count: shift + 1) + "\tbridge\tмост на реци\tжељезни\t\n"
      }
      for extra in 0..<4 {
        let bytes = Array((String(repeating: "#", count: extra) + "\n" + text).utf8)
        #expect(GlossaryTable.hasHeader(bytes))
        #expect(GlossaryReader.isGlossary(Array(bytes.prefix(FormatDetection.prefixLength))))
      }
    }
  }

  @Test("Excel's line that names the separator", arguments: [";", ",", "\t"])
  func separatorLine(_ mark: String) throws {
    let text =
      ["sep=", ""].joined(separator: mark) + "\r\n"
      + ["en", "sr", "note"].joined(separator: mark) + "\r\n"
      + ["bridge", "мост", "x"].joined(separator: mark) + "\r\n"
    let entries = try GlossaryReader().read(bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(entries.map { $0.sections.map(\.terms.first?.text) } == [["bridge", "мост"]])
  }
}
