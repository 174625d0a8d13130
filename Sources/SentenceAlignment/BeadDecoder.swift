internal import BitextCore

/// Chooses the alignment whose beads are expected to be right most often.
///
/// Each step of the lattice earns its posterior probability, times the segments it uses up; the path
/// that earns most is taken (maximum expected accuracy). That is better than the single most probable
/// path where many paths differ in a detail elsewhere.
struct BeadDecoder {
  let lattice: AlignmentLattice

  private static let sourceOnly = UInt8(BeadPrior.kindCount)
  private static let targetOnly = sourceOnly + 1

  /// The beads in order, each with its probability. O(cells).
  func decode() -> [AlignedBead] {
    let table = lattice.table
    let kinds = BeadPrior.kinds
    var best = [Double](repeating: -1, count: table.cellCount)
    var steps = [UInt8](repeating: Self.sourceOnly, count: best.count)
    var probabilities = [Float](repeating: 0, count: best.count)
    best[table.cell(0, 0)] = 0
    for i in table.rows.indices {
      // Strictly better only: ties go to the kind that comes first.
      func consider(_ cell: Int, _ total: Double, _ probability: Double, _ step: UInt8) {
        guard total > best[cell] else { return }
        best[cell] = total
        steps[cell] = step
        probabilities[cell] = Float(probability)
      }
      for k in BeadPrior.tieOrder where kinds[k].source <= i {
        let kind = kinds[k]
        let columns = table.columns(into: i, k)
        guard !columns.isEmpty else { continue }
        let from = table.cell(i - kind.source, columns.lowerBound - kind.target)
        let into = table.cell(i, columns.lowerBound)
        let size = Double(kind.source + kind.target)
        lattice.forEachBead(into: i, kind: k) { cell, probability in
          consider(cell, best[from + cell - into] + probability * size, probability, UInt8(k))
        }
      }
      let (row, first) = (table.rows[i], table.firstCells[i])
      lattice.forEachOneSided(into: i) { cell, sourceOnly, targetOnly in
        let j = row.lowerBound + cell - first
        if i > 0, table.rows[i - 1].contains(j) {
          consider(cell, best[table.cell(i - 1, j)] + sourceOnly, sourceOnly, Self.sourceOnly)
        }
        if cell > first {
          consider(cell, best[cell - 1] + targetOnly, targetOnly, Self.targetOnly)
        }
      }
    }
    return beads(steps, probabilities)
  }

  /// The path that ends in the last cell.
  private func beads(_ steps: [UInt8], _ probabilities: [Float]) -> [AlignedBead] {
    let table = lattice.table
    var beads: [AlignedBead] = []
    var i = table.sourceCount
    var j = table.targetCount
    while i > 0 || j > 0 {
      let cell = table.cell(i, j)
      let (source, target) =
        switch steps[cell] {
        case Self.sourceOnly: (1, 0)
        case Self.targetOnly: (0, 1)
        case let k: (BeadPrior.kinds[Int(k)].source, BeadPrior.kinds[Int(k)].target)
        }
      beads.append(
        AlignedBead(
          bead: Bead(source: i - source..<i, target: j - target..<j),
          probability: Double(probabilities[cell])
        )
      )
      i -= source
      j -= target
    }
    return beads.reversed()
  }

  /// The share of steps that open a run of one-sided beads, as the posterior has it, drawn to
  /// `expected` by as many imagined steps as `strength`.
  func oneSidedShare(expected: Double, strength: Double) -> Double {
    let table = lattice.table
    var oneSided = 0.0
    for i in table.rows.indices {
      lattice.forEachOneSided(into: i) { oneSided += $1 + $2 }
    }
    // Runs are about twice as long as their openings are many.
    let openings = oneSided * (1 - BeadPrior.oneSidedGoesOn)
    let twoSided = Double(table.sourceCount + table.targetCount) / 2 - oneSided / 2
    return (openings + expected * strength) / (openings + max(twoSided, 0) + strength)
  }
}
