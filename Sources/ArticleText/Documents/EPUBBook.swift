internal import XMLStream

/// The text of an epub (EPUB 3.3, and 2): the pages of its spine, in their order, each as a saved web
/// page. Pages beside the reading order, such as its navigation, are set aside.
enum EPUBBook {
  static func article(of document: PackedDocument) throws(ArticleError) -> Article {
    guard let path = try packagePath(of: document) else {
      throw ArticleError(.malformed, "The book is damaged: it names no package document.")
    }
    let package = try Package(document, path)
    let encrypted = try encryptedFiles(of: document)
    var article = Article(title: package.title, declaredLanguage: package.language)
    for page in package.pages {
      if encrypted.contains(page.path) { throw protected }
      guard let bytes = try document.bytes(of: page.path) else {
        throw ArticleError(.malformed, "The book is damaged: its page '\(page.path)' is missing.")
      }
      if bytes.isEmpty { continue }
      let content = try HTMLPage(text: try TextDecoder.decode(bytes, encoding: nil))
      for block in content.blocks {
        let line = article.paragraphs.count + 1
        if let rule = page.isBeside ? "beside-reading-order" : block.rule {
          article.setAside.append(SetAsideLine(text: block.text, line: line, rule: rule))
        } else {
          article.paragraphs.append(Paragraph(text: block.text, line: line))
        }
      }
    }
    return article
  }

  private static let protected = ArticleError(
    .archive,
    "The book is encrypted, as shops protect what they sell. Get it without protection."
  )

  private static func packagePath(of document: PackedDocument) throws(ArticleError) -> String? {
    var path: String?
    _ = try document.forEachEvent(of: "META-INF/container.xml") { event in
      if case .startElement(let name, let attributes, _) = event, name.local == "rootfile" {
        path = path ?? attributes.first { $0.name.local == "full-path" }?.value
      }
    }
    return path
  }

  /// Files that are encrypted; fonts nearly always are, which does no harm.
  private static func encryptedFiles(of document: PackedDocument) throws(ArticleError) -> Set<
    String
  > {
    var files: Set<String> = []
    _ = try document.forEachEvent(of: "META-INF/encryption.xml") { event in
      guard case .startElement(let name, let attributes, _) = event,
        name.local == "CipherReference",
        let reference = attributes.first(where: { $0.name.local == "URI" })?.value
      else { return }
      files.insert(resolved(reference, in: ""))
    }
    return files
  }

  /// The path in the archive that a reference in a file of that folder means.
  static func resolved(_ reference: String, in folder: String) -> String {
    let path = reference.prefix { $0 != "#" && $0 != "?" }
    var parts: [Substring] = path.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return unescaped(parts.joined(separator: "/"))
  }

  /// The text that percent encoding stands for.
  private static func unescaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == 0x25, digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What the package document says: the pages in reading order, and of whom the book is.
  private struct Package {
    struct Page {
      var path: String
      /// Beside the reading order.
      var isBeside: Bool
    }

    var pages: [Page] = []
    var title: String?
    var language: String?

    init(_ document: PackedDocument, _ path: String) throws(ArticleError) {
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      var items: [String: (path: String, isNavigation: Bool)] = [:]
      var spine: [(item: String, isBeside: Bool)] = []
      var element = ""
      var texts: [String: String] = [:]
      let isThere = try document.forEachEvent(of: path) { event in
        switch event {
        case .startElement(let name, let attributes, _):
          func value(_ name: String) -> String? {
            attributes.first { $0.name.local == name }?.value
          }
          element = name.local
          if element == "item", let id = value("id"), let href = value("href") {
            let isNavigation = value("properties")?.split(separator: " ").contains("nav") == true
            items[id] = (resolved(href, in: folder), isNavigation)
          } else if element == "itemref", let item = value("idref") {
            spine.append((item, value("linear") == "no"))
          }
        case .text(let text) where texts[element] == nil && !text.allSatisfy(\.isWhitespace):
          texts[element] = text
        case .endElement: element = ""
        default: break
        }
      }
      guard isThere else {
        throw ArticleError(.malformed, "The book is damaged: its part '\(path)' is missing.")
      }
      title = texts["title"]
      language = texts["language"]
      // An item stands in the spine once (EPUB 3.3 section 5.7.2); often it would be an attack.
      var seen: Set<String> = []
      pages = spine.compactMap { reference in
        guard seen.insert(reference.item).inserted else { return nil }
        return items[reference.item].map {
          Page(path: $0.path, isBeside: reference.isBeside || $0.isNavigation)
        }
      }
    }
  }
}
