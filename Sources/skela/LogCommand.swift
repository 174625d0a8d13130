import ArgumentParser
import Foundation
import Storage
import Workbench

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Tell what commands did to the memory, latest first.",
    discussion: """
      For each operation the memory keeps what undo and restore need. --prune gives that up for old \
      operations: they stay in the log, but cannot be taken back, and units that they deleted cannot \
      be restored.
      """
  )

  @Option(help: "At most so many operations.")
  var limit = 50

  @Option(
    help: ArgumentHelp(
      "Give up what is needed to take back operations before this day (2026-02-05, 2026-02, 2026).",
      valueName: "date"
    )
  )
  var prune: String?

  @Flag(help: "With --prune: tell what would be given up, and change nothing.")
  var dryRun = false

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number above 0.") }
    if dryRun && prune == nil { throw ValidationError("--dry-run is for --prune.") }
  }

  func run() throws {
    if let day = prune { return try giveUp(before: day) }
    let memory = try MemoryFolder.openForReading(memory.path)
    let operations = try ChangeHistory.operations(of: memory, limit: limit)
    for operation in operations {
      if output.json { try JSONLine.print(OperationRow(operation)) } else { show(operation) }
    }
    Terminal.flush()
    if operations.isEmpty {
      Terminal.tell("Nothing is logged yet.")
      throw nothingFound
    }
  }

  private struct PruningRow: Encodable {
    var prunedOperations: Int
    var lostUnits: Int
  }

  private func giveUp(before day: String) throws {
    let receipt = try ChangeHistory.prune(before: day, in: memory.path, isDryRun: dryRun)
    if output.json {
      try JSONLine.print(
        PruningRow(prunedOperations: receipt.operations, lostUnits: receipt.units)
      )
    }
    Terminal.tell(
      "\(receipt.operations) operations before \(day) "
        + (dryRun ? "could not be taken back any more; " : "can no longer be taken back; ")
        + "\(receipt.units) units that they deleted "
        + (dryRun ? "would be lost for good." : "are lost for good.")
    )
    Terminal.flush()
    if receipt.operations == 0 { throw nothingFound }
  }

  private func show(_ operation: MemoryOperation) {
    var line = "\(operation.id)".padding(toLength: 6, withPad: " ", startingAt: 0)
    line += operation.date.formatted(.iso8601) + "  "
    line += operation.kind.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0)
    var parts: [String] = []
    if operation.added > 0 { parts.append("\(operation.added) added") }
    if operation.changed > 0 { parts.append("\(operation.changed) changed") }
    if operation.deleted > 0 { parts.append("\(operation.deleted) deleted") }
    if let undoes = operation.undoes { parts.append("takes back \(undoes)") }
    if let other = operation.undoneBy { parts.append("taken back by \(other)") }
    if operation.isPruned && operation.undoneBy == nil { parts.append("cannot be taken back") }
    if let person = operation.person { parts.append("by \(person)") }
    line += parts.joined(separator: ", ")
    Terminal.print(operation.undoneBy == nil ? line : Terminal.styled(line, .faint))
    if let subject = operation.subject {
      Terminal.print("      " + Terminal.styled(subject, .faint))
    }
  }
}

/// An operation, as one JSON object.
struct OperationRow: Encodable {
  var operation: Int64
  var date: String
  var command: String
  var subject: String?
  var person: String?
  var added: Int
  var changed: Int
  var deleted: Int
  var undoes: Int64?
  var undoneBy: Int64?
  var pruned: Bool

  init(_ operation: MemoryOperation) {
    self.operation = operation.id
    date = operation.date.formatted(.iso8601)
    command = operation.kind.rawValue
    subject = operation.subject
    person = operation.person
    added = operation.added
    changed = operation.changed
    deleted = operation.deleted
    undoes = operation.undoes
    undoneBy = operation.undoneBy
    pruned = operation.isPruned
  }
}
