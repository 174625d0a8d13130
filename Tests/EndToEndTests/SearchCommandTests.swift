import Foundation
import Testing

/// `match`, `concordance` and `term` on a memory of both samples.
struct SearchCommandTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
    for sample in [Sample.bridge, .monastery] {
      try skela.run("align", sample.source, sample.target)
    }
  }

  @Test("A stored sentence is an exact match")
  func exact() throws {
    let outcome = try skela.run(
      "match",
      "We had 40 days and a river that was not always on our side."
    )
    #expect(outcome.status == 0)
    #expect(outcome.out.hasPrefix("100.0 %  exact"))
    #expect(outcome.out.contains("Imali smo 40 dana i reku koja nije uvek bila na našoj strani."))
    #expect(outcome.out.contains("bridge.en.txt, paragraph 5"))
  }

  @Test("A sentence like a stored one is a fuzzy match with its percentage")
  func fuzzy() throws {
    let query = "We had 50 days and a river that was not always on our side."
    let outcome = try skela.run("match", query, "--json")
    let answer = try #require(outcome.objects.first)
    #expect(answer["query"] as? String == query)
    let match = try #require((answer["matches"] as? [[String: Any]])?.first)
    #expect(
      Set(match.keys).isSuperset(of: [
        "score", "characterScore", "kind", "source", "target", "sourceLanguage", "targetLanguage",
        "unit", "penalties", "origin",
      ])
    )
    let score = try #require(match["score"] as? Double)
    #expect((70..<100).contains(score))
    #expect(match["kind"] as? String == "fuzzy")
    #expect(match["targetLanguage"] as? String == "sr-Latn")
    let table = try skela.run("match", query)
    #expect(table.out.hasPrefix(String(format: "%.1f %%  fuzzy", score)))
  }

  @Test("Queries of standard input are answered in order, also where nothing matches")
  func queries() throws {
    let outcome = try skela.run(
      "match",
      "--stdin",
      "--json",
      input: "Bring your children.\nxyzzy plugh\n"
    )
    let answers = try outcome.objects
    #expect(answers.map { $0["query"] as? String } == ["Bring your children.", "xyzzy plugh"])
    #expect((answers.last?["matches"] as? [Any])?.isEmpty == true)
  }

  @Test("Serbian in either script finds the English side")
  func reverse() throws {
    for query in ["Наша кућа је данас поново цела.", "Naša kuća je danas ponovo cela."] {
      let outcome = try skela.run(
        "match",
        query,
        "--source-language",
        "sr",
        "--target-language",
        "en",
        "--json"
      )
      #expect(outcome.status == 0)
      #expect(outcome.out.contains("Today our house is whole again."))
    }
  }

  @Test(
    "Both scripts find the same units",
    arguments: [
      ("most na Ibru", "мост на Ибру"), ("Gračanici", "Грачаници"),
      ("kosovskoj mitrovici", "КОСОВСКОЈ МИТРОВИЦИ"),
    ]
  )
  func concordance(_ latin: String, _ cyrillic: String) throws {
    func units(_ text: String) throws -> [Int] {
      let outcome = try skela.run("concordance", text, "--json")
      #expect(outcome.status == 0)
      return try outcome.objects.compactMap { $0["unit"] as? Int }
    }
    let found = try units(latin)
    #expect(!found.isEmpty)
    #expect(try units(cyrillic) == found)
  }

  @Test("A hit says what to highlight, in characters")
  func highlights() throws {
    let hit = try #require(
      try skela.run("concordance", "мост на Ибру", "--json").objects.first
    )
    #expect(
      Set(hit.keys).isSuperset(of: ["unit", "language", "text", "highlights", "variants", "origin"])
    )
    let text = try #require(hit["text"] as? String)
    let range = try #require((hit["highlights"] as? [[String: Int]])?.first)
    let (start, end) = (try #require(range["start"]), try #require(range["end"]))
    let place =
      text.index(text.startIndex, offsetBy: start)..<text.index(text.startIndex, offsetBy: end)
    #expect(text[place] == "most na Ibru")
  }

  @Test(
    "A term is found in any case, script and spelling",
    arguments: [
      ("Митровици", "Mitrovica"), ("mitrovica", "Mitrovica"),
      ("Kosovskoj Mitrovici", "Kosovska Mitrovica"), ("Djakovica", "Đakovica"),
      ("Ђаковици", "Đakovica"), ("Đakovicom", "Đakovica"),
    ]
  )
  func term(_ query: String, _ latin: String) throws {
    let outcome = try skela.run("term", query, "--json")
    #expect(outcome.status == 0)
    let hits = try outcome.objects
    #expect(
      hits.first.map { Set($0.keys).isSuperset(of: ["concept", "terms", "matched"]) } == true
    )
    let texts = hits.compactMap { $0["terms"] as? [String: [[String: String]]] }
      .flatMap { $0["sr-Latn"] ?? [] }.compactMap { $0["text"] }
    #expect(texts.contains(latin))
  }

  @Test("A glossary of one's own is used")
  func glossary() throws {
    let file = try skela.file("own.tsv", "id\ten\tsr-Latn\nferry\tferry\tskela\n".utf8)
    let outcome = try skela.run("term", "скелом", "--glossary", file)
    #expect(outcome.status == 0)
    #expect(outcome.out.contains("ferry"))
  }

  @Test(
    "What is not there is told with status 1 and nothing on standard output",
    arguments: [["match"], ["concordance"], ["term"]]
  )
  func nothing(_ command: [String]) throws {
    let outcome = try skela.run(command + ["xyzzyplugh"])
    #expect(outcome.status == 1)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.split(separator: "\n").count == 1)
  }
}
