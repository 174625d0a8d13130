import ArgumentParser
import Foundation
import Workbench

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Bring deleted units back, as they were."
  )

  @Argument(help: "The numbers that the units had.")
  var units: [Int64]

  @Option(help: "Who brings them back; without it the user's login name.")
  var by: String?

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let count = try DeleteUnits.restore(ids: units, by: by ?? NSUserName(), in: memory.path)
    if output.json { try JSONLine.print(ChangeRow(restored: count)) }
    Terminal.tell("\(count) of \(Set(units).count) units restored.")
    Terminal.flush()
    if count == 0 { throw nothingFound }
  }
}
