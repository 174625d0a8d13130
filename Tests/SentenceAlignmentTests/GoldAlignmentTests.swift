import BitextCore
import Foundation
import TestSupport
import Testing

@testable import SentenceAlignment

/// How right the aligner is on the project's own articles, made harder by a seed: a mistake in a score
/// shows here before it shows to a translator.
@Suite struct GoldAlignmentTests {
  // Foundation has a type of the same name.
  typealias Options = SentenceAlignment.AlignmentOptions

  /// The pairs of a sample, both sides in order.
  private static func pairs(_ name: String) throws -> [(source: String, target: String)] {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent("samples/\(name).gold.tsv"),
      encoding: .utf8
    )
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      return fields.count == 2 ? (fields[0], fields[1]) : nil
    }
  }

  private struct Gold {
    var source: [String] = []
    var target: [String] = []
    var beads: Set<Bead> = []
  }

  /// The pairs with one in ten left out on one side, one in eight joined to the next on one side, and
  /// a block of lines from elsewhere put in.
  private static func hard(
    _ pairs: [(source: String, target: String)],
    _ seed: UInt64
  ) -> Gold {
    var random = SeededGenerator(seed: seed)
    var gold = Gold()
    let foreign = [
      "Photo: press service", "Read more about the weather in the valley",
      "Sign up for our newsletter", "More from this section",
    ]
    let block = Int.random(in: 1..<pairs.count, using: &random)
    var place = 0
    while place < pairs.count {
      let (s, t) = (gold.source.count, gold.target.count)
      if place >= block, gold.source.count(where: { foreign.contains($0) }) == 0 {
        gold.source += foreign
        continue
      }
      let pair = pairs[place]
      let kind = Int.random(in: 0..<80, using: &random)
      place += 1
      if kind < 4 {
        gold.source.append(pair.source)
      } else if kind < 8 {
        gold.target.append(pair.target)
      } else if kind < 18, place < pairs.count {
        let next = pairs[place]
        place += 1
        gold.source += kind < 13 ? [pair.source + " " + next.source] : [pair.source, next.source]
        gold.target += kind < 13 ? [pair.target, next.target] : [pair.target + " " + next.target]
        gold.beads.insert(
          Bead(source: s..<gold.source.count, target: t..<gold.target.count)
        )
      } else {
        gold.source.append(pair.source)
        gold.target.append(pair.target)
        gold.beads.insert(Bead(source: s..<(s + 1), target: t..<(t + 1)))
      }
    }
    return gold
  }

  /// Strict F1 of the beads with two sides, over many seeds.
  private func quality(_ name: String, _ options: Options) throws -> Double {
    let pairs = try Self.pairs(name)
    #expect(pairs.count > 20)
    var (hits, found, gold) = (0, 0, 0)
    for seed in 1...12 as ClosedRange<UInt64> {
      let text = Self.hard(pairs, seed)
      let alignment = SentenceAligner(lexicon: nil, options: options).align(
        SegmentedText(language: LanguageTag(language: "en"), segments: text.source),
        with: SegmentedText(language: LanguageTag(language: "sr"), segments: text.target)
      )
      let beads = alignment.beads.map(\.bead).filter { !$0.isOneSided }
      hits += beads.count { text.beads.contains($0) }
      found += beads.count
      gold += text.beads.count
    }
    return 2 * Double(hits) / Double(found + gold)
  }

  @Test(
    "Without any dictionary nineteen beads in twenty are right",
    arguments: ["bridge", "monastery"]
  )
  func hard(_ name: String) throws {
    let quality = try quality(name, Options())
    #expect(quality > 0.95, "\(quality)")
  }

  @Test(
    "Each score is worth having",
    arguments: [Options.Scores.length, [.identity, .cognates]]
  )
  func ablation(_ score: Options.Scores) throws {
    var options = Options()
    let whole =
      try quality("bridge", options) + quality("monastery", options)
    options.scores.remove(score)
    let without =
      try quality("bridge", options) + quality("monastery", options)
    #expect(without < whole, "\(without) \(whole)")
  }
}
