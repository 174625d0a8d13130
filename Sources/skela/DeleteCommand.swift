import ArgumentParser
import BitextCore
import Foundation
import Storage
import Workbench

struct DeleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Take units out of the memory, by number or by what is known of them.",
    discussion: "What was deleted comes back by restore, or by undo."
  )

  @Argument(help: "The numbers of the units, as match and concordance show them.")
  var units: [Int64] = []

  @OptionGroup(title: "Units that fulfil all of these") var filter: FilterOptions

  @Option(help: "Units with a text in this language.")
  var language: LanguageTag?

  @Flag(help: "Show the units and delete nothing.")
  var dryRun = false

  @Option(help: "Who deletes them; without it the user's login name.")
  var by: String?

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var output: OutputOptions

  private var wanted: UnitFilter? { filter.filter(language: language) }

  func validate() throws {
    if units.isEmpty && wanted == nil {
      throw ValidationError("Say which units: by their numbers, or by options.")
    }
  }

  func run() throws {
    let path = memory.path
    let count: Int
    if dryRun {
      let found = try DeleteUnits.units(
        ids: units,
        filter: wanted,
        in: MemoryFolder.openForReading(path)
      )
      for unit in found {
        if output.json { try JSONLine.print(UnitRow(unit)) } else { UnitView.printTexts(of: unit) }
      }
      count = found.count
      Terminal.tell("\(count) units would be deleted.")
    } else {
      count = try DeleteUnits.delete(
        ids: units,
        filter: wanted,
        by: by ?? NSUserName(),
        in: path
      )
      if output.json { try JSONLine.print(ChangeRow(deleted: count)) }
      Terminal.tell("\(count) units deleted.")
    }
    Terminal.flush()
    if count == 0 { throw nothingFound }
  }
}

/// How many units a command changed, as one JSON object.
struct ChangeRow: Encodable {
  var deleted: Int?
  var restored: Int?
}
