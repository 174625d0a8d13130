import ArgumentParser
import BitextCore
import Foundation
import Workbench

struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Cut text into sentences, one a line.",
    discussion: "A line of the input is a paragraph. Without a file, standard input is read."
  )

  @Argument(help: "The text file, in UTF-8.")
  var file: String?

  @Option(help: "The language of the text.")
  var language = LanguageTag(language: "sr")

  @Option(help: "Segmentation rules (SRX) to use in place of Skela's own.")
  var rules: String?

  @OptionGroup var output: OutputOptions

  private struct Row: Encodable {
    var paragraph: Int
    var text: String
  }

  func run() throws {
    let segmentation: SegmentText
    if let rules {
      segmentation = try SegmentText(
        language: language,
        rules: SegmentText.rules(file: rules)
      )
    } else {
      segmentation = try SegmentText(language: language)
    }
    let lines = try LineSource(path: file)
    var paragraph = 0
    while let line = try lines.next() {
      paragraph += 1
      for sentence in try segmentation.sentences(of: line.text) {
        if output.json {
          try JSONLine.print(Row(paragraph: paragraph, text: sentence))
        } else {
          Terminal.print(sentence)
        }
      }
    }
    Terminal.flush()
  }
}
