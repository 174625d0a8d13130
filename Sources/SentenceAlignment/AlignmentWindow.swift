/// A part of both texts that is aligned on its own, and the cells of its lattice that are looked at.
struct AlignmentWindow: Equatable {
  var source: Range<Int>
  var target: Range<Int>
  /// For each number of the window's source segments used up, the numbers of target segments.
  var rows: [ClosedRange<Int>]

  /// Every cell of two texts.
  init(source: Range<Int>, target: Range<Int>) {
    self.init(
      source: source,
      target: target,
      band: SearchBand(sourceCount: source.count, targetCount: target.count)
    )
  }

  init(source: Range<Int>, target: Range<Int>, band: SearchBand) {
    precondition(band.rows.count == source.count + 1, "A band has a row for each place in between.")
    self.source = source
    self.target = target
    rows = band.rows
  }

  /// The part of a band that begins at `start` and has about `cells` cells; the rest of it, when not
  /// much more is left.
  init(of band: SearchBand, from start: Anchor, cells: Int) {
    let last = band.rows.count - 1
    var count = 0
    var end = start.source
    while end < last, count < cells {
      end += 1
      count += band.rows[end].count
    }
    // What is left would be too short for a window.
    if last - end < (end - start.source) / 4 { end = last }
    let row = band.rows[end]
    let corner = end == last ? row.upperBound : (row.lowerBound + row.upperBound) / 2
    source = start.source..<end
    target = start.target..<max(corner, start.target)
    let columns = target
    rows = band.rows[start.source...end].map { row in
      let low = max(row.lowerBound, columns.lowerBound).clamped(
        to: columns.lowerBound...columns.upperBound
      )
      let high = min(row.upperBound, columns.upperBound).clamped(to: low...columns.upperBound)
      return (low - columns.lowerBound)...(high - columns.lowerBound)
    }
    let width = target.count
    rows[rows.count - 1] = rows[rows.count - 1].lowerBound...width
  }

  /// For each number of target segments used up, the numbers of source segments.
  var columns: [ClosedRange<Int>] {
    SearchBand(rows: rows).columns(targetCount: target.count)
  }
}
