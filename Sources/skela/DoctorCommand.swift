import ArgumentParser
import Foundation
import Workbench

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Tell versions, what is installed, what is missing, and whether the memory is whole."
  )

  @OptionGroup var memory: MemoryOptions

  @Flag(help: "Make all indexes of the memory anew from its texts first.")
  var rebuild = false

  @OptionGroup var languages: LanguageOptions
  @OptionGroup var output: OutputOptions

  private struct Row: Encodable {
    var state: String
    var subject: String
    var detail: String
    var advice: String?
  }

  func run() throws {
    if rebuild {
      let count = try DescribeMemory.rebuildIndexes(in: memory.path)
      Terminal.tell("The indexes of \(count) units are made anew.")
    }
    let findings = ExamineInstallation(
      places: FilePlaces(),
      programVersion: SkelaCommand.programVersion
    ).findings(
      memory: memory.path,
      source: languages.sourceLanguage,
      target: languages.targetLanguage
    )
    for finding in findings {
      if output.json {
        try JSONLine.print(
          Row(
            state: finding.state.rawValue,
            subject: finding.subject,
            detail: finding.detail,
            advice: finding.advice
          )
        )
        continue
      }
      let state =
        switch finding.state {
        case .good: Terminal.styled("good   ", .green)
        case .missing: Terminal.styled("missing", .yellow)
        case .bad: Terminal.styled("BAD    ", .red)
        }
      Terminal.print(
        "\(state)  \(finding.subject.padding(toLength: 11, withPad: " ", startingAt: 0)) \(finding.detail)"
      )
      if let advice = finding.advice { Terminal.print("                      \(advice)") }
    }
    Terminal.flush()
    if findings.contains(where: { $0.state == .bad }) { throw ExitCode(65) }
  }
}
