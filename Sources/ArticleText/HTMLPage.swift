internal import XMLStream

/// The paragraphs of a saved web page, and what its head tells.
struct HTMLPage {
  private(set) var paragraphs: [Paragraph] = []
  private(set) var outside: [SetAsideLine] = []
  private(set) var title: String?
  private(set) var date: String?
  private(set) var language: String?

  static func looksLikeHTML(_ text: String) -> Bool {
    let start = text.prefix(1024).lowercased()
    return start.contains("<!doctype html") || start.contains("<html") || start.contains("<body")
      || (start.first { !$0.isWhitespace } == "<" && (start.contains("<p") || start.contains("<div")))
  }

  init(text: String) throws(ArticleError) {
    do {
      var collector = HTMLCollector()
      let reader = try HTMLReader(bytes: Array(text.utf8), encoding: "UTF-8")
      while let event = try reader.next() { collector.take(event, line: reader.line) }
      collector.finish()
      self.init(collector)
    } catch {
      throw ArticleError(.malformed, "The HTML page cannot be read: \(error)")
    }
  }

  /// The article is the `article` element with most text, else `main`, else the whole body.
  private init(_ collector: HTMLCollector) {
    title = collector.heading ?? collector.title
    date = collector.date
    language = collector.language
    let blocks = collector.blocks
    func length(_ region: Int) -> Int {
      blocks.reduce(0) { $0 + ($1.regions.contains(region) ? $1.text.count : 0) }
    }
    let articles = collector.regions.indices.filter { collector.regions[$0] == "article" }
    let mains = collector.regions.indices.filter { collector.regions[$0] == "main" }
    let best =
      articles.max { length($0) < length($1) }.flatMap { length($0) >= 200 ? $0 : nil }
      ?? mains.max { length($0) < length($1) }.flatMap { length($0) >= 200 ? $0 : nil }
    for block in blocks {
      // The headline often stands before the article element.
      if best.map({ block.regions.contains($0) }) ?? true || block.text == collector.heading {
        paragraphs.append(Paragraph(text: block.text, line: block.line))
      } else {
        outside.append(SetAsideLine(text: block.text, line: block.line, rule: "outside-article"))
      }
    }
    outside += collector.skipped
  }
}

/// Collects blocks of text from the events of a page.
private struct HTMLCollector {
  struct Block {
    var text: String
    var line: Int
    /// Numbers of the `article` and `main` elements it stands in.
    var regions: [Int]
  }

  private(set) var blocks: [Block] = []
  private(set) var skipped: [SetAsideLine] = []
  private(set) var regions: [String] = []
  private(set) var title: String?
  private(set) var heading: String?
  private(set) var date: String?
  private(set) var language: String?

  private var open: [(name: String, region: Int?)] = []
  private var text = ""
  private var textLine = 1

  /// Elements whose text belongs to the page, with the rule that sets it aside.
  private static let pageElements = [
    "nav": "page-navigation", "footer": "page-footer", "aside": "page-aside", "form": "page-form",
    "button": "page-button", "figcaption": "caption",
  ]
  private static let silentElements: Set = [
    "script", "style", "noscript", "template", "svg", "iframe", "select", "option", "object",
  ]
  private static let inlineElements: Set = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "del",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u",
    "var", "wbr", "img", "label", "big",
  ]

  mutating func take(_ event: XMLEvent, line: Int) {
    switch event {
    case .startElement(let name, let attributes, _): start(name.local, attributes, line)
    case .endElement(let name): end(name.local)
    case .text(let content):
      if text.isEmpty { textLine = line }
      text += content
    default: break
    }
  }

  mutating func finish() { flush() }

  private mutating func start(_ name: String, _ attributes: [XMLAttribute], _ line: Int) {
    func value(_ attribute: String) -> String? {
      attributes.first { $0.name.local == attribute }?.value
    }
    if name == "br" {
      flush()
      return
    }
    if !Self.inlineElements.contains(name) { flush() }
    switch name {
    case "html": language = value("lang")
    case "meta":
      let key = value("property") ?? value("name") ?? value("itemprop") ?? ""
      if ["article:published_time", "datePublished", "date", "pubdate"].contains(key) {
        date = date ?? Self.isoDate(value("content"))
      }
    case "time": date = date ?? Self.isoDate(value("datetime"))
    default: break
    }
    var region: Int?
    if name == "article" || name == "main" || value("itemprop") == "articleBody" {
      region = regions.count
      regions.append(name == "main" ? "main" : "article")
    }
    open.append((name, region))
  }

  private mutating func end(_ name: String) {
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    if !Self.inlineElements.contains(name) { flush() }
    open.removeSubrange(index...)
  }

  /// Ends the block of text that stands before a tag.
  private mutating func flush() {
    let content = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    text = ""
    if content.isEmpty { return }
    let names = open.map(\.name)
    if names.contains(where: Self.silentElements.contains) { return }
    if names.contains("head") {
      if names.last == "title" { title = title ?? content }
      return
    }
    if let page = names.last(where: { Self.pageElements[$0] != nil }) {
      skipped.append(
        SetAsideLine(text: content, line: textLine, rule: Self.pageElements[page] ?? page))
      return
    }
    if names.contains("h1") { heading = heading ?? content }
    blocks.append(Block(text: content, line: textLine, regions: open.compactMap(\.region)))
  }

  /// `2026-02-05` or `2026-02-05T09:12` of an ISO 8601 stamp.
  private static func isoDate(_ stamp: String?) -> String? {
    guard let stamp, stamp.count >= 10 else { return nil }
    let day = stamp.prefix(10)
    guard day.split(separator: "-").map(\.count) == [4, 2, 2],
      day.allSatisfy({ $0 == "-" || $0.isASCII && $0.isNumber })
    else { return nil }
    let time = stamp.dropFirst(10).prefix(6)
    return time.first == "T" && time.count == 6 ? "\(day)\(time)" : String(day)
  }
}
