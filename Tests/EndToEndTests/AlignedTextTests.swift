import Foundation
import TestSupport
import Testing

/// `import` and `export` of texts with a segment a line, of ladders, and of links between documents.
struct AlignedTextTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  private func text(_ name: String) throws -> String {
    String(decoding: try skela.contents(name), as: UTF8.self)
  }

  private func target(of query: String, memory: String = "memory.sqlite") throws -> String? {
    let outcome = try skela.run("match", query, "--json", "--memory", memory)
    let matches = try outcome.objects.first?["matches"] as? [[String: Any]]
    return matches?.first?["target"] as? String
  }

  @Test(
    "Two texts are found by their names, in either order, and are one import",
    arguments: [
      ("corpus.en", "corpus.sr"), ("c.tok.en.gz", "c.tok.sr_Latn"), ("c.en", "c.sr-Cyrl"),
    ]
  )
  func byName(_ source: String, _ target: String) throws {
    let english = Array("Rain fell.\n\nThe bridge, at last.\n".utf8)
    try skela.file(source, source.hasSuffix("gz") ? PackedFiles.gzip(english) : english)
    try skela.file(target, "Padala je kiša.\n\nМост, најзад.\n".utf8)
    for files in [[source, target], [target, source]] {
      let outcome = try skela.run(["import"] + files + ["--json"])
      #expect(outcome.status == 0, "\(outcome.err)")
      let row = try #require(try outcome.objects.first)
      #expect(row["format"] as? String == "Moses" && row["refused"] as? Int == 1)
      #expect(outcome.err.contains("\(source), \(target): "))
      #expect(outcome.err.contains("\(source):2:1: The pair was left out: both sides are empty."))
    }
    #expect(try self.target(of: "Rain fell.") == "Padala je kiša.")
    #expect(try self.target(of: "The bridge, at last.") == "Мост, најзад.")
    // The second time nothing was new.
    #expect(try skela.run("log", "--json").objects.count == 1)
    let log = try skela.run("import", source, target, "--dry-run", "--log", "-").out
    #expect(
      log.split(separator: "\n").map { $0.prefix(9) }.dropFirst() == [
        "1\t1\tkept\t", "2\t1\trefus", "3\t1\tkept\t",
      ]
    )
  }

  @Test("Any two files by --format; other languages by their options")
  func byFormat() throws {
    try skela.file("one.txt", "Guten Tag.\n".utf8)
    try skela.file("two.txt", "Добар дан.\n".utf8)
    #expect(try skela.run("import", "one.txt", "two.txt").status == 65)
    let outcome = try skela.run(
      "import",
      "one.txt",
      "two.txt",
      "--format",
      "moses",
      "--source-language",
      "de"
    )
    #expect(outcome.status == 0, "\(outcome.err)")
    let match = try skela.run("match", "Guten Tag.", "--source-language", "de")
    #expect(match.out.contains("Добар дан."))
    try skela.file("x.de", "Guten Abend.\n".utf8)
    try skela.file("x.sr", "Добро вече.\n".utf8)
    #expect(try skela.run("import", "x.de", "x.sr").status == 65)
    #expect(try skela.run("import", "x.de", "x.sr", "--source-language", "de").status == 0)
    #expect(try skela.run("import", "one.txt", "--format", "moses").status == 64)
    #expect(try skela.run("import", "one.txt", "-", "--format", "moses").status == 64)
  }

  @Test("Unequal numbers of lines store nothing, and no memory is made")
  func unequal() throws {
    try skela.file("c.en", "One.\nTwo.\nThree.\n".utf8)
    try skela.file("c.sr", "Један.\nDva.\n".utf8)
    let outcome = try skela.run("import", "c.en", "c.sr")
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("c.sr: The file has 2 lines, and 'c.en' has 3. "))
    #expect(!FileManager.default.fileExists(atPath: skela.path("memory.sqlite")))
    #expect(try skela.run("import", "c.en", "missing.sr").status == 66)
    #expect(try skela.run("import", "c.en").err.contains("--format moses"))
  }

  @Test("A memory goes out as two texts and comes back, in either script")
  func export() throws {
    for sample in [Sample.bridge, .monastery] {
      try skela.run("align", sample.source, sample.target)
    }
    let count = try text(in: "--target-language", "sr", "all").count
    #expect(count > 50)
    for (script, tag) in [("latin", "sr-Latn"), ("cyrillic", "sr-Cyrl")] {
      let outcome = try skela.run("export", "c", "--format", "moses", "--script", script)
      #expect(outcome.status == 0 && outcome.err.hasPrefix("c.en, c.\(tag): \(count) units"))
      let lines = try text("c.\(tag)").split(separator: "\n")
      #expect(lines.count == count)
      #expect(try text("c.en").split(separator: "\n").count == count)
      let isCyrillic = lines.count { $0.contains { "бгдђжзићклљмнњпрћуфцчџш".contains($0) } }
      #expect(tag == "sr-Cyrl" ? isCyrillic > count - 3 : isCyrillic == 0)
    }
    // Only what is stored in a script, where it is asked for as a language.
    let cyrillic = try text(in: "--target-language", "sr-Cyrl", "cyrillic")
    let latin = try text(in: "--target-language", "sr-Latn", "latin")
    #expect(!cyrillic.isEmpty && !latin.isEmpty && cyrillic.count + latin.count == count)
    // There and back, the same bytes; also by a name that has an ending already.
    try skela.run("import", "all.en", "all.sr", "--memory", "new.sqlite")
    try skela.run("export", "again.sr", "--format", "moses", "--memory", "new.sqlite")
    #expect(try text("again.en") == text("all.en"))
    #expect(try text("again.sr") == text("all.sr"))
    #expect(try skela.run("export", "-", "--format", "moses").status == 64)
    #expect(try skela.run("export", "c", "--format", "moses", "--script", "both").status == 64)
    #expect(try skela.run("export", "no/c", "--format", "moses").status == 73)
  }

  private func text(in option: String, _ tag: String, _ stem: String) throws -> [Substring] {
    try skela.run("export", stem, "--format", "moses", option, tag)
    return try text("\(stem).\(tag)").split(separator: "\n")
  }

  @Test("A filter holds for texts too, and line ends inside them are told")
  func filtered() throws {
    try skela.file("t.csv", "\"Rain\nfell.\";\"Padala\nje kiša.\"\nSnow.;Снег.\n".utf8)
    try skela.run("import", "t.csv")
    try skela.run("confirm", "2")
    let all = try skela.run("export", "a", "--format", "moses")
    #expect(all.err.contains("2 units written. 2 tabs and line ends inside texts became blanks."))
    #expect(try text("a.en") == "Rain fell.\nSnow.\n")
    try skela.run("export", "b", "--format", "moses", "--confirmed")
    #expect(try text("b.sr") == "Снег.\n")
  }

  @Test("A ladder that was written is imported with the texts that it counts")
  func ladder() throws {
    try skela.file("d.en", "Rain fell.\nThe bridge was closed, and nobody came.\nEnd.\n".utf8)
    try skela.file("d.sr", "Падала је киша.\nМост је био затворен.\nNiko nije došao.\nKraj.\n".utf8)
    let ladder = "0\t0\t0.99\n1\t1\t0.9\n2\t3\t0.8\n3\t4\t0.0\n"
    try skela.file("d.ladder", ladder.utf8)
    let outcome = try skela.run("import", "d.ladder", "d.en", "d.sr", "--json")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try outcome.objects.first?["stored"] as? Int == 3)
    #expect(
      try target(of: "The bridge was closed, and nobody came.")
        == "Мост је био затворен. Niko nije došao."
    )
    let aligned = try skela.run(
      "align",
      "d.en",
      "d.sr",
      "--segmented",
      "--format",
      "ladder",
      "--dry-run",
      "--trust-languages"
    )
    try skela.file("own", aligned.out.utf8)
    let own = try skela.run(
      "import",
      "own",
      "d.en",
      "d.sr",
      "--format",
      "ladder",
      "--memory",
      "own.sqlite"
    )
    #expect(own.status == 0, "\(own.err)")
    #expect(try target(of: "Rain fell.", memory: "own.sqlite") == "Падала је киша.")
    // The numbers of a ladder alone are no translations.
    #expect(try skela.run("import", "d.ladder").status == 64)
    try skela.file("d.en", "Rain fell.\n".utf8)
    #expect(try skela.run("import", "d.ladder", "d.en", "d.sr").status == 65)
  }

  @Test("InterText's links bring what a person linked as confirmed", arguments: ["Kiša.", "Киша."])
  func links(rain: String) throws {
    try skela.file("b.en.xml", "<t><s id='1'>Rain.</s><s id='2'>Snow.</s></t>".utf8)
    try skela.file("b.sr.xml", "<t><s id='1'>\(rain)</s><s id='2'>Sneg.</s></t>".utf8)
    try skela.file(
      "b.xml",
      """
      <linkGrp toDoc='b.sr.xml' fromDoc='b.en.xml'>
      <link type='1-1' xtargets='1;1' status='man'/><link type='1-1' xtargets='2;2' status='auto'/>
      <link type='1-0' xtargets=';2' status='auto'/>
      </linkGrp>
      """.utf8
    )
    let outcome = try skela.run("import", "b.xml", "--json")
    #expect(outcome.status == 0, "\(outcome.err)")
    let row = try #require(try outcome.objects.first)
    #expect(row["format"] as? String == "InterText" && row["confirmed"] as? Int == 1)
    #expect(row["stored"] as? Int == 2 && row["refused"] as? Int == 1)
    #expect(!outcome.err.contains("does not say its language"))
    #expect(try target(of: "Rain.") == rain)
    try skela.run("export", "b.tmx")
    let units = try TMXDocument(skela.contents("b.tmx")).units
    #expect(units.map { $0.properties["x-link"] } == [["1;1"], ["2;2"]])
    #expect(units.map { $0.properties["x-confirmed"] == nil } == [false, true])
    // Names that say no language.
    for (name, other) in [("b.en.xml", "x.xml"), ("b.sr.xml", "y.xml")] {
      try skela.file(other, try skela.contents(name))
    }
    try skela.file(
      "z.xml",
      "<linkGrp toDoc='y.xml' fromDoc='x.xml'><link xtargets='1;1'/></linkGrp>".utf8
    )
    let assumed = try skela.run("import", "z.xml", "--memory", "z.sqlite")
    #expect(assumed.err.contains("does not say its language") && assumed.err.contains("(2 times"))
    #expect(try target(of: "Rain.", memory: "z.sqlite") == rain)
    try FileManager.default.removeItem(atPath: skela.path("b.sr.xml"))
    let missing = try skela.run("import", "b.xml")
    #expect(missing.status == 66)
    #expect(missing.err.contains("b.xml:1:1: The document 'b.sr.xml'"))
  }
}
