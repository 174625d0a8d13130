import Foundation
import Testing

/// `check` on files and on the memory.
@Suite struct CheckCommandTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  private func table(_ pairs: [(String, String)]) throws -> String {
    let rows = [("source", "target")] + pairs
    return try skela.file("pairs.tsv", rows.map { "\($0.0)\t\($0.1)\n" }.joined().utf8)
  }

  private func kinds(_ pairs: [(String, String)], _ options: String...) throws -> [[String]] {
    let outcome = try skela.run(["check", try table(pairs), "--json"] + options)
    var kinds = [[String]](repeating: [], count: pairs.count)
    for object in try outcome.objects {
      let line = try #require(object["line"] as? Int)
      kinds[line - 2].append(try #require(object["kind"] as? String))
    }
    #expect(outcome.status == (kinds.allSatisfy(\.isEmpty) ? 0 : 1))
    return kinds
  }

  @Test("Pairs of the samples that are right have at most one finding", arguments: Sample.all)
  func clean(_ sample: Sample) throws {
    let found = try kinds(sample.gold.map { ($0.source, $0.target) })
    #expect(found.joined().count <= 1)
  }

  @Test(
    "Planted errors are found",
    arguments: [
      ("number", "It was worth 187,500 euros in the end.", "Na kraju je vredelo 178.500 evra."),
      ("number", "It was worth 187,500 euros in the end.", "На крају је вредело 178.500 евра."),
      ("name", "Mr Donald Trump spoke in Ohio.", "Gospodin Donald Bajden je govorio u Ohaju."),
      ("name", "Mr Donald Trump spoke in Ohio.", "Господин Доналд Бајден је говорио у Охају."),
      ("term", "The Kosovo Security Force was there.", "Tamo je bila vatrogasna četa."),
      ("term", "The Kosovo Security Force was there.", "Тамо је била ватрогасна чета."),
      ("placeholder", "Copy %s to the folder.", "Kopiraj u fasciklu."),
      ("repeated-word", "The bridge is open.", "Most je otvoren otvoren za sve."),
      ("missing-word", "This is stated in the report.", "То се наводи у ."),
      (
        "untranslated", "The bridge is open for all traffic.",
        "The bridge is open for all traffic."
      ),
      (
        "length", "The bridge is open.",
        "Most je otvoren, ali samo za pešake, i to od sedam ujutru do devet uveče, svakoga dana osim "
          + "nedelje i praznika, kada ga čuvaju vojnici."
      ),
    ]
  )
  func planted(_ error: (String, String, String)) throws {
    let found = try kinds([(error.1, error.2)])
    #expect(found[0].contains(error.0))
    let others = try kinds([(error.1, error.2)], "--without", error.0)
    #expect(!others[0].contains(error.0))
    let alone = try kinds([(error.1, error.2)], "--only", error.0)
    #expect(Set(alone[0]) == [error.0])
  }

  @Test("An inflected term and a respelled name are there, in both scripts")
  func inflected() throws {
    let found = try kinds([
      (
        "KFOR soldiers met Donald Trump in Mitrovica.",
        "Vojnici Kfora sreli su Donalda Trampa u Mitrovici."
      ),
      (
        "KFOR soldiers met Donald Trump in Mitrovica.",
        "Војници Кфора срели су Доналда Трампа у Митровици."
      ),
      ("A poll by YouGov for Everton was leaked.", "Procurela je anketa Jugova za Everton."),
      ("Their poll by YouGov for Everton was leaked.", "Процурела је анкета YouGov за Evertona."),
    ])
    #expect(found.joined().isEmpty)
  }

  @Test("Exchanged targets are found, with the place of the right one")
  func exchanged() throws {
    var pairs = try Sample.bridge.gold.map { ($0.source, $0.target) }
    (pairs[3].1, pairs[9].1) = (pairs[9].1, pairs[3].1)
    let found = try kinds(pairs)
    #expect(!found[3].isEmpty && !found[9].isEmpty)
    #expect((found[3] + found[9]).contains("mismatch"))
  }

  @Test("Terms of the memory count, for the memory and for files", arguments: ["брвно", "brvno"])
  func termbase(_ other: String) throws {
    let terms = "id\ten\tsr-Latn\tkind\nfoot\tzipline\tsajla\tterm\n"
    #expect(
      try skela.run("import", try skela.file("own.tsv", terms.utf8), "--glossary").status == 0
    )
    let pairs = [
      ("They took the zipline.", "Išli su preko: \(other)."), ("The zipline.", "Сајлом."),
    ]
    #expect(try kinds(pairs) == [["term"], []])
    #expect(try skela.run("import", try table(pairs)).status == 0)
    #expect(try skela.run("check", "--json").objects.map { $0["kind"] as? String } == ["term"])
  }

  @Test("XLIFF and PO are read as bilingual files; what is not translated is left out")
  func documents() throws {
    let po = """
      msgid ""
      msgstr ""
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Language: sr\\n"

      msgid "It was worth 5 euros."
      msgstr "Вредело је 6 евра."

      #, fuzzy
      msgid "Copy %s to the folder."
      msgstr "Kopiraj u fasciklu."

      msgid "Open"
      msgstr ""

      """
    let xliff = """
      <?xml version="1.0" encoding="UTF-8"?>
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
      <file original="a" source-language="en" target-language="sr-Latn" datatype="plaintext"><body>
      <trans-unit id="1"><source>It was worth 5 euros.</source><target>Vredelo je 6 evra.</target></trans-unit>
      <trans-unit id="2"><source>Open</source></trans-unit>
      </body></file></xliff>

      """
    let first = try skela.run("check", try skela.file("a.po", po.utf8), "--json")
    #expect(try first.objects.map { $0["kind"] as? String } == ["number", "placeholder"])
    #expect(try first.objects.map { $0["line"] as? Int } == [6, 10])
    #expect(first.status == 1)
    let second = try skela.run("check", try skela.file("a.xlf", xliff.utf8), "--json")
    #expect(try second.objects.map { $0["kind"] as? String } == ["number"])
    #expect(try second.objects.first?["line"] as? Int == 4)
    #expect(second.err.contains("1 pair,"))
  }

  @Test("Plural forms of one message are no inconsistency, in a file and in the memory")
  func pluralForms() throws {
    let po = """
      msgid ""
      msgstr ""
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Language: sr\\n"
      "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\\n"

      msgid "%d file was deleted"
      msgid_plural "%d files were deleted"
      msgstr[0] "%d датотека је обрисана"
      msgstr[1] "%d датотеке су обрисане"
      msgstr[2] "%d датотека је обрисано"

      """
    let file = try skela.file("plural.po", po.utf8)
    #expect(try skela.run("check", file, "--json").objects.isEmpty)
    #expect(try skela.run("import", file).status == 0)
    #expect(try skela.run("check", "--json").objects.isEmpty)
  }

  @Test("The memory is checked like a file, with filters")
  func memory() throws {
    let file = try table([("It was worth 5 euros.", "Vredelo je 6 evra.")])
    #expect(try skela.run("import", file).status == 0)
    let outcome = try skela.run("check", "--json")
    #expect(outcome.status == 1)
    let first = try outcome.objects.first
    #expect(first?["unit"] as? String == "1")
    #expect(try skela.run("check", "--confirmed").status == 0)
    #expect(try skela.run("check").out.hasPrefix("unit 1: number"))
  }

  @Test("A table has a header and a row for each finding")
  func tsv() throws {
    let file = try table([("It was worth 5 euros.", "Vredelo je 6 evra.")])
    let lines = try skela.run("check", file, "--format", "tsv").lines
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("kind\tplace\t"))
    #expect(lines[1].hasPrefix("number\t\(file):2\ttarget\t"))
  }

  @Test("Standard input, and a header that names languages by their names or another one")
  func standardInput() throws {
    let rows = "English\tSerbian\nIt was worth 5 euros.\tВредело је 6 евра.\n"
    let outcome = try skela.run("check", "-", "--json", input: rows)
    #expect(try outcome.objects.map { $0["kind"] as? String } == ["number"])
    #expect(try outcome.objects.map { $0["line"] as? Int } == [2])
    #expect(outcome.err.contains("1 pair,"))
    #expect(try skela.run("check", "-").status == 65)
    let german = try skela.run("check", "-", input: "de\tsr\nguten Tag\tдобар дан\n")
    #expect(german.err.contains("1 had no text in both languages"))
  }

  @Test("Wrong input is told")
  func wrong() throws {
    #expect(try skela.run("check", "nowhere.tsv").status == 66)
    let empty = try skela.file("e.tsv", [])
    #expect(try skela.run("check", empty).status == 65)
    #expect(try skela.run("check", "--only", "spelling").status == 64)
    #expect(try skela.run("check", "--only", "term", "--without", "term").status == 64)
  }
}
