import Foundation
import Testing

/// `extract`, and what it writes into a glossary.
@Suite struct ExtractCommandTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  /// Sentences around two terms and a name, in many cases.
  private static let pairs: [(String, String)] = [
    ("The border crossing is open", "Granični prelaz je otvoren"),
    ("Trucks wait at the border crossing", "Kamioni čekaju na graničnom prelazu"),
    ("Police closed the border crossing", "Policija je zatvorila granični prelaz"),
    ("There is no border crossing", "Nema graničnog prelaza"),
    ("We met Merkel before the border crossing", "Sreli smo Merkelovu pred graničnim prelazom"),
    ("The safe shelter is full", "Sigurno sklonište je puno"),
    ("They slept in the safe shelter", "Spavali su u sigurnom skloništu"),
    ("The way to the safe shelter", "Put do sigurnog skloništa"),
    ("People left the safe shelter", "Ljudi su napustili sigurno sklonište"),
    ("No food in the safe shelter", "Nema hrane u sigurnom skloništu"),
  ]

  private func table(_ cyrillic: Bool) throws -> String {
    let target = Self.pairs.map { $0.1 + "\n" }.joined()
    let lines =
      cyrillic
      ? try skela.run("transliterate", "--to", "cyrillic", input: target).lines
      : target.split(separator: "\n").map(String.init)
    let rows = zip(Self.pairs, lines).map { "\($0.0)\t\($1)\n" }
    return try skela.file("pairs.tsv", ("source\ttarget\n" + rows.joined()).utf8)
  }

  private func proposals(_ cyrillic: Bool) throws -> [String] {
    let outcome = try skela.run(
      "extract",
      try table(cyrillic),
      "--minimum-count",
      "4",
      "--known-terms",
      "--json"
    )
    #expect(outcome.status == 0)
    return try outcome.objects.map { "\($0["source"] ?? "") = \($0["target"] ?? "")" }
  }

  @Test("Whole terms are proposed once, in the nominative, from either script")
  func nominative() throws {
    let latin = try proposals(false)
    #expect(latin.contains("border crossing = granični prelaz"))
    #expect(latin.contains("safe shelter = sigurno sklonište"))
    #expect(!latin.contains { $0.hasPrefix("crossing =") || $0.hasPrefix("shelter =") })
    let cyrillic = try proposals(true)
    #expect(cyrillic == latin)
  }

  @Test(
    "Examples are units that hold both, the shortest first, and of either script",
    arguments: [false, true]
  )
  func examples(_ cyrillic: Bool) throws {
    let outcome = try skela.run(
      "extract",
      try table(cyrillic),
      "--minimum-count",
      "4",
      "--known-terms",
      "--json"
    )
    let shelter = try #require(
      try outcome.objects.first { $0["source"] as? String == "safe shelter" }
    )
    let examples = try #require(shelter["examples"] as? [[String: String]])
    #expect(examples.count == 3)
    #expect(examples.allSatisfy { $0["source"]?.contains("safe shelter") == true })
    #expect(examples.first?["source"] == "The safe shelter is full")
    #expect(
      examples.first?["target"]
        == (cyrillic ? "Сигурно склониште је пуно" : "Sigurno sklonište je puno")
    )
  }

  @Test("Terms of the glossaries are proposed when that is asked for")
  func known() throws {
    let glossary = try skela.file(
      "own.tsv",
      "id\ten\tsr-Latn\nshelter\tsafe shelter\tsigurno sklonište\n".utf8
    )
    let options = [
      "extract", try table(false), "--minimum-count", "4", "--json", "--glossary", glossary,
    ]
    #expect(try !skela.run(options).out.contains("\"safe shelter\""))
    #expect(try !skela.run(options + ["--no-known-terms"]).out.contains("\"safe shelter\""))
    #expect(try skela.run(options + ["--known-terms"]).out.contains("\"safe shelter\""))
  }

  @Test("What is accepted stands in the glossary, is found, and is not proposed again")
  func accept() throws {
    let file = try table(false)
    let glossary = skela.path("own.tsv")
    let options = ["extract", file, "--minimum-count", "4", "--glossary", glossary]
    #expect(try skela.run(options + ["--accept", "safe-shelter"]).status == 0)
    let text = String(decoding: try skela.contents("own.tsv"), as: UTF8.self)
    #expect(text.hasPrefix("id\ten\tsr-Latn\tsr-Cyrl\tstatus\tnote\n"))
    #expect(
      text.contains("safe-shelter\tsafe shelter\tsigurno sklonište\tсигурно склониште\tadmitted\t")
    )
    let found = try skela.run(
      "annotate",
      "--glossary",
      glossary,
      "--json",
      input: "Били су у сигурном склоништу.\n"
    )
    #expect(found.out.contains("safe shelter"))
    let again = try skela.run(options + ["--json"])
    #expect(!again.out.contains("sigurno sklonište"))
  }

  @Test("Rows go to their places, and those that are there stay")
  func order() throws {
    let glossary = try skela.file("own.tsv", "id\ten\tsr-Latn\nz\tzone\tzona\n".utf8)
    let outcome = try skela.run(
      "extract",
      try table(false),
      "--minimum-count",
      "4",
      "--glossary",
      glossary,
      "--accept",
      "safe-shelter"
    )
    #expect(outcome.status == 0)
    let text = String(decoding: try skela.contents("own.tsv"), as: UTF8.self)
    #expect(
      text == "id\ten\tsr-Latn\nsafe-shelter\tsafe shelter\tsigurno sklonište\nz\tzone\tzona\n"
    )
  }

  @Test("Wrong input is told, and nothing is written")
  func wrong() throws {
    let file = try table(false)
    let own = ["extract", file, "--minimum-count", "4", "--glossary", skela.path("own.tsv")]
    #expect(try skela.run(own + ["--accept", "99"]).status == 64)
    #expect(try skela.run(own + ["--accept", "nonsense"]).status == 64)
    #expect(!FileManager.default.fileExists(atPath: skela.path("own.tsv")))
    #expect(try skela.run("extract", file, "--accept", "1").status == 64)
    #expect(try skela.run("extract", "nowhere.tsv").status == 66)
    #expect(try skela.run("extract", file, "--minimum-count", "1000").status == 1)
  }
}
