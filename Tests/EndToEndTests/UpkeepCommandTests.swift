import Foundation
import Testing

/// `conflicts`, `replace`, `backup` and `doctor --rebuild`.
struct UpkeepCommandTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
    try skela.file(
      "pairs.tsv",
      """
      The bridge is open.\tMost je otvoren.
      The bridge is open.\tМост је отворен.
      The bridge is open.\tMost je prohodan.
      the bridge is open.\tMost je otvoren!
      Good day.\tDobar dan.
      Hello.\tDobar dan.

      """.utf8
    )
    try skela.run("import", "pairs.tsv")
  }

  @Test("Conflicts are listed as written, and folded")
  func conflicts() throws {
    let rows = try skela.run("conflicts", "--json").objects
    #expect(rows.map { $0["source"] as? String } == ["The bridge is open."])
    #expect(rows[0]["count"] as? Int == 3)
    let folded = try skela.run("conflicts", "--folded", "--json").objects
    let translations = try #require(folded.first?["translations"] as? [[String: Any]])
    #expect(translations.map { $0["units"] as? [Int] } == [[1, 2], [3], [4]])
    let both = try skela.run("conflicts", "--both-directions", "--json").objects
    #expect(
      both.map { $0["source"] as? String }
        == ["The bridge is open.", "Dobar dan."]
    )
    #expect(both[1]["sourceLanguage"] as? String == "sr-Latn")
    let table = try skela.run("conflicts", "--limit", "1")
    #expect(table.out.contains("Most je prohodan.") && table.out.contains("unit 3"))
    #expect(table.err == "1 segment has several translations.\n")
    try skela.run("delete", "2", "3", "4")
    #expect(try skela.run("conflicts").status == 1)
  }

  @Test("Nothing is replaced without --apply")
  func preview() throws {
    let outcome = try skela.run("replace", "Dobar", "Dobri", "--in", "target", "--json")
    #expect(try outcome.objects.map { $0["after"] as? String } == ["Dobri dan.", "Dobri dan."])
    #expect(outcome.err.contains("2 texts of 2 units would change"))
    #expect(try skela.run("log", "--json").lines.count == 1)
    #expect(try skela.run("replace", "xyzzy", "y", "--in", "source").status == 1)
    #expect(try skela.run("replace", "a", "b").status == 64)
    #expect(try skela.run("replace", "", "b", "--in", "source").status == 64)
  }

  private func targets() throws -> [String] {
    try skela.run("export", "-", "--format", "tsv").lines.map {
      String($0.split(separator: "\t").last ?? "")
    }
  }

  @Test("The other script is found only when asked for, and keeps its script")
  func scripts() throws {
    let before = try targets()
    #expect(
      try skela.run("replace", "Most", "Ponton", "--in", "target", "--apply").err
        .hasPrefix("3 texts of 3 units changed.")
    )
    #expect(try targets().contains("Мост је отворен."))
    #expect(try skela.run("undo").status == 0)
    #expect(try targets() == before)
    #expect(
      try skela.run("replace", "Most", "Ponton", "--in", "target", "--any-script", "--apply").err
        .hasPrefix("4 texts of 4 units changed.")
    )
    #expect(try targets().contains("Понтон је отворен."))
    #expect(
      try skela.run(
        "match",
        "Понтон је отворен.",
        "--source-language",
        "sr",
        "--target-language",
        "en"
      )
      .out.hasPrefix("100.0 %")
    )
    #expect(try skela.run("concordance", "понтон", "--json").lines.count == 4)
    #expect(try skela.run("concordance", "most").status == 1)
    #expect(try skela.run("doctor").status == 0)
  }

  @Test("Regular expressions with groups; what becomes equal is joined")
  func expressions() throws {
    let outcome = try skela.run(
      "replace",
      "(\\w+) je \\w+n",
      "Otvoren je ${1}$1",
      "--in",
      "target",
      "--regex"
    )
    #expect(outcome.status == 0)
    #expect(outcome.out.contains("+ Otvoren je ${1}Most."))
    let joined = try skela.run(
      "replace",
      "(otvoren|prohodan)",
      "<$1>",
      "--in",
      "target",
      "--regex",
      "--apply"
    )
    #expect(joined.err.contains("3 texts of 3 units changed"))
    #expect(try skela.run("undo").status == 0)
    let merged = try skela.run(
      "replace",
      "prohodan",
      "otvoren",
      "--in",
      "target",
      "--apply"
    )
    #expect(merged.err.contains("1 units became equal to others"))
    #expect(try skela.run("stats", "--json").objects.first?["units"] as? Int == 5)
    #expect(try skela.run("undo").status == 0)
    #expect(try skela.run("stats", "--json").objects.first?["units"] as? Int == 6)
    #expect(try skela.run("replace", "(", "x", "--in", "target", "--regex").status == 64)
    #expect(
      try skela.run("replace", "a", "x", "--in", "target", "--regex", "--any-script").status == 64
    )
    #expect(try skela.run("doctor").status == 0)
  }

  @Test("A backup is a whole memory and replaces nothing unasked")
  func backup() throws {
    #expect(try skela.run("backup", "copy.sqlite").status == 0)
    let copied = try skela.run("export", "-", "--format", "tsv", "--memory", "copy.sqlite")
    #expect(try copied.out == skela.run("export", "-", "--format", "tsv").out)
    try skela.run("delete", "1")
    let refused = try skela.run("backup", "copy.sqlite")
    #expect(refused.status == 73)
    #expect(refused.err.contains("There is a file at 'copy.sqlite' already."))
    #expect(try skela.run("backup", "copy.sqlite", "--force").status == 0)
    #expect(
      try skela.run("stats", "--json", "--memory", "copy.sqlite").objects.first?["units"] as? Int
        == 5
    )
    #expect(try skela.run("backup", "memory.sqlite", "--force").status == 73)
    #expect(try skela.run("backup", "none/copy.sqlite").status == 73)
    #expect(try skela.run("doctor").status == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: skela.folder.path)
    #expect(!left.contains { $0.hasPrefix(".copy") })
  }

  @Test("Broken indexes are found and made anew")
  func rebuild() throws {
    let before = try skela.run("match", "Good dey.").out
    let damage = """
      import sqlite3; d = sqlite3.connect('memory.sqlite')
      d.execute('DELETE FROM posting'); d.execute('DELETE FROM short_segment')
      d.execute('UPDATE variant SET key_hash = 7'); d.execute("DELETE FROM token WHERE id > 3")
      d.execute("INSERT INTO concordance(concordance) VALUES ('delete-all')"); d.commit()
      """
    #expect(try skela.run([], wrapper: ["python3", "-c", damage]).status == 0)
    let broken = try skela.run("doctor")
    #expect(broken.status == 65)
    #expect(broken.out.contains("doctor --rebuild"))
    let mended = try skela.run("doctor", "--rebuild")
    #expect(mended.status == 0, "\(mended.out)")
    #expect(mended.err.contains("The indexes of 6 units are made anew."))
    #expect(try skela.run("match", "Good dey.").out == before)
    #expect(try skela.run("concordance", "мост").status == 0)
  }
}
