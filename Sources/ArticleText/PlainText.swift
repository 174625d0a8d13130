/// Plain text into paragraphs.
///
/// A line is a paragraph. In a text whose lines were broken to a width, with empty lines between the
/// paragraphs, the lines of a paragraph are joined.
enum PlainText {
  static func paragraphs(of text: String) -> [Paragraph] {
    var blocks: [[Paragraph]] = [[]]
    for (index, line) in lines(of: text).enumerated() {
      let content = line.trimmingSpaces()
      if content.isEmpty {
        if blocks.last?.isEmpty == false { blocks.append([]) }
      } else {
        blocks[blocks.count - 1].append(Paragraph(text: content, line: index + 1))
      }
    }
    if blocks.last?.isEmpty == true { blocks.removeLast() }
    guard isWrapped(blocks) else { return blocks.flatMap(\.self) }
    return blocks.flatMap(joined)
  }

  /// Joins each line to the one before it, where that one is long enough to have been broken: short
  /// lines under each other are lines of the page.
  private static func joined(_ block: [Paragraph]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var isBroken = false
    for line in block {
      if isBroken, let last = paragraphs.indices.last {
        paragraphs[last].text += " " + line.text
      } else {
        paragraphs.append(line)
      }
      isBroken = line.text.count >= shortestBroken
    }
    return paragraphs
  }

  /// No line that was broken to a width is shorter, in characters, but the last of a paragraph.
  private static let shortestBroken = 40

  /// Lines by any of the ends that files have: LF, CR LF, CR, NEL, line and paragraph separator.
  private static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// Whether lines were broken to a width: there are blocks of several lines, none of them long, and
  /// most lines inside a block end in the middle of a sentence.
  private static func isWrapped(_ blocks: [[Paragraph]]) -> Bool {
    let inner = blocks.flatMap { $0.dropLast() }
    guard blocks.count > 1, inner.count >= 3,
      // An address that stands alone may be longer than the width.
      inner.count(where: { $0.text.count > 120 }) * 20 <= inner.count
    else { return false }
    let open = inner.count { line in
      guard let last = line.text.last else { return false }
      return !".!?…:\"”“»".contains(last) && line.text.count >= shortestBroken
    }
    return open * 10 >= inner.count * 6
  }
}
