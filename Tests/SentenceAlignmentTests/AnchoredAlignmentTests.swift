import BitextCore
import TestSupport
import Testing

@testable import SentenceAlignment

@Suite struct AnchoredAlignmentTests {
  private static let articles = ParallelArticle.all
  private let aligner = SentenceAligner(lexicon: nil)

  private func texts(cyrillic: Bool) -> (source: SegmentedText, target: SegmentedText) {
    (
      SegmentedText(
        language: LanguageTag(language: "en"),
        segments: Self.articles.flatMap(\.source)
      ),
      SegmentedText(
        language: LanguageTag(language: "sr"),
        segments: Self.articles.flatMap { cyrillic ? $0.cyrillic : $0.target }
      )
    )
  }

  private func align(
    _ beads: [Bead],
    cuts: [FixedBeads.Cut] = [],
    cyrillic: Bool = false
  ) throws -> [AlignedBead] {
    let (source, target) = texts(cyrillic: cyrillic)
    let counts = (source.segments.count, target.segments.count)
    let fixed = try FixedBeads(
      beads: beads,
      cuts: cuts,
      sourceCount: counts.0,
      targetCount: counts.1
    )
    let alignment = aligner.align(source, with: target, keeping: fixed)
    #expect(alignment.isComplete(sourceCount: counts.0, targetCount: counts.1))
    for aligned in alignment.beads { #expect((0...1).contains(aligned.probability)) }
    return alignment.beads
  }

  @Test("Without fixed beads it is the usual alignment", arguments: [false, true])
  func nothingFixed(cyrillic: Bool) throws {
    let (source, target) = texts(cyrillic: cyrillic)
    #expect(try align([], cyrillic: cyrillic) == aligner.align(source, with: target).beads)
  }

  @Test(
    "A fixed bead stays, also a wrong one, and the rest goes around it",
    arguments: [false, true]
  )
  func stays(cyrillic: Bool) throws {
    let fixed = [
      Bead(source: 5..<7, target: 5..<6), Bead(source: 12..<13, target: 14..<16),
      Bead(source: 23..<24, target: 23..<24),
    ]
    let beads = try align(fixed, cyrillic: cyrillic)
    for bead in fixed {
      #expect(beads.first { $0.bead == bead }?.probability == 1)
    }
    #expect(beads.contains { $0.bead == Bead(source: 0..<1, target: 0..<1) })
  }

  @Test("Segments without counterpart get none, and divide no bead", arguments: [false, true])
  func lonely(cyrillic: Bool) throws {
    let fixed = [
      Bead(source: 1..<2, target: 0..<0), Bead(source: 0..<0, target: 10..<11),
      Bead(source: 10..<11, target: 0..<0),
    ]
    let beads = try align(fixed, cyrillic: cyrillic)
    for bead in fixed {
      let found = beads.filter {
        $0.bead.source.overlaps(bead.source) || $0.bead.target.overlaps(bead.target)
      }
      #expect(found.count == 1)
      #expect(found.first?.bead.isOneSided == true)
      #expect(found.first?.probability == 1)
    }
    #expect(beads.contains { $0.bead == Bead(source: 0..<1, target: 0..<1) })
  }

  @Test("No bead goes across a cut")
  func cuts() throws {
    let beads = try align([], cuts: [.init(source: 8, target: 7), .init(source: 8, target: 9)])
    for bead in beads.map(\.bead) {
      #expect(!(bead.source.lowerBound < 8 && bead.source.upperBound > 8))
      if bead.target.overlaps(7..<9) { #expect(bead.source.isEmpty) }
    }
  }

  @Test("Any beads that go together are kept, whatever they are")
  func anything() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<60 {
      var fixed: [Bead] = []
      var (source, target) = (0, 0)
      while true {
        let start = (
          source + Int.random(in: 0...3, using: &generator),
          target + Int.random(in: 0...3, using: &generator)
        )
        source = start.0 + Int.random(in: 0...3, using: &generator)
        target = start.1 + Int.random(in: 0...3, using: &generator)
        if source > 24 || target > 24 { break }
        if source == start.0 && target == start.1 { continue }
        fixed.append(Bead(source: start.0..<source, target: start.1..<target))
      }
      let beads = try align(fixed)
      for bead in fixed where !bead.isOneSided {
        #expect(beads.contains { $0.bead == bead && $0.probability == 1 })
      }
    }
  }
}
