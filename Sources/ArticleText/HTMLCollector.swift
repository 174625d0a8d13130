internal import XMLStream

/// Collects blocks of text from the events of a page.
struct HTMLCollector {
  struct Block {
    var text: String
    var line: Int
    /// Numbers of the `article` and `main` elements it stands in.
    var regions: [Int]
    /// The rule for an element of the page that it stands in; nil for text of the article.
    var rule: String?
  }

  enum Region { case article, main }

  private(set) var blocks: [Block] = []
  private(set) var regions: [Region] = []
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
      regions.append(name == "main" ? .main : .article)
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
    let rule = pageRule()
    if rule == nil, names.contains("h1") { heading = heading ?? content }
    blocks.append(
      Block(text: content, line: textLine, regions: open.compactMap(\.region), rule: rule)
    )
  }

  /// The rule for the innermost element of the page that is open.
  private func pageRule() -> String? {
    for (index, element) in open.enumerated().reversed() {
      guard let rule = Self.pageElements[element.name] else { continue }
      // Some portals put the whole page into one form.
      let holdsArticle = open[index...].contains { $0.region != nil || $0.name == "h1" }
      if element.name != "form" || !holdsArticle { return rule }
    }
    return nil
  }

  /// `2026-02-05` or `2026-02-05T09:12` of an ISO 8601 stamp.
  private static func isoDate(_ stamp: String?) -> String? {
    guard let stamp, stamp.count >= 10 else { return nil }
    let day = stamp.prefix(10)
    guard day.split(separator: "-").map(\.count) == [4, 2, 2],
      day.allSatisfy({ $0 == "-" || $0.isASCII && $0.isNumber })
    else { return nil }
    let time = stamp.dropFirst(10).prefix(6)
    let digits = time.utf8.map { (0x30...0x39).contains($0) }
    let isTime = digits == [false, true, true, false, true, true]
    let separators = (time.first, time.dropFirst(3).first)
    return isTime && separators == ("T", ":") ? "\(day)\(time)" : String(day)
  }
}
