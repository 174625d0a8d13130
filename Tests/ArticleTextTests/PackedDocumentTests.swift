import TestSupport
import Testing

@testable import ArticleText

@Suite struct PackedDocumentTests {
  private func article(_ bytes: [UInt8]) throws -> Article { try ArticleReader().read(bytes) }

  private func texts(_ bytes: [UInt8]) throws -> [String] {
    try article(bytes).paragraphs.map(\.text)
  }

  // MARK: docx

  @Test(arguments: [
    // A heading, a paragraph in runs, an empty one.
    (
      "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Наслов</w:t></w:r></w:p>"
        + "<w:p><w:r><w:t>Kiša </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>pada</w:t></w:r></w:p><w:p/>",
      ["Наслов", "Kiša pada"]
    ),
    // Revisions as if accepted: deleted and moved text is gone, inserted text stays.
    (
      "<w:p><w:r><w:t xml:space='preserve'>Most </w:t></w:r><w:del><w:r><w:delText>stari</w:delText></w:r>"
        + "</w:del><w:ins><w:r><w:t>нови</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>",
      ["Most нови"]
    ),
    // A paragraph whose end was deleted goes on in the next.
    (
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Prvi </w:t></w:r></w:p>"
        + "<w:p><w:r><w:t>други</w:t></w:r></w:p>",
      ["Prvi други"]
    ),
    // Cells, tabs, line breaks, signs that are elements, hidden text.
    (
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ћелија</w:t></w:r></w:p></w:tc>"
        + "<w:tc><w:p><w:r><w:t>Ćelija</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
      ["Ћелија", "Ćelija"]
    ),
    (
      "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>б</w:t>"
        + "<w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>ч</w:t></w:r></w:p>",
      ["a б", "c\u{2011}ч"]
    ),
    (
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>skriveno</w:t></w:r><w:r><w:t>видљиво</w:t></w:r>"
        + "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>!</w:t></w:r></w:p>",
      ["видљиво!"]
    ),
    // A field's instruction is no text, its result is.
    (
      "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>Страна 7</w:t></w:r></w:p>",
      ["Страна 7"]
    ),
    // A text box stands twice in the file, for new and for old programs.
    (
      "<w:p><w:r><w:t>Okvir</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r>"
        + "<w:t>у оквиру</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>у оквиру"
        + "</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>",
      ["у оквиру", "Okvir"]
    ),
  ])
  func wordDocument(_ body: String, _ expected: [String]) throws {
    #expect(try texts(OfficeDocuments.docx(body: body)) == expected)
  }

  @Test func notesOfAWordDocumentAreSetAside() throws {
    let notes =
      "<w:footnotes \(OfficeDocuments.word)><w:footnote><w:p><w:r><w:t>Фуснота</w:t></w:r></w:p>"
      + "</w:footnote></w:footnotes>"
    let core =
      "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>O mostu</dc:title></cp:coreProperties>"
    let found = try article(
      OfficeDocuments.docx(
        body: "<w:p><w:r><w:t>Tekst</w:t><w:footnoteReference w:id='1'/></w:r></w:p>",
        others: [
          ("word/footnotes.xml", notes), ("word/header1.xml", "<w:hdr/>"),
          ("docProps/core.xml", core),
        ]
      )
    )
    #expect(found.paragraphs == [Paragraph(text: "Tekst", line: 1)])
    #expect(found.setAside == [SetAsideLine(text: "Фуснота", line: 2, rule: "note")])
    #expect(found.title == "O mostu")
  }

  @Test(arguments: [
    ("Most je otvoren.", "Podelite: Facebook, Twitter"), ("Мост је отворен.", "Поделите: Facebook"),
  ])
  func linesOfAPageThatWasPastedAreSetAside(_ text: String, _ line: String) throws {
    let body = [text, line].map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
    let found = try article(OfficeDocuments.docx(body: body))
    #expect(found.paragraphs.map(\.text) == [text])
    #expect(found.setAside == [SetAsideLine(text: line, line: 2, rule: "share-link")])
  }

  // MARK: odt

