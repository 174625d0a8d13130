import ArticleText
import BitextCore
import Interchange
import Segmentation
import TestSupport

/// A format with whole files of it, what its readers mind most, and the reader.
struct FuzzSubject: Sendable {
  let name: String
  private let seeds: [[UInt8]]
  private let pieces: [[UInt8]]
  let read: @Sendable ([UInt8]) throws -> Void

  init(
    _ name: String,
    _ seeds: [String],
    _ pieces: [String] = [],
    _ read: @escaping @Sendable ([UInt8]) throws -> Void
  ) {
    self.name = name
    self.seeds = seeds.flatMap { seed -> [[UInt8]] in
      let wide = Array(seed.utf16)
      let little: [UInt8] = [0xFF, 0xFE] + wide.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      return [Array(seed.utf8), Array(seed.utf8), little]
    }
    self.pieces = SeededGenerator.marks + (pieces + Self.markup).map { Array($0.utf8) }
    self.read = read
  }

  private static let markup = [
    "&#", "&#x1F;", "&nbsp;", "&x;", "]]>", "<![CDATA[", "<!--", "-->", "<?xml", "?>", "\u{0}",
    "\u{FFFE}", "<!DOCTYPE t [", " encoding='utf-16'", "&#55357;", "&#xDE00;", "\r\n", "\u{2028}",
  ]

  func damaged(_ random: inout SeededGenerator) -> [UInt8] {
    // Some are hardly damaged, so that readers get far.
    random.mutate(seeds[random.below(seeds.count)], pieces: pieces, changes: 1 + random.below(5))
  }

  static let all = [
    tmx, xliff, po, tbx, glossary, table, ladder, srx, dictd, html, word, openDocument, book,
    archive,
  ]

  private static let english = LanguageTag(language: "en")
  private static let serbian = LanguageTag(language: "sr")

