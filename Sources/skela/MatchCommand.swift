import ArgumentParser
import BitextCore
import Foundation
import Storage
import Workbench

struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Find the best matches for a segment: exact, in context, fuzzy."
  )

  @Argument(help: "The segment; words are joined.")
  var text: [String] = []

  @Flag(help: "Read one query a line from standard input and answer in order.")
  var stdin = false

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "At most so many matches.")
  var limit = 5

  @Option(
    help: ArgumentHelp(
      "Matches below this percentage are not shown.",
      discussion: """
        Without it 50, and longer segments in which the whole query stands are shown too.
        """
    )
  )
  var threshold: Int?

  private var percentage: Int { threshold ?? 50 }

  func validate() throws {
    if !stdin, text.joined().allSatisfy(\.isWhitespace) {
      throw ValidationError("Say what to look up.")
    }
    guard (1...100).contains(percentage) else {
      throw ValidationError("--threshold takes a percentage from 1 to 100.")
    }
    guard limit > 0 else { throw ValidationError("--limit takes a number above 0.") }
  }

  func run() throws {
    let memory = try MemoryFolder.openForReading(memory.path)
    let lookUp = try LookUpSegment(
      memory,
      source: languages.sourceLanguage,
      target: languages.targetLanguage
    )
    var found = false
    if stdin {
      let lines = try LineSource(path: nil)
      while let line = try lines.next() {
        found = try answer(line.text, lookUp) || found
        Terminal.flush()
      }
    } else {
      found = try answer(text.joined(separator: " "), lookUp)
    }
    Terminal.flush()
    if !found { throw nothingFound }
  }

  private func answer(_ text: String, _ lookUp: LookUpSegment) throws -> Bool {
    let matches = try lookUp.matches(
      MatchQuery(
        text: text,
        sourceLanguage: languages.sourceLanguage,
        targetLanguage: languages.targetLanguage,
        threshold: percentage,
        limit: limit
      ),
      includesContaining: threshold == nil
    )
    if output.json {
      try JSONLine.print(MatchAnswer(query: text, matches: matches.map(MatchRow.init)))
    } else if matches.isEmpty {
      Terminal.tell("No match of \(percentage) % or more.")
    } else {
      for match in matches { show(match) }
    }
    return !matches.isEmpty
  }

  private func show(_ match: FuzzyMatch) {
    // They are told, and not taken off the score.
    let penalties = match.penalties.map(\.name)
    Terminal.print(
      Terminal.styled(String(format: "%.1f %%", match.score), .bold) + "  "
        + ([match.kind.rawValue] + penalties).joined(separator: ", ")
        + Terminal.styled("  unit \(match.unit)", .faint)
    )
    Terminal.print("    " + highlighted(match))
    Terminal.print("    " + Terminal.styled(match.target.segment.text, .green))
    if let origin = Origin(match.stored).line {
      Terminal.print("    " + Terminal.styled(origin, .faint))
    }
    Terminal.print("")
  }

  /// The stored source, with what the query has not underlined.
  private func highlighted(_ match: FuzzyMatch) -> String {
    let text = match.source.segment.text
    guard Terminal.showsColour else { return text }
    var shown = ""
    var place = text.startIndex
    for step in match.difference.steps where step.kind != .equal {
      guard let range = step.second, range.lowerBound >= place else { continue }
      shown += text[place..<range.lowerBound]
      shown += Terminal.styled(String(text[range]), .red, .underlined)
      place = range.upperBound
    }
    return shown + text[place...]
  }
}

private struct MatchAnswer: Encodable {
  var query: String
  var matches: [MatchRow]
}

private struct MatchRow: Encodable {
  struct Penalty: Encodable {
    var name: String
    var value: Double
  }

  var score: Double
  var characterScore: Double
  var kind: String
  var source: String
  var target: String
  var sourceLanguage: String
  var targetLanguage: String
  var unit: Int64
  var penalties: [Penalty]
  var origin: Origin

  init(_ match: FuzzyMatch) {
    score = match.score
    characterScore = match.characterScore
    kind = match.kind.rawValue
    source = match.source.segment.text
    target = match.target.segment.text
    sourceLanguage = match.source.language.description
    targetLanguage = match.target.language.description
    unit = match.unit
    penalties = match.penalties.map { Penalty(name: $0.name, value: $0.value) }
    origin = Origin(match.stored)
  }
}
