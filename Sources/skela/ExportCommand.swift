public import ArgumentParser
import BitextCore
import Foundation
import SerbianText
public import Workbench

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export the memory to TMX or TSV, by the file's ending or --format.",
    discussion: """
      The same memory gives the same bytes. '-' is standard output.

      A profile writes TMX as a program reads it: strict (valid TMX 1.4b, all languages), omegat, \
      trados, memoq, weblate (two languages, one script), level1 (no inline codes). With the profile \
      omegat and a folder, the project's folders tm, tm/penalty-NNN and glossary are filled.
      """
  )

  @Argument(help: "The file to write.")
  var file: String

  @Option(help: "The format, where the file's ending does not say it: tmx or tsv.")
  var format: ExportMemory.Format?

  @Option(help: "The program that is to read the TMX.")
  var profile = ExportMemory.Profile.strict

  @Option(
    help: ArgumentHelp(
      "Render Serbian in this script: latin, cyrillic or both.",
      discussion: "Without it texts have the script that they are stored in.",
      valueName: "script"
    )
  )
  var script: RenderedScript?

  @Option(
    help: ArgumentHelp(
      "Units with text in this language, such as sr-Cyrl.",
      valueName: "tag"
    )
  )
  var withLanguage: LanguageTag?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions

  func run() throws {
    var options = ExportMemory.Options()
    options.format = try format ?? formatOfEnding()
    options.sourceLanguage = languages.sourceLanguage
    options.targetLanguage = languages.targetLanguage
    options.profile = profile
    options.filter = filter.filter(language: withLanguage)
    options.scripts = script?.scripts ?? []
    options.programVersion = SkelaCommand.programVersion
    let memory = try MemoryFolder.openForReading(memory.path)
    let report = try ExportMemory(options: options).run(memory, to: file) { count in
      Terminal.progress("\(file): \(count) units")
    }
    var note = ""
    if report.leftOut > 0 {
      note += " \(report.leftOut) units without text in both languages were left out."
    }
    for (reason, count) in report.excluded.sorted(by: { $0.key < $1.key }) {
      note += " \(count) units \(reason) were left out."
    }
    if report.furtherVariants > 0 {
      note +=
        " \(report.furtherVariants) further variants of these units were left out: the profile has "
        + "room for one of each language."
    }
    for warning in report.warnings { note += " " + warning }
    if report.droppedCharacters > 0 {
      note += " \(report.droppedCharacters) characters that the format cannot hold were left out."
    }
    Terminal.tell("\(file): \(report.written) units written.\(note)")
  }

  private func formatOfEnding() throws -> ExportMemory.Format {
    let ending = URL(fileURLWithPath: file).pathExtension.lowercased()
    if let format = ExportMemory.Format(rawValue: ending) { return format }
    if file == "-" || file.hasSuffix("/") || profile == .omegat { return .tmx }
    throw WorkbenchError(
      .usage,
      file: file,
      "The ending '\(ending)' names no format. Name the file .tmx or .tsv, or say --format."
    )
  }
}

extension ExportMemory.Format: ExpressibleByArgument {}
extension ExportMemory.Profile: ExpressibleByArgument {}

/// What `--script` takes.
enum RenderedScript: String, ExpressibleByArgument, CaseIterable {
  case latin, cyrillic, both

  var scripts: [SerbianScript] {
    switch self {
    case .latin: [.latin]
    case .cyrillic: [.cyrillic]
    case .both: [.latin, .cyrillic]
    }
  }
}
