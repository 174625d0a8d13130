import ArgumentParser
import BitextCore
import Foundation
import SentenceAlignment
import Workbench

struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Learn from the memory what helps to align more texts, and keep it there as a model.",
    discussion: """
      A model holds which words translate which, and how long the one language is beside the other. \
      It is never changed: 'skela align --model NAME' gives the same result each time. Units that \
      are confirmed or were imported count fully, aligned ones by their probability.
      """
  )

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions

  @Option(
    help: ArgumentHelp("Leave out less probable units: 0.5 to 1.", valueName: "probability")
  )
  var minimumProbability = 0.9

  @Flag(help: "List the models that the memory holds.")
  var list = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (0.5...1).contains(minimumProbability) else {
      throw ValidationError("--minimum-probability takes a number from 0.5 to 1.")
    }
  }

  func run() throws {
    if list {
      let models = try LearnModel.models(MemoryFolder.openForReading(memory.path))
      for model in models { try show(model) }
      Terminal.flush()
      if models.isEmpty { throw nothingFound }
      return
    }
    let opened = try MemoryFolder.openForChanging(memory.path)
    let report = try LearnModel.run(
      opened,
      source: languages.sourceLanguage,
      target: languages.targetLanguage,
      minimumProbability: minimumProbability,
      progress: { Terminal.progress("\($0) units") }
    )
    try show(report.model)
    Terminal.flush()
    var note = ""
    if report.leftOut > 0 { note = "; \(report.leftOut) units were too doubtful" }
    Terminal.tell(
      "Learned from \(report.model.model.exampleCount) units\(note). Use it with "
        + "'skela align --model \(report.model.name)'."
    )
  }

  private struct Row: Encodable {
    var name: String
    var learned: Date
    var source: String
    var target: String
    var units: Int
    var wordPairs: Int
    var lengthRatio: Double
  }

  private func show(_ named: NamedModel) throws {
    let model = named.model
    if output.json {
      try JSONLine.print(
        Row(
          name: named.name,
          learned: named.learnedAt,
          source: model.source.description,
          target: model.target.description,
          units: model.exampleCount,
          wordPairs: model.entryCount,
          lengthRatio: (model.lengthRatio * 1000).rounded() / 1000
        )
      )
    } else {
      Terminal.print(
        Terminal.styled(named.name, .bold)
          + "  \(model.source) – \(model.target)  \(model.entryCount) word pairs from "
          + "\(model.exampleCount) units"
          + String(format: ", length ratio %.2f", model.lengthRatio)
      )
    }
  }
}
