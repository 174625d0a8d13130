import Foundation
import Workbench

/// Shows which files of folders belong together, and why.
struct PairingView {
  private let pairing: FolderPairing
  private let explains: Bool
  private let isJSON: Bool

  init(_ pairing: FolderPairing, explains: Bool, isJSON: Bool) {
    self.pairing = pairing
    self.explains = explains
    self.isJSON = isJSON
  }

  /// Writes the pairs to standard output: a list as `--batch` reads it, with the reasons as comments.
  func list() throws {
    complainOfRefused()
    if isJSON { return try printJSON() }
    for pair in pairing.pairs {
      if explains { Terminal.print("# " + reason(pair)) }
      Terminal.print("\(pair.source.name)\t\(pair.target.name)")
    }
    for lonely in pairing.lonely { Terminal.print("# " + told(lonely)) }
  }

  /// Tells on standard error what was paired by content, and what is left; with JSON and reasons asked
  /// for, on standard output.
  func tell() throws {
    complainOfRefused()
    if isJSON, explains { try printJSON() }
    for pair in pairing.pairs where pair.agreement != nil {
      Terminal.tell("\(pair.source.name) … \(pair.target.name): " + reason(pair))
    }
    for lonely in pairing.lonely { Terminal.tell(told(lonely)) }
  }

  private func complainOfRefused() {
    for error in pairing.refused { Terminal.complain(error.description) }
  }

  private func reason(_ pair: FolderPairing.FilePair) -> String {
    guard let agreement = pair.agreement else { return "equal names" }
    return "by content, " + told(agreement, own: [pair.source.name, pair.target.name])
  }

  private func told(_ agreement: FolderPairing.Agreement, own: [String]) -> String {
    var text = String(
      format: "probability %.4f, score %.2f",
      agreement.probability,
      agreement.score
    )
    if let other = agreement.runnerUp {
      let name = own.contains(other.source) ? other.target : other.source
      text += String(format: ", next '\(escaped(name))' %.2f", other.score)
    }
    if explains, !agreement.evidence.isEmpty {
      let features = agreement.evidence.map { feature in
        let same = feature.source == feature.target
        return "\(feature.kind) \(feature.source)" + (same ? "" : " = \(feature.target)")
      }
      text += "; " + features.joined(separator: ", ")
    }
    return text
  }

  /// A name inside a format.
  private func escaped(_ name: String) -> String { name.replacing("%", with: "%%") }

  private func told(_ lonely: FolderPairing.LonelyFile) -> String {
    guard let (name, agreement) = lonely.nearest else {
      return "\(lonely.name): no counterpart; nothing comes near."
    }
    return "\(lonely.name): no counterpart; nearest is '\(name)', "
      + told(agreement, own: [lonely.name, name]) + "."
  }

  // MARK: JSON

  private struct Row: Encodable {
    var pairing: Pairing
  }

  private struct Pairing: Encodable {
    var source: String?
    var target: String?
    /// "name", "content" or "none".
    var by: String
    var probability: Double?
    var score: Double?
    /// The score less that of the next best.
    var margin: Double?
    var runnerUp: RunnerUp?
    var evidence: [Feature]?
    /// Of a file without counterpart.
    var nearest: String?
  }

  private struct RunnerUp: Encodable {
    var source: String
    var target: String
    var score: Double
  }

  private struct Feature: Encodable {
    var kind: String
    var source: String
    var target: String
    var weight: Double
  }

  private func printJSON() throws {
    for pair in pairing.pairs {
      var row = Pairing(source: pair.source.name, target: pair.target.name, by: "name")
      if let agreement = pair.agreement { fill(&row, agreement, by: "content") }
      try JSONLine.print(Row(pairing: row))
    }
    for lonely in pairing.lonely {
      var row = Pairing(by: "none")
      if lonely.isSource { row.source = lonely.name } else { row.target = lonely.name }
      if let (name, agreement) = lonely.nearest {
        fill(&row, agreement, by: "none")
        row.nearest = name
      }
      try JSONLine.print(Row(pairing: row))
    }
  }

  private func fill(_ row: inout Pairing, _ agreement: FolderPairing.Agreement, by: String) {
    func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
    row.by = by
    row.probability = rounded(agreement.probability)
    row.score = rounded(agreement.score)
    if let other = agreement.runnerUp {
      row.runnerUp = RunnerUp(
        source: other.source,
        target: other.target,
        score: rounded(other.score)
      )
      row.margin = rounded(agreement.score - other.score)
    }
    row.evidence = agreement.evidence.map {
      Feature(
        kind: $0.kind,
        source: $0.source,
        target: $0.target,
        weight: rounded($0.weight)
      )
    }
  }
}
