import ArgumentParser
import BitextCore
import Foundation
import Storage
import Workbench

struct ReplaceCommand: ParsableCommand {
  enum Side: String, ExpressibleByArgument, CaseIterable {
    case source, target
  }

  static let configuration = CommandConfiguration(
    commandName: "replace",
    abstract:
      "Search and replace in one side of the memory; shows what would change, or changes it.",
    discussion: """
      Text is found as it is written: case matters, and Latin text is found in Latin script only. In \
      a regular expression (--regex, ICU's syntax) the replacement may have $1 for the first group. \
      What was changed can be taken back by undo.
      """
  )

  @Argument(help: "What to find.")
  var find: String

  @Argument(help: "What to put there.")
  var replacement: String

  @Option(name: .customLong("in"), help: "The side: source or target.")
  var side: Side

  @Flag(help: "Change the memory. Without it the changes are shown only.")
  var apply = false

  @Flag(help: "FIND is a regular expression.")
  var regex = false

  @Flag(help: "Find Serbian in the other script too, and replace it there in that script.")
  var anyScript = false

  @OptionGroup(title: "Units that fulfil all of these") var filter: FilterOptions

  @Option(help: "Who changes it; without it the user's login name.")
  var by: String?

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    var options = ReplaceText.Options(
      find: find,
      replacement: replacement,
      language: side == .source ? languages.sourceLanguage : languages.targetLanguage
    )
    options.isRegularExpression = regex
    options.inBothScripts = anyScript
    options.filter = filter.filter() ?? UnitFilter()
    let use = try ReplaceText(options)
    let changes: [TextChange]
    var merged = 0
    if apply {
      let receipt = try use.apply(in: memory.path, by: by ?? NSUserName())
      changes = receipt.changes
      merged = receipt.merged
    } else {
      changes = try use.preview(MemoryFolder.openForReading(memory.path))
    }
    for change in changes {
      if output.json { try JSONLine.print(Row(change)) } else { show(change) }
    }
    Terminal.flush()
    let count = "\(changes.count) texts of \(Set(changes.map(\.unit)).count) units"
    if apply {
      let joined =
        merged > 0 ? " \(merged) units became equal to others and were joined to them." : ""
      Terminal.tell("\(count) changed.\(joined)")
    } else {
      Terminal.tell(
        "\(count) would change." + (changes.isEmpty ? "" : " Nothing is changed yet: --apply.")
      )
    }
    if changes.isEmpty { throw nothingFound }
  }

  private func show(_ change: TextChange) {
    Terminal.print(Terminal.styled("unit \(change.unit)", .bold))
    Terminal.print("  " + Terminal.styled("- " + change.before.text, .red))
    Terminal.print("  " + Terminal.styled("+ " + change.after.text, .green))
  }

  private struct Row: Encodable {
    var unit: Int64
    var language: String
    var before: String
    var after: String

    init(_ change: TextChange) {
      unit = change.unit
      language = change.language.description
      before = change.before.text
      after = change.after.text
    }
  }
}
