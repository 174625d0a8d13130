internal import BitextCore
internal import Interchange
internal import SentenceAlignment

extension AnchorFile {
  /// The beads of the file and confirmed ones, in two documents; nil when there are none.
  ///
  /// What the file says goes before what was confirmed: a confirmed bead that is in the way of
  /// another, or of one confirmed before, is left out. Throws, with the line, when the file's beads
  /// cannot be found or cannot be together.
  func fixedBeads(
    _ source: Document,
    _ target: Document,
    confirmed: [Bead]
  ) throws(WorkbenchError) -> (beads: FixedBeads, count: Int)? {
    if lines.isEmpty && rungs.isEmpty && confirmed.isEmpty { return nil }
    let counts = (source.segments.count, target.segments.count)
    var (beads, numbers) = try beads(source, target)
    var cuts: [FixedBeads.Cut] = []
    var cutLines: [Int] = []
    for (rung, line) in rungs {
      cuts.append(FixedBeads.Cut(source: rung.source, target: rung.target))
      cutLines.append(line)
    }
    for (from, to) in zip(rungs, rungs.dropFirst()) {
      let step = Bead(
        source: from.rung.source..<to.rung.source,
        target: from.rung.target..<to.rung.target
      )
      if step.source.count > 4 || step.target.count > 4 || step.kind == "0-0" { continue }
      beads.append(step)
      numbers.append(from.line)
    }
    if beads.isEmpty && cuts.isEmpty && confirmed.isEmpty { return nil }
    var fixed: FixedBeads
    do {
      fixed = try FixedBeads(beads: beads, cuts: cuts, sourceCount: counts.0, targetCount: counts.1)
    } catch {
      throw self.error(error, lines: numbers + cutLines, counts)
    }
    let further = confirmed.filter { !beads.contains($0) }
    func with(_ more: [Bead]) -> FixedBeads? {
      try? FixedBeads(
        beads: beads + more,
        cuts: cuts,
        sourceCount: counts.0,
        targetCount: counts.1
      )
    }
    if let all = with(further) { return (all, beads.count + further.count) }
    for bead in further {
      guard let more = with([bead]) else { continue }
      fixed = more
      beads.append(bead)
    }
    return (fixed, beads.count)
  }

  /// The beads of the file's lines, and the lines they stand on.
  private func beads(
    _ source: Document,
    _ target: Document
  ) throws(WorkbenchError) -> (beads: [Bead], lines: [Int]) {
    let sourceTexts = SegmentTexts(source.segments.map(\.text))
    let targetTexts = SegmentTexts(target.segments.map(\.text))
    var beads: [Bead] = []
    for line in lines {
      let sourceRun = try run(line.source, of: line.number, in: sourceTexts, "source")
      let targetRun = try run(line.target, of: line.number, in: targetTexts, "target")
      beads.append(Bead(source: sourceRun, target: targetRun))
    }
    return (beads, lines.map(\.number))
  }

  private func run(
    _ side: Side,
    of line: Int,
    in texts: SegmentTexts,
    _ role: String
  ) throws(WorkbenchError) -> Range<Int> {
    switch side {
    case .numbers(let numbers):
      guard let first = numbers.first else { return 0..<0 }
      guard numbers == Array(first..<(first + numbers.count)) else {
        throw fault(line, "The \(role) segments are no run of neighbours in order.")
      }
      return first..<(first + numbers.count)
    case .text(""): return 0..<0
    case .text(let text):
      let found = texts.runs(of: text)
      guard let run = found.first else {
        throw fault(line, "The \(role) text is not one or more whole segments of the document.")
      }
      guard found.count == 1 else {
        throw fault(
          line,
          "The \(role) text stands in \(found.count) places. Give the numbers of the segments."
        )
      }
      return run
    }
  }

  private func error(
    _ error: AnchorError,
    lines: [Int],
    _ counts: (Int, Int)
  ) -> WorkbenchError {
    let line = lines[error.anchor]
    let other = error.other.map { "the pair in line \(lines[$0])" } ?? "another pair"
    switch error.reason {
    case .outOfRange:
      return fault(
        line,
        "The pair names a segment that is not there: \(counts.0) source and \(counts.1) target "
          + "segments are numbered from 0."
      )
    case .overlap: return fault(line, "The pair shares a segment with \(other).")
    case .crossing: return fault(line, "The pair crosses \(other).")
    }
  }
}
