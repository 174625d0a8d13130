import Foundation
import Testing

/// `match` on a memory of a few imported units.
struct MatchCommandTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
  }

  @Test("The words that differ are told as ranges, and marked on a terminal")
  func difference() throws {
    try skela.file("one.tsv", "The old stone bridge is open now.\tСтари мост је отворен.\n".utf8)
    try skela.run("import", "one.tsv", "--memory", "m.sqlite")
    // For a shell: the words of the query are joined by the command.
    let query = ["The", "bridge", "was", "open", "right", "now."]
    let outcome = try skela.run(["match", "--json", "--memory", "m.sqlite"] + query)
    let match = try #require(
      (try outcome.objects.first?["matches"] as? [[String: Any]])?.first
    )
    let text = query.joined(separator: " ")
    let source = try #require(match["source"] as? String)
    let steps = try #require(match["difference"] as? [[String: Any]]).map { step in
      [step["kind"] as? String ?? ""]
        + [("query", text), ("source", source)].map { key, text in
          guard let place = step[key] as? [String: Int] else { return "" }
          return String(Array(text)[(place["start"] ?? 0)..<(place["end"] ?? 0)])
        }
    }
    #expect(
      steps == [
        ["inserted", "", "old"], ["inserted", "", "stone"], ["changed", "was", "is"],
        ["deleted", "right", ""],
      ]
    )
    let table = try skela.run(["match", "--memory", "m.sqlite"] + query)
    #expect(table.lines.dropFirst().first == "    \(source)")
    let shown = try skela.run(
      ["match", "--memory", "m.sqlite"] + query,
      wrapper: ["env", "NO_COLOR=1", "sh", "-c", "exec script -qec \"$*\" /dev/null", "sh"]
    )
    #expect(shown.out.contains("    The [-old stone-] bridge [-is-]{+was+} open {+right+} now."))
  }

  @Test(
    "What differs in punctuation or numbers alone comes before what has a better score",
    arguments: ["Most na reci ima 5 traka i 12 lampi.", "Мост на реци има 5 трака и 12 лампи."]
  )
  func nearlyExactFirst(_ query: String) throws {
    let rows = [
      "Most na reci ima 5 staza i 12 lampi.\tone word",
      "Мост на реци има 7 трака и 30 лампи.\tnumbers",
      "Most na reci; ima 5 traka - i 12 lampi!\tmarks",
    ]
    try skela.file("rows.tsv", rows.joined(separator: "\n").utf8)
    try skela.run(
      "import",
      "rows.tsv",
      "--memory",
      "m.sqlite",
      "--source-language",
      "sr",
      "--target-language",
      "en"
    )
    let outcome = try skela.run(
      [
        "match", "--json", "--memory", "m.sqlite", "--source-language", "sr", "--target-language",
        "en", "--", query,
      ]
    )
    let matches = try #require(try outcome.objects.first?["matches"] as? [[String: Any]])
    #expect(matches.map { $0["target"] as? String } == ["marks", "numbers", "one word"])
    let scores = matches.compactMap { $0["score"] as? Double }
    #expect(scores.count == 3 && scores[0] < scores[2] && scores[1] < scores[2])
    let limited = try skela.run(
      [
        "match", "--memory", "m.sqlite", "--source-language", "sr", "--target-language", "en",
        "--limit", "1", "--",
      ]
        + [query]
    )
    #expect(limited.out.contains("marks") && limited.lines.first?.contains("punctuation") == true)
  }
}
