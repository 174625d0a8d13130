public import ArgumentParser
import BitextCore
import Foundation
public import Workbench

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export the memory to TMX or TSV, by the file's ending or --format.",
    discussion: "The same memory gives the same bytes. '-' is standard output."
  )

  @Argument(help: "The file to write.")
  var file: String

  @Option(help: "The format, where the file's ending does not say it: tmx or tsv.")
  var format: ExportMemory.Format?

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions

  func run() throws {
    var options = ExportMemory.Options()
    options.format = try format ?? formatOfEnding()
    options.sourceLanguage = languages.sourceLanguage
    options.targetLanguage = languages.targetLanguage
    options.programVersion = SkelaCommand.programVersion
    let memory = try MemoryFolder.openForReading(memory.path)
    let report = try ExportMemory(options: options).run(memory, to: file) { count in
      Terminal.progress("\(file): \(count) units")
    }
    var note = ""
    if report.leftOut > 0 {
      note += " \(report.leftOut) units without text in both languages were left out."
    }
    if report.droppedCharacters > 0 {
      note += " \(report.droppedCharacters) characters that the format cannot hold were left out."
    }
    Terminal.tell("\(file): \(report.written) units written.\(note)")
  }

  private func formatOfEnding() throws -> ExportMemory.Format {
    let ending = URL(fileURLWithPath: file).pathExtension.lowercased()
    if let format = ExportMemory.Format(rawValue: ending) { return format }
    if file == "-" { return .tmx }
    throw WorkbenchError(
      .usage,
      file: file,
      "The ending '\(ending)' names no format. Name the file .tmx or .tsv, or say --format."
    )
  }
}

extension ExportMemory.Format: ExpressibleByArgument {}
