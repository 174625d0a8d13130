internal import UnicodeText
internal import XMLStream

/// Reads the file of an article: plain text, a saved HTML page, docx, odt or epub.
///
///     let article = try ArticleReader().read(bytes)
///     article.paragraphs.map(\.text)
///
/// Lines of the page (comment links, teasers, dates …) are set aside by named rules
/// (`BoilerplateRule`), never lost. One object serves one thread at a time.
public final class ArticleReader {
  public struct Options: Sendable {
    /// The encoding of the file, where it has no byte order mark; UTF-8 when nil.
    public var encoding: String?
    /// Sets nothing aside: every line is a paragraph.
    public var keepsEverything = false

    public init() {}
  }

  public let options: Options
  private let boilerplate = Boilerplate()

  public init(options: Options = Options()) {
    self.options = options
  }

  /// Reads the bytes of a file. O(length).
  ///
  /// Throws when they are empty, binary, malformed in their encoding, or hold no paragraph.
  public func read(_ bytes: [UInt8]) throws(ArticleError) -> Article {
    if PackedDocument.looksLikeArchive(bytes) { return try document(bytes) }
    let text = try TextDecoder.decode(bytes, encoding: options.encoding)
    let page = HTMLPage.looksLikeHTML(text) ? try HTMLPage(text: text) : nil
    var article: Article
    if options.keepsEverything {
      let blocks = page?.blocks.map { Paragraph(text: $0.text, line: $0.line) }
      article = Article(paragraphs: blocks ?? PlainText.paragraphs(of: text))
    } else {
      article = try sorted(page?.paragraphs ?? PlainText.paragraphs(of: text))
    }
    if let page {
      article.title = page.title ?? article.title
      article.date = page.date ?? article.date
      article.declaredLanguage = page.language
      if !options.keepsEverything {
        let outside = page.blocks.compactMap { block in
          block.rule.map { SetAsideLine(text: block.text, line: block.line, rule: $0) }
        }
        article.setAside = (article.setAside + outside).sorted { $0.line < $1.line }
      }
    }
    if article.paragraphs.isEmpty { throw Self.noText(article) }
    return article
  }

  /// A packed document. Its text is often a page's, pasted, so the rules for lines of the page hold
  /// for it too.
  private func document(_ bytes: [UInt8]) throws(ArticleError) -> Article {
    let document = try PackedDocument(bytes).article()
    var article = document
    if !options.keepsEverything {
      article = try sorted(document.paragraphs)
      article.title = document.title ?? article.title
      article.date = document.date ?? article.date
      article.source = document.source ?? article.source
      article.declaredLanguage = document.declaredLanguage
      article.setAside = (document.setAside + article.setAside).sorted { $0.line < $1.line }
    }
    if article.paragraphs.isEmpty { throw Self.noText(article) }
    return article
  }

  private static func noText(_ article: Article) -> ArticleError {
    var error = ArticleError(
      .noText,
      "No line of the file is text of an article. Try --keep-everything, and --list-set-aside to see why."
    )
    error.setAside = article.setAside
    return error
  }

  private func sorted(_ lines: [Paragraph]) throws(ArticleError) -> Article {
    do {
      return try boilerplate.sort(lines)
    } catch {
      throw ArticleError(.rules, "The rules for lines of the page do not load: \(error)")
    }
  }
}

extension ArticleReader {
  /// The lines of a text file, as they are: nothing is joined, trimmed or set aside. A line end at
  /// the end of the file begins no further line.
  public static func lines(of bytes: [UInt8], encoding: String?) throws(ArticleError) -> [String] {
    let text = try TextDecoder.decode(bytes, encoding: encoding)
    var lines = text.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map(String.init)
  }
}
