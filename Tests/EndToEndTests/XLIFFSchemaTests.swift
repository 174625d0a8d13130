import Foundation
import Testing

/// What `pretranslate` writes, against the schemas of XLIFF 1.2 and 2.0.
struct XLIFFSchemaTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
    try skela.file(
      "t.tsv",
      """
      The bridge is closed.\tMost je zatvoren.
      The road is open at night.\tPut je otvoren noću.
      Press 5 to go on.\tPritisnite 5 da nastavite.
      It rained.\tPadala je kiša.

      """.utf8
    )
    try skela.run("import", "t.tsv")
  }

  private static let schemas =
    (ProcessInfo.processInfo.environment["HOME"] ?? "") + "/.cache/skela/xliff"

  /// What xmllint says; empty where the file is valid.
  private func problems(_ file: String, _ version: Int) throws -> String {
    let schema = version == 1 ? "xliff-core-1.2-strict.xsd" : "xliff-core-2.0.xsd"
    try #require(
      FileManager.default.fileExists(atPath: Self.schemas + "/" + schema),
      "The schemas of XLIFF are missing: run scripts/setup --test-tools."
    )
    // The schemas import that of xml:lang from the web. Strict about foreign attributes would mean to have
    // the schemas of their makers too.
    let script = #"""
      sed -e 's|schemaLocation="[^"]*xml.xsd"|schemaLocation="xml.xsd"|' \
        -e 's|processContents="strict"|processContents="lax"|' "$1/$2" >"$2"
      cp "$1/xml.xsd" xml.xsd
      xmllint --noout --nonet --schema "$2" "$3"
      """#
    let check = try skela.run(
      wrapper: ["bash", "-c", script, "check", Self.schemas, schema, skela.path(file)]
    )
    return check.status == 0 ? "" : check.err
  }

  /// The same of the module for matches, in the words of `Schemas`.
  private func matchProblems(_ file: String) throws -> String {
    let schema = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "Schemas/xliff-matches.rng").path
    let check = try skela.run(
      wrapper: [
        "bash", "-c", #"xmllint --noout --nonet --relaxng "$1" "$2""#, "check", schema,
        skela.path(file),
      ]
    )
    return check.status == 0 ? "" : check.err
  }

  private static let units1 = """
    <trans-unit id="1"><source>The bridge is closed.</source></trans-unit>
    <trans-unit id="2" approved="no"><source>The road is <g id="1">open</g>.</source><target/>
    <note>a note</note></trans-unit>
    <group id="g"><trans-unit id="3"><source>The bridge is closed. It rained. Nobody came.</source>
    <seg-source><mrk mtype="seg" mid="1">The bridge is closed.</mrk> <mrk mtype="seg" mid="2">It rained.</mrk>
    <mrk mtype="seg" mid="3">Nobody came.</mrk></seg-source></trans-unit></group>
    <trans-unit id="4"><source>Press 7 to go on.</source><target state="new">Press 7 to go on.</target>
    <alt-trans><target>x</target></alt-trans><x:more xmlns:x="urn:x"/></trans-unit>
    """

  @Test(
    "XLIFF 1.2 stays valid, whatever its header has",
    arguments: [
      ("", "latin"), ("<header/>", "cyrillic"),
      ("<header><skl><external-file href=\"a\"/></skl><note>n</note></header>", "latin"),
      (
        "<header>\n<phase-group><phase phase-name=\"p\" process-name=\"q\"/></phase-group>\n"
          + "<x:info xmlns:x=\"urn:x\"/>\n</header>",
        "cyrillic"
      ),
      ("<header>\n  <x:info xmlns:x=\"urn:x\"/>\n</header>", "latin"),
    ]
  )
  func one(header: String, script: String) throws {
    try skela.file(
      "a.xlf",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
      <file original="a" source-language="en" datatype="plaintext">\(header)<body>
      \(Self.units1)
      </body></file></xliff>
      """.utf8
    )
    #expect(try problems("a.xlf", 1) == "")
    let outcome = try skela.run(
      "pretranslate",
      "a.xlf",
      "-o",
      "b.xlf",
      "--script",
      script,
      "--minimum-score",
      "50"
    )
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try problems("b.xlf", 1) == "")
    let text = String(decoding: try skela.contents("b.xlf"), as: UTF8.self)
    #expect(text.contains(script == "latin" ? "Pritisnite 7 da" : "Притисните 7 да"))
    #expect(text.contains("<tool tool-id=\"skela\""))
    #expect(text.components(separatedBy: "<alt-trans").count > 4)
    // The judge sees a fault.
    try skela.file("c.xlf", text.replacing("state=\"translated\"", with: "state=\"done\"").utf8)
    #expect(try problems("c.xlf", 1) != "")
  }

  @Test(
    "XLIFF 2.0 stays valid, with and without modules before the segments",
    arguments: [
      ("", "latin"), ("<notes><note>n</note></notes>", "cyrillic"),
      (
        "<mtc:matches xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"/><notes><note>n</note></notes>"
          + "<originalData><data id=\"d\">b</data></originalData>",
        "latin"
      ),
    ]
  )
  func two(modules: String, script: String) throws {
    try skela.file(
      "a.xlf",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="sr">
      <file id="f"><unit id="1">\(modules)
      <segment><source>The bridge is closed.</source></segment><ignorable><source> </source></ignorable>
      <segment id="s1" state="initial"><source>It rained.</source></segment>
      <segment><source>Press <ph id="1"/>7 to go on.</source></segment></unit>
      <unit id="2"><segment><source>Press 7 to go on.</source><target>Press 7 to go on.</target></segment>
      </unit></file></xliff>
      """.utf8
    )
    #expect(try problems("a.xlf", 2) == "")
    let outcome = try skela.run(
      "pretranslate",
      "a.xlf",
      "-o",
      "b.xlf",
      "--script",
      script,
      "--minimum-score",
      "50"
    )
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try problems("b.xlf", 2) == "")
    let text = String(decoding: try skela.contents("b.xlf"), as: UTF8.self)
    #expect(text.components(separatedBy: "<mtc:match ").count > 3)
    #expect(try matchProblems("b.xlf") == "")
    // What a match refers to is there.
    for reference in text.matches(of: /<mtc:match ref="#([^"]*)"/) {
      #expect(text.contains(" id=\"\(reference.output.1)\""))
    }
    for (good, bad) in [
      (" ref=\"#", " reference=\"#"), ("similarity=\"1", "similarity=\"9"),
      ("type=\"tm\"", "type=\"x\""),
    ] {
      try skela.file("d.xlf", text.replacing(good, with: bad).utf8)
      #expect(try matchProblems("d.xlf") != "")
    }
    try skela.file("c.xlf", text.replacing("state=\"translated\"", with: "state=\"done\"").utf8)
    #expect(try problems("c.xlf", 2) != "")
  }
}
