import BitextCore
import Foundation
import Workbench

/// A bead in the forms in which `align` shows it.
struct BeadView {
  private let aligned: AlignedBead
  private let number: Int
  private let source: [String]
  private let target: [String]

  private let files: (source: String, target: String)?

  /// `namesFiles` has JSON tell which files the bead is from.
  init(
    _ aligned: AlignedBead,
    number: Int,
    in documents: AlignedDocuments,
    namesFiles: Bool = false
  ) {
    self.aligned = aligned
    self.number = number
    files = namesFiles ? (documents.source.name, documents.target.name) : nil
    source = documents.source.segments[aligned.bead.source].map(\.text)
    target = documents.target.segments[aligned.bead.target].map(\.text)
  }

  private var probability: String { String(format: "%.4f", aligned.probability) }

  func printTSV() {
    func cell(_ texts: [String]) -> String {
      texts.joined(separator: " ")
        .replacingOccurrences(of: "\t", with: " ")
    }
    Terminal.print("\(probability)\t\(cell(source))\t\(cell(target))")
  }

  func printBead() {
    Terminal.print("\(Array(aligned.bead.source)):\(Array(aligned.bead.target))")
  }

  func printBlock(minimumProbability: Double) {
    let sure = aligned.bead.isOneSided || aligned.probability >= minimumProbability
    let mark =
      aligned.bead.isOneSided
      ? Terminal.styled("no counterpart", .yellow)
      : sure ? "" : Terminal.styled("too doubtful to store", .red)
    Terminal.print(
      Terminal.styled("\(number)", .bold)
        + Terminal.styled("  \(aligned.bead.kind)  \(probability)", .faint)
        + (mark.isEmpty ? "" : "  " + mark)
    )
    for side in [source, target] where !side.isEmpty {
      Terminal.print(Terminal.wrapped(side.joined(separator: " "), indent: 4))
    }
    Terminal.print("")
  }

  func printScores() {
    let parts = aligned.scores.map { "\($0.name) \(String(format: "%+.2f", $0.value))" }
    let sum = aligned.scores.reduce(0) { $0 + $1.value }
    Terminal.print(
      "# \(aligned.bead.kind) " + parts.joined(separator: "  ")
        + String(format: "  = %+.2f", sum)
    )
  }

  private struct Row: Encodable {
    var probability: Double
    var source: [String]
    var target: [String]
    var sourceSegments: [Int]
    var targetSegments: [Int]
    var scores: [String: Double]
    var sourceFile: String?
    var targetFile: String?
  }

  func printJSON() throws {
    func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
    try JSONLine.print(
      Row(
        probability: rounded(aligned.probability),
        source: source,
        target: target,
        sourceSegments: Array(aligned.bead.source),
        targetSegments: Array(aligned.bead.target),
        scores: Dictionary(
          aligned.scores.map { ($0.name, rounded($0.value)) },
          uniquingKeysWith: +
        ),
        sourceFile: files?.source,
        targetFile: files?.target
      )
    )
  }
}
