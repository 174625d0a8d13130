import Testing

@testable import ArticleText

@Suite struct HTMLPageTests {
  private func read(_ body: String, head: String = "") throws -> Article {
    let page = "<!DOCTYPE html><html lang=\"sr\"><head>\(head)</head><body>\(body)</body></html>"
    return try ArticleReader().read(Array(page.utf8))
  }

  /// Long enough to be an article.
  private static let long = String(repeating: "Мост на Ибру је поново отворен. ", count: 8)
    .trimmingSpaces()
  private static let latin = String(repeating: "Most na Ibru je ponovo otvoren. ", count: 8)
    .trimmingSpaces()

  @Test(
    "What a web page is, and what not",
    arguments: [
      ("<!DOCTYPE html><p>a", true), ("  \n<HTML>", true), ("<?xml version='1.0'?><html>", true),
      ("<div>a</div>", true), ("<p>а</p>", true), ("Most <body> je", true),
      ("Most je otvoren.", false),
      ("5 < 6 <p>", false), ("<tmx version='1.4'>", false), ("", false),
    ]
  )
  func looksLikeHTML(_ text: String, _ expected: Bool) {
    #expect(HTMLPage.looksLikeHTML(text) == expected)
  }

  @Test("The article is the longest article element, else main, else the body")
  func choice() throws {
    let parts = [
      "<div>Vesti dana:</div><article><p>Kratko.</p></article>",
      "<main><p>Uvod.</p><article><p>\(Self.long)</p></article></main>", "<div>Kraj strane.</div>",
    ]
    let article = try read(parts.joined())
    #expect(article.paragraphs.map(\.text) == [Self.long])
    #expect(
      article.setAside.map(\.text) == ["Vesti dana:", "Kratko.", "Uvod.", "Kraj strane."]
    )
    #expect(article.setAside.allSatisfy { $0.rule == "outside-article" })

