import Foundation
import Testing

@testable import ArticleText

/// The folder of the sample articles.
let samples = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "samples")

/// The letters and digits of a text, each as often as it stands there.
func characters(of text: String) -> [Character: Int] {
  text.reduce(into: [:]) { counts, character in
    if character.isLetter || character.isNumber { counts[character, default: 0] += 1 }
  }
}

@Suite struct ArticleReaderTests {
  private func sample(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: samples.appending(path: name)))
  }

  @Test(
    "The sample articles",
    arguments: [
      ("bridge.en.txt", "2026-02-19T11:06", "Ibar Herald", "KFOR engineers reopen", 18, 6),
      ("bridge.sr-Latn.txt", "2026-02-19T09:41", "Ibarski glasnik", "Ponovo otvoren", 18, 10),
      ("monastery.en.txt", "2026-03-12T15:10", "Kosmet Chronicle", "Restored manuscripts", 18, 6),
      ("monastery.sr-Cyrl.txt", "2026-03-12T14:35", "Косметски летопис", "Рестаурирани", 18, 8),
    ]
  )
  func articles(
    _ name: String,
    _ date: String,
    _ source: String,
    _ title: String,
    _ paragraphs: Int,
    _ setAside: Int
  ) throws {
    let bytes = try sample(name)
    let article = try ArticleReader().read(bytes)
    #expect(article.date == date)
    #expect(article.source == source)
    #expect(article.title?.hasPrefix(title) == true)
    #expect(article.paragraphs.count == paragraphs)
    #expect(article.setAside.count == setAside)
    let lines = try ArticleReader.lines(of: bytes, encoding: nil)
    for paragraph in article.paragraphs { #expect(lines[paragraph.line - 1] == paragraph.text) }
    for line in article.setAside { #expect(lines[line.line - 1] == line.text) }
    // Nothing is lost.
    #expect(
      (article.paragraphs.map(\.line) + article.setAside.map(\.line)).sorted()
        == lines.indices.filter { !lines[$0].isEmpty }.map { $0 + 1 }
    )
  }

  @Test("The saved page holds the article of the text file, and loses nothing of itself")
  func page() throws {
    let page = try ArticleReader().read(sample("bridge.sr-Latn.html"))
    #expect(page.date == "2026-02-19T09:41")
    #expect(page.source == "Ibarski glasnik")
    #expect(page.declaredLanguage == "sr-Latn")
    let text = try ArticleReader().read(sample("bridge.sr-Latn.txt"))
    #expect(page.title == text.title)
    func plain(_ article: Article) -> [String] {
      article.paragraphs.map { $0.text.replacing("\u{201E}", with: "\"") }
    }
    #expect(plain(page) == plain(text))
    #expect(page.setAside.contains { $0.rule == "page-navigation" })
    #expect(page.setAside.contains { $0.rule == "outside-article" })
    var options = ArticleReader.Options()
    options.keepsEverything = true
    let whole = try ArticleReader(options: options).read(sample("bridge.sr-Latn.html"))
    let sorted = page.paragraphs.map(\.text) + page.setAside.map(\.text)
    #expect(whole.setAside.isEmpty)
    #expect(whole.paragraphs.map(\.text).sorted() == sorted.sorted())
  }

  @Test(
    "With everything kept, each line is a paragraph",
    arguments: ["bridge.en.txt", "monastery.sr-Cyrl.txt"]
  )
  func keepsEverything(_ name: String) throws {
    var options = ArticleReader.Options()
    options.keepsEverything = true
    let article = try ArticleReader(options: options).read(sample(name))
    let lines = try ArticleReader.lines(of: sample(name), encoding: nil).filter { !$0.isEmpty }
    #expect(article.paragraphs.map(\.text) == lines)
    #expect(article.setAside.isEmpty)
  }

  @Test(
    "A bare teaser takes the headline that follows, and only that",
    arguments: [
      (
        "Pogledajte još", "Novi most na Ibru", "Radovi su gotovi.",
        ["read-also", "teaser-headline"]
      ),
      (
        "Погледајте још", "Нови мост на Ибру", "Радови су готови.",
        ["read-also", "teaser-headline"]
      ),
      (
        "» Read also:", "New bridge on the Ibar", "The work is done.",
        ["read-also", "teaser-headline"]
      ),
      ("Pogledajte još", "Radovi su gotovi.", "Sve je u redu.", ["read-also"]),
      ("Pročitajte još: Novi most", "Govor predsednika", "Sve je u redu.", ["read-also"]),
      ("Pročitajte još - Novi most", "Govor predsednika", "Sve je u redu.", ["read-also"]),
      ("Прочитајте још: Нови мост", "Говор председника", "Све је у реду.", ["read-also"]),
    ]
  )
  func teasers(_ teaser: String, _ next: String, _ last: String, _ rules: [String]) throws {
    let text = "Vest\n\nMost je otvoren.\n\n\(teaser)\n\n\(next)\n\n\(last)\n"
    let article = try ArticleReader().read(Array(text.utf8))
    #expect(article.setAside.map(\.rule) == rules)
    #expect(article.paragraphs.last?.text == last)
    #expect(article.paragraphs.count + article.setAside.count == 5)
  }

  @Test(
    "A file of nothing but lines of the page is an error that tells what to do",
    arguments: [
      "Komentari 0\nPošalji komentar\n", "Коментари 0\nПошаљи коментар\n",
      "<html><body><nav>Vesti</nav></body></html>",
    ]
  )
  func noText(_ text: String) throws {
    let error = try #require(throws: ArticleError.self) {
      try ArticleReader().read(Array(text.utf8))
    }
    #expect(error.code == .noText)
    #expect(
      error.description
        == "No line of the file is text of an article. "
        + "Try --keep-everything, and --list-set-aside to see why."
    )
  }

  @Test(
    "Lines of a file of segments are as they are",
    arguments: [
      ("a\nb", ["a", "b"]), ("мост\n", ["мост"]), (" a \r\n\r\nб\r", [" a ", "", "б"]),
      ("a\u{2028}b", ["a\u{2028}b"]), ("a\n\n", ["a", ""]),
    ]
  )
  func lines(_ text: String, _ expected: [String]) throws {
    #expect(try ArticleReader.lines(of: Array(text.utf8), encoding: nil) == expected)
  }

  @Test("An encoding may be given")
  func encoding() throws {
    var options = ArticleReader.Options()
    options.encoding = "windows-1250"
    let bytes: [UInt8] = [0x8A, 0x75, 0x6D, 0x61, 0x20, 0x69, 0x20, 0x9E, 0x61, 0x62, 0x61, 0x2E]
    #expect(
      try ArticleReader(options: options).read(bytes).paragraphs.map(\.text) == ["Šuma i žaba."]
    )
    #expect(throws: ArticleError.self) { try ArticleReader().read(bytes) }
  }
}
