public import ArgumentParser
import BitextCore
import Foundation
import Storage
public import Workbench

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract:
      "Import TMX, XLIFF, PO, TSV, CSV, TBX and aligned texts; the format is found from the content.",
    discussion: """
      A table has the source, a tab and the target, or a header line that names its columns. \
      Two texts with a segment a line, corpus.en corpus.sr, translate each other line by line; \
      hunalign's ladder, named x.ladder, goes before the two texts that it counts; links of \
      InterText and OPUS name their two documents, which stand beside them. \
      What was mended or left out is told on standard error; --log tells it unit by unit. A file is \
      imported in one piece: when something fails, the memory stays as it was. Of a TMX file that \
      is cut off, the units before the cut are kept, and the exit status is 65.

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

  @Option(
    help: ArgumentHelp(
      "Write what became of each unit, as a table: kept, repaired, refused, and why.",
      discussion: "'-' is standard output. No text of a unit stands in it.",
      valueName: "file"
    )
  )
  var log: String?

  @Option(
    help: ArgumentHelp("Write TMX units that were refused to a TMX file.", valueName: "file")
  )
  var refused: String?

  @Option(help: "The encoding of TMX files and texts, whatever they declare: windows-1250, say.")
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "How all the files belong together, where their names do not say it: moses, ladder, intertext.",
      discussion: """
        moses: source text, target text. ladder: ladder, source text, target text. intertext: links, \
        source document, target document; or the links alone.
        """
    )
  )
  var format: ImportInput.Format?

  @Flag(
    help: "Read the files, store nothing, and tell on standard output what would become of them."
  )
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
    var noticed: Int
    var isWhole: Bool
  }

  func validate() throws {
    if files.count > 1, refused != nil {
      throw ValidationError("--refused goes with one file.")
    }
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once only.")
    }
    if refused != nil, files.contains("-") {
      throw ValidationError("--refused reads the file a second time: it takes no standard input.")
    }
  }

  func run() throws {
    var options = ImportMemory.Options()
    options.sourceLanguage = languages.sourceLanguage
    options.targetLanguage = languages.targetLanguage
    options.isDryRun = dryRun
    options.encoding = encoding
    let use = ImportMemory(options: options)
    // A file that is not there is found before a memory is made.
    for file in files where file != "-" { try InputFile.checkReadable(file) }
    let inputs = try ImportInput.inputs(
      files,
      format: format,
      source: languages.sourceLanguage,
      target: languages.targetLanguage
    )
    if inputs.count > 1, log != nil { throw ValidationError("--log goes with one file.") }
    if format != nil, files.contains("-") {
      throw ValidationError("--format takes files, not standard input.")
    }
    let glossaries = ImportGlossary(
      source: languages.sourceLanguage,
      target: languages.targetLanguage,
      readsTables: glossary
    )
    var fault: WorkbenchError?
    for input in inputs {
      let file = input.files[0]
      if input.format == nil, file != "-", let found = try glossaries.file(at: file) {
        let target = dryRun ? nil : try MemoryFolder.openForWriting(memory.path)
        try show(try glossaries.run(found, into: target, by: NSUserName()), file)
        continue
      }
      let report =
        dryRun
        ? try read(input, into: nil, use)
        : try MemoryFolder.fill(memory.path) { try read(input, into: $0, use) }
      if fault == nil { fault = report.fault }
      for entry in report.log {
        let often = entry.count > 1 ? " (\(entry.count) times, first here)" : ""
        Terminal.tell("\(file):\(entry.first): \(entry.message)\(often)")
      }
      let verb = dryRun ? "read (dry run)" : "stored"
      Terminal.tell(
        "\(input.name): \(report.stored) units \(verb), \(report.alreadyPresent) were there already, "
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
            refused: report.refused,
            noticed: report.noticed,
            isWhole: report.fault == nil
          )
        )
      }
    }
    Terminal.flush()
    if let fault { throw fault }
  }

  private func read(
    _ input: ImportInput,
    into memory: TranslationMemory?,
    _ use: ImportMemory
  ) throws -> ImportMemory.Report {
    let place = log ?? (dryRun && !output.json ? "-" : nil)
    let log = try place.map { try ImportLog(path: $0) }
    do {
      let report = try use.run(
        input,
        into: memory,
        // A dry run without a log of its own shows what is not simply kept.
        log: log.map { log in
          { entry in
            if self.log != nil || entry.outcome != .kept || !entry.reasons.isEmpty {
              try log.add(entry)
            }
          }
        }
      ) { count in
        Terminal.progress("\(input.name): \(count) units")
      }
      try log?.finish()
      if let refused { try use.writeRefused(report, ofFile: input.files[0], to: refused) }
      return report
    } catch {
      log?.discard()
      throw error
    }
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
    for fault in report.skipped { GlossaryCommand.tellSkipped(fault) }
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

extension ImportInput.Format: ExpressibleByArgument {}
