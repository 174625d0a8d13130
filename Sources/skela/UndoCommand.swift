import ArgumentParser
import Foundation
import Storage
import Workbench

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back what a command did to the memory.",
    discussion: """
      Without a number the last operation that stands is taken back. The undoing is logged, and can \
      be taken back by its own number. An operation on whose units a later one worked is not taken \
      back before that one.
      """
  )

  @Argument(help: "The number of the operation, as log shows it.")
  var operation: Int64?

  @Option(help: "Who takes it back; without it the user's login name.")
  var by: String?

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let undone = try ChangeHistory.undo(operation, by: by ?? NSUserName(), in: memory.path)
    guard let undone else {
      Terminal.tell(
        operation.map { "There is no operation \($0)." } ?? "There is nothing to take back."
      )
      throw nothingFound
    }
    if output.json { try JSONLine.print(OperationRow(undone)) }
    Terminal.tell("Operation \(undone.id) (\(undone.kind.rawValue)) is taken back.")
    Terminal.flush()
  }
}
