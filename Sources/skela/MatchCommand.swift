import ArgumentParser
import BitextCore
import Foundation
import Storage
import Workbench

struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Find the best matches for a segment: exact, in context, fuzzy.",
    discussion: """
      On a terminal, words that only the match has are red and struck through, words that only the \
      query has green and underlined; without colour they stand as [-…-] and {+…+}.
      """
  )

  @Argument(help: "The segment; words are joined.")
  var text: [String] = []

  @Flag(help: "Read one query a line from standard input and answer in order.")
  var stdin = false

  @Flag(
    help: ArgumentHelp(
      "With --stdin: take the index into memory at once.",
      discussion: """
        Answers come in half the time or less, for some 150 bytes of memory a unit. Without it this \
        is done when so many queries have come that it pays: one for 64 units. The answers are the \
        same, also while others change the memory.
        """
    )
  )
  var snapshot = false

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

  @Option(
    help: ArgumentHelp(
      "Take so many points off the score of such matches; may be repeated.",
      discussion: "Kinds: case, script, unconfirmed, punctuation, numbers, origin, characters.",
      valueName: "kind=n"
    )
  )
  var penalty: [String] = []

  @Option(help: "The origin whose matches have no penalty 'origin': a source, or an imported file.")
  var origin: String?

  private func penalties() throws -> [String: Double] {
    var penalties: [String: Double] = [:]
    for entry in penalty {
      let parts = entry.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, MatchQuery.penaltyNames.contains(parts[0]),
        let points = Double(parts[1]), (0...100).contains(points)
      else {
        throw ValidationError(
          "--penalty takes KIND=N, N from 0 to 100, KIND one of "
            + MatchQuery.penaltyNames.joined(separator: ", ") + "."
        )
      }
      penalties[parts[0]] = points
    }
    return penalties
  }

  private var percentage: Int { threshold ?? 50 }

  func validate() throws {
    if snapshot && !stdin { throw ValidationError("--snapshot is for --stdin.") }
    if !stdin, text.joined().allSatisfy(\.isWhitespace) {
      throw ValidationError("Say what to look up.")
    }
    guard (1...100).contains(percentage) else {
      throw ValidationError("--threshold takes a percentage from 1 to 100.")
    }
    _ = try penalties()
    guard limit > 0 else { throw ValidationError("--limit takes a number above 0.") }
  }

  func run() throws {
    let memory = try MemoryFolder.openForReading(memory.path)
    let lookUp = try LookUpSegment(
      memory,
      source: languages.sourceLanguage,
      target: languages.targetLanguage,
      snapshot: stdin ? (snapshot ? .atOnce : .whenWorthwhile) : nil
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
    var query = MatchQuery(
      text: text,
      sourceLanguage: languages.sourceLanguage,
      targetLanguage: languages.targetLanguage,
      threshold: percentage,
      limit: limit
    )
    query.penalties = try penalties()
    query.origin = origin
    let matches = try lookUp.matches(
      query,
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
    // Those that were asked for are taken off the score, and shown with their points.
    let points = (try? penalties()) ?? [:]
    let penalties = match.penalties.map { penalty in
      points[penalty.name].map { "\(penalty.name) -\(String(format: "%g", $0))" } ?? penalty.name
    }
    Terminal.print(
      Terminal.styled(String(format: "%.1f %%", match.score), .bold) + "  "
        + ([match.kind.rawValue] + penalties).joined(separator: ", ")
        + Terminal.styled("  unit \(match.unit)", .faint)
    )
    // What another program reads stays as it is stored.
    let marked = MarkedDifference(match).text(isColoured: Terminal.showsColour)
    Terminal.print("    " + (Terminal.isTerminal ? marked : match.source.segment.text))
    Terminal.print("    " + Terminal.styled(match.target.segment.text, .green))
    if let proposal = match.substitution {
      Terminal.print("    " + Terminal.styled("with your numbers: ", .faint) + proposal.target)
    }
    if let origin = Origin(match.stored).line {
      Terminal.print("    " + Terminal.styled(origin, .faint))
    }
    Terminal.print("")
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
  struct Substitution: Encodable {
    struct Change: Encodable {
      var before: String
      var after: String
    }

    var target: String
    var changes: [Change]
  }

  var penalties: [Penalty]
  /// The words in which query and source differ; none where their keys are equal.
  var difference: [MarkedDifference.Row]
  var substitution: Substitution?
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
    difference = MarkedDifference.rows(match)
    substitution = match.substitution.map { proposal in
      Substitution(
        target: proposal.target,
        changes: proposal.changes.map { Substitution.Change(before: $0.before, after: $0.after) }
      )
    }
    origin = Origin(match.stored)
  }
}
