public import ArgumentParser
import Foundation
public import SerbianText
import Workbench

struct SortCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sort",
    abstract: "Put lines in Serbian order, both scripts in one list.",
    discussion: """
      Without a file, standard input is read. A word stands beside itself in the other script; the \
      letters lj, nj and dž have their places. Beyond some hundred megabytes, temporary files are \
      used, in $TMPDIR.
      """
  )

  @Argument(help: "The text file, in UTF-8.")
  var file: String?

  @Option(help: "The alphabet that gives the order: abeceda or azbuka.")
  var order: SerbianCollation.Order = .latin

  func run() throws {
    let use = try SortLines(order: order)
    let source = try LineSource(path: file)
    try use.sort(source) { Terminal.print($0) }
    Terminal.flush()
  }
}

extension SerbianCollation.Order: ExpressibleByArgument {}