  private static let tmx = FuzzSubject(
    "TMX",
    [
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t"
       adminlang="en" srclang="en" datatype="plaintext"><note>n</note><prop type="x-a">v</prop></header>
      <body><tu tuid="1" creationdate="20260205T112200Z"><prop type="x-b">v &amp; w</prop>
      <tuv xml:lang="en"><seg>Rain <bpt i="1">{</bpt>fell<ept i="1"/></seg></tuv>
      <tuv xml:lang="sr-Latn"><seg>Kiša <ph x="1">c<sub>š</sub></ph> je pala &#269;</seg></tuv></tu>
      <tu srclang="*all*"><tuv xml:lang="en"><seg><![CDATA[a & b]]></seg></tuv>
      <tuv lang="sr"><seg>Киша&nbsp;пада</seg></tuv></tu></body></tmx>
      """
    ],
    ["<tu>", "</tu>", "<seg>", "</seg>", "<ph>", "<bpt i='1'/>", " lang='sr'", "<tu><!--"]
  ) { bytes in
    let reader = try TMXReader(bytes: bytes)
    while try reader.next() != nil {}
  }

  private static func fill(_ bytes: [UInt8], _ name: String) throws {
    let document = try BilingualReader.open(bytes, name: name)
    let proposals = document.segments.indices.map { index in
      let source = document.segments[index].source
      return (
        index,
        [
          BilingualProposal(
            source: source,
            target: source,
            sourceLanguage: english,
            targetLanguage: serbian,
            score: 90,
            isExact: index % 2 == 0
          )
        ]
      )
    }
    _ = try document.filled(Dictionary(uniqueKeysWithValues: proposals), language: serbian)
  }

  private static let xliff = FuzzSubject(
    "XLIFF",
    [
      """
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a"
       source-language="en" target-language="sr-Latn" datatype="plaintext"><header/><body><group>
      <trans-unit id="1" approved="yes"><source>Rain <g id="1">fell</g></source><target state="final">Kiša
      </target></trans-unit><trans-unit id="2"><source>A<x id="1"/>b</source><seg-source><mrk mid="1"
       mtype="seg">A<x id="1"/>b</mrk></seg-source><alt-trans match-quality="80%"><target>Č</target>
      </alt-trans></trans-unit></group></body></file></xliff>
      """,
      """
      <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="sr"><file
       id="f"><unit id="u"><originalData><data id="d">x</data></originalData><segment id="s"
       state="initial"><source>Киша <ph id="1"/><pc id="2">пада</pc></source></segment></unit></file></xliff>
      """,
    ],
    [
      "<target>", "</target>", "<mrk mid='1'>", "</trans-unit>", "<segment>", " xmlns=''",
      " id='1'",
    ]
  ) { try fill($0, "a.xlf") }

  private static let po = FuzzSubject(
    "PO",
    [
      "msgid \"\"\nmsgstr \"Language: sr\\nContent-Type: text/plain; charset=UTF-8\\n"
        + "Plural-Forms: nplurals=3; plural=0;\\n\"\n\n#, fuzzy, c-format\n#| msgid \"x\"\n"
        + "msgctxt \"č\"\nmsgid \"%d a\"\nmsgid_plural \"%d ш\"\nmsgstr[0] \"\"\nmsgstr[1] \"đ\"\n"
        + "msgstr[2] \"\"\n\nmsgid \"b\\n\"\n\"c\"\nmsgstr \"\"\n#~ msgid \"o\"\n#~ msgstr \"ж\"\n"
    ],
    ["msgid ", "msgstr ", "\"\"", "\\x", "\\", "#~ ", "msgid_plural", "msgstr[9]"]
  ) { try fill($0, "a.po") }

  private static let tbx = FuzzSubject(
    "TBX",
    [
      """
      <martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>s</p></sourceDesc></fileDesc>
      </martifHeader><text><body><termEntry id="c1"><descrip type="subjectField">d</descrip><langSet
       xml:lang="en"><tig><term>bridge</term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
      <langSet xml:lang="sr-Cyrl"><ntig><termGrp><term>мост</term></termGrp></ntig></langSet></termEntry>
      </body></text></martif>
      """,
      """
      <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/><text>
      <body><conceptEntry id="c"><langSec xml:lang="sr-Latn"><termSec><term>most</term></termSec></langSec>
      </conceptEntry></body></text></tbx>
      """,
    ],
    ["<term>", "</term>", "<langSet>", "</tig>", " xml:lang='sr'"]
  ) { _ = try GlossaryReader().read(bytes: $0) }

  private static let glossary = FuzzSubject(
    "glossaries",
    [
      "en\tsr\tdomain\tstatus\nbridge\tмост\troads\tpreferred\nrain|snow\t\"kiša\"\t\tforbidden\n",
      "# komentar\nrain\tкиша\tbeleška\nsnow\tsneg\n",
      "en;sr;definition\nrain;\"ki\"\"ša\";\"a;b\"\n",
    ],
    ["\t", "\"", ";", "\n", "|", ",", "# -*- coding: utf-8 -*-\n"]
  ) { _ = try GlossaryReader().read(bytes: $0) }

  private static let table = FuzzSubject(
    "TSV, CSV",
    [
      "en\tsr-Latn\tnote\nRain\tKiša\tx\nSnow\t\"Sneg\"\n",
      "\"Rain, a\",\"Киша\"\nSnow,\"Сне\"\"г\"\n",
    ],
    ["\t", "\"", ";", "\n", ",", "\r"]
  ) { bytes in
    let options = BitextTSVReader.Options(sourceLanguage: english, targetLanguage: serbian)
    var reader = try BitextTSVReader(bytes: bytes, options: options)
    while try reader.next() != nil {}
  }

  private static let ladder = FuzzSubject(
    "ladders",
    ["0\t0\t0.5\n1\t2\t-1\n9\t9\n", "[0]:[0, 1]\n[1,2]:[]\n"],
    ["\t", "-", "99999999999999999999", "\n", "[", "]", ":"]
  ) { _ = try Ladder(bytes: $0) }

  private static let srx = FuzzSubject(
    "SRX",
    [
      """
      <srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="yes">
      <formathandle type="start" include="no"/></header><body><languagerules><languagerule
       languagerulename="sr"><rule break="no"><beforebreak>\\b(dr|г|itd)\\.</beforebreak><afterbreak>\\s
      </afterbreak></rule><rule><beforebreak>[.?!]+</beforebreak><afterbreak>\\s+\\p{Lu}</afterbreak></rule>
      </languagerule></languagerules><maprules><languagemap languagepattern="(SR|sr).*"
       languagerulename="sr"/></maprules></body></srx>
      """
    ],
    ["(a+)+", "[", "\\", "{1,9999}", "(?<=", "*+", "\\p{X}", "|||", "<rule>"]
  ) { bytes in
    let segmenter = try Segmenter(rules: try SRXReader.read(bytes), language: serbian)
    _ = try segmenter.segments(of: "Kiša je pala. Dr. Ana je došla! Мост је нов.")
  }

  private static let dictd = FuzzSubject(
    "dictd",
    ["most\tA\tG\nkiša\tG\tH\n\u{0}most\n bridge\nkiša\n 1. rain, shower\n"],
    ["\t", "////", "A", "\n"]
  ) { bytes in
    let cut = bytes.firstIndex(of: 0) ?? bytes.count
    _ = try DictdReader.entries(index: Array(bytes[..<cut]), text: Array(bytes[cut...]))
  }

  private static let html = FuzzSubject(
    "HTML",
    [
      "<!DOCTYPE html><html lang=sr><head><title>Мост</title><meta property='article:published_time'"
        + " content='2026-02-05T09:12'></head><body><nav>Meni</nav><article><h1>Most</h1><p>Kiša <b>pada</b>"
        + "<br>све<p>5&nbsp;km</article><footer>x</footer></body></html>"
    ],
    ["<p>", "<div", "</", "<table>", "<script>", "<form>", "<article>"]
  ) { _ = try ArticleReader().read($0) }

  /// Of a document the XML is damaged before it is packed: damage to the archive itself is another subject.
  private static let word = FuzzSubject(
    "docx",
    [
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Киша </w:t><w:tab/></w:r></w:p><w:tbl><w:tc>"
        + "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:br/>"
        + "<w:t>pada</w:t></w:r></w:p></w:tc></w:tbl>"
    ],
    ["<w:p>", "</w:p>", "<w:r>", "<w:t>", "<w:del>", "</w:del>"]
  ) { bytes in
    let body = String(decoding: bytes, as: UTF8.self)
    _ = try ArticleReader().read(OfficeDocuments.docx(body: body))
  }

  private static let openDocument = FuzzSubject(
    "odt",
    [
      "<text:tracked-changes><text:deletion><text:p>x</text:p></text:deletion></text:tracked-changes>"
        + "<text:h>Мост</text:h><text:p>Kiša<text:s/><text:note><text:note-body><text:p>n</text:p>"
        + "</text:note-body></text:note> pada</text:p>"
    ],
    ["<text:p>", "</text:p>", "<text:note-body>", "<text:line-break/>"]
  ) { bytes in
    let body = String(decoding: bytes, as: UTF8.self)
    _ = try ArticleReader().read(OfficeDocuments.odt(body: body))
  }

  private static let book = FuzzSubject(
    "epub",
    ["<h1>Мост</h1><p>Kiša <em>pada</em></p><aside>n</aside>"],
    ["<p>", "</body>", "<div>", "</html>"]
  ) { bytes in
    let body = String(decoding: bytes, as: UTF8.self)
    _ = try ArticleReader().read(OfficeDocuments.epub([("a", body), ("b", "<p>b</p>")]))
  }

  private static let archive = FuzzSubject(
    "archives",
    archives: [
      OfficeDocuments.docx(["Киша", "pada"]), OfficeDocuments.odt(["Сунце", "sija"]),
      OfficeDocuments.epub([("a", "<p>Снег</p>"), ("b", "<p>veje</p>")]),
      PackedFiles.zip([("a.tmx", "<tmx><header/><body></body></tmx>")]),
    ]
  ) { bytes in
    do { _ = try TMXReader(bytes: bytes) } catch {}
    _ = try ArticleReader().read(bytes)
  }

  private init(
    _ name: String,
    archives: [[UInt8]],
    _ read: @escaping @Sendable ([UInt8]) throws -> Void
  ) {
    self.name = name
    seeds = archives
    pieces =
      SeededGenerator.marks + [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 1, 2], [0xFF, 0xFF, 0xFF, 0xFF]]
    self.read = read
  }
}
