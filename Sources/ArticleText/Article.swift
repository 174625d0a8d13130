/// An article as it was read: its paragraphs, what the page tells about it, and what was set aside.
public struct Article: Hashable, Sendable {
  public var title: String?
  /// Date of publication, ISO 8601: `2026-02-05`, with a time where the page has one:
  /// `2026-02-05T09:12`.
  public var date: String?
  /// The agency or paper that the page names as its source.
  public var source: String?
  /// The language that an HTML page declares, as it stands there.
  public var declaredLanguage: String?
  public var paragraphs: [Paragraph]
  /// Lines that belong to the page and not to the article, in the order of the page.
  public var setAside: [SetAsideLine]

  public init(
    title: String? = nil,
    date: String? = nil,
    source: String? = nil,
    declaredLanguage: String? = nil,
    paragraphs: [Paragraph] = [],
    setAside: [SetAsideLine] = []
  ) {
    self.title = title
    self.date = date
    self.source = source
    self.declaredLanguage = declaredLanguage
    self.paragraphs = paragraphs
    self.setAside = setAside
  }
}

/// One paragraph of an article.
public struct Paragraph: Hashable, Sendable {
  public var text: String
  /// The line of the file it begins on, from 1; in a docx, odt or epub its number among the paragraphs.
  public var line: Int

  public init(text: String, line: Int) {
    self.text = text
    self.line = line
  }
}

/// A line that was set aside, with the rule that did it. The text is kept: nothing is lost.
public struct SetAsideLine: Hashable, Sendable {
  public var text: String
  public var line: Int
  /// The name of the rule, such as `comment-counter`.
  public var rule: String

  public init(text: String, line: Int, rule: String) {
    self.text = text
    self.line = line
    self.rule = rule
  }
}
