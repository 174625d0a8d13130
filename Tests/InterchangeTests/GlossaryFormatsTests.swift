import BitextCore
import Interchange
import Testing

@Suite struct GlossaryFormatsTests {
  private static let latin = LanguageTag(language: "sr", script: "Latn")
  private static let cyrillic = LanguageTag(language: "sr", script: "Cyrl")
  private static let english = LanguageTag(language: "en")

  private static let records = [
    GlossaryRecord(
      entry: ConceptEntry(
        identifier: "forces",
        subjectField: "organisation",
        definition: "those who keep <order> & peace",
        source: "UN 1999",
        notes: ["plural"],
        sections: [
          LanguageSection(
            language: english,
            terms: [
              Term("security forces", partOfSpeech: .noun, usageNote: "plural only"),
              Term("SF", kind: .abbreviation, isAmbiguous: true),
            ]
          ),
          LanguageSection(
            language: latin,
            terms: [
              Term("bezbednosne snage", gender: .feminine), Term("snage", status: .deprecated),
            ]
          ),
          LanguageSection(language: cyrillic, terms: [Term("безбедносне снаге")]),
        ]
      ),
      fields: [
        GlossaryField(element: "admin", type: "projectSubset", text: "desk"),
        GlossaryField(
          element: "termNote",
          type: "partOfSpeech",
          text: "proper noun",
          language: latin,
          term: 0
        ),
      ]
    ),
    GlossaryRecord(
      entry: ConceptEntry(
        identifier: "bridge",
        sections: [LanguageSection(language: cyrillic, terms: [Term("мост")])]
      )
    ),
  ]

  @Test("TBX comes back as it was", arguments: [TBXWriter.Version.two, .three])
  func tbx(_ version: TBXWriter.Version) throws {
    let bytes = TBXWriter(version: version).bytes(of: Self.records, title: "t")
    #expect(try TBXReader().read(bytes: bytes) == Self.records)
  }

  @Test("TBX in DCT style comes back as it was, with an element for each data category")
  func dct() throws {
    let bytes = TBXWriter(version: .three, style: .dct).bytes(of: Self.records, title: "t")
    #expect(try TBXReader().read(bytes: bytes) == Self.records)
    let text = String(decoding: bytes, as: UTF8.self)
    for piece in [
      "style=\"dct\"", "<min:subjectField>organisation<", "<basic:definition>those",
      "<basic:source>UN 1999<", "<min:partOfSpeech>noun<", "<min:partOfSpeech>proper noun<",
      "<basic:grammaticalGender>feminine<", "<basic:projectSubset>desk<", "<term>мост<",
    ] {
      #expect(text.contains(piece), "\(piece)")
    }
    #expect(!text.contains(" type=\"term"))
  }

  @Test("A language that is none costs its own terms, and is told with its place")
  func skipsLanguages() throws {
    let text = """
      <martif type="TBX"><text><body>
      <termEntry id="a"><langSet xml:lang="en"><tig><term>bridge</term></tig></langSet>
      <langSet xml:lang="sr (Latn)"><note>x</note><tig><term>most</term><termNote type="termType">
      fullForm</termNote></tig></langSet>
      <langSet xml:lang="sr-Cyrl"><tig><term>мост</term></tig></langSet></termEntry>
      <termEntry id="b"><langSet><tig><term>ferry</term></tig></langSet></termEntry>
      <termEntry id="c"><langSet xml:lang="sr"><tig><term>скела</term></tig></langSet></termEntry>
      </body></text></martif>
      """
    var faults: [InterchangeError] = []
    let records = try TBXReader().read(bytes: Array(text.utf8), file: "x.tbx") { faults.append($0) }
    #expect(records.map(\.entry.identifier) == ["a", "c"])
    #expect(records[0].entry.sections.map(\.terms.first?.text) == ["bridge", "мост"])
    #expect(records[0].fields.isEmpty)
    #expect(faults.map { "\($0.position?.description ?? "")" } == ["3:1", "6:19"])
    #expect(faults[0].message.contains("'sr (Latn)' is not a language tag"))
  }

