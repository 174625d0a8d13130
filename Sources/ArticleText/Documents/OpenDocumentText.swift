internal import XMLStream

/// The text of an odt (OpenDocument 1.3, ISO/IEC 26300): paragraphs, headings and cells of the body.
/// Deleted text of tracked changes and comments are left out; notes are set aside.
enum OpenDocumentText {
  static func article(of document: PackedDocument) throws(ArticleError) -> Article {
    var isEncrypted = false
    _ = try document.forEachEvent(of: "META-INF/manifest.xml") { event in
      if case .startElement(let name, _, _) = event, name.local == "encryption-data" {
        isEncrypted = true
      }
    }
    if isEncrypted { throw ArticleError.protected }
    var collector = Collector()
    guard try document.forEachEvent(of: "content.xml", { collector.take($0) }) else {
      throw ArticleError(.malformed, "The document is damaged: its part 'content.xml' is missing.")
    }
    var article = collector.stack.article(title: nil)
    var element = ""
    _ = try document.forEachEvent(of: "meta.xml") { event in
      switch event {
      case .startElement(let name, _, _): element = name.qualified
      case .endElement: element = ""
      case .text(let text) where element == "dc:title":
        if !text.allSatisfy(\.isWhitespace) { article.title = (article.title ?? "") + text }
      default: break
      }
    }
    return article
  }

  private struct Collector {
    var stack = ParagraphStack()

    private static let silent: Set = [
      "office:annotation", "office:annotation-end", "text:tracked-changes", "text:note-citation",
      "text:ruby-text", "svg:title", "svg:desc", "office:forms", "text:hidden-paragraph",
    ]

    mutating func take(_ event: XMLEvent) {
      switch event {
      case .startElement(let name, let attributes, _): start(name.qualified, attributes)
      case .endElement(let name): end(name.qualified)
      case .text(let text): stack.add(text)
      default: break
      }
    }

    private mutating func start(_ name: String, _ attributes: [XMLAttribute]) {
      if Self.silent.contains(name) { stack.beginSilence() }
      switch name {
      case "text:p", "text:h": stack.beginParagraph()
      case "text:s", "text:tab": stack.add(" ")
      case "text:line-break": stack.breakLine()
      case "text:note-body": stack.beginNote()
      default: break
      }
    }

    private mutating func end(_ name: String) {
      if Self.silent.contains(name) { stack.endSilence() }
      switch name {
      case "text:p", "text:h": stack.endParagraph()
      case "text:note-body": stack.endNote()
      default: break
      }
    }
  }
}
