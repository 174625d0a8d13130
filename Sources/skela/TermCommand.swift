import ArgumentParser
import BitextCore
import Foundation
import Terminology
import Workbench

struct TermCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "term",
    abstract: "Look a term up in the glossaries, in any case, script or spelling.",
    discussion: """
      A hit says what had to be overlooked: case, script, inflection (an ending), diacritics. Where \
      nothing is found so: terms that begin with the query (prefix), terms inside it (part, as in \
      'u Mitrovici'), and terms spelled nearly like it (near-miss).
      """
  )

  @Argument(help: "The term; words are joined.")
  var text: [String]

  @Option(help: "A further glossary: TBX, or a table with a header. May be repeated.")
  var glossary: [String] = []

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if text.joined().allSatisfy(\.isWhitespace) { throw ValidationError("Say what to look up.") }
  }

  func run() throws {
    let use = try LookUpTerm(
      places: FilePlaces(),
      files: glossary,
      memory: try MemoryFolder.openIfThere(named: memory.memory, places: FilePlaces())
    )
    let hits = use.hits(for: text.joined(separator: " "))
    for hit in hits {
      if output.json { try JSONLine.print(TermRow(hit)) } else { show(hit) }
    }
    Terminal.flush()
    if hits.isEmpty {
      Terminal.tell("No glossary has this term.")
      throw nothingFound
    }
  }

  private func show(_ hit: TermHit) {
    let how =
      hit.relaxations.isEmpty
      ? "as written" : "matched but for " + hit.relaxations.map(\.rawValue).joined(separator: ", ")
    let lead =
      hit.relaxations.contains(.nearMiss)
      ? "did you mean " : hit.part.map { "'\($0)': " } ?? ""
    Terminal.print(
      lead + Terminal.styled(hit.term.text, .bold) + "  (\(hit.language), \(how))"
        + Terminal.styled(
          "  "
            + [hit.entry.subjectField, hit.entry.glossary].compactMap(\.self)
            .joined(separator: ", "),
          .faint
        )
    )
    for section in hit.entry.sections where !section.terms.isEmpty {
      row(section.language.description, section.terms.map(Self.described).joined(separator: ", "))
      for term in section.terms {
        if let note = term.usageNote { row("", "\(term.text): \(note)") }
      }
    }
    if let definition = hit.entry.definition { row("means", definition) }
    for note in hit.entry.notes { row("note", note) }
    if let source = hit.entry.source { row("source", source) }
    Terminal.print("")
  }

  private func row(_ name: String, _ text: String) {
    Terminal.print("    " + name.padding(toLength: 9, withPad: " ", startingAt: 0) + text)
  }

  /// A term with what its glossary says of its grammar, and of its status where it is not to be used.
  private static func described(_ term: Term) -> String {
    var details: [String] = []
    if let speech = term.partOfSpeech, speech != .noun { details.append(speech.rawValue) }
    if let gender = term.gender { details.append(gender.rawValue) }
    if term.status == .deprecated || term.status == .superseded {
      details.append(term.status.rawValue)
    }
    return details.isEmpty ? term.text : "\(term.text) (\(details.joined(separator: ", ")))"
  }
}

private struct TermRow: Encodable {
  struct Form: Encodable {
    var text: String
    var status: String
    var type: String
    var partOfSpeech: String?
    var gender: String?
    var usageNote: String?
  }

  var concept: String
  var subjectField: String?
  var glossary: String?
  var definition: String?
  var source: String?
  var notes: [String]
  var matched: String
  /// exact, case, script, inflection, diacritics, prefix, part or near-miss.
  var match: String
  /// The part of the query that is the term.
  var part: String?
  var language: String
  var relaxations: [String]
  var terms: [String: [Form]]

  init(_ hit: TermHit) {
    concept = hit.entry.identifier
    subjectField = hit.entry.subjectField
    glossary = hit.entry.glossary
    definition = hit.entry.definition
    source = hit.entry.source
    notes = hit.entry.notes
    matched = hit.term.text
    match = hit.match
    part = hit.part
    language = hit.language.description
    relaxations = hit.relaxations.map(\.rawValue)
    terms = Dictionary(
      hit.entry.sections.map { section in
        (
          section.language.description,
          section.terms.map {
            Form(
              text: $0.text,
              status: $0.status.rawValue,
              type: $0.kind.rawValue,
              partOfSpeech: $0.partOfSpeech?.rawValue,
              gender: $0.gender?.rawValue,
              usageNote: $0.usageNote
            )
          }
        )
      },
      uniquingKeysWith: +
    )
  }
}
