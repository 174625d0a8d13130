import Foundation
import Testing

/// Glossaries in the memory: `import`, `term`, `annotate`, `stats`, `log`, `undo`, `glossary remove`.
@Suite struct TermbaseCommandTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
  }

  private static let table = """
    id;oblast;English;sr-Latn;sr-Cyrl;napomena\r
    p1;saobraćaj;cable ferry;sajla skela;сајла скела;"dva\r
    reda; ""ovako\"\"\"\r
    p2;saobraćaj;Tailor Ford;Krojački Brod;Кројачки Брод;\r

    """
  private static let tbx = """
    <?xml version="1.0"?><tbx type="TBX-Basic" style="dca" xml:lang="en"
    xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="x">
    <langSec xml:lang="en"><termSec><term>night ferry</term></termSec></langSec>
    <langSec xml:lang="sr-Latn"><termSec><term>noćna skela</term>
    <termNote type="grammaticalGender">feminine</termNote></termSec></langSec></conceptEntry>
    </body></text></tbx>
    """

  private func found(_ text: String) throws -> [String] {
    try skela.run("annotate", "--json", input: text).objects.compactMap { $0["text"] as? String }
  }

  @Test("A glossary is told from segments, used at once, logged and taken back")
  func whole() throws {
    let csv = try skela.file("desk.csv", Array("\u{FEFF}".utf8) + Array(Self.table.utf8))
    let tbx = try skela.file("own.tbx", Self.tbx.utf8)
    let pairs = try skela.file("pairs.tsv", "en\tsr-Latn\nIt rains.\tPada kiša.\n".utf8)
    let outcome = try skela.run("import", "--json", csv, tbx, pairs)
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("glossary 'desk.csv': 2 concepts added"))
    let rows = try outcome.objects
    #expect(rows.map { $0["format"] as? String } == ["glossary", "glossary", "TSV"])
    #expect(rows[0]["added"] as? Int == 2)

    let hit = try skela.run("term", "--json", "сајлом", "скелом")
    #expect(try hit.objects.first?["glossary"] as? String == "desk.csv")
    #expect(try hit.objects.first?["notes"] as? [String] == ["dva\nreda; \"ovako\""])
    #expect(
      try found("Putuju sajlom skelom. Онда ноћном скелом.") == ["sajlom skelom", "ноћном скелом"]
    )

    let night = try skela.run("term", "ноћној", "скели").out
    #expect(night.contains("noćna skela (feminine)"), "\(night)")

    let stats = try skela.run("stats", "--json").objects
    #expect(stats[0]["concepts"] as? [String: Int] == ["desk.csv": 2, "own.tbx": 1])
    #expect(stats[0]["units"] as? Int == 1)
    #expect(try skela.run("doctor").out.contains("1 units, whole; 3 concepts"))
    let log = try skela.run("log", "--json").objects
    #expect(log.map { $0["command"] as? String } == ["import", "glossary", "glossary"])
    let copy = skela.path("copy.sqlite")
    #expect(try skela.run("backup", copy).status == 0)

    #expect(try skela.run("undo", "2").status == 0)
    #expect(try found("Putuju noćnom skelom.").isEmpty)
    #expect(
      try skela.run("annotate", "--memory", copy, "--json", input: "Putuju noćnom skelom.").objects
        .count == 1
    )
  }

  @Test("Imported again it is brought up to date; removed it is gone, until that is taken back")
  func upToDate() throws {
    let csv = try skela.file("desk.csv", Self.table.utf8)
    try skela.run("import", csv)
    try skela.file("desk.csv", "id,domain,en,sr\np1,x,cable ferry,skela na sajlu\n".utf8)
    let outcome = try skela.run("import", csv)
    #expect(outcome.err.contains("0 concepts added, 1 changed, 1 deleted, 0 were there already"))
    let gone = try skela.run("term", "--json", "Krojačkom Brodu").objects
    #expect(!gone.contains { $0["glossary"] as? String == "desk.csv" })
    #expect(try skela.run("glossary", "list").out.contains("skela na sajlu\tcable ferry (en)"))
    #expect(try skela.run("glossary", "remove", "desk.csv").status == 0)
    #expect(try skela.run("glossary", "remove", "desk.csv").status == 1)
    #expect(try !skela.run("glossary", "list").out.contains("skela na sajlu"))
    #expect(try skela.run("undo").status == 0)
    #expect(try skela.run("glossary", "list").out.contains("skela na sajlu"))
  }

  @Test("A glossary of the memory stands in the place of a shipped one of the same name")
  func sameName() throws {
    let own = try skela.file(
      "places-kosovo.tsv",
      "id\tkind\ten\tsr-Latn\nlozno\tsettlement\tLozno\tLozno\n".utf8
    )
    #expect(try found("U Loznom i u Prizrenu.") == ["Prizrenu"])
    try skela.run("import", own)
    #expect(try found("U Lozno i u Prizren.") == ["Lozno"])
  }

  @Test("--glossary takes tables that have no column of a glossary, and OmegaT's")
  func option() throws {
    let table = try skela.file("t.tsv", "en\tsr\nmill ford\tмлински газ\n".utf8)
    let omegaT = try skela.file("o.tsv", "mill race\tјаз млина\tнапомена\n".utf8)
    #expect(try skela.run("import", "--glossary", table, omegaT).status == 0)
    #expect(try found("Код млинског газа и јаза млина.") == ["млинског газа", "јаза млина"])
    #expect(
      try skela.run("import", "--glossary", "--dry-run", table).err.contains("1 concepts read")
    )
  }

  @Test("The user's folder may hold TBX and CSV")
  func folder() throws {
    let folder = skela.path("data/skela/glossaries")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(Self.tbx.utf8).write(to: URL(fileURLWithPath: folder + "/own.tbx"))
    try Data(Self.table.utf8).write(to: URL(fileURLWithPath: folder + "/desk.CSV"))
    let all = try skela.run("doctor").out
    #expect(all.contains("desk.CSV (2), own.tbx (1)"))
  }

  @Test("What is wrong with a glossary is said with its place, and nothing is stored")
  func wrong() throws {
    let csv = try skela.file("w.csv", "en,sr,status\nbridge,мост,best\n".utf8)
    let outcome = try skela.run("import", csv)
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("w.csv:2:13: The status 'best' is not one of"))
    #expect(try skela.run("stats", "--json").objects.first?["concepts"] as? [String: Int] == [:])
    #expect(try skela.run("term", "most", "--memory", skela.path("none.sqlite")).status == 66)
  }
}
