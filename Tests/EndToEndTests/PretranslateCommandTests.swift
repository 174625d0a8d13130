import Foundation
import Testing

/// `pretranslate`, and `import` of what translators give back.
struct PretranslateCommandTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
    try skela.file(
      "memory.tsv",
      """
      en\tsr-Latn
      The bridge is open.\tMost je otvoren.
      Close the door\tZatvorite vrata
      The council adopted the report.\tSavet je usvojio izveštaj.

      """.utf8
    )
    try skela.run("import", "memory.tsv")
  }

  private func xliff(_ language: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:z="urn:x:z">
      <file original="a.html" source-language="en-US" target-language="\(language)" datatype="html">
        <body>
          <trans-unit id="1" z:a='b'><source>The bridge is open.</source></trans-unit>
          <trans-unit id="2"><source>The council adopted a report.</source><target/></trans-unit>
          <trans-unit id="3" approved="yes"><source>Close the door</source><target/></trans-unit>
          <trans-unit id="4"><source>Close the <x id="1"/>door</source></trans-unit>
          <trans-unit id="5"><source>Nobody wrote this before.</source></trans-unit>
        </body>
      </file>
    </xliff>
    """
  }

  @Test(
    "XLIFF 1.2 in both scripts",
    arguments: [
      ("sr-Latn", [String](), "Most je otvoren.", "Savet je usvojio izveštaj."),
      ("sr-Cyrl-RS", [], "Мост је отворен.", "Савет је усвојио извештај."),
      ("sr", ["--script", "latin"], "Most je otvoren.", "Savet je usvojio izveštaj."),
      ("sr", [], "Мост је отворен.", "Савет је усвојио извештај."),
    ]
  )
  func xliff1(_ language: String, _ options: [String], _ exact: String, _ fuzzy: String) throws {
    try skela.file("a.xlf", xliff(language).utf8)
    let outcome = try skela.run(
      ["pretranslate", "a.xlf", "-o", "b.xlf", "--minimum-score", "60", "--json"] + options
    )
    #expect(outcome.status == 0, "\(outcome.err)")
    let row = try #require(try outcome.objects.first)
    #expect(row["segments"] as? Int == 5)
    #expect(row["translated"] as? Int == 1)
    #expect(row["toReview"] as? Int == 1)
    #expect(row["alternativesOnly"] as? Int == 1)
    #expect(row["withoutMatch"] as? Int == 1)
    #expect(row["leftAlone"] as? [String: Int] == ["approved": 1])
    let text = String(decoding: try skela.contents("b.xlf"), as: UTF8.self)
    #expect(
      text.contains(
        "<target state=\"translated\" state-qualifier=\"exact-match\">\(exact)</target>"
      )
    )
    #expect(
      text.contains(
        "<target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">\(fuzzy)</target>"
      )
    )
    #expect(
      text.contains(
        "<trans-unit id=\"3\" approved=\"yes\"><source>Close the door</source><target/></trans-unit>"
      )
    )
    #expect(
      text.contains("<trans-unit id=\"5\"><source>Nobody wrote this before.</source></trans-unit>")
    )

    let imported = try skela.run("import", "b.xlf", "--memory", "new.sqlite", "--json")
    #expect(try imported.objects.first?["stored"] as? Int == 1)
    #expect(try imported.objects.first?["refused"] as? Int == 4)
    #expect(imported.err.contains("its state says that the translation is not done"))
    let match = try skela.run("match", "The bridge is open.", "--memory", "new.sqlite")
    #expect(match.out.contains(exact))
    #expect(try skela.run("undo", "--memory", "new.sqlite").status == 0)
    #expect(try skela.run("match", "The bridge is open.", "--memory", "new.sqlite").status != 0)
  }

  @Test(
    "PO, by its language",
    arguments: [
      ("sr@latin", "Most je otvoren.", "Savet je usvojio izveštaj."),
      ("sr", "Мост је отворен.", "Савет је усвојио извештај."),
    ]
  )
  func po(_ language: String, _ exact: String, _ fuzzy: String) throws {
    let text = """
      msgid ""
      msgstr ""
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Language: \(language)\\n"
      "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

      #: a.c:1
      msgid "The bridge is open."
      msgstr ""

      msgid "The council adopted a report."
      msgstr ""

      msgid "Close the door"
      msgstr "\(language == "sr" ? "остаје" : "ostaje")"

      #~ msgid "The bridge is open now."
      #~ msgstr "x"

      """
    try skela.file("a.po", text.utf8)
    let outcome = try skela.run("pretranslate", "a.po", "-o", "a.po", "--minimum-score", "60")
    #expect(outcome.status == 0, "\(outcome.err)")
    let expected =
      text
      .replacing("open.\"\nmsgstr \"\"", with: "open.\"\nmsgstr \"\(exact)\"")
      .replacing(
        "msgid \"The council adopted a report.\"\nmsgstr \"\"",
        with: "#, fuzzy\n#| msgid \"The council adopted the report.\"\n"
          + "msgid \"The council adopted a report.\"\nmsgstr \"\(fuzzy)\""
      )
    #expect(String(decoding: try skela.contents("a.po"), as: UTF8.self) == expected)

    let imported = try skela.run("import", "a.po", "--memory", "new.sqlite", "--json")
    #expect(try imported.objects.first?["stored"] as? Int == 2)
    #expect(try imported.objects.first?["refused"] as? Int == 1)
    #expect(imported.err.contains("a.po:13:1: The entry was left out: it is marked as fuzzy."))
  }

  @Test("Plural forms come back as they were imported")
  func plurals() throws {
    func entry(_ forms: [String]) -> String {
      "msgid \"\"\nmsgstr \"\"\n\"Language: sr\\n\"\n\"Plural-Forms: nplurals=3; plural=0;\\n\"\n\n"
        + "#, c-format\nmsgid \"%d report\"\nmsgid_plural \"%d reports\"\n"
        + forms.enumerated().map { "msgstr[\($0.offset)] \"\($0.element)\"\n" }.joined()
    }
    let whole = entry(["%d извештај", "%d извештаја", "%d извештајâ"])
    try skela.file("old.po", whole.utf8)
    #expect(try skela.run("import", "old.po").status == 0)
    try skela.file("new.po", entry(["", "", ""]).utf8)
    let outcome = try skela.run("pretranslate", "new.po", "-o", "out.po")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(String(decoding: try skela.contents("out.po"), as: UTF8.self) == whole)
  }

  @Test(
    "The script is that of the file's translations, of which a copy of the source is none",
    arguments: [
      ("The bridge is open.", "cyrillic"), ("Otvoreno", "latin"), ("Отворено", "cyrillic"),
    ]
  )
  func assumedScript(target: String, script: String) throws {
    let unit = "<trans-unit id=\"1\"><source>The bridge is open.</source>"
    try skela.file(
      "a.xlf",
      """
      <xliff version="1.2"><file source-language="en" target-language="sr"><body>
      \(unit)<target state="new">\(target)</target></trans-unit>\(unit)</trans-unit>
      </body></file></xliff>
      """.utf8
    )
    let outcome = try skela.run("pretranslate", "a.xlf", "-o", "b.xlf")
    #expect(outcome.err.contains("does not say the script of its Serbian: \(script)."))
    let text = String(decoding: try skela.contents("b.xlf"), as: UTF8.self)
    #expect(text.contains(script == "latin" ? ">Most je otvoren.<" : ">Мост је отворен.<"))
  }

  @Test(
    "What differs in punctuation or numbers alone goes before more like it",
    arguments: ["latin", "cyrillic"]
  )
  func nearestFirst(script: String) throws {
    try skela.file(
      "near.tsv",
      """
      Press 5 now quickly, please!\tPritisnite 5 sada brzo, molim!
      Press 5 now please\tPritisnite 5 sada molim
      Press 4 then, please!\tPritisnite 4 onda, molim!
      Press 8 now, please!\tPritisnite 8 sada, molim!

      """.utf8
    )
    try skela.run("import", "near.tsv")
    let units = ["Press 5 now, please!", "Press 3 now, please!"].map {
      "<trans-unit id=\"\($0)\"><source>\($0)</source></trans-unit>"
    }
    try skela.file(
      "a.xlf",
      "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"sr\"><body>\(units.joined())"
        .appending("</body></file></xliff>").utf8
    )
    try skela.run(
      "pretranslate",
      "a.xlf",
      "-o",
      "b.xlf",
      "--script",
      script,
      "--minimum-score",
      "60"
    )
    let text = String(decoding: try skela.contents("b.xlf"), as: UTF8.self)
    let first = script == "latin" ? "Pritisnite 5 sada molim" : "Притисните 5 сада молим"
    let second = script == "latin" ? "Pritisnite 3 sada, molim!" : "Притисните 3 сада, молим!"
    for target in [first, second] {
      #expect(text.contains("state-qualifier=\"fuzzy-match\">\(target)</target>"), "\(text)")
    }
  }

  @Test("XLIFF 2.1 on standard output")
  func xliff2() throws {
    let text = """
      <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en"><file id="f"><unit id="u">\
      <segment id="s"><source>The bridge is <pc id="1">open</pc>.</source></segment><segment id="t">\
      <source>Close the door</source></segment></unit></file></xliff>
      """
    try skela.file("a.xlf", text.utf8)
    let outcome = try skela.run("pretranslate", "a.xlf", "-o", "-", "--target-language", "sr-Cyrl")
    #expect(outcome.out.contains("trgLang=\"sr-Cyrl\""))
    #expect(
      outcome.out.contains(
        "state=\"translated\"><source>Close the door</source><target>Затворите врата</target>"
      )
    )
    #expect(
      outcome.out.contains(
        "<mtc:match ref=\"#s\" type=\"tm\" origin=\"skela\" similarity=\"100.0\""
      )
    )
  }

  @Test(
    "What cannot be done is said",
    arguments: [
      (["pretranslate", "none.xlf", "-o", "b.xlf"], 66, "none.xlf: There is no such file."),
      (
        ["pretranslate", "memory.tsv", "-o", "b.xlf"], 65,
        "memory.tsv: This is neither XLIFF nor PO."
      ),
      (["pretranslate", "cut.xlf", "-o", "b.xlf"], 65, "cut.xlf:1:"),
      (["pretranslate", "cut.xlf", "-o", "b.xlf", "--minimum-score", "0"], 64, "--minimum-score"),
      (["import", "cut.xlf"], 65, "cut.xlf:1:"),
    ]
  )
  func faults(_ arguments: [String], _ status: Int, _ message: String) throws {
    try skela.file("cut.xlf", "<xliff version=\"1.2\"><file><body>".utf8)
    let outcome = try skela.run(arguments)
    #expect(Int(outcome.status) == status)
    #expect(outcome.err.contains(message))
    #expect(!FileManager.default.fileExists(atPath: skela.path("b.xlf")))
  }

  @Test("With nothing to fill in the file is the same, and the status 1")
  func nothing() throws {
    let text = xliff("sr").replacing("bridge", with: "кула").replacing("council", with: "torta")
    let other = try skela.file("c.xlf", Data(text.replacing("Close the", with: "Žaba").utf8))
    let none = try skela.run("pretranslate", other, "-o", "d.xlf", "--minimum-score", "100")
    #expect(none.status == 1)
    #expect(try skela.contents("d.xlf") == (try skela.contents("c.xlf")))
  }

  @Test("Units of standard input tell no name of a temporary file")
  func standardInput() throws {
    let fresh = try Skela()
    let file = """
      <xliff version="1.2"><file original="a" source-language="en" target-language="sr" datatype="x"><body>\
      <trans-unit id="1"><source>Rain</source><target>Киша</target></trans-unit>\
      <trans-unit id="2"><source>Snow</source><target>Sneg</target></trans-unit></body></file></xliff>
      """
    let outcome = try fresh.run("import", "-", "--memory", "m.sqlite", input: file)
    #expect(outcome.status == 0, "\(outcome.err)")
    let tmx = try fresh.run("export", "-", "--format", "tmx", "--memory", "m.sqlite").out
    #expect(tmx.contains("<prop type=\"x-document\">standard input</prop>"))
    #expect(tmx.contains("Киша") && tmx.contains("Sneg"))
  }
}
