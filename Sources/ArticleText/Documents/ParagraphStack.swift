/// Gathers paragraphs of a document in which one may stand inside another, as in a text box, and in
/// which some elements hold no text of the article.
struct ParagraphStack {
  /// The text, paragraph by paragraph.
  private(set) var paragraphs: [String] = []
  /// Notes, which belong to no place between the paragraphs.
  private(set) var notes: [String] = []
  /// How many elements are open whose content is passed over.
  private(set) var silence = 0

  private var open: [(text: String, joinsNext: Bool)] = []
  /// The text of a paragraph whose end was deleted: the next one goes on with it.
  private var waiting = ""
  private var noteDepth = 0

  mutating func beginSilence() { silence += 1 }
  mutating func endSilence() { silence = max(0, silence - 1) }
  mutating func beginNote() { noteDepth += 1 }
  mutating func endNote() { noteDepth = max(0, noteDepth - 1) }

  mutating func beginParagraph() {
    open.append((noteDepth == 0 ? waiting : "", false))
    if noteDepth == 0 { waiting = "" }
  }

  /// Says that the end of the paragraph on the way was deleted.
  mutating func joinNext() {
    if !open.isEmpty { open[open.count - 1].joinsNext = true }
  }

  mutating func add(_ text: String) {
    if silence == 0, !open.isEmpty { open[open.count - 1].text += text }
  }

  /// Ends the paragraph on the way where a line ends in it; more of it follows.
  mutating func breakLine() {
    guard silence == 0, let paragraph = open.last else { return }
    open[open.count - 1].text = ""
    keep(paragraph.text)
  }

  mutating func endParagraph() {
    guard let paragraph = open.popLast() else { return }
    if paragraph.joinsNext, noteDepth == 0, open.isEmpty {
      waiting = paragraph.text
    } else {
      keep(paragraph.text)
    }
  }

  mutating func finish() {
    keep(waiting)
    waiting = ""
  }

  private mutating func keep(_ text: String) {
    let content = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if content.isEmpty { return }
    if noteDepth > 0 { notes.append(content) } else { paragraphs.append(content) }
  }

  /// The article that was gathered; its notes are set aside. Of a packed document the lines are its
  /// paragraphs.
  func article(title: String?) -> Article {
    Article(
      title: title,
      paragraphs: paragraphs.enumerated().map { Paragraph(text: $1, line: $0 + 1) },
      setAside: notes.map { SetAsideLine(text: $0, line: paragraphs.count + 1, rule: "note") }
    )
  }
}
