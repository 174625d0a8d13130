import ArticleText
import BitextCore
import Foundation
import Workbench

/// Shows alignments in the form that was asked for, and keeps them to be stored.
struct AlignOutput {
  let format: AlignCommand.Format
  let minimumProbability: Double
  let explains: Bool
  let listsSetAside: Bool
  /// Tells which files a bead is from: there are several.
  let namesFiles: Bool
  private(set) var results: [AlignedDocuments] = []

  init(
    format: AlignCommand.Format,
    minimumProbability: Double,
    explains: Bool,
    listsSetAside: Bool,
    namesFiles: Bool
  ) {
    self.format = format
    self.minimumProbability = minimumProbability
    self.explains = explains
    self.listsSetAside = listsSetAside
    self.namesFiles = namesFiles
  }

  mutating func show(_ aligned: AlignedDocuments) throws {
    for warning in aligned.warnings { Terminal.tell(warning) }
    if listsSetAside {
      for document in [aligned.source, aligned.target] {
        Self.showSetAside(document.setAside, document.name)
      }
    }
    results.append(aligned)
    if format == .tmx { return }
    if namesFiles, format != .json { showNames(aligned) }
    if format == .ladder { AlignedLadder.lines(of: aligned).forEach { Terminal.print($0) } }
    for (number, bead) in aligned.alignment.beads.enumerated() {
      let view = BeadView(bead, number: number + 1, in: aligned, namesFiles: namesFiles)
      switch format {
      case .table: view.printBlock(minimumProbability: minimumProbability)
      case .tsv: view.printTSV()
      case .json: try view.printJSON()
      case .beads: view.printBead()
      case .ladder, .tmx: break
      }
      if explains, format != .json, format != .ladder { view.printScores() }
    }
  }

  /// A line between the pairs of files: nothing else tells where one ends.
  private func showNames(_ aligned: AlignedDocuments) {
    switch format {
    case .table:
      let names = "\(aligned.source.name)  \(aligned.target.name)"
      Terminal.print(Terminal.styled(names, .bold) + "\n")
    // Rows of a table go on through all files.
    case .tsv: break
    default: Terminal.print("# \(aligned.source.name)\t\(aligned.target.name)")
    }
  }

  /// Writes what can be written only when all is there: one TMX document for all pairs of files.
  func finish() throws {
    guard format == .tmx else { return }
    try AlignedTMX.write(
      results,
      minimumProbability: minimumProbability,
      programVersion: SkelaCommand.programVersion,
      sink: { Terminal.write($0) }
    )
  }

  static func showSetAside(_ lines: [SetAsideLine], _ file: String) {
    for line in lines {
      let reason = BoilerplateRule.all.first { $0.name == line.rule }.map { " (\($0.reason))" }
      Terminal.tell("\(file):\(line.line): \(line.rule)\(reason ?? ""): \(line.text)")
    }
  }

  /// What is not stored: segments without counterpart, and pairs that are too doubtful.
  static func remainder(_ results: [AlignedDocuments], _ minimumProbability: Double) -> String {
    var source = 0
    var target = 0
    var doubtful = 0
    let kept = results.reduce(0) { $0 + $1.keptCount }
    for result in results {
      let counts = result.oneSidedCounts
      source += counts.source
      target += counts.target
      doubtful += result.alignment.beads.count {
        !$0.bead.isOneSided && $0.probability < minimumProbability
      }
    }
    return "\(source + target) segments without counterpart"
      + (source + target > 0 ? " (\(source) source, \(target) target)" : "")
      + (kept > 0 ? "; \(kept) pairs kept as they were given" : "")
      + (doubtful > 0 ? "; \(doubtful) pairs too doubtful" : "") + "."
  }
}
