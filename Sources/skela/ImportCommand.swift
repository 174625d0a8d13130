import ArgumentParser
import BitextCore
import Foundation
import Storage
import Workbench

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import TMX, TSV, CSV and TBX files; the format is found from the content.",
    discussion: """
      A table has the source, a tab and the target, or a header line that names its columns. \
      What was mended or left out is told on standard error. A file is imported whole or not at all.

      Glossaries go into the termbase of the memory, under the name of their file: TBX, OmegaT's \
      glossaries, and tables whose header names two languages and a column that only glossaries \
      have (kind, domain, definition, status, sr-abbreviation). One imported again is brought up \
      to date: concepts that the file has no more are deleted. undo brings back what was.
      """
  )

  @Argument(help: "The files; - for standard input.")
  var files: [String]

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Read the files and store nothing.")
  var dryRun = false

  @Flag(
    help: "Take every table for a glossary; one without a header has OmegaT's columns."
  )
  var glossary = false

  private struct Row: Encodable {
    var file: String
    var format: String
    var stored: Int
    var alreadyPresent: Int
    var confirmed: Int
    var repaired: Int
    var refused: Int
  }

  func validate() throws {
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once only.")
    }
  }

  func run() throws {
    var options = ImportMemory.Options()
    options.sourceLanguage = languages.sourceLanguage
    options.targetLanguage = languages.targetLanguage
    options.isDryRun = dryRun
    let use = ImportMemory(options: options)
    // A file that is not there is found before a memory is made.
    for file in files where file != "-" { try InputFile.checkReadable(file) }
    let target = dryRun ? nil : try MemoryFolder.openForWriting(memory.path)
    let glossaries = ImportGlossary(
      source: languages.sourceLanguage,
      target: languages.targetLanguage,
      readsTables: glossary
    )
    for file in files {
      if let found = try glossaries.file(at: file) {
        try show(try glossaries.run(found, into: target, by: NSUserName()), file)
        continue
      }
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
          + (report.confirmed > 0 ? "\(report.confirmed) confirmed, " : "")
          + "\(report.repaired) mended, \(report.refused) left out."
      )
      if output.json {
        try JSONLine.print(
          Row(
            file: file,
            format: report.format,
            stored: report.stored,
            alreadyPresent: report.alreadyPresent,
            confirmed: report.confirmed,
            repaired: report.repaired,
            refused: report.refused
          )
        )
      }
    }
    Terminal.flush()
  }

  private struct GlossaryRow: Encodable {
    var file: String
    var format = "glossary"
    var glossary: String
    var concepts: Int
    var added: Int
    var changed: Int
    var deleted: Int
    var alreadyPresent: Int
  }

  private func show(_ report: ImportGlossary.Report, _ file: String) throws {
    guard let receipt = report.receipt else {
      Terminal.tell("\(file): a glossary of \(report.concepts) concepts read (dry run).")
      return
    }
    Terminal.tell(
      "\(file): glossary '\(report.name)': \(receipt.added) concepts added, "
        + "\(receipt.changed) changed, \(receipt.deleted) deleted, "
        + "\(receipt.alreadyPresent) were there already."
    )
    guard output.json else { return }
    try JSONLine.print(
      GlossaryRow(
        file: file,
        glossary: report.name,
        concepts: report.concepts,
        added: receipt.added,
        changed: receipt.changed,
        deleted: receipt.deleted,
        alreadyPresent: receipt.alreadyPresent
      )
    )
  }
}
