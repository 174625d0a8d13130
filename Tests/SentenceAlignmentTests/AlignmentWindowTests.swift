import Testing

@testable import SentenceAlignment

@Suite struct AlignmentWindowTests {
  @Test(
    "Windows follow each other to the end, each within its band",
    arguments: [50, 400, 100_000]
  )
  func follow(_ cells: Int) {
    let anchors = stride(from: 7, to: 900, by: 13).map { Anchor(source: $0, target: $0 * 4 / 3) }
    let band = SearchBand(sourceCount: 900, targetCount: 1200, anchors: anchors)
    var start = Anchor(source: 0, target: 0)
    var steps = 0
    while true {
      let window = AlignmentWindow(of: band, from: start, cells: cells)
      #expect(window.source.lowerBound == start.source)
      #expect(window.target.lowerBound == start.target)
      #expect(window.rows.count == window.source.count + 1)
      #expect(window.rows.first?.contains(0) == true)
      #expect(window.rows.last?.contains(window.target.count) == true)
      for (row, next) in zip(window.rows, window.rows.dropFirst()) {
        #expect(next.lowerBound >= row.lowerBound && next.lowerBound <= row.upperBound)
        #expect(next.upperBound >= row.upperBound && next.upperBound <= window.target.count)
      }
      steps += 1
      guard window.source.upperBound < 900 else {
        #expect(window.target.upperBound == 1200)
        break
      }
      let half = window.source.lowerBound + max(1, window.source.count / 2)
      let row = band.rows[half]
      start = Anchor(source: half, target: max(start.target, (row.lowerBound + row.upperBound) / 2))
    }
    #expect(steps > (cells > 10_000 ? 0 : 5))
  }
}
