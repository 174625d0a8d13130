import ArgumentParser
import Foundation
import Workbench

struct ConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Mark units as right; they are kept when their articles are aligned again."
  )

  @Argument(help: "The numbers of the units, as match and concordance show them.")
  var units: [Int64]

  @Option(help: "Who confirms them; without it the user's login name.")
  var by: String?

  @OptionGroup var memory: MemoryOptions

  func run() throws {
    let path = memory.path
    let count = try ConfirmUnits.confirm(ids: units, by: by ?? NSUserName(), in: path)
    Terminal.tell("\(count) of \(Set(units).count) units confirmed.")
    if count == 0 { throw nothingFound }
  }
}
