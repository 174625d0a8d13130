import ArgumentParser
import BitextCore
import Foundation
import Storage
import TranslationCheck
import Workbench

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for errors in translations: numbers, names, terms, mismatched pairs.",
    discussion: """
      Checks bilingual files (TMX, TSV, CSV, XLIFF, PO), or the memory when no file is given. Kinds of findings: \
      \(CheckFinding.Kind.allCases.map(\.rawValue).joined(separator: ", ")). \
      Those that are looked for unless others are asked for: \
      \(CheckFinding.Kind.allCases.filter(CheckFinding.Kind.usual.contains).map(\.rawValue)
        .joined(separator: ", ")).

      A term counts as translated when it stands opposite in any form and either script. Terms come from \
      the glossaries that Skela brings, those of the user's own folder and of the memory, and \
      --glossary.

      With --format json each line is one finding: its kind, its place (file, line and column, or unit), \
      the side, start and end in that side's text as UTF-8 offsets from 0, and both texts.

      Exit status 0: nothing found; 1: there are findings.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, tsv, json
  }

  @Argument(
    help:
      "Bilingual files: TMX, TSV, CSV, XLIFF or PO; - is standard input. Without one the memory is checked."
  )
  var files: [String] = []

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions

  @Option(
    help: ArgumentHelp(
      "Look for findings of this kind only. May be repeated, or take several parted by commas.",
      valueName: "kinds"
    )
  )
  var only: [KindList] = []

  @Option(
    help: ArgumentHelp(
      "Leave findings of this kind out. May be repeated, or take several parted by commas.",
      valueName: "kinds"
    )
  )
  var without: [KindList] = []

  @Flag(help: "Look for findings of all kinds, also for those that are matters of style.")
  var all = false

  @Option(help: "How findings are written: table, tsv or json.")
  var format: Format = .table

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(help: "A further glossary. May be repeated.")
  var glossary: [String] = []

  @OptionGroup(title: "Units of the memory that fulfil all of these") var filter: FilterOptions

  func validate() throws {
    if !files.isEmpty, filter.filter() != nil || memory.memory != nil {
      throw ValidationError("Name files or a memory with its filters, not both.")
    }
    if kinds.isEmpty { throw ValidationError("No kind of findings is left to look for.") }
  }

  private var kinds: Set<CheckFinding.Kind> {
    let chosen = Set(only.flatMap(\.kinds))
    let wanted =
      !chosen.isEmpty
      ? chosen : all ? Set(CheckFinding.Kind.allCases) : CheckFinding.Kind.usual
    return wanted.subtracting(without.flatMap(\.kinds))
  }

  func run() throws {
    var options = CheckTranslations.Options()
    options.sourceLanguage = languages.sourceLanguage
    options.targetLanguage = languages.targetLanguage
    options.kinds = kinds
    options.glossaries = glossary
    let places = FilePlaces()
    let own =
      files.isEmpty
      ? try MemoryFolder.openForReading(memory.path)
      : try MemoryFolder.openIfThere(named: nil, places: places)
    let use = CheckTranslations(options: options, places: places, termbase: own)
    func progress(_ count: Int) { Terminal.progress("\(count) pairs") }
    let report =
      if files.isEmpty, let own {
        try use.check(memory: own, filter: filter.filter(), progress: progress)
      } else {
        try use.check(files: files, progress: progress)
      }
    let view = CheckView(format: json ? .json : format)
    view.showHeader()
    for finding in report.findings { try view.show(finding) }
    Terminal.flush()
    let pairs = report.pairs == 1 ? "1 pair" : "\(report.pairs) pairs"
    let leftOut =
      report.leftOut == 0
      ? "" : " \(report.leftOut) had no text in both languages and were left out."
    let count = report.findings.count
    Terminal.tell("\(pairs), \(count == 1 ? "1 finding" : "\(count) findings").\(leftOut)")
    if !report.findings.isEmpty { throw ExitCode(1) }
  }
}

/// Kinds of findings as they are named on the command line, parted by commas.
struct KindList: ExpressibleByArgument {
  let kinds: [CheckFinding.Kind]

  init?(argument: String) {
    let names = argument.split(separator: ",").map(String.init)
    kinds = names.compactMap(CheckFinding.Kind.init)
    if names.isEmpty || kinds.count < names.count { return nil }
  }

  static var allValueStrings: [String] { CheckFinding.Kind.allCases.map(\.rawValue) }
}
