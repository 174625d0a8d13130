import Foundation
import Terminology
import Workbench

/// Writes proposals of terms with what speaks for them.
struct ExtractView {
  let format: ExtractCommand.Format
  let report: ExtractTerms.Report

  func showHeader() {
    guard format == .tsv else { return }
    Terminal.print(
      "number\tid\tkind\tsource\ttarget\tcount\tsourceCount\ttargetCount\tassociation\tscore\texample"
    )
  }

  func show(_ proposal: TermProposal, number: Int) throws {
    switch format {
    case .table: showBlock(proposal, number)
    case .tsv:
      let example = proposal.examples.first.flatMap { report.examples[$0] }
      Terminal.print(
        [
          String(number), proposal.identifier, proposal.kind.rawValue, proposal.source,
          proposal.target, String(proposal.count), String(proposal.sourceCount),
          String(proposal.targetCount), String(format: "%.3f", proposal.association),
          String(format: "%.2f", proposal.score),
          example.map { "\($0.source) = \($0.target)" } ?? "",
        ].map { String($0.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }.joined(separator: "\t")
      )
    case .json: try JSONLine.print(Row(proposal, number, report))
    }
  }

  private func showBlock(_ proposal: TermProposal, _ number: Int) {
    let label = "\(number)".padding(toLength: 5, withPad: " ", startingAt: 0)
    let kind = proposal.kind == .name ? ", name" : ""
    let evidence =
      "\(proposal.count) of \(proposal.sourceCount) and \(proposal.targetCount), "
      + String(format: "%.2f", proposal.association) + kind
    Terminal.print(
      label + Terminal.styled(proposal.source, .bold) + " = "
        + Terminal.styled(proposal.target, .bold) + "  " + Terminal.styled(evidence, .faint)
    )
    guard let example = proposal.examples.first.flatMap({ report.examples[$0] }) else { return }
    for text in [example.source, example.target] {
      Terminal.print(Terminal.styled(Terminal.wrapped(text, indent: 5), .faint))
    }
  }

  private struct Row: Encodable {
    struct Example: Encodable {
      var source: String
      var target: String
    }

    var number: Int
    var id: String
    var kind: String
    var source: String
    var target: String
    var count: Int
    var sourceCount: Int
    var targetCount: Int
    var association: Double
    var logLikelihood: Double
    var score: Double
    var examples: [Example]

    init(_ proposal: TermProposal, _ number: Int, _ report: ExtractTerms.Report) {
      self.number = number
      id = proposal.identifier
      kind = proposal.kind.rawValue
      source = proposal.source
      target = proposal.target
      count = proposal.count
      sourceCount = proposal.sourceCount
      targetCount = proposal.targetCount
      association = proposal.association
      logLikelihood = proposal.logLikelihood
      score = proposal.score
      examples = proposal.examples.compactMap { report.examples[$0] }.map {
        Example(source: $0.source, target: $0.target)
      }
    }
  }
}
