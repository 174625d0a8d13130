import ArgumentParser
import ArticleText
import BitextCore
import Foundation
import SentenceAlignment
import Storage
import Workbench

struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Align two articles sentence by sentence, show the pairs and store them.",
    discussion: """
      The files are plain text, with a paragraph a line or between empty lines, saved HTML pages, \
      docx, odt or epub. Lines of a page, such as comment links and teasers, are set aside, and so \
      are notes of a document.

      --batch LIST aligns the pairs of a list; --batch FOLDER FOLDER finds out which files belong \
      together, by equal names first, the rest by what they say, and --batch FOLDER does so in one \
      folder that holds both languages. --stream reads one JSON object a line, \
      {"id", "source", "target"} with texts or lists of segments, and answers in lines of JSON; \
      nothing is stored.

      --anchors FILE keeps pairs fixed and aligns the rest between them: beads as --format beads \
      writes them, the same numbers in two columns, a ladder, or texts with a tab between. Pairs of \
      these articles that were confirmed in the memory are kept too.
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, tsv, json, beads, ladder, tmx
  }

  @Argument(help: ArgumentHelp("The article in the source language.", valueName: "source"))
  var source: String?

  @Argument(help: ArgumentHelp("Its translation.", valueName: "target"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "Align many pairs: a file with a pair of files a line, a tab between; or one folder or two.",
      valueName: "list or folder"
    )
  )
  var batch: String?

  @Flag(help: "With --batch and folders: tell which files belong together, and align nothing.")
  var listPairs = false

  @Flag(help: "Answer JSON objects from standard input, one a line.")
  var stream = false

  @Flag(help: "With --stream: leave the texts out of the answers.")
  var omitTexts = false

  @Option(
    help: ArgumentHelp("Pairs that are right, and are kept as they are.", valueName: "file")
  )
  var anchors: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Keep what was confirmed in the memory when its articles are aligned again."
  )
  var confirmed = true

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

  @Flag(help: "Show what each score adds to each bead; with folders, why files are a pair.")
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

  @Option(
    help: ArgumentHelp(
      "Use what 'skela learn' learned from the memory: the name of a model, or 'newest'.",
      valueName: "name"
    )
  )
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Leave scores out, to see what they are worth: "
        + AlignmentOptions.Scores.named.keys.sorted().joined(separator: ", ")
        + ", or learning (texts without a dictionary teach their own words).",
      valueName: "name,name"
    )
  )
  var without: [String] = []

  @Flag(help: "Take the languages as named, whatever the texts look like.")
  var trustLanguages = false

  private var scoresLeftOut: [String] {
    without.flatMap { $0.split(separator: ",").map(String.init) }
  }

  func validate() throws {
    guard (0...1).contains(minimumProbability) else {
      throw ValidationError("--minimum-probability takes a number from 0 to 1.")
    }
    for name in scoresLeftOut
    where name != "learning" && AlignmentOptions.Scores.named[name] == nil {
      throw ValidationError("--without: There is no score '\(name)'.")
    }
    if stream {
      guard batch == nil, source == nil else {
        throw ValidationError("--stream reads standard input: name no file with it.")
      }
      guard anchors == nil else { throw ValidationError("--stream takes no --anchors.") }
      return
    }
    if omitTexts { throw ValidationError("--omit-texts goes with --stream.") }
    if batch == nil, source == nil || target == nil {
      throw ValidationError("Name two files: the source and its translation.")
    }
    if batch != nil, source != nil, target != nil {
      throw ValidationError("--batch takes the place of the two files.")
    }
    if batch != nil, anchors != nil {
      throw ValidationError("--anchors goes with one pair of files.")
    }
    if listPairs, batch == nil {
      throw ValidationError("--list-pairs goes with --batch and folders.")
    }
  }

  /// What the arguments mean.
  private func options() throws -> AlignDocuments.Options {
    var options = AlignDocuments.Options()
    options.sourceLanguage = languages.sourceLanguage
    options.targetLanguage = languages.targetLanguage
    options.sourceEncoding = sourceEncoding ?? encoding
    options.targetEncoding = targetEncoding ?? encoding
    options.keepsEverything = keepEverything
    options.isSegmented = segmented
    options.usesDictionaries = dictionaries
    options.trustsLanguages = trustLanguages
    if let rules { options.rules = try SegmentText.rules(file: rules) }
    if let model { options.model = try LearnModel.model(named: model, in: memory.path) }
    options.alignment.tellsScores = explain || output.json || format == .json
    for name in scoresLeftOut {
      if name == "learning" {
        options.alignment.learnsFromText = false
      } else if let score = AlignmentOptions.Scores.named[name] {
        options.alignment.scores.remove(score)
      }
    }
    return options
  }

  func run() throws {
    if stream { return try answerStream() }
    let align = try AlignDocuments(options: options(), places: FilePlaces())
    let kept = confirmed ? try ConfirmedPairs(memory: memory.path) : nil
    var output = AlignOutput(
      format: output.json ? .json : format,
      minimumProbability: minimumProbability,
      explains: explain,
      listsSetAside: listSetAside,
      namesFiles: batch != nil
    )
    var refused = 0
    // Without a dictionary the texts of a batch teach each other: none is shown before all are read.
    var waiting: [AlignedDocuments] = []
    func show(_ result: AlignedDocuments) throws {
      if batch != nil, align.learnsFromBatch {
        waiting.append(result)
      } else {
        try output.show(result)
      }
    }
    switch try batch.map({ try BatchList.kind($0, source) }) {
    case .folders(let folders):
      let pairs = try PairFolders(
        align: align,
        evidenceCount: explain || output.format == .json ? 8 : 0
      )
      .pair(folders)
      refused = pairs.refused.count
      let view = PairingView(pairs, explains: explain, isJSON: output.format == .json)
      if listPairs {
        try view.list()
        Terminal.flush()
        if refused > 0 { throw badInput }
        if pairs.pairs.isEmpty { throw nothingFound }
        return
      }
      try view.tell()
      if pairs.pairs.isEmpty { throw refused > 0 ? badInput : nothingFound }
      for pair in pairs.pairs {
        Terminal.progress("\(pair.source.name) … \(pair.target.name)")
        do {
          try show(align.align(pair, confirmed: kept))
        } catch let error as WorkbenchError where error.kind == .badData {
          Terminal.complain(error.description)
          refused += 1
        }
      }
    case .list(let list):
      if listPairs {
        throw WorkbenchError(.usage, "'\(list)' is a list of pairs already.")
      }
      for (source, target) in try BatchList.pairs(list) {
        try show(alignFiles(source, target, align, kept))
      }
    case nil:
      guard let source, let target else { return }
      try show(alignFiles(source, target, align, kept))
    }
    for result in align.refined(waiting) { try output.show(result) }
    try output.finish()
    try store(output.results)
    Terminal.flush()
    if refused > 0 {
      Terminal.complain("\(refused) files could not be aligned.")
      throw badInput
    }
  }

  private func alignFiles(
    _ source: String,
    _ target: String,
    _ align: AlignDocuments,
    _ confirmed: ConfirmedPairs?
  ) throws -> AlignedDocuments {
    Terminal.progress("\(source) … \(target)")
    let sourceFile = try InputFile(reading: source)
    let targetFile = try InputFile(reading: target)
    do {
      return try align.align(
        source: sourceFile,
        target: targetFile,
        anchors: anchors.map { file throws(WorkbenchError) in try AnchorFile(reading: file) },
        confirmed: confirmed
      )
    } catch {
      // A file of which nothing is left: then the lines are what there is to be seen.
      if listSetAside {
        AlignOutput.showSetAside(align.linesOfClutter(sourceFile, isSource: true), source)
        AlignOutput.showSetAside(align.linesOfClutter(targetFile, isSource: false), target)
      }
      throw error
    }
  }

  private func answerStream() throws {
    var answering = AlignStream.Options()
    answering.alignment = try options()
    answering.omitsTexts = omitTexts
    answering.minimumProbability = minimumProbability
    let stream = try AlignStream(options: answering, places: FilePlaces())
    while let answer = try stream.nextAnswer() {
      Terminal.print(answer)
      Terminal.flush()
    }
    if stream.failureCount > 0 {
      Terminal.complain("\(stream.failureCount) lines could not be aligned.")
      throw badInput
    }
  }

  private func store(_ results: [AlignedDocuments]) throws {
    let units = results.map { $0.units(minimumProbability: minimumProbability) }
    let count = units.reduce(0) { $0 + $1.count }
    let sum = units.joined().reduce(0) { $0 + $1.provenance.probability }
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
    if count > 0 {
      note += String(format: ", %.1f %% of them expected to be right", 100 * sum / Double(count))
    }
    Terminal.tell(
      "\(count) pairs \(verb)\(note); " + AlignOutput.remainder(results, minimumProbability)
    )
  }
}

/// The status of a command that went on past input that it could not use.
private let badInput = ExitCode(65)
