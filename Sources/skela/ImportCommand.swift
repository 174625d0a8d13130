import ArgumentParser
import BitextCore
import Foundation
import Workbench

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import TMX, TSV or CSV files; the format is found from the content.",
    discussion: """
      A table has the source, a tab and the target, or a header line that names its columns. \
      What was mended or left out is told on standard error. A file is imported whole or not at all.
      """
  )

  @Argument(help: "The files.")
  var files: [String]

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Read the files and store nothing.")
  var dryRun = false

  private struct Row: Encodable {
    var file: String
    var format: String
    var stored: Int
    var alreadyPresent: Int
    var repaired: Int
    var refused: Int
  }

  func run() throws {
    var options = ImportMemory.Options()
    options.sourceLanguage = languages.sourceLanguage
    options.targetLanguage = languages.targetLanguage
    options.isDryRun = dryRun
    let use = ImportMemory(options: options)
    // A file that is not there is found before a memory is made.
    for file in files { try InputFile.checkReadable(file) }
    let target = dryRun ? nil : try MemoryFolder.openForWriting(memory.path)
    for file in files {
      let report = try use.run(file: file, into: target) { count in
        Terminal.progress("\(file): \(count) units")
      }
      for entry in report.log {
        let often = entry.count > 1 ? " (\(entry.count) times, first here)" : ""
        Terminal.tell("\(file):\(entry.first): \(entry.message)\(often)")
      }
      let verb = dryRun ? "read (dry run)" : "stored"
      Terminal.tell(
        "\(file): \(report.stored) units \(verb), \(report.alreadyPresent) were there already, "
          + "\(report.repaired) mended, \(report.refused) left out."
      )
      if output.json {
        try JSONLine.print(
          Row(
            file: file,
            format: report.format,
            stored: report.stored,
            alreadyPresent: report.alreadyPresent,
            repaired: report.repaired,
            refused: report.refused
          )
        )
      }
    }
    Terminal.flush()
  }
}
