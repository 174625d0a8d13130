import ArgumentParser
import BitextCore
import Foundation
import Storage
import Workbench

struct ConcordanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: "Show where a word or phrase stands in the memory, on either side."
  )

  @Argument(help: "The word or phrase, in either script; words are joined.")
  var text: [String]

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Look on the side of this language only.")
  var language: LanguageTag?

  @Option(help: "At most so many places.")
  var limit = 50

  @Option(help: "Leave out so many first.")
  var offset = 0

  @Flag(help: "Only the words as they are spelled: no other forms, no dropped marks.")
  var literal = false

  @Flag(help: "Tell in how many places the words stand, and show none of them.")
  var count = false

  @OptionGroup(title: "Units that fulfil all of these") var filter: FilterOptions

  func validate() throws {
    if text.joined().allSatisfy(\.isWhitespace) { throw ValidationError("Say what to look for.") }
    guard limit > 0, offset >= 0 else { throw ValidationError("--limit takes a number above 0.") }
  }

  func run() throws {
    let memory = try MemoryFolder.openForReading(memory.path)
    let query = ConcordanceQuery(
      text: text.joined(separator: " "),
      language: language,
      filter: filter.filter() ?? UnitFilter(),
      isLiteral: literal,
      limit: limit,
      offset: offset
    )
    if count { return try tellCount(of: query, memory) }
    let hits = try SearchConcordance.hits(query, in: memory)
    for hit in hits {
      if output.json { try JSONLine.print(ConcordanceRow(hit)) } else { show(hit) }
    }
    Terminal.flush()
    if hits.isEmpty {
      Terminal.tell("Nothing found.")
      throw nothingFound
    }
    if hits.count == limit { Terminal.tell("There may be more: --limit and --offset.") }
  }

  private func tellCount(of query: ConcordanceQuery, _ memory: TranslationMemory) throws {
    let count = try SearchConcordance.count(query, in: memory)
    if output.json { try JSONLine.print(["count": count]) } else { Terminal.print("\(count)") }
    Terminal.flush()
    if count == 0 { throw nothingFound }
  }

  private func show(_ hit: ConcordanceHit) {
    let variants = hit.unit.unit.variants
    for (index, variant) in variants.enumerated() {
      var text = variant.segment.text
      if index == hit.variantIndex {
        var shown = ""
        var place = text.startIndex
        for range in hit.ranges {
          shown += text[place..<range.lowerBound]
          shown += Terminal.styled(String(text[range]), .bold, .yellow)
          place = range.upperBound
        }
        text = shown + text[place...]
      }
      Terminal.print(
        Terminal.styled(
          "\(variant.language)".padding(toLength: 8, withPad: " ", startingAt: 0),
          .faint
        )
          + text
      )
    }
    if let origin = Origin(hit.unit).line {
      Terminal.print("        " + Terminal.styled("\(origin), unit \(hit.unit.id)", .faint))
    }
    Terminal.print("")
  }
}

private struct ConcordanceRow: Encodable {
  struct Variant: Encodable {
    var language: String
    var text: String
  }

  struct Highlight: Encodable {
    /// In characters of the text (extended grapheme clusters), from 0.
    var start: Int
    var end: Int
  }

  var unit: Int64
  var language: String
  var text: String
  var highlights: [Highlight]
  var variants: [Variant]
  var origin: Origin

  init(_ hit: ConcordanceHit) {
    let variant = hit.unit.unit.variants[hit.variantIndex]
    let text = variant.segment.text
    unit = hit.unit.id
    language = variant.language.description
    self.text = text
    highlights = hit.ranges.map {
      Highlight(
        start: text.distance(from: text.startIndex, to: $0.lowerBound),
        end: text.distance(from: text.startIndex, to: $0.upperBound)
      )
    }
    variants = hit.unit.unit.variants.map {
      Variant(language: $0.language.description, text: $0.segment.text)
    }
    origin = Origin(hit.unit)
  }
}
