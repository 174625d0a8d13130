import BitextCore
import Interchange
import Testing

@Suite struct PODocumentTests {
  @Test(arguments: [
    ("Most je \"otvoren\".", "\"Most je \\\"otvoren\\\".\""),
    ("Мост\\пут", "\"Мост\\\\пут\""),
    ("Prvi\nдруги\t", "\"\"\n\"Prvi\\n\"\n\"други\""),
  ])
  func exactTranslations(_ translation: String, _ written: String) throws {
    let text = try filled(
      po("# c\n#: a.c:1\n#, c-format\nmsgctxt \"x\"\nmsgid \"The bridge.\"\nmsgstr \"\"\n"),
      [0: [proposal("The bridge.", translation)]],
      name: "a.po"
    )
    #expect(
      text
        == po(
          "# c\n#: a.c:1\n#, c-format\nmsgctxt \"x\"\nmsgid \"The bridge.\"\nmsgstr \(written)\n"
        )
    )
  }

  @Test func fuzzyTranslations() throws {
    let entry = "#: a.c\n#, c-format\nmsgid \"Rain\"\nmsgstr \"\"\n\nmsgid \"Snow\"\nmsgstr \"\"\n"
    let text = try filled(
      po(entry),
      [0: [proposal("The rain", "Киша", score: 80)], 1: [proposal("A snow", "Sneg", score: 90)]],
      name: "a.po"
    )
    #expect(
      text
        == po(
          """
          #: a.c
          #, fuzzy, c-format
          #| msgid "The rain"
          msgid "Rain"
          msgstr "Киша"

          #, fuzzy
          #| msgid "A snow"
          msgid "Snow"
          msgstr "Sneg"

          """
        )
    )
  }

  @Test("A translation that lacks a directive is fuzzy")
  func directives() throws {
    let entry = "#, c-format\nmsgid \"%d files\"\nmsgstr \"\"\n"
    for (translation, isFuzzy) in [("%d датотека", false), ("%s fajlova", true), ("fajlovi", true)]
    {
      let text = try filled(
        po(entry),
        [0: [proposal("%d files", translation)]],
        name: "a.po"
      )
      #expect(text.contains("#, fuzzy, c-format") == isFuzzy)
    }
  }

  @Test func pluralForms() throws {
    let entry = "msgid \"%d day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n"
    let forms = [
      0: [proposal("%d day", "%d dan")], 1: [proposal("%d days", "%d дана")],
      2: [proposal("%d days", "%d dana")],
    ]
    let document = try open(po(entry), "a.po")
    #expect(document.segments.map(\.pluralForm) == [0, 1, 2])
    #expect(document.segments.map(\.source.text) == ["%d day", "%d days", "%d days"])
    #expect(
      try filled(po(entry), forms, name: "a.po")
        == po(
          "msgid \"%d day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"%d dan\"\nmsgstr[1] \"%d дана\"\n"
            + "msgstr[2] \"%d dana\"\n"
        )
    )
    let some = forms.filter { $0.key < 2 }
    #expect(try filled(po(entry), some, name: "a.po") == po(entry))
  }

  @Test func blanksAtTheEnds() throws {
    let text = try filled(
      po("msgid \"\"\n\"\\n\"\n\"Rain\\n\"\nmsgstr \"\"\n"),
      [0: [proposal("Rain", "Киша")]],
      name: "a.po"
    )
    #expect(text.contains("msgstr \"\"\n\"\\n\"\n\"Киша\\n\"\n"))
  }

  @Test("What is not filled in stays byte for byte", arguments: ["\n", "\r\n"])
  func untouched(_ lineEnd: String) throws {
    let text = po(
      """
      #. extracted
      #, fuzzy
      #| msgid "Старо"
      msgid   "Rain"
        "fall"
      msgstr "\\303\\244 \\x41 kiša"

      #~ msgctxt "x"
      #~ msgid "Gone"
      #~ msgstr "Нестало"
      """
    ).replacing("\n", with: lineEnd)
    let document = try open(text, "a.po")
    #expect(document.segments.map(\.source.text) == ["Rainfall"])
    #expect(document.segments.first?.target?.text == "ä A kiša")
    #expect(document.segments.first?.status == .draft)
    #expect(try filled(text, [:], name: "a.po") == text)
    let new = try filled(text, [0: [proposal("Rainfall", "Падавина")]], name: "a.po")
    #expect(new.contains("#. extracted\(lineEnd)msgid   \"Rain\"\(lineEnd)"))
    #expect(new.contains("msgstr \"Падавина\"\(lineEnd)\(lineEnd)#~ msgctxt"))
  }

  @Test func aTemplateGetsItsLanguage() throws {
    let text = """
      #, fuzzy
      msgid ""
      msgstr ""
      "Project-Id-Version: P\\n"
      "Language: \\n"
      "Content-Type: text/plain; charset=CHARSET\\n"
      "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"

      msgid "%d day"
      msgid_plural "%d days"
      msgstr[0] ""
      msgstr[1] ""
      """
    let proposals = Dictionary(
      uniqueKeysWithValues: (0..<3).map { ($0, [proposal("%d day", "%d dan")]) }
    )
    let after = try filled(text, proposals, name: "a.pot")
    #expect(after.contains("\"Language: sr@latin\\n\"\n"))
    #expect(after.contains("charset=UTF-8\\n"))
    #expect(after.contains("\"Plural-Forms: nplurals=3; plural=(n%10==1 && "))
    #expect(after.hasSuffix("msgstr[1] \"%d dan\"\nmsgstr[2] \"%d dan\""))
  }

  @Test(arguments: [
    (
      "msgid \"a\nmsgstr \"\"",
      "a.po:1:9: The string does not end with its line. Write a quotation "
        + "mark inside it as '\\\"'."
    ),
    (
      "msgid \"ч\"\n\nmsgid \"b\"",
      "a.po:1:1: The entry that begins here is not whole: it needs "
        + "'msgid' and 'msgstr'."
    ),
    ("  \"š\"", "a.po:1:3: A string stands here without a keyword before it."),
    (
      "msgid \"a\"\n msgstr \"\"\nš",
      "a.po:3:1: This line is no part of a PO file: it begins with "
        + "neither a keyword, a quotation mark nor '#'."
    ),
    (
      "msgid \"a\"\nmsgid \"b\"\nmsgstr \"\"",
      "a.po:2:1: The keyword 'msgid' stands twice in one entry."
    ),
    ("msgid\nmsgstr \"\"", "a.po:1:6: A string in quotation marks is missing behind 'msgid'."),
  ])
  func faults(_ text: String, _ message: String) {
    let error = #expect(throws: InterchangeError.self) { try open(text, "a.po") }
    #expect(error?.description == message)
  }
}
