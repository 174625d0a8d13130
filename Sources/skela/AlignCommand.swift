import ArgumentParser
import ArticleText
import BitextCore
import Foundation
import Storage
import Workbench

struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Align two articles sentence by sentence, show the pairs and store them.",
    discussion: """
      The files are plain text, with a paragraph a line or between empty lines, or saved HTML \
      pages. Lines of the page, such as comment links and teasers, are set aside.
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, tsv, json, beads, tmx
  }

  @Argument(help: ArgumentHelp("The article in the source language.", valueName: "source"))
  var source: String?

  @Argument(help: ArgumentHelp("Its translation.", valueName: "target"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "Align many pairs: a file with a pair of files a line, a tab between.",
      valueName: "list"
    )
  )
  var batch: String?

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions

  @Option(help: "How to show the pairs.")
  var format: Format = .table

  @OptionGroup var output: OutputOptions

  @Flag(help: "Store nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Pairs below this probability are not stored.",
      valueName: "probability"
    )
  )
  var minimumProbability = 0.5

  @Flag(help: "The files have one segment a line; nothing is set aside.")
  var segmented = false

  @Flag(help: "Set no line aside.")
  var keepEverything = false

  @Flag(help: "List the lines that were set aside, each with the rule.")
  var listSetAside = false

  @Flag(help: "Show what each score adds to each bead.")
  var explain = false

  @Option(help: "The encoding of both files, where it is not UTF-8.")
  var encoding: String?

  @Option(help: "The encoding of the source file.")
  var sourceEncoding: String?

  @Option(help: "The encoding of the target file.")
  var targetEncoding: String?

  @Option(help: "Segmentation rules (SRX) to use in place of Skela's own.")
  var rules: String?

  @Flag(inversion: .prefixedNo, help: "Use dictionaries and glossaries.")
  var dictionaries = true

  func validate() throws {
    guard (0...1).contains(minimumProbability) else {
      throw ValidationError("--minimum-probability takes a number from 0 to 1.")
    }
    if batch == nil, source == nil || target == nil {
      throw ValidationError("Name two files: the source and its translation.")
    }
    if batch != nil, source != nil, target != nil {
      throw ValidationError("--batch takes the place of the two files.")
    }
  }

  func run() throws {
    var options = AlignDocuments.Options()
    options.sourceLanguage = languages.sourceLanguage
    options.targetLanguage = languages.targetLanguage
    options.sourceEncoding = sourceEncoding ?? encoding
    options.targetEncoding = targetEncoding ?? encoding
    options.keepsEverything = keepEverything
    options.isSegmented = segmented
    options.usesDictionaries = dictionaries
    if let rules { options.rules = try SegmentText.rules(file: rules) }
    let align = try AlignDocuments(options: options, places: FilePlaces())

    var results: [AlignedDocuments] = []
    for (source, target) in try pairs() {
      Terminal.progress("\(source) … \(target)")
      let aligned = try align.align(
        source: InputFile(reading: source),
        target: InputFile(reading: target)
      )
      if listSetAside { showSetAside(aligned, source, target) }
      try show(aligned)
      results.append(aligned)
    }
    try store(results)
    Terminal.flush()
  }

  private func pairs() throws -> [(String, String)] {
    if let batch {
      // `--batch FOLDER FOLDER`: the second folder comes as the first argument.
      return try BatchList.pairs(batch, source)
    }
    guard let source, let target else { return [] }
    return [(source, target)]
  }

  private func show(_ aligned: AlignedDocuments) throws {
    let format = output.json ? Format.json : format
    if format == .tmx {
      for bytes in try AlignedTMX.bytes(
        of: aligned,
        minimumProbability: minimumProbability,
        programVersion: SkelaCommand.programVersion
      ) { Terminal.write(bytes) }
      return
    }
    for (number, bead) in aligned.alignment.beads.enumerated() {
      let view = BeadView(bead, number: number + 1, in: aligned)
      switch format {
      case .table: view.printBlock(minimumProbability: minimumProbability)
      case .tsv: view.printTSV()
      case .json: try view.printJSON()
      case .beads: view.printBead()
      case .tmx: break
      }
      if explain, format != .json { view.printScores() }
    }
  }

  private func showSetAside(_ aligned: AlignedDocuments, _ source: String, _ target: String) {
    for (file, document) in [(source, aligned.source), (target, aligned.target)] {
      for line in document.setAside {
        let reason = BoilerplateRule.all.first { $0.name == line.rule }.map { " (\($0.reason))" }
        Terminal.tell("\(file):\(line.line): \(line.rule)\(reason ?? ""): \(line.text)")
      }
    }
  }

  private func store(_ results: [AlignedDocuments]) throws {
    let units = results.map { $0.units(minimumProbability: minimumProbability) }
    let count = units.reduce(0) { $0 + $1.count }
    let sum = units.joined().reduce(0) { $0 + $1.provenance.probability }
    let oneSided = results.reduce(0) { $0 + $1.oneSidedCount }
    let doubtful = results.reduce(0) { sum, result in
      sum
        + result.alignment.beads.count {
          !$0.bead.isOneSided && $0.probability < minimumProbability
        }
    }
    var verb = "would be stored (dry run)"
    var note = ""
    if !dryRun {
      let receipt = try StoreAlignments.store(
        results,
        minimumProbability: minimumProbability,
        in: memory.path
      )
      verb = "stored"
      if receipt.replaced > 0 { note += ", \(receipt.replaced) earlier ones replaced" }
      if receipt.keptConfirmed > 0 { note += ", \(receipt.keptConfirmed) confirmed ones kept" }
    }
    let certainty =
      count == 0
      ? "" : String(format: ", %.1f %% of them expected to be right", 100 * sum / Double(count))
    Terminal.tell(
      "\(count) pairs \(verb)\(note)\(certainty); \(oneSided) segments without counterpart"
        + (doubtful > 0 ? "; \(doubtful) pairs too doubtful" : "") + "."
    )
  }
}
