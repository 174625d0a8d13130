import ArgumentParser
import Foundation
import Workbench

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the memory to a file, also while others use it, and check the copy."
  )

  @Argument(help: "The file to make.")
  var file: String

  @Flag(help: "Replace a file that is there, once the copy is whole.")
  var force = false

  @OptionGroup var memory: MemoryOptions

  func run() throws {
    let path = memory.path
    let memory = try MemoryFolder.openForReading(path)
    try DescribeMemory.backup(memory, to: file, replacesFile: force)
    Terminal.tell("'\(path)' is copied to '\(file)', and the copy is whole.")
  }
}
