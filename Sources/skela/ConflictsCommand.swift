import ArgumentParser
import BitextCore
import Foundation
import Storage
import Workbench

struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "List segments that the memory translates in more than one way."
  )

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Take texts for equal that differ in case, script or white space only.")
  var folded = false

  @Flag(help: "Look from the target language to the source language too.")
  var bothDirections = false

  @Option(help: "At most so many segments; those with most units come first.")
  var limit: Int?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number above 0.") }
  }

  func run() throws {
    let memory = try MemoryFolder.openForReading(memory.path)
    var directions = [(languages.sourceLanguage, languages.targetLanguage)]
    if bothDirections { directions.append((languages.targetLanguage, languages.sourceLanguage)) }
    var found = 0
    for (source, target) in directions {
      let conflicts = try ListConflicts.conflicts(
        in: memory,
        from: source,
        to: target,
        isFolded: folded
      )
      found += conflicts.count
      for conflict in conflicts.prefix(limit ?? .max) {
        if output.json { try JSONLine.print(ConflictRow(conflict)) } else { show(conflict) }
      }
    }
    Terminal.tell(
      found == 1
        ? "1 segment has several translations."
        : "\(found) segments have several translations."
    )
    Terminal.flush()
    if found == 0 { throw nothingFound }
  }

  private func show(_ conflict: TranslationConflict) {
    Terminal.print(Terminal.styled(conflict.source, .bold))
    for translation in conflict.translations {
      let count = "\(translation.units.count)".padding(toLength: 6, withPad: " ", startingAt: 0)
      Terminal.print("  \(count)\(translation.text)")
      let units = translation.units.prefix(10).map(String.init).joined(separator: ", ")
      let more = translation.units.count > 10 ? " …" : ""
      Terminal.print(
        "        " + Terminal.styled("\(translation.language), unit \(units)\(more)", .faint)
      )
    }
    Terminal.print("")
  }
}

private struct ConflictRow: Encodable {
  struct Translation: Encodable {
    var text: String
    var language: String
    var count: Int
    var units: [Int64]
  }

  var source: String
  var sourceLanguage: String
  var count: Int
  var translations: [Translation]

  init(_ conflict: TranslationConflict) {
    source = conflict.source
    sourceLanguage = conflict.sourceLanguage.description
    count = conflict.unitCount
    translations = conflict.translations.map {
      Translation(
        text: $0.text,
        language: $0.language.description,
        count: $0.units.count,
        units: $0.units
      )
    }
  }
}
