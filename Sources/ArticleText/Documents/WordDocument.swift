internal import XMLStream

/// The text of a docx (ECMA-376, WordprocessingML): paragraphs of the body, headings and cells among
/// them, as they stand after all revisions are accepted. Headers and footers are parts of their own and
/// are not read; footnotes and endnotes are set aside.
enum WordDocument {
  static func article(
    of document: PackedDocument,
    part: String
  ) throws(ArticleError) -> Article {
    var collector = Collector()
    guard try document.forEachEvent(of: part, { collector.take($0) }) else {
      throw ArticleError(.malformed, "The document is damaged: its part '\(part)' is missing.")
    }
    collector.stack.finish()
    let folder = part.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    collector.stack.beginNote()
    for name in ["footnotes.xml", "endnotes.xml"] {
      _ = try document.forEachEvent(of: folder + name) { collector.take($0) }
    }
    return collector.stack.article(title: try coreTitle(of: document))
  }

  /// The part that the document's text is in, by its relationships; nil for what is no such document.
  static func mainPart(of document: PackedDocument) throws(ArticleError) -> String? {
    var target: String?
    _ = try document.forEachEvent(of: "_rels/.rels") { event in
      guard case .startElement(let name, let attributes, _) = event, name.local == "Relationship"
      else { return }
      func value(_ name: String) -> String? { attributes.first { $0.name.local == name }?.value }
      if value("Type")?.hasSuffix("/officeDocument") == true { target = target ?? value("Target") }
    }
    let part = String((target ?? "word/document.xml").drop { $0 == "/" })
    // A table or a presentation has a main part too.
    return part.hasPrefix("xl/") || part.hasPrefix("ppt/") || !document.has(part) && target == nil
      ? nil : part
  }

  private static func coreTitle(of document: PackedDocument) throws(ArticleError) -> String? {
    var title: String?
    var isTitle = false
    _ = try document.forEachEvent(of: "docProps/core.xml") { event in
      switch event {
      case .startElement(let name, _, _): isTitle = name.local == "title"
      case .endElement: isTitle = false
      case .text(let text) where isTitle: title = (title ?? "") + text
      default: break
      }
    }
    return title.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
  }

  private struct Collector {
    var stack = ParagraphStack()
    private var open: [String] = []
    /// Whether the run on the way is hidden.
    private var isHidden = false

    /// Elements whose text was deleted or moved away, or stands for what is shown in other words.
    private static let silent: Set = ["del", "moveFrom", "Fallback", "rt", "instrText", "delText"]

    mutating func take(_ event: XMLEvent) {
      switch event {
      case .startElement(let name, let attributes, _): start(name.local, attributes)
      case .endElement(let name): end(name.local)
      case .text(let text):
        if open.last == "t", !isHidden { stack.add(text) }
      default: break
      }
    }

    private mutating func start(_ name: String, _ attributes: [XMLAttribute]) {
      func isOff() -> Bool {
        ["0", "false", "off"].contains(attributes.first { $0.name.local == "val" }?.value)
      }
      switch name {
      case "p": stack.beginParagraph()
      case "r": isHidden = false
      case "vanish" where open.last == "rPr" && open.dropLast().last == "r": isHidden = !isOff()
      case "del" where open.last == "rPr":
        // The mark at the end of the paragraph was deleted.
        if open.contains("pPr") { stack.joinNext() }
      // A tab in a paragraph's properties is a place, in a run a character.
      case "tab", "ptab": if open.last == "r" { stack.add("\t") }
      case "br":
        if attributes.contains(where: { $0.name.local == "type" && $0.value != "textWrapping" }) {
          stack.add(" ")
        } else {
          stack.breakLine()
        }
      case "cr": stack.breakLine()
      case "noBreakHyphen": stack.add("\u{2011}")
      case "softHyphen": stack.add("\u{AD}")
      default: break
      }
      if isSilent(name) { stack.beginSilence() }
      open.append(name)
    }

    private mutating func end(_ name: String) {
      guard open.popLast() != nil else { return }
      if isSilent(name) { stack.endSilence() }
      if name == "p" { stack.endParagraph() }
      if name == "r" { isHidden = false }
    }

    /// In properties these names say something of a mark, and hold no text.
    private func isSilent(_ name: String) -> Bool { Self.silent.contains(name) }
  }
}