  @Test(arguments: [
    (
      "<text:h>Наслов</text:h><text:p>Kiša<text:s text:c='3'/><text:span>pada</text:span>\n ovde</text:p>",
      ["Наслов", "Kiša pada ovde"]
    ),
    (
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>staro</text:p></text:deletion>"
        + "</text:changed-region></text:tracked-changes><text:p>Нови<text:change/> most</text:p>",
      ["Нови most"]
    ),
    (
      "<table:table><table:table-row><table:table-cell><text:p>Ћелија</text:p></table:table-cell>"
        + "<table:table-cell><text:p>Ćelija</text:p></table:table-cell></table:table-row></table:table>",
      ["Ћелија", "Ćelija"]
    ),
    (
      "<text:p>Један<text:line-break/>dva<office:annotation><text:p>примедба</text:p></office:annotation>"
        + "<text:tab/>tri</text:p>",
      ["Један", "dva tri"]
    ),
    (
      "<text:list><text:list-item><text:p>Ставка</text:p></text:list-item></text:list>"
        + "<text:p><draw:frame><draw:text-box><text:p>u okviru</text:p></draw:text-box>"
        + "<svg:desc>opis</svg:desc></draw:frame>око</text:p>",
      ["Ставка", "u okviru", "око"]
    ),
  ])
  func openDocument(_ body: String, _ expected: [String]) throws {
    #expect(try texts(OfficeDocuments.odt(body: body)) == expected)
  }

  @Test func notesOfAnOpenDocumentAreSetAside() throws {
    let found = try article(
      OfficeDocuments.odt(
        body: "<text:p>Текст<text:note><text:note-citation>1</text:note-citation><text:note-body>"
          + "<text:p>Fusnota</text:p></text:note-body></text:note> тече.</text:p>"
      )
    )
    #expect(found.paragraphs.map(\.text) == ["Текст тече."])
    #expect(found.setAside.map(\.text) == ["Fusnota"])
  }

  // MARK: epub

  @Test func aBookHasTheOrderOfItsSpine() throws {
    let found = try article(
      OfficeDocuments.epub(
        [
          ("nav", "<p>Садржај</p>"), ("z", "<h1>Прва глава</h1><p>Kiša pada.</p>"),
          ("a", "<p>Drugo <em>poglavlje</em></p>"),
        ],
        beside: ["nav"],
        others: [
          (
            "META-INF/encryption.xml",
            "<encryption><CipherReference URI='OPS/font.otf'/></encryption>"
          )
        ]
      )
    )
    #expect(found.paragraphs.map(\.text) == ["Прва глава", "Kiša pada.", "Drugo poglavlje"])
    #expect(found.setAside.map(\.rule) == ["beside-reading-order"])
    #expect(found.title == "Mostovi" && found.declaredLanguage == "sr-Latn")
  }

  @Test(arguments: [
    ("a.xhtml", "OPS", "OPS/a.xhtml"), ("../t/%C5%A1.xhtml#p", "OPS/x", "OPS/t/š.xhtml"),
    ("./a%20b", "", "a b"), ("/a", "OPS", "a"), ("%", "", "%"), ("../../a", "x", "a"),
  ])
  func references(_ reference: String, _ folder: String, _ path: String) {
    #expect(EPUBBook.resolved(reference, in: folder) == path)
  }

  // MARK: what cannot be read

