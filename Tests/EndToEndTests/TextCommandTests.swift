import Foundation
import Testing

/// The filters: `transliterate`, `segment`, `sort`, from standard input and from files.
struct TextCommandTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  @Test(
    "Both directions",
    arguments: [
      (
        "cyrillic", "Đak je iz Đakovice, nj i Dž: njiva, Džep.\r\n",
        "Ђак је из Ђаковице, њ и Џ: њива, Џеп.\r\n"
      ),
      ("latin", "Ђак је у Љубљани.\nЊива", "Đak je u Ljubljani.\nNjiva"),
    ]
  )
  func transliterate(_ script: String, _ text: String, _ converted: String) throws {
    let outcome = try skela.run("transliterate", "--to", script, input: text)
    #expect(outcome.status == 0)
    #expect(outcome.out == converted)
    #expect(outcome.err.isEmpty)
    let file = try skela.file("text.txt", text.utf8)
    #expect(try skela.run("transliterate", "--to", script, file).out == converted)
  }

  @Test("Web addresses stay, and JSON tells what was guessed")
  func transliterateJSON() throws {
    let outcome = try skela.run(
      "transliterate",
      "--to",
      "cyrillic",
      "--json",
      input: "Vidi https://kfor.example/most ovde\n"
    )
    let row = try #require(try outcome.objects.first)
    #expect(row["text"] as? String == "Види https://kfor.example/most овде")
    #expect(row["doubts"] is [Any])
  }

  @Test("Sentences one a line, in both scripts and in English")
  func segment() throws {
    let latin = try skela.run(
      "segment",
      input: "Dr Petar je došao 5. maja. Otišao je u npr. 6 sati.\n"
    )
    #expect(latin.lines == ["Dr Petar je došao 5. maja.", "Otišao je u npr. 6 sati."])
    let file = try skela.file("a.txt", "Др Петар је дошао 5. маја. Отишао је.\n".utf8)
    #expect(try skela.run("segment", file).lines == ["Др Петар је дошао 5. маја.", "Отишао је."])
    let english = try skela.run(
      "segment",
      "--language",
      "en",
      "--json",
      input: "Mr. Smith left.\n\nHe came at 5 p.m. on Monday.\n"
    )
    let rows = try english.objects
    #expect(
      rows.map { $0["text"] as? String } == ["Mr. Smith left.", "He came at 5 p.m. on Monday."]
    )
    #expect(rows.map { $0["paragraph"] as? Int } == [1, 3])
  }

  @Test("Lines in the order of either alphabet, both scripts in one list")
  func sort() throws {
    let words = "žaba\nњива\nnož\nђак\ndžep\nđak\nčas\nAna\n"
    let latin = ["Ana", "čas", "džep", "đak", "ђак", "nož", "њива", "žaba"]
    let cyrillic = ["Ana", "ђак", "đak", "žaba", "nož", "њива", "čas", "džep"]
    #expect(try skela.run("sort", input: words).lines == latin)
    let file = try skela.file("words.txt", words.utf8)
    #expect(try skela.run("sort", file, "--order", "cyrillic").lines == cyrillic)
    #expect(try skela.run("sort", "-", input: "").out.isEmpty)
  }
}
