public import ArgumentParser
import BitextCore
import Foundation
import SerbianText
public import Workbench

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Export the memory to TMX, TSV or a pair of texts, or its glossaries to TBX and other formats.",
    discussion: """
      The file's ending says the format, or --format. The same memory gives the same bytes. '-' is \
      standard output.

      With --format moses, 'corpus' gives corpus.en and corpus.sr, with a segment a line: the \
      endings are the languages as they were asked for.

      With --terms, and with a format that only glossaries have, the concepts of the memory's \
      glossaries are written: tsv, csv, csv-semicolon (with a byte order mark), omegat (.utf8, .tab), \
      tbx-2 (.tbx), tbx-3 or tbx-3-dct.

      A profile writes TMX as a program reads it: strict (valid TMX 1.4b, all languages), omegat, \
      trados, memoq, weblate (two languages, one script), level1 (no inline codes). With the profile \
      omegat and a folder, the project's folders tm, tm/penalty-NNN and glossary are filled. With \
      weblate and a folder each target language, each script of Serbian, gets a file, or several \
      where one would be too long for Weblate.
      """
  )

  @Argument(help: "The file to write.")
  var file: String

  @Option(
    help: """
      The format, where the file's ending does not say it: tmx, tsv or moses; with --terms tsv, csv, \
      csv-semicolon, omegat, tbx-2, tbx-3 or tbx-3-dct.
      """
  )
  var format: String?

  @Flag(help: "Export the concepts of the memory's glossaries, not its units.")
  var terms = false

  @Option(
    help: ArgumentHelp(
      "Export the concepts of this glossary of the memory; stats tells the names.",
      valueName: "name"
    )
  )
  var glossary: String?

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
    if let format = try glossaryFormat() { return try exportTerms(format) }
    var options = ExportMemory.Options()
    options.format = try unitFormat()
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
        " \(report.furtherVariants) further variants of these units were left out: "
        + (options.format == .tmx
          ? "the profile has room for one of each language."
          : "the table has a column each for one text in \(languages.sourceLanguage) and "
            + "\(languages.targetLanguage).")
    }
    for warning in report.warnings { note += " " + warning }
    if report.droppedCharacters > 0 {
      note += " \(report.droppedCharacters) characters that the format cannot hold were left out."
    }
    if report.replacedCharacters > 0 {
      note += " \(report.replacedCharacters) tabs and line ends inside texts became blanks."
    }
    let names = report.files.isEmpty ? file : report.files.joined(separator: ", ")
    Terminal.tell("\(names): \(report.written) units written.\(note)")
  }

  // MARK: Glossaries

  /// The format of the glossaries, where they are what is wanted; nil for units.
  private func glossaryFormat() throws -> GlossaryFormat? {
    let wantsTerms = terms || glossary != nil
    let named = format.map { GlossaryFormat(rawValue: $0) } ?? GlossaryFormat(path: file)
    if !wantsTerms { return named == .tsv ? nil : named }
    guard let named else {
      let formats = GlossaryFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw WorkbenchError(
        .usage,
        file: file,
        "Glossaries are written as \(formats). Name one by --format, or by the file's ending."
      )
    }
    return named
  }

  private func exportTerms(_ format: GlossaryFormat) throws {
    let memory = try MemoryFolder.openForReading(memory.path)
    let use = ExportTermbase(
      format: format,
      source: languages.sourceLanguage,
      target: languages.targetLanguage
    )
    let count = try use.run(memory, glossary: glossary, to: file)
    guard count > 0 else {
      Terminal.tell(
        glossary.map { "The memory has no glossary '\($0)'. stats tells which it has." }
          ?? "The memory has no glossary. import puts one into it; glossary convert takes a file."
      )
      throw nothingFound
    }
    Terminal.tell("\(file): \(count) concepts written.")
  }

  // MARK: Units

  private func unitFormat() throws -> ExportMemory.Format {
    let ending = URL(fileURLWithPath: file).pathExtension.lowercased()
    if let known = ExportMemory.Format(rawValue: format ?? ending) { return known }
    if let format {
      throw WorkbenchError(
        .usage,
        file: file,
        "The format '\(format)' is none that is written. Say tmx, tsv or moses; --help tells the others."
      )
    }
    if file == "-" || file.hasSuffix("/") || profile == .omegat { return .tmx }
    throw WorkbenchError(
      .usage,
      file: file,
      "The ending '\(ending)' names no format. Name the file .tmx, .tsv or .tbx, or say --format."
    )
  }
}

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
