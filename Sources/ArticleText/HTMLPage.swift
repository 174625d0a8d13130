internal import XMLStream

/// The blocks of text of a saved web page, and what its head tells.
struct HTMLPage {
  /// In the order of the page.
  let blocks: [Block]
  let title: String?
  let date: String?
  let language: String?

  struct Block {
    var text: String
    var line: Int
    /// The rule that sets the block aside; nil for a paragraph.
    var rule: String?
  }

  var paragraphs: [Paragraph] {
    blocks.filter { $0.rule == nil }.map { Paragraph(text: $0.text, line: $0.line) }
  }

  /// Whether a text file is a web page, by its first thousand characters.
  static func looksLikeHTML(_ text: String) -> Bool {
    let start = text.prefix(1024).lowercased()
    let beginsWithTag = start.first { !$0.isWhitespace } == "<"
    return start.contains("<!doctype html") || start.contains("<html") || start.contains("<body")
      || (beginsWithTag && (start.contains("<p") || start.contains("<div")))
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
    let best = Self.longest(.article, in: collector) ?? Self.longest(.main, in: collector)
    func isInside(_ block: HTMLCollector.Block) -> Bool {
      best.map { block.regions.contains($0) } ?? true
    }
    // The headline often stands before the article element.
    let hasHeading = collector.blocks.contains {
      $0.rule == nil && $0.text == collector.heading && isInside($0)
    }
    blocks = collector.blocks.map { block in
      let isHeadline = block.text == collector.heading && !hasHeading
      let rule = isInside(block) || isHeadline ? nil : "outside-article"
      return Block(text: block.text, line: block.line, rule: block.rule ?? rule)
    }
  }

  /// The region of that kind with most text, unless it has too little for an article.
  private static func longest(_ kind: HTMLCollector.Region, in collector: HTMLCollector) -> Int? {
    var lengths = [Int](repeating: 0, count: collector.regions.count)
    for block in collector.blocks where block.rule == nil {
      for region in block.regions { lengths[region] += block.text.count }
    }
    let candidates = lengths.indices.filter {
      collector.regions[$0] == kind && lengths[$0] >= 200
    }
    return candidates.max { lengths[$0] < lengths[$1] }
  }
}
