import BitextCore
import TranslationCheck
import Workbench

/// Writes the findings of a check.
struct CheckView {
  let format: CheckCommand.Format

  func showHeader() {
    guard format == .tsv else { return }
    Terminal.print("kind\tplace\tside\tstart\tend\tmessage\tsource\ttarget")
  }

  func show(_ finding: CheckTranslations.Finding) throws {
    switch format {
    case .table: showBlock(finding)
    case .tsv:
      let own = finding.finding
      Terminal.print(
        [
          own.kind.rawValue, finding.place.description, own.side.rawValue,
          String(own.range.lowerBound), String(own.range.upperBound), own.message, finding.source,
          finding.target,
        ].map(Self.field).joined(separator: "\t")
      )
    case .json: try JSONLine.print(Row(finding))
    }
  }

  private static func field(_ text: String) -> String {
    String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }

  private func showBlock(_ finding: CheckTranslations.Finding) {
    let own = finding.finding
    let article = finding.place.article.map { " (\($0))" } ?? ""
    Terminal.print(
      Terminal.styled("\(finding.place.description)\(article): \(own.kind.rawValue)", .bold)
        + ": \(own.message)"
    )
    for (side, text) in [(CheckFinding.Side.source, finding.source), (.target, finding.target)] {
      Terminal.print("    " + (own.side == side ? Self.marked(text, own.range) : text))
    }
    Terminal.print("")
  }

  private static func marked(_ text: String, _ range: Range<Int>) -> String {
    let utf8 = text.utf8
    guard !range.isEmpty, range.count < utf8.count, range.upperBound <= utf8.count else {
      return text
    }
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    return text[..<start] + Terminal.styled(String(text[start..<end]), .bold, .yellow)
      + text[end...]
  }

  private struct Row: Encodable {
    var kind: String
    var file: String?
    var line: Int?
    var column: Int?
    var unit: String?
    var article: String?
    var side: String
    /// UTF-8 offsets in the text of the side, from 0.
    var start: Int
    var end: Int
    var message: String
    var source: String
    var target: String

    init(_ finding: CheckTranslations.Finding) {
      kind = finding.finding.kind.rawValue
      file = finding.place.file
      line = finding.place.position?.line
      column = finding.place.position?.column
      unit = finding.place.unit
      article = finding.place.article
      side = finding.finding.side.rawValue
      start = finding.finding.range.lowerBound
      end = finding.finding.range.upperBound
      message = finding.finding.message
      source = finding.source
      target = finding.target
    }
  }
}
