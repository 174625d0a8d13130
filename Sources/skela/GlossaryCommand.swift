public import ArgumentParser
import BitextCore
import Foundation
import SerbianText
public import Workbench

struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Work with glossaries as a whole.",
    subcommands: [List.self, Convert.self, Remove.self]
  )

  /// Says which terms of a glossary were left out, and why.
  static func tellSkipped(_ fault: WorkbenchError) {
    Terminal.tell("\(fault) The terms that stand in it are left out.")
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the concepts of glossaries in Serbian alphabetical order.",
      discussion: """
        Without a file: the glossaries at hand, those that Skela brings, those of the user's own \
        folder and those in the memory. Both scripts stand in one list; a concept stands under its first Serbian term, else \
        under its first term.
        """
    )

    @Argument(help: "A glossary.")
    var file: String?

    @Option(help: "The alphabet that gives the order: abeceda or azbuka.")
    var order: SerbianCollation.Order = .latin

    @OptionGroup var memory: MemoryOptions
    @OptionGroup var output: OutputOptions

    private struct Row: Encodable {
      var concept: String
      var head: String
      var subjectField: String?
      var glossary: String?
      var terms: [String: [String]]
    }

    func run() throws {
      let places = FilePlaces()
      let list = try ListGlossary(
        order: order,
        file: file,
        places: places,
        memory: try MemoryFolder.openIfThere(named: memory.memory, places: places)
      )
      for fault in list.skipped { GlossaryCommand.tellSkipped(fault) }
      let rows = list.rows
      for row in rows {
        if output.json {
          try JSONLine.print(
            Row(
              concept: row.entry.identifier,
              head: row.head,
              subjectField: row.entry.subjectField,
              glossary: row.entry.glossary,
              terms: Dictionary(
                row.entry.sections.map { ($0.language.description, $0.terms.map(\.text)) },
                uniquingKeysWith: +
              )
            )
          )
        } else {
          Terminal.print(
            Terminal.styled(row.head, .bold) + "\t" + row.others.joined(separator: ", ")
          )
        }
      }
      Terminal.flush()
      if rows.isEmpty {
        Terminal.tell("There is no term.")
        throw nothingFound
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a glossary out of the memory.",
      discussion: "undo brings it back. Files of glossaries are not touched."
    )

    @Argument(help: "The name of the glossary, as stats shows it.")
    var name: String

    @OptionGroup var memory: MemoryOptions

    func run() throws {
      let count = try RemoveGlossary.run(name, by: NSUserName(), in: memory.path)
      guard count > 0 else {
        Terminal.tell("The memory has no glossary '\(name)'. stats tells which it has.")
        throw nothingFound
      }
      Terminal.tell("\(count) concepts of '\(name)' are removed.")
    }
  }

  struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a glossary in another format.",
      discussion: """
        Reads TBX 2 and 3 and tables with a header line (tab, comma or semicolon). Writes TSV, CSV, \
        OmegaT's three columns, and TBX-Basic 2 or 3. Fields that a format does not know are kept \
        where it has a place for them. - is standard input or output.
        """
    )

    @Argument(help: "The glossary to read.")
    var input: String

    @Argument(help: "The file to write.")
    var output: String

    @Option(
      help: """
        tsv, csv, csv-semicolon (with a byte order mark, for Excel), omegat, tbx-2, tbx-3 or \
        tbx-3-dct. Without it the file's ending decides: .tsv, .csv, .utf8 and .tab (OmegaT), .tbx (version 2).
        """
    )
    var format: GlossaryFormat?

    @Flag(help: "The input has no header line, but OmegaT's columns: source, target, comment.")
    var fromOmegat = false

    @OptionGroup var languages: LanguageOptions

    func run() throws {
      guard let format = format ?? GlossaryFormat(path: output) else {
        throw ValidationError("The ending of '\(output)' names no format. Name one by --format.")
      }
      let use = ConvertGlossary(
        source: languages.sourceLanguage,
        target: languages.targetLanguage
      )
      let report = try use.convert(input, to: output, format: format, readsOmegaT: fromOmegat)
      for fault in report.skipped { GlossaryCommand.tellSkipped(fault) }
      Terminal.tell("\(report.concepts) concepts.")
    }
  }
}

extension GlossaryFormat: ExpressibleByArgument {}
