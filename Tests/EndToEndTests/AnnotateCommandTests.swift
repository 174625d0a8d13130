import Foundation
import Testing

/// `annotate`, `glossary list` and the kinds of hits of `term`.
@Suite struct AnnotateCommandTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
  }

  private static let latin =
    "Vojnici KFOR-a i pripadnici bezbednosnih snaga su u Kosovskoj Mitrovici.\n"
  private static let cyrillic =
    "Војници КФОР-а и припадници безбедносних снага су у Косовској Митровици.\n"

  @Test(
    "Ranges are those of the text, in bytes and in UTF-16 units",
    arguments: [latin, cyrillic]
  )
  func ranges(_ text: String) throws {
    let whole = "😀 " + text
    let bytes = try skela.run("annotate", "-", "--format", "json", input: whole)
    #expect(bytes.status == 0)
    let objects = try bytes.objects
    #expect(objects.count >= 3)
    let units = try skela.run("annotate", "--json", "--offsets", "utf-16", input: whole).objects
    #expect(units.count == objects.count)
    for (object, unit) in zip(objects, units) {
      let expected = object["text"] as? String
      let start = try #require(object["start"] as? Int)
      let end = try #require(object["end"] as? Int)
      #expect(String(decoding: Array(whole.utf8)[start..<end], as: UTF8.self) == expected)
      let from = try #require(unit["start"] as? Int)
      let to = try #require(unit["end"] as? Int)
      #expect(String(decoding: Array(whole.utf16)[from..<to], as: UTF16.self) == expected)
      #expect(object["line"] as? Int == 1)
      #expect((object["concepts"] as? [[String: Any]])?.isEmpty == false)
    }
  }

  @Test("Both scripts have the same terms")
  func scripts() throws {
    let concepts = try [Self.latin, Self.cyrillic].map { text in
      try skela.run("annotate", "--json", input: text).objects.map { object in
        ((object["concepts"] as? [[String: Any]]) ?? []).compactMap { $0["concept"] as? String }
          .sorted()
      }
    }
    #expect(concepts[0] == concepts[1])
    #expect(concepts[0].count >= 3)
  }

  @Test("The table has a line for each occurrence")
  func table() throws {
    let file = try skela.file("text.txt", ("Naslov\n" + Self.latin).utf8)
    let outcome = try skela.run("annotate", file)
    #expect(outcome.status == 0)
    #expect(outcome.lines.allSatisfy { $0.hasPrefix("2\t") })
    #expect(outcome.lines.contains { $0.contains("\tKosovskoj Mitrovici\tKosovska Mitrovica\t") })
  }

  @Test("A page of HTML is escaped", arguments: ["most <b>&\"x\"</b>\n", "мост <b>&\"x\"</b>\n"])
  func page(_ text: String) throws {
    let glossary = try skela.file("g.tsv", "id\ten\tsr\n1\tbr<i>dge & co\tmost\n".utf8)
    let outcome = try skela.run("annotate", "--format", "html", "--glossary", glossary, input: text)
    #expect(outcome.status == 0)
    #expect(outcome.out.contains("&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;"))
    #expect(outcome.out.contains("br&lt;i&gt;dge &amp; co"))
    #expect(!outcome.out.contains("<b>"))
    #expect(outcome.out.contains("</mark>"))
  }

  @Test("Nothing found, and bytes that are no text")
  func nothing() throws {
    let outcome = try skela.run("annotate", input: "Kiša pada. Киша пада.\n")
    #expect(outcome.status == 1)
    #expect(outcome.out.isEmpty)
    let file = try skela.file("bad.txt", Array("ab\nш".utf8) + [0xFF, 0x0A])
    let wrong = try skela.run("annotate", file)
    #expect(wrong.status == 65)
    #expect(wrong.err.contains("bad.txt:2:2: The bytes are not UTF-8."))
    #expect(try skela.run("annotate", skela.path("none.txt")).status == 66)
  }

  @Test(
    "A hit says how it was found",
    arguments: [
      ("Kosovska Mitrovica", "exact"), ("kosovska mitrovica", "case"),
      ("Косовска Митровица", "exact"), ("Косовској Митровици", "inflection"),
      ("vazdusni prostor", "diacritics"), ("Kosovska Mitrov", "prefix"), ("u Mitrovici", "part"),
      ("у Митровици", "part"), ("Kosovska Mitrovcia", "near-miss"),
    ]
  )
  func match(_ query: String, _ match: String) throws {
    let hits = try skela.run("term", query, "--json").objects
    #expect(hits.first?["match"] as? String == match)
  }

  @Test(
    "A glossary is listed in Serbian order",
    arguments: [
      ("latin", ["cena", "čaj", "ćup", "džem", "đak", "nokat", "njega"]),
      ("cyrillic", ["ђак", "нокат", "њега", "ћуп", "цена", "чај", "џем"]),
    ]
  )
  func list(_ order: String, _ expected: [String]) throws {
    let words = [
      ("njega", "њега"), ("ćup", "ћуп"), ("džem", "џем"), ("cena", "цена"), ("nokat", "нокат"),
      ("čaj", "чај"), ("đak", "ђак"),
    ]
    let rows = words.map { "\($0.0)\t\($0.1)\tx\n" }.joined()
    let file = try skela.file("g.tsv", ("sr-Latn\tsr-Cyrl\ten\n" + rows).utf8)
    let outcome = try skela.run("glossary", "list", "--order", order, file)
    #expect(outcome.status == 0)
    #expect(outcome.lines.map { $0.split(separator: "\t").first.map(String.init) } == expected)
    let objects = try skela.run("glossary", "list", "--order", order, "--json", file).objects
    #expect(objects.compactMap { $0["head"] as? String } == expected)
  }

  @Test("The glossaries at hand are listed without a file")
  func listAll() throws {
    let outcome = try skela.run("glossary", "list")
    #expect(outcome.status == 0)
    #expect(outcome.lines.count > 600)
  }
}