    let main = try read("<div>Vesti dana:</div><main><p>\(Self.latin)</p></main>")
    #expect(main.paragraphs.map(\.text) == [Self.latin])
    let body = try read("<div>Vesti dana:</div><main><p>Kratko.</p></main>")
    #expect(body.paragraphs.map(\.text) == ["Vesti dana:", "Kratko."])
    let microdata = try read("<p>Uvod.</p><div itemprop='articleBody'><p>\(Self.long)</p></div>")
    #expect(microdata.paragraphs.map(\.text) == [Self.long])
  }

  @Test("Of nested articles the outer one counts, with all that it holds")
  func nested() throws {
    let article = try read(
      "<article><p>\(Self.long)</p><article><p>Izjava.</p></article><p>Kraj.</p></article>"
    )
    #expect(article.paragraphs.map(\.text) == [Self.long, "Izjava.", "Kraj."])
  }

  @Test(
    "Elements of the page are set aside under their names",
    arguments: [
      ("nav", "page-navigation"), ("footer", "page-footer"), ("aside", "page-aside"),
      ("form", "page-form"), ("button", "page-button"), ("figcaption", "caption"),
    ]
  )
  func pageElements(_ element: String, _ rule: String) throws {
    let inside = "Још један ред."
    let article = try read(
      "<article><p>\(Self.long)</p><\(element)><p>\(inside)</p></\(element)></article>"
    )
    #expect(article.paragraphs.map(\.text) == [Self.long])
    #expect(article.setAside.map(\.text) == [inside])
    #expect(article.setAside.map(\.rule) == [rule])
  }

  @Test("A form around the whole page hides nothing")
  func wholeForm() throws {
    let article = try read(
      "<form><div>Meni</div><article><h1>Most</h1><p>\(Self.latin)</p><form>Ime:</form></article></form>"
    )
    #expect(article.paragraphs.map(\.text).prefix(2) == ["Most", Self.latin])
  }

  @Test(
    "Texts of inline elements are joined; blocks and line breaks end a paragraph",
    arguments: [
      ("<p>Ko<b>sov</b>ska <i>Mitrovica</i>.</p>", ["Kosovska Mitrovica."]),
      ("<p>Мост<br>на Ибру<br/>је отворен.</p>", ["Мост", "на Ибру", "је отворен."]),
      ("<ul><li>Prvo.<li>Drugo.</ul>", ["Prvo.", "Drugo."]),
      ("<p>Most<p>Ibar<div>Skela</div>", ["Most", "Ibar", "Skela"]),
      ("<p>a  b\n\tc&nbsp;d</p>", ["a b c d"]),
      ("<div>Most <p>Ibar</p> skela</div>", ["Most", "Ibar", "skela"]),
      (
        "<p>&scaron;uma &#269;ak &#x111;ak &bdquo;a&ldquo; &amp; &lt;b&gt;</p>",
        ["šuma čak đak „a“ & <b>"]
      ),
      ("<p>&#1084;&#1086;&#1089;&#1090;</p>", ["мост"]), ("<p>a<!-- <p>ne</p> -->b</p>", ["ab"]),
      ("<p>Most <b>na <i>Ibru</b> je</i> otvoren.", ["Most na Ibru je otvoren."]),
      ("<table><tr><td>Мост</td><td>64 m</td></tr></table>", ["Мост", "64 m"]),
      ("<p>Most</p></div></span></article><p>Ibar</p>", ["Most", "Ibar"]),
    ]
  )
  func blocks(_ body: String, _ expected: [String]) throws {
    #expect(try read(body).paragraphs.map(\.text) == expected)
  }

  @Test(
    "What is not shown is no text",
    arguments: [
      "<script>document.write('<p>мост</p>')</script>", "<style>p::before { content: 'a' }</style>",
      "<script type='application/ld+json'>{\"headline\": \"most\"}</script>",
      "<noscript>Укључите JavaScript</noscript>", "<svg><title>ikona</title><text>x</text></svg>",
      "<select><option>latinica</option></select>", "<template><p>šablon</p></template>",
    ]
  )
  func silent(_ element: String) throws {
    let article = try read("\(element)<p>Most.</p>\(element)")
    #expect(article.paragraphs.map(\.text) == ["Most."])
    #expect(article.setAside.isEmpty)
  }

  @Test(
    "The date of publication",
    arguments: [
      (
        "<meta property='article:published_time' content='2026-02-19T09:41:00+01:00'>", "",
        "2026-02-19T09:41"
      ),
      ("<meta itemprop='datePublished' content='2026-02-19'>", "", "2026-02-19"),
      ("<meta name='date' content='2026-02-19T9:41'>", "", "2026-02-19"),
      ("<meta name='date' content='19.02.2026'>", "", nil),
      ("", "<time datetime='2026-02-19T09:41'>juče</time>", "2026-02-19T09:41"),
      ("", "<p>19. фебруар 2026. 9:41</p>", "2026-02-19T09:41"), ("", "", nil),
    ]
  )
  func dates(_ head: String, _ body: String, _ expected: String?) throws {
    #expect(try read(body + "<p>Most je otvoren.</p>", head: head).date == expected)
  }

  @Test("Title, headline and language")
  func head() throws {
    let title = "<title>Most &ndash; Glasnik</title>"
    #expect(try read("<p>Ibar.</p>", head: title).title == "Most – Glasnik")
    let headed = try read(
      "<h1>Мост на Ибру</h1><article><p>\(Self.long)</p></article>",
      head: title
    )
    #expect(headed.title == "Мост на Ибру")
    #expect(headed.declaredLanguage == "sr")
    // The headline stands before the article, and belongs to it.
    #expect(headed.paragraphs.map(\.text) == ["Мост на Ибру", Self.long])
    let twice = try read(
      "<div>Most</div><article><h1>Most</h1><p>\(Self.latin)</p></article>",
      head: title
    )
    #expect(twice.paragraphs.map(\.text) == ["Most", Self.latin])
  }

  @Test(
    "Nothing is lost: all shown text is a paragraph or set aside",
    arguments: [
      "<nav>Vesti</nav>Uvod<main>Pre<article><h1>Мост</h1><p>\(long)</p><aside>Reklama</aside></article></main>kraj",
      "<div><p>Most<div>Ibar<p>Skela</div>Komentari 0<footer>© 2026 Glasnik</footer>",
      "<b><p>Мост</b><i>Ибар<li>Скела<form>Име<button>Пошаљи</button></form>",
    ]
  )
  func nothingLost(_ body: String) throws {
    let article = try read(body)
    let found = (article.paragraphs.map(\.text) + article.setAside.map(\.text)).joined()
    var shown = ""
    var isTag = false
    for character in body {
      if character == "<" { isTag = true }
      if !isTag { shown.append(character) }
      if character == ">" { isTag = false }
    }
    #expect(characters(of: found) == characters(of: shown))
  }
}
