import ArgumentParser
import BitextCore
import SerbianText
import Workbench

struct PretranslateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pretranslate",
    abstract: "Fill in the targets of an XLIFF or PO file from the memory.",
    discussion: """
      XLIFF 1.2, 2.0 and 2.1, and PO. Equal segments are marked as translated, the others so that \
      somebody looks at them: needs-review-translation, initial, fuzzy. XLIFF gets the proposals with \
      their scores as alternatives too. What is approved, locked or not to be translated is never \
      changed, and what is not filled in stays byte for byte. Languages are those that the file names.

      Exit status 1: nothing in the memory fitted; the output is then the same as the file.
      """
  )

  @Argument(help: "The file; '-' for standard input.")
  var file: String

  @Option(
    name: [.short, .long],
    help: "Where to write; '-' for standard output. FILE itself may be named."
  )
  var output: String

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions

  @Option(help: "Matches below this percentage are not used.")
  var minimumScore = 75

  @Option(help: "At most so many alternatives for a segment.")
  var limit = 3

  @Option(
    help: ArgumentHelp(
      "The script of Serbian targets: latin or cyrillic.",
      discussion: """
        Without it that of the file's language (sr-Latn, sr@latin), else of the translations that \
        are in the file, else Cyrillic.
        """
    )
  )
  var script: SerbianScript?

  @Flag(help: "Replace targets that are there too, unless they are translated or approved.")
  var overwrite = false

  @Flag(help: "Write what was done as a JSON object to standard output.")
  var json = false

  private struct Row: Encodable {
    var file: String
    var format: String
    var segments: Int
    var translated: Int
    var toReview: Int
    var alternativesOnly: Int
    var withoutMatch: Int
    var leftAlone: [String: Int]
  }

  func validate() throws {
    guard (1...100).contains(minimumScore) else {
      throw ValidationError("--minimum-score takes a percentage from 1 to 100.")
    }
    guard limit > 0 else { throw ValidationError("--limit takes a number above 0.") }
    if json, output == "-" { throw ValidationError("--json needs --output to name a file.") }
  }

  func run() throws {
    var options = PretranslateFile.Options()
    options.sourceLanguage = languages.sourceLanguage
    options.targetLanguage = languages.targetLanguage
    options.script = script
    options.minimumScore = minimumScore
    options.limit = limit
    options.replacesDrafts = overwrite
    if file != "-" { try InputFile.checkReadable(file) }
    let store = try MemoryFolder.openForReading(memory.path)
    let report = try PretranslateFile(options: options).run(
      file: file,
      output: output,
      with: store
    ) { count in
      Terminal.progress("\(file): \(count) segments")
    }
    try show(report)
    Terminal.flush()
    if report.exact + report.fuzzy + report.alternativesOnly == 0 { throw nothingFound }
  }

  private func show(_ report: PretranslateFile.Report) throws {
    if let script = report.assumedScript {
      Terminal.tell(
        "\(file): the file does not say the script of its Serbian: \(script.rawValue). "
          + "--script names another."
      )
    }
    let left = report.leftAlone.values.reduce(0, +)
    let reasons = report.leftAlone.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    Terminal.tell(
      "\(file): \(report.segments) segments: \(report.exact) translated, \(report.fuzzy) to review, "
        + "\(report.alternativesOnly) with proposals that do not fit their codes or plural forms, "
        + "\(report.withoutMatch) without a match, \(left) left alone"
        + (reasons.isEmpty ? "." : " (\(reasons.joined(separator: ", "))).")
    )
    guard json else { return }
    try JSONLine.print(
      Row(
        file: file,
        format: report.format,
        segments: report.segments,
        translated: report.exact,
        toReview: report.fuzzy,
        alternativesOnly: report.alternativesOnly,
        withoutMatch: report.withoutMatch,
        leftAlone: report.leftAlone
      )
    )
  }
}