  private static let odtManifest =
    "<manifest:manifest xmlns:manifest='m'><manifest:file-entry><manifest:encryption-data/>"
    + "</manifest:file-entry></manifest:manifest>"
  private static let container: [UInt8] =
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)

  @Test(
    arguments: [
      (
        OfficeDocuments.odt(body: "", others: [("META-INF/manifest.xml", odtManifest)]),
        "The document is protected by a password. Save it without one first."
      ),
      (
        container + Array("EncryptedPackage".utf8).flatMap { [$0, 0] },
        "The document is protected by a password. Save it without one first."
      ),
      (
        container,
        "This is a document of Word 97 to 2003. Save it as docx, odt, text or HTML."
      ),
      (
        OfficeDocuments.epub(
          [("a", "<p>Тајна</p>")],
          others: [("META-INF/encryption.xml", "<e><CipherReference URI='OPS/a.xhtml'/></e>")]
        ),
        "The book is encrypted, as shops protect what they sell. Get it without protection."
      ),
      (
        Array(OfficeDocuments.docx(["Мост"]).dropLast(30)),
        "The document is damaged: its zip archive cannot be read. Get the file again."
      ),
      (
        PackedFiles.zip([("a.txt", "Most")]),
        "This is a zip archive, and no docx, odt or epub. Unpack it first."
      ),
      (
        PackedFiles.zip([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>")]),
        "This is an office document, but not a text. Save its text as docx, odt, text or HTML."
      ),
      (
        PackedFiles.zip([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
        "This is an office document, but not a text. Save its text as docx, odt, text or HTML."
      ),
      (
        PackedFiles.zip([("mimetype", "application/vnd.oasis.opendocument.text")]),
        "The document is damaged: its part 'content.xml' is missing."
      ),
      (
        PackedFiles.zip([("mimetype", "application/epub+zip")]),
        "The book is damaged: it names no package document."
      ),
      (
        OfficeDocuments.docx(body: ""),
        "No line of the file is text of an article. Try --keep-everything, and --list-set-aside to see why."
      ),
    ] as [([UInt8], String)]
  )
  func isRefused(_ bytes: [UInt8], _ message: String) {
    let error = #expect(throws: ArticleError.self) { try article(bytes) }
    #expect(error?.message == message)
  }

  @Test("What an archive says it expands to is refused before it does", arguments: [300, 30])
  func declaredLength(megabytes: Int) {
    var bytes = PackedFiles.zip([("word/document.xml", "x")])
    func little(_ value: Int, at place: Int, _ count: Int) {
      for index in 0..<count { bytes[place + index] = UInt8(value >> (8 * index) & 0xFF) }
    }
    // Of its one entry: deflated, to that length. The directory stands before the last 22 bytes.
    let directory = bytes.count - 22 - 46 - "word/document.xml".utf8.count
    for (method, length) in [(8, 22), (directory + 10, directory + 24)] {
      little(8, at: method, 2)
      little(megabytes << 20, at: length, 4)
    }
    let error = #expect(throws: ArticleError.self) { try article(bytes) }
    #expect(error?.message.hasPrefix("The document expands to more than 256 MB") == true)
  }

  @Test("A page that stands in the spine again is read once")
  func repeatedPage() throws {
    let found = try article(
      PackedFiles.zip([
        ("mimetype", "application/epub+zip"),
        (
          "META-INF/container.xml",
          "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>"
        ),
        (
          "b.opf",
          "<package><manifest><item id='a' href='a.html'/><item id='b' href='b.html'/></manifest><spine>"
            + String(repeating: "<itemref idref='a'/><itemref idref='b'/>", count: 1000)
            + "</spine></package>"
        ), ("a.html", "<p>Kiša pada.</p>"), ("b.html", "<p>Снег веје.</p>"),
      ])
    )
    #expect(found.paragraphs.map(\.text) == ["Kiša pada.", "Снег веје."])
  }

  @Test func brokenXMLNamesItsPart() {
    let error = #expect(throws: ArticleError.self) {
      try article(OfficeDocuments.docx(body: "<w:p>"))
    }
    #expect(error?.message.contains("'word/document.xml'") == true)
  }

  @Test func entitiesOfItsOwnAreRefused() {
    let bytes = PackedFiles.zip([
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      ("content.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/passwd'>]><a>&x;</a>"),
    ])
    #expect(throws: ArticleError.self) { try article(bytes) }
  }

  /// Any damage ends in an article or in an error.
  @Test func damage() {
    var random = SeededGenerator(seed: 11)
    let whole = [
      OfficeDocuments.docx(["Киша", "pada"]), OfficeDocuments.odt(["Сунце", "sija"]),
      OfficeDocuments.epub([("a", "<p>Снег</p>"), ("b", "<p>veje</p>")]),
    ]
    var readCount = 0
    for round in 0..<600 {
      var bytes = whole[round % whole.count]
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255,
          using: &random
        )
      }
      if (try? article(bytes)) != nil { readCount += 1 }
    }
    #expect(readCount < 600)
  }
}
