import Foundation
import Testing

/// `export` of the glossaries of the memory, and back by `import`.
@Suite struct GlossaryExportTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
  }

  private static let table = """
    id;domain;English;sr-Latn;sr-Cyrl;note;client\r
    p1;bridge;cable ferry;sajla skela;сајла скела;"dva\r
    reda; ""ovako""\";Mira\r
    p2;bridge;Tailor Ford, old;Krojački Brod;Кројачки Брод;;\r

    """

  private func imported() throws {
    let first = try skela.file("desk.csv", Array("\u{FEFF}".utf8) + Array(Self.table.utf8))
    let second = try skela.file(
      "other.tsv",
      "id\tdomain\ten\tsr\np1\tx\tnight ferry\tнотна скела | ноћна скела\n".utf8
    )
    #expect(try skela.run("import", first, second).status == 0)
  }

  @Test(
    "All concepts go out, and come back the same into another memory",
    arguments: [
      ("t.tbx", [String]()), ("t3.tbx", ["--format", "tbx-3"]), ("t.tsv", ["--terms"]),
      ("t.csv", []), ("semicolons.csv", ["--format", "csv-semicolon"]),
    ]
  )
  func roundTrip(_ name: String, _ options: [String]) throws {
    try imported()
    let outcome = try skela.run(["export", skela.path(name)] + options)
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("3 concepts written"), "\(outcome.err)")
    let memory = skela.path("back.sqlite")
    let file = skela.path(name)
    let back = try skela.run("import", "--memory", memory, "--glossary", file)
    #expect(back.err.contains("3 concepts added"), "\(back.err)")
    let hit = try skela.run("term", "--json", "--memory", memory, "сајлом", "скелом").objects
    #expect(hit.contains { $0["glossary"] as? String == name })
    // In a table without quotation marks a line feed is a blank.
    let notes = hit.first { $0["glossary"] as? String == name }?["notes"] as? [String]
    let joined = notes?.joined(separator: " ").replacing("\r\n", with: " ").replacing(
      "\n",
      with: " "
    )
    #expect(joined?.contains("dva reda; \"ovako\"") == true, "\(String(describing: notes))")
    for query in ["Tailor Ford, old", "ноћној скели", "нотна скела"] {
      let rows = try skela.run("term", "--json", "--memory", memory, query).objects
      #expect(rows.contains { $0["glossary"] as? String == name }, "\(query)")
    }
    // The two concepts of one identifier are two in one file.
    let again = skela.path("again.tsv")
    #expect(try skela.run("export", "--memory", memory, "--terms", again).status == 0)
    let text = String(decoding: try skela.contents("again.tsv"), as: UTF8.self)
    #expect(text.contains("p1-2\t"))
    #expect(text.contains("Mira"))
  }

  @Test("One glossary, and OmegaT's columns, which need no table of ours")
  func one() throws {
    try imported()
    let outcome = try skela.run(
      "export",
      "-",
      "--glossary",
      "other.tsv",
      "--format",
      "omegat"
    )
    #expect(outcome.out.hasSuffix("night ferry\tнотна скела; ноћна скела\tx\n"), "\(outcome.out)")
    #expect(!outcome.out.contains("cable"))
  }

  @Test("Without a glossary nothing is written; a format of units is none of glossaries")
  func wrong() throws {
    let pairs = try skela.file("pairs.tsv", "en\tsr-Latn\nIt rains.\tPada kiša.\n".utf8)
    try skela.run("import", pairs)
    let file = skela.path("t.tbx")
    #expect(try skela.run("export", file).status == 1)
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(try skela.run("export", skela.path("t.tmx"), "--terms").status == 64)
    #expect(try skela.run("export", "-", "--format", "xyz").status == 64)
    #expect(try skela.run("export", skela.path("units.tsv")).err.contains("1 units written"))
    try imported()
    #expect(try skela.run("export", file, "--glossary", "none").status == 1)
  }
}