  @Test("Tables come back as they were", arguments: ["\t", ",", ";"] as [Unicode.Scalar])
  func tables(_ delimiter: Unicode.Scalar) throws {
    let dialect: DelimitedText.Dialect = delimiter == "\t" ? .tsv : .csv(delimiter)
    let bytes = GlossaryTableWriter.bytes(
      of: Self.records,
      dialect: dialect,
      marksOrder: delimiter == ";"
    )
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) == (delimiter == ";"))
    #expect(try GlossaryTable.read(bytes: bytes) == Self.records)
  }

  @Test("Header in any order, quotation marks, line feeds inside them, unknown columns")
  func csv() throws {
    let text = "\u{FEFF}note;sr-Cyrl;client;en\r\n\"two\nlines; \"\"so\"\"\";мост;Mira;bridge\r\n"
    let records = try GlossaryTable.read(bytes: Array(text.utf8))
    let record = try #require(records.first)
    #expect(record.entry.notes == ["two\nlines; \"so\""])
    #expect(record.entry.terms(in: Self.cyrillic).map(\.text) == ["мост"])
    #expect(record.fields == [GlossaryField(element: "column", type: "client", text: "Mira")])
    let again = GlossaryTableWriter.bytes(of: records, dialect: .csv(","))
    #expect(try GlossaryTable.read(bytes: again) == records)
  }

  @Test("DCT style, tags and statuses as files have them")
  func wild() throws {
    let text = """
      <?xml version="1.0"?>
      <tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
        xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
      <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
      <text><body><conceptEntry id="c1"><min:subjectField>roads</min:subjectField>
      <langSec xml:lang="en_US"><termSec><term>bridge</term>
      <min:partOfSpeech>noun</min:partOfSpeech>
      <min:administrativeStatus>forbidden</min:administrativeStatus></termSec>
      <termSec><term/></termSec></langSec>
      <langSec lang="sr@latin"><termSec><term>most</term><basic:source>мапа</basic:source></termSec>
      </langSec></conceptEntry><conceptEntry id="empty"/></body></text></tbx>
      """
    let records = try TBXReader(name: "g").read(bytes: Array(text.utf8))
    #expect(records.count == 1)
    let record = try #require(records.first)
    #expect(record.entry.subjectField == "roads")
    #expect(record.entry.glossary == "g")
    #expect(record.entry.sections.map(\.language.description) == ["en-US", "sr-Latn"])
    #expect(
      record.entry.sections[0].terms == [
        Term("bridge", status: .deprecated, partOfSpeech: .noun)
      ]
    )
    #expect(record.fields.map(\.type) == ["administrativeStatus", "source"])
    #expect(record.fields.map(\.element) == ["termNote", "admin"])
    #expect(record.fields.map(\.text) == ["forbidden", "мапа"])
  }

  @Test("OmegaT's columns, there and back")
  func omegaT() throws {
    let bytes = GlossaryTableWriter.omegaT(
      of: Self.records,
      source: Self.english,
      target: Self.latin
    )
    let expected = """
      # -*- coding: utf-8 -*-
      security forces\tbezbednosne snage\torganisation; plural
      SF\tbezbednosne snage\torganisation; plural

      """
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    let records = try OmegaTGlossary.read(
      bytes: bytes + Array("only one\n\tбез извора\nмост\tmost\n".utf8),
      source: Self.english,
      target: Self.latin
    )
    #expect(records.count == 3)
    #expect(records[0].entry.notes == ["organisation; plural"])
    #expect(records[2].entry.sections.map { $0.terms[0].text } == ["мост", "most"])
  }

  @Test(
    "What is wrong is said with its place",
    arguments: [
      ("<tmx><a/></tmx>", "The root element is 'tmx'"),
      ("<tbx><text><body><conceptEntry><langSec xml:lang=\"?\"/>", "The language '?'"),
      ("<martif><text>", "ends"),
    ]
  )
  func errors(_ text: String, _ message: String) {
    let error = #expect(throws: InterchangeError.self) {
      try TBXReader().read(bytes: Array(text.utf8), file: "x.tbx")
    }
    #expect(error?.description.hasPrefix("x.tbx:1:") == true)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test("Identifiers become names of XML, each its own")
  func identifiers() throws {
    let sections = Self.records[1].entry.sections
    let records = ["1", "1", "a b", "a-b"].map { identifier in
      GlossaryRecord(entry: ConceptEntry(identifier: identifier, sections: sections))
    }
    let bytes = TBXWriter().bytes(of: records, title: "")
    #expect(
      try TBXReader().read(bytes: bytes).map(\.entry.identifier) == ["c1", "c1-2", "a-b", "a-b-2"]
    )
  }
}
