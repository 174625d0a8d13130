import BitextCore
import TestSupport
import Testing

@testable import SentenceAlignment

@Suite struct SearchBandTests {
  /// A chain of anchors of random texts, in order on both sides.
  private func chain(_ source: Int, _ target: Int, _ seed: UInt64) -> [Anchor] {
    var generator = SeededGenerator(seed: seed)
    var anchors: [Anchor] = []
    var place = Anchor(source: 0, target: 0)
    while true {
      place.source += Int.random(in: 1...400, using: &generator)
      place.target += Int.random(in: 1...400, using: &generator)
      guard place.source < source, place.target < target else { return anchors }
      anchors.append(place)
    }
  }

  @Test(
    "Rows and columns tell the same cells, and the band leads from corner to corner",
    arguments: 1...20
  )
  func consistent(seed: Int) {
    let (source, target) = (1500, 1000 + 40 * seed)
    let band = SearchBand(
      sourceCount: source,
      targetCount: target,
      anchors: chain(source, target, UInt64(seed))
    )
    #expect(band.rows.count == source + 1)
    #expect(band.rows[0].contains(0) && band.rows[source].contains(target))
    for (row, next) in zip(band.rows, band.rows.dropFirst()) {
      #expect(next.lowerBound >= row.lowerBound && next.upperBound >= row.upperBound)
      // A step of one segment leads from one row to the next.
      #expect(next.lowerBound <= row.upperBound)
    }
    let columns = band.columns(targetCount: target)
    for (j, column) in columns.enumerated() {
      let slow = band.rows.indices.filter { band.rows[$0].contains(j) }
      #expect(slow.first == column.lowerBound && slow.last == column.upperBound)
      #expect(slow.count == column.count)
    }
  }

  @Test func everyAnchorLiesInside() {
    let anchors = chain(2000, 2000, 7)
    let band = SearchBand(sourceCount: 2000, targetCount: 2000, anchors: anchors)
    for anchor in anchors {
      #expect(band.rows[anchor.source].contains(anchor.target))
      #expect(band.rows[anchor.source + 1].contains(anchor.target + 1))
    }
  }

  @Test("With anchors all along, the cells grow with the length")
  func linear() {
    func cells(_ count: Int) -> Int {
      let anchors = stride(from: 5, to: count, by: 10).map { Anchor(source: $0, target: $0) }
      return SearchBand(sourceCount: count, targetCount: count, anchors: anchors).rows
        .reduce(0) { $0 + $1.count }
    }
    #expect(cells(8000) < 9 * cells(1000))
  }

  @Test("A band that holds every cell changes nothing")
  func wholeBand() {
    let prior = BeadPrior(oneSided: 0.1)
    func beads(_ band: SearchBand) -> [AlignedBead] {
      let table = BeadTable(rows: band.rows, targetCount: 11) { s, t in
        Double((s.lowerBound * 7 + t.lowerBound * 5 + s.count * 3 + t.count) % 11) - 6
      }
      return BeadDecoder(lattice: AlignmentLattice(table: table, prior: prior)).decode()
    }
    let anchors = [Anchor(source: 4, target: 5)]
    #expect(
      beads(SearchBand(sourceCount: 9, targetCount: 11))
        == beads(SearchBand(sourceCount: 9, targetCount: 11, anchors: anchors))
    )
  }

  /// Sentences that differ in their names and numbers, as those of a long text do.
  private func longTexts(_ count: Int, cyrillic: Bool) -> (SegmentedText, SegmentedText) {
    let english = (0..<count).map { "Patrol \($0 * 7 + 1000) of Zvečan crossed the bridge \($0)." }
    let serbian = (0..<count).map {
      cyrillic
        ? "Патрола \($0 * 7 + 1000) из Звечана прешла је мост \($0)."
        : "Patrola \($0 * 7 + 1000) iz Zvečana prešla je most \($0)."
    }
    return (
      SegmentedText(language: LanguageTag(language: "en"), segments: english),
      SegmentedText(language: LanguageTag(language: "sr"), segments: serbian)
    )
  }

  @Test(
    "A long text is aligned through its anchors, a missing passage and all",
    arguments: [true, false]
  )
  func longText(cyrillic: Bool) {
    let (source, whole) = longTexts(900, cyrillic: cyrillic)
    let target = SegmentedText(
      language: whole.language,
      segments: Array(whole.segments[..<300] + whole.segments[340...])
    )
    let beads = SentenceAligner(lexicon: nil).align(source, with: target).beads.map(\.bead)
    let right = beads.count { bead in
      bead.source.count == 1 && bead.target.count == 1
        && bead.target.lowerBound
          == (bead.source.lowerBound < 300 ? bead.source.lowerBound : bead.source.lowerBound - 40)
    }
    #expect(right > 850)
  }
}
