import ArgumentParser
import Foundation
import Storage
import Workbench

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Tell what commands did to the memory, latest first."
  )

  @Option(help: "At most so many operations.")
  var limit = 50

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number above 0.") }
  }

  func run() throws {
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
  }
}
