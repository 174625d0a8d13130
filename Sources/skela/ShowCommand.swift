import ArgumentParser
import Foundation
import Storage
import Workbench

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "Show all that the memory knows of units: texts, articles, aligner, who confirmed them."
  )

  @Argument(help: "The numbers of the units, as match and concordance show them.")
  var units: [Int64]

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let memory = try MemoryFolder.openForReading(memory.path)
    var missing = 0
    for number in units {
      guard let unit = try DescribeMemory.unit(number, in: memory) else {
        Terminal.tell("There is no unit \(number).")
        missing += 1
        continue
      }
      if output.json {
        try JSONLine.print(UnitRow(unit))
      } else {
        UnitView.printAll(of: unit)
        Terminal.print("")
      }
    }
    Terminal.flush()
    if missing == units.count { throw nothingFound }
  }
}
