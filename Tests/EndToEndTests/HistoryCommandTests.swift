import Foundation
import Testing

/// `log`, `undo`, `delete`, `restore` and `show`.
struct HistoryCommandTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
    try skela.file(
      "pairs.tsv",
      "Good day.\tДобар дан.\nGood night.\tLaku noć.\nThe bridge is open.\tМост је отворен.\n".utf8
    )
    try skela.run("import", "pairs.tsv")
  }

  private func texts() throws -> [String] {
    Array(try skela.run("export", "-", "--format", "tsv").lines.dropFirst())
  }

  @Test("An import is logged and taken back, and that is taken back too")
  func undoAndRedo() throws {
    let before = try texts()
    try skela.run("align", Sample.bridge.source, Sample.bridge.target)
    let after = try texts()
    #expect(after.count > before.count)
    let log = try skela.run("log", "--json").objects
    #expect(log.map { $0["command"] as? String } == ["align", "import"])
    #expect(log[1]["added"] as? Int == 3)
    #expect((log[0]["date"] as? String)?.wholeMatch(of: /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)

    let undo = try skela.run("undo", "--by", "ana")
    #expect(undo.status == 0)
    #expect(undo.err == "Operation 2 (align) is taken back.\n")
    #expect(try texts() == before)
    #expect(try skela.run("undo", "3").status == 0)
    #expect(try texts() == after)
    let table = try skela.run("log")
    #expect(table.lines.first?.hasPrefix("4 ") == true)
    #expect(table.out.contains("takes back 3") && table.out.contains("by ana"))
    #expect(try skela.run("doctor").status == 0)
  }

  @Test("What a later command worked on is not taken back before it")
  func refusal() throws {
    try skela.run("confirm", "2")
    let before = try texts()
    let refused = try skela.run("undo", "1")
    #expect(refused.status == 65)
    #expect(refused.err.contains("operation 2 (confirm) worked on one of its units later"))
    #expect(try texts() == before)
    #expect(try skela.run("undo", "7").status == 1)
    #expect(try skela.run("undo").status == 0)
    #expect(try skela.run("undo").status == 0)
    #expect(try skela.run("undo").err == "There is nothing to take back.\n")
  }

  @Test("The log is pruned up to a day, and says what is gone")
  func prune() throws {
    try skela.run("delete", "2")
    let preview = try skela.run("log", "--prune", "2999", "--dry-run")
    #expect(
      preview.err == "2 operations before 2999 could not be taken back any more; "
        + "1 units that they deleted would be lost for good.\n"
    )
    #expect(try skela.run("log", "--prune", "2001-02-03").status == 1)
    #expect(try skela.run("log").out.contains("cannot be taken back") == false)
    let pruned = try skela.run("log", "--prune", "2999-12", "--json")
    #expect(pruned.status == 0)
    #expect(try pruned.objects.first?["prunedOperations"] as? Int == 2)
    #expect(try skela.run("log").out.contains("cannot be taken back"))
    #expect(try skela.run("log", "--json").objects.map { $0["pruned"] as? Bool } == [true, true])
    let undo = try skela.run("undo", "2")
    #expect(undo.status == 65)
    #expect(undo.err.contains("the log was pruned"))
    #expect(try skela.run("undo").err == "There is nothing to take back.\n")
    #expect(try skela.run("restore", "2").status == 1)
    for day in ["2026-02-30", "2026-13", "26", "soon", ""] {
      #expect(try skela.run("log", "--prune", day).status == 64, "\(day)")
    }
    #expect(try skela.run("log", "--dry-run").status == 64)
    #expect(try skela.run("doctor").status == 0)
  }

  @Test("Units are deleted by number and come back")
  func deleteAndRestore() throws {
    let before = try texts()
    let preview = try skela.run("delete", "1", "3", "99", "--dry-run", "--json")
    #expect(try preview.objects.map { $0["unit"] as? Int } == [1, 3])
    #expect(preview.err == "2 units would be deleted.\n")
    #expect(try texts() == before)
    #expect(try skela.run("delete", "1", "3", "99").err == "2 units deleted.\n")
    #expect(try texts().count == 1)
    #expect(
      try skela.run("match", "Добар дан.", "--source-language", "sr", "--target-language", "en")
        .status == 1
    )
    #expect(try skela.run("restore", "1", "3").err == "2 of 2 units restored.\n")
    #expect(try texts() == before)
    #expect(try skela.run("restore", "1").status == 1)
    #expect(try skela.run("delete", "99").status == 1)
    #expect(try skela.run("delete").status == 64)
    #expect(try skela.run("doctor").status == 0)
  }

  @Test(
    "Units are deleted by what is known of them",
    arguments: [
      (["--confirmed"], 1), (["--unconfirmed"], 10), (["--origin", "pairs.tsv"], 3),
      (["--origin", "PAIRS.TSV", "--unconfirmed"], 2), (["--article", "bridge.en.txt"], 8),
      (["--article", "bridge.sr-Latn.txt", "--minimum-probability", "0.5"], 8),
      (["--article", "bridge.en.txt", "--maximum-probability", "0.01"], 0),
      (["--language", "sr-Cyrl"], 2), (["--language", "sr"], 11),
      (["--from", "3000"], 0), (["--before", "1999-12"], 0), (["--before", "3000-01-01"], 11),
    ] as [([String], Int)]
  )
  func filters(_ options: [String], _ expected: Int) throws {
    try skela.run("align", Sample.bridge.source, Sample.bridge.target)
    try skela.run("confirm", "1")
    let all = try texts().count
    let outcome = try skela.run(["delete", "--dry-run", "--json"] + options)
    let aligned = all - 3
    // The sample's own number of pairs stands for the 8 of the table.
    let count = expected >= 8 ? expected - 8 + aligned : expected
    #expect(outcome.lines.count == count, "\(options)")
    #expect(outcome.status == (count == 0 ? 1 : 0))
    try skela.run(["delete"] + options)
    #expect(try texts().count == all - count)
  }

  @Test(
    "Filters that make no sense",
    arguments: [
      ["--from", "5. 2. 2026"], ["--minimum-probability", "2"], ["--confirmed", "--unconfirmed"],
    ]
  )
  func wrongFilters(_ options: [String]) throws {
    #expect(try skela.run(["delete"] + options).status == 64)
  }

  @Test("Show tells all that is known of a unit")
  func show() throws {
    try skela.run("align", Sample.monastery.source, Sample.monastery.target)
    try skela.run("confirm", "4", "--by", "Ана")
    let row = try #require(try skela.run("show", "4", "--json").objects.first)
    #expect(row["confirmedBy"] as? String == "Ана")
    #expect((row["confirmedAt"] as? String)?.hasSuffix("Z") == true)
    let place = try #require((row["occurrences"] as? [[String: Any]])?.first)
    #expect((place["aligner"] as? String)?.isEmpty == false)
    #expect(place["probability"] is Double)
    for side in ["source", "target"] {
      let article = try #require(place[side] as? [String: Any])
      #expect((article["location"] as? String)?.contains("monastery") == true)
      #expect(article["paragraph"] is Int && article["segments"] is [Int])
      #expect((article["hash"] as? String)?.count == 64)
    }
    let table = try skela.run("show", "4", "1")
    for text in ["unit 4", "by Ана", "paragraph", "probability", "monastery.sr-Cyrl.txt"] {
      #expect(table.out.contains(text))
    }
    #expect(table.out.contains("imported from") && table.out.contains("pairs.tsv"))
    #expect(try skela.run("show", "99").status == 1)
  }

  @Test("A pair of two articles is one unit with both places")
  func severalPlaces() throws {
    try skela.run("align", Sample.bridge.source, Sample.bridge.target)
    try skela.file(
      "again.en.txt",
      Data(contentsOf: URL(fileURLWithPath: Sample.bridge.source)) + [10]
    )
    try skela.file(
      "again.sr.txt",
      Data(contentsOf: URL(fileURLWithPath: Sample.bridge.target)) + [10]
    )
    try skela.run("align", "again.en.txt", "again.sr.txt")
    let row = try #require(try skela.run("show", "4", "--json").objects.first)
    let places = try #require(row["occurrences"] as? [[String: Any]])
    #expect(places.count == 2)
    #expect(try skela.run("show", "4").out.contains("again.sr.txt"))
  }
}
