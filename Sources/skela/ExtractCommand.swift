import ArgumentParser
import BitextCore
import Foundation
import Storage
import Terminology
import Workbench

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Propose term pairs from the memory, or from bilingual files.",
    discussion: """
      Proposals come best first, numbered, with evidence: in how many units the source stands, the \
      target, and both; how closely they go together (association, 0 to 1); and examples. Base forms \
      are singular in English and nominative in Serbian, in Latin.

      --accept writes proposals into the glossary that --glossary names (made where there is none), \
      with Serbian in both scripts. It takes numbers of a list made with the same options, or the \
      names that --format json gives as "id": 1,4-9,default-value.

      Exit status 0: there are proposals; 1: there are none.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, tsv, json
  }

  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case terms, names

    var kind: TermProposal.Kind { self == .terms ? .term : .name }
  }

  @Argument(help: "Bilingual files: TMX, TSV, CSV, XLIFF or PO. Without one the memory is read.")
  var files: [String] = []

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions

  @Option(help: "At most so many proposals.")
  var limit = 200

  @Option(help: "Each term, and the pair, stands in so many units at least.")
  var minimumCount = 5

  @Option(help: "Propose terms only, or names only.")
  var kind: Kind?

  @Flag(
    inversion: .prefixedNo,
    help: "Propose what the glossaries have as well."
  )
  var knownTerms = false

  @Option(help: "How proposals are written: table, tsv or json.")
  var format: Format = .table

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Write proposals of these numbers or names into the glossary, and list none.",
      valueName: "numbers"
    )
  )
  var accept: String?

  @Option(
    help: ArgumentHelp(
      "The glossary that --accept writes to. Its terms count as known.",
      valueName: "file"
    )
  )
  var glossary: String?

  @OptionGroup(title: "Units of the memory that fulfil all of these") var filter: FilterOptions

  func validate() throws {
    guard limit > 0, minimumCount > 0 else {
      throw ValidationError("--limit and --minimum-count take numbers above 0.")
    }
    if !files.isEmpty, filter.filter() != nil || memory.memory != nil {
      throw ValidationError("Name files or a memory with its filters, not both.")
    }
    if accept != nil, glossary == nil {
      throw ValidationError("Name the file to write to with --glossary.")
    }
  }

  func run() throws {
    var options = ExtractTerms.Options()
    options.sourceLanguage = languages.sourceLanguage
    options.targetLanguage = languages.targetLanguage
    options.extraction.minimumCount = minimumCount
    options.extraction.kind = kind?.kind
    options.includesKnown = knownTerms
    if let glossary, FileManager.default.fileExists(atPath: glossary) {
      options.glossaries = [glossary]
    }
    let places = FilePlaces()
    let own =
      files.isEmpty
      ? try MemoryFolder.openForReading(memory.path)
      : try MemoryFolder.openIfThere(named: nil, places: places)
    let use = ExtractTerms(options: options, places: places, termbase: own)
    let report =
      if files.isEmpty, let own {
        try use.proposals(from: own, filter: filter.filter()) { Terminal.progress("\($0) units") }
      } else {
        try use.proposals(files: files)
      }
    let shown = Array(report.proposals.prefix(limit))
    if let accept, let glossary {
      let chosen = try AcceptTerms.chosen(accept, from: shown)
      let count = try AcceptTerms(
        source: languages.sourceLanguage.language,
        target: languages.targetLanguage.language
      ).write(chosen, to: glossary)
      Terminal.tell("\(glossary): \(count == 1 ? "1 term" : "\(count) terms") added.")
      return
    }
    let view = ExtractView(format: json ? .json : format, report: report)
    view.showHeader()
    for (index, proposal) in shown.enumerated() { try view.show(proposal, number: index + 1) }
    Terminal.flush()
    Terminal.tell("\(report.units) units, \(report.proposals.count) proposals.")
    if report.proposals.isEmpty { throw nothingFound }
  }
}
