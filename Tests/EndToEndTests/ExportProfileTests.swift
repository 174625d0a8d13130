import Foundation
import Testing

/// `export --profile`, and `import` with its log, as a person types them.
struct ExportProfileTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
    for sample in [Sample.bridge, .monastery] {
      try skela.run("align", sample.source, sample.target)
    }
  }

  /// The schemas of OmegaT, where its package is installed.
  /// Where the package omegat has its schemas, or where `scripts/setup --test-tools` puts them.
  private static let archives = [
    "/usr/share/omegat/OmegaT.jar",
    (ProcessInfo.processInfo.environment["HOME"] ?? "") + "/.cache/skela/OmegaT.jar",
  ]

  @Test(
    "Each profile's file is valid by the DTD and by OmegaT's schema",
    arguments: ["strict", "omegat", "trados", "memoq", "weblate", "level1"]
  )
  func valid(profile: String) throws {
    let outcome = try skela.run("export", "a.tmx", "--profile", profile)
    #expect(outcome.status == 0, "\(outcome.err)")
    let first = try skela.contents("a.tmx")
    try skela.run("export", "b.tmx", "--profile", profile)
    #expect(try skela.contents("b.tmx") == first)
    let text = String(decoding: first, as: UTF8.self)
    #expect(text.contains("<tu "))
    let archive = try #require(
      Self.archives.first { FileManager.default.fileExists(atPath: $0) },
      "The schemas of TMX are missing: run scripts/setup --test-tools."
    )
    let script = #"""
      unzip -q -o "$1" 'schemas/*' -d schemas && cd schemas/schemas
      xmllint --noout --nonet --dtdvalid tmx14.dtd "$2" && xmllint --noout --nonet --schema tmx14.xsd "$2"
      """#
    let check = try skela.run(
      wrapper: ["bash", "-c", script, "check", archive, skela.path("a.tmx")]
    )
    #expect(check.status == 0, "\(check.err)")
  }

  @Test("Variants for which a profile has no room are counted")
  func furtherVariants() throws {
    let fresh = try Skela()
    try fresh.file(
      "a.tmx",
      """
      <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" \
      adminlang="en" srclang="en" datatype="x"/><body><tu><tuv xml:lang="en"><seg>Rain</seg></tuv>\
      <tuv xml:lang="sr-Latn"><seg>Kiša</seg></tuv><tuv xml:lang="sr-Latn"><seg>Kišica</seg></tuv>\
      <tuv xml:lang="sr-Cyrl"><seg>Киша</seg></tuv></tu></body></tmx>
      """.utf8
    )
    try fresh.run("import", "a.tmx", "--memory", "m.sqlite")
    let few = try fresh.run("export", "b.tmx", "--memory", "m.sqlite", "--profile", "memoq")
    #expect(few.err.contains("2 further variants of these units were left out"))
    let all = try fresh.run("export", "c.tmx", "--memory", "m.sqlite")
    #expect(!all.err.contains("further variants"))
  }

  @Test("One script in a file, rendered on demand")
  func scripts() throws {
    for (script, tag) in [("latin", "sr-Latn"), ("cyrillic", "sr-Cyrl")] {
      try skela.run("export", "one.tmx", "--profile", "omegat", "--script", script)
      let document = try TMXDocument(try skela.contents("one.tmx"))
      #expect(document.units.count > 50)
      #expect(document.units.allSatisfy { Set($0.segments.keys) == ["en", tag] })
    }
    try skela.run("export", "both.tmx", "--script", "both")
    let document = try TMXDocument(try skela.contents("both.tmx"))
    #expect(document.units.allSatisfy { Set($0.segments.keys) == ["en", "sr-Latn", "sr-Cyrl"] })
    let refused = try skela.run("export", "x.tmx", "--profile", "omegat", "--script", "both")
    #expect(refused.status == 64)
  }

  @Test("A table has a column for each script, and comes back with both")
  func scriptsInTable() throws {
    try skela.run("export", "both.tsv", "--script", "both")
    let text = String(decoding: try skela.contents("both.tsv"), as: UTF8.self)
    let rows = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    #expect(rows[0] == ["en", "sr-Latn", "sr-Cyrl", "note"])
    #expect(rows.count > 50 && rows.allSatisfy { $0.count >= 3 })
    #expect(rows.contains { $0[1].contains("Zvečan") && $0[2].contains("Звечан") })
    try skela.run("import", "both.tsv", "--memory", "again.sqlite")
    try skela.run("export", "again.tsv", "--script", "both", "--memory", "again.sqlite")
    #expect(try skela.contents("again.tsv") == skela.contents("both.tsv"))
  }

  @Test("Filters, and the folders of an OmegaT project")
  func folder() throws {
    try skela.run("export", "all.tmx")
    let all = try TMXDocument(try skela.contents("all.tmx")).units.count
    try skela.run("confirm", "3")
    try skela.run("export", "some.tmx", "--confirmed")
    #expect(try TMXDocument(try skela.contents("some.tmx")).units.count == 1)

    let outcome = try skela.run("export", "p/", "--profile", "omegat", "--script", "latin")
    #expect(outcome.status == 0, "\(outcome.err)")
    var count = 0
    for folder in ["tm", "tm/penalty-010", "tm/penalty-020", "tm/penalty-030"] {
      guard let bytes = try? skela.contents("p/\(folder)/skela.tmx") else { continue }
      count += try TMXDocument(bytes).units.count
    }
    #expect(count == all)
  }

  @Test("Every unit has a row in the log, and the refused ones a file that can be imported again")
  func log() throws {
    let header = """
      <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
      o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>

      """
    let units = [
      #"<tu><tuv xml:lang="en"><seg>Secret&#1;</seg></tuv><tuv xml:lang="sr"><seg>Тајна</seg></tuv></tu>"#,
      #"<tu><tuv xml:lang="en"><seg>Alone</seg></tuv><tuv><seg>Само</seg></tuv></tu>"#,
      #"<tu><tuv xml:lang="en"><seg>Rain</seg></tuv><tuv xml:lang="sr"><seg>Киша</seg></tuv></tu>"#,
      #"<tu><tuv xml:lang="en"><seg>Cut"#,
    ]
    try skela.file("a.tmx", (header + units.joined(separator: "\n")).utf8)
    let outcome = try skela.run(
      "import",
      "a.tmx",
      "--memory",
      "a.sqlite",
      "--log",
      "log.tsv",
      "--refused",
      "refused.tmx"
    )
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("2 units stored"))
    let log = String(decoding: try skela.contents("log.tsv"), as: UTF8.self)
    let rows = log.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).prefix(4).joined(separator: " ")
    }
    #expect(
      rows == [
        "line column outcome codes", "2 1 repaired illegalCharacter",
        "3 1 refused refused,variantWithoutLanguage", "4 1 kept ",
        "5 1 refused refused,illFormed", "5 32 file unreadable",
      ]
    )
    #expect(!log.contains("Secret") && !log.contains("Alone"))
    let refused = String(decoding: try skela.contents("refused.tmx"), as: UTF8.self)
    #expect(refused.contains(units[1]) && !refused.contains("Rain"))
    #expect(refused.contains("<note>&lt;tu&gt;&lt;tuv xml:lang=\"en\"&gt;&lt;seg&gt;Cut</note>"))
    try skela.file(
      "mended.tmx",
      refused.replacing("<tuv><seg>С", with: "<tuv lang='sr'><seg>С").utf8
    )
    let again = try skela.run("import", "mended.tmx", "--memory", "a.sqlite", "--dry-run")
    #expect(again.status == 0)
    #expect(again.out.contains("repaired\tdeprecatedLanguageAttribute"))
  }
}
