import ArgumentParser
import BitextCore
import Foundation
import Terminology
import Workbench

struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Find the terms of the glossaries in running text.",
    discussion: """
      Terms are found in any grammatical case and in either script; where two overlap, the longer \
      one stands. A name needs its capital. Without a file, standard input is read.

      With --format json each line is one occurrence: its text, its range in the whole input \
      (start and end as offsets from 0, in UTF-8 bytes or, with --offsets utf-16, in UTF-16 units), \
      its line from 1, and the concepts with their terms by language. With --format html the text is \
      a page with each term marked and its translations shown.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, html
  }

  enum Offsets: String, CaseIterable, ExpressibleByArgument {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
  }

  @Argument(help: "The text file, in UTF-8; - for standard input.")
  var file: String = "-"

  @Option(help: "How the result is written: table, json or html.")
  var format: Format = .table

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(help: "What offsets count in JSON: utf-8 (bytes) or utf-16 (units).")
  var offsets: Offsets = .utf8

  @Option(help: "The language of the text. Without it Serbian and English lines are told apart.")
  var language: LanguageTag?

  @Option(help: "A further glossary. May be repeated.")
  var glossary: [String] = []

  @OptionGroup var memory: MemoryOptions

  func run() throws {
    let use = try AnnotateText(
      places: FilePlaces(),
      files: glossary,
      memory: try MemoryFolder.openIfThere(named: memory.memory, places: FilePlaces())
    )
    let annotated = try use.annotate(file: file, language: language)
    switch json ? .json : format {
    case .table: showTable(annotated)
    case .json: try showJSON(annotated)
    case .html: Terminal.write(AnnotatedPage(annotated).bytes)
    }
    Terminal.flush()
    if annotated.occurrences.isEmpty {
      Terminal.tell("No term of the glossaries stands in the text.")
      throw nothingFound
    }
  }

  private func showTable(_ annotated: AnnotateText.Annotated) {
    for occurrence in annotated.occurrences {
      guard let hit = occurrence.hits.first else { continue }
      let text = Self.onOneLine(occurrence.text)
      let translations = AnnotatedPage.translations(of: hit).map { "\($0.text) (\($0.language))" }
      Terminal.print(
        "\(occurrence.line)\t" + Terminal.styled(text, .bold) + "\t\(hit.term.text)\t"
          + translations.joined(separator: ", ")
      )
    }
  }

  /// The text with each run of white space as one blank. Most have no more than single blanks, which
  /// is seen faster from the bytes than from the characters.
  private static func onOneLine(_ text: String) -> String {
    var previous: UInt8 = 0x20
    for byte in text.utf8 {
      let isOdd = byte < 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3
      if isOdd || byte == 0x20 && previous == 0x20 {
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      previous = byte
    }
    return text
  }

  private struct Row: Encodable {
    struct Concept: Encodable {
      var concept: String
      var glossary: String?
      var subjectField: String?
      var term: String
      var language: String
      var match: String
      var relaxations: [String]
      var terms: [String: [String]]
    }

    var text: String
    var start: Int
    var end: Int
    var line: Int
    var concepts: [Concept]
  }

  private func showJSON(_ annotated: AnnotateText.Annotated) throws {
    var counter = OffsetCounter(text: annotated.text, offsets: offsets)
    for occurrence in annotated.occurrences {
      let start = counter.offset(of: occurrence.range.lowerBound)
      try JSONLine.print(
        Row(
          text: occurrence.text,
          start: start,
          end: counter.offset(of: occurrence.range.upperBound),
          line: occurrence.line,
          concepts: occurrence.hits.map { hit in
            Row.Concept(
              concept: hit.entry.identifier,
              glossary: hit.entry.glossary,
              subjectField: hit.entry.subjectField,
              term: hit.term.text,
              language: hit.language.description,
              match: hit.match,
              relaxations: hit.relaxations.map(\.rawValue),
              terms: Dictionary(
                hit.entry.sections.map { ($0.language.description, $0.terms.map(\.text)) },
                uniquingKeysWith: +
              )
            )
          }
        )
      )
    }
  }
}

/// Turns ascending UTF-8 offsets into those that were asked for. O(length) for all of them.
private struct OffsetCounter {
  private let offsets: AnnotateCommand.Offsets
  private let utf8: String.UTF8View
  private var place: String.UTF8View.Index
  private var known = (utf8: 0, utf16: 0)

  init(text: String, offsets: AnnotateCommand.Offsets) {
    self.offsets = offsets
    utf8 = text.utf8
    place = text.utf8.startIndex
  }

  mutating func offset(of byte: Int) -> Int {
    if offsets == .utf8 { return byte }
    while known.utf8 < byte {
      // A character of four bytes is two units; bytes that go on with a character are none.
      let value = utf8[place]
      known.utf16 += value & 0xC0 == 0x80 ? 0 : value >= 0xF0 ? 2 : 1
      known.utf8 += 1
      place = utf8.index(after: place)
    }
    return known.utf16
  }
}
