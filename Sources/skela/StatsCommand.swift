import ArgumentParser
import Foundation
import Storage
import Workbench

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Tell what the memory holds."
  )

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var output: OutputOptions

  private struct Row: Encodable {
    var memory: String
    var units: Int
    var confirmed: Int
    var articles: Int
    var articlePairs: Int
    var occurrences: Int
    var languages: [String: Int]
    var origins: [String: Int]
    var years: [String: Int]
    var probabilityBands: [String: Int]
    var concepts: [String: Int]
  }

  func run() throws {
    let path = memory.path
    let memory = try MemoryFolder.openForReading(path)
    let statistics = try DescribeMemory.statistics(memory)
    let bands = Dictionary(
      uniqueKeysWithValues: statistics.probabilityBands.enumerated().filter { $1 > 0 }.map {
        (String(format: "%.1f-%.1f", Double($0) / 10, Double($0 + 1) / 10), $1)
      }
    )
    let years = Dictionary(
      uniqueKeysWithValues: statistics.years.map {
        ($0.key.map(String.init) ?? "unknown", $0.value)
      }
    )
    if output.json {
      try JSONLine.print(
        Row(
          memory: path,
          units: statistics.units,
          confirmed: statistics.confirmed,
          articles: statistics.articles,
          articlePairs: statistics.articlePairs,
          occurrences: statistics.occurrences,
          languages: statistics.variants,
          origins: statistics.origins,
          years: years,
          probabilityBands: bands,
          concepts: statistics.concepts
        )
      )
    } else {
      Terminal.print(Terminal.styled(path, .bold))
      row("units", statistics.units)
      row("confirmed", statistics.confirmed)
      row("article pairs", statistics.articlePairs)
      row("articles", statistics.articles)
      row("occurrences", statistics.occurrences)
      table("segments by language", statistics.variants)
      table("units by origin", statistics.origins)
      table("units by year", years)
      table("units by probability", bands)
      table("concepts by glossary", statistics.concepts)
    }
    Terminal.flush()
  }

  private func row(_ name: String, _ count: Int, indent: Int = 2) {
    let margin = String(repeating: " ", count: indent)
    Terminal.print(
      margin + name.padding(toLength: 24 - indent, withPad: " ", startingAt: 0) + "\(count)"
    )
  }

  private func table(_ title: String, _ counts: [String: Int]) {
    guard !counts.isEmpty else { return }
    Terminal.print("  " + Terminal.styled(title, .faint))
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) { row(name, count, indent: 4) }
  }
}
