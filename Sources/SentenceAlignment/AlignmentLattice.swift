internal import Foundation

/// All alignments of a window as paths through a table of cells, summed up.
///
/// A cell (i, j) stands for i source and j target segments used up. Steps are two-sided beads of up
/// to four segments a side, and single segments of one side. Whether the last step was two-sided,
/// source only or target only is part of the place, since one-sided steps come in runs.
///
/// The sums are kept as numbers and not as logarithms, each row on a scale of its own: so a step costs
/// a multiplication and an addition instead of an exponential and a logarithm. What falls below
/// `least` of its row's highest is held there, so that every cell stays within reach.
///
/// Only the cells of the table's rows exist. Time and memory are proportional to their number.
struct AlignmentLattice {
  /// A step into a cell: which kind, from which state.
  enum Step: Equatable {
    case twoSided(kind: Int)
    case sourceOnly
    case targetOnly
  }

  private static let least = 1e-280

  let table: BeadTable
  let prior: BeadPrior
  /// Natural logarithm of the sum over all alignments.
  private(set) var total = 0.0
  /// [state][cell]: the sum over all paths from the start to a place, and from there to the end.
  private var forward: [[Double]]
  private var backward: [[Double]]
  /// [cell]: what flows from all states of a cell into a two-sided bead.
  private var outflow: [Double]
  /// Of each row the logarithm of its scale.
  private var forwardScales: [Double]
  private var backwardScales: [Double]

  /// Sums up all alignments. O(cells).
  init(table: BeadTable, prior: BeadPrior) {
    self.table = table
    self.prior = prior
    let cells = table.cellCount
    forward = Array(repeating: Array(repeating: 0, count: cells), count: 3)
    backward = forward
    outflow = Array(repeating: 0, count: cells)
    forwardScales = Array(repeating: 0, count: table.rows.count)
    backwardScales = forwardScales
    sumForward()
    sumBackward()
  }

  private mutating func sumForward() {
    let (rows, targetCount) = (table.rows, table.targetCount)
    let t = prior.flows
    var outflow = self.outflow
    var f = forward
    for i in rows.indices {
      let (first, width) = (table.firstCells[i], rows[i].count)
      // The row is summed on the scale of the row before it, then brought to its own.
      let scale = i == 0 ? 0 : forwardScales[i - 1]
      if i == 0 { f[0][table.cell(0, 0)] = 1 }
      for (k, kind) in BeadPrior.kinds.enumerated() where kind.source <= i {
        let columns = table.columns(into: i, k)
        guard !columns.isEmpty else { continue }
        let weight = prior.shares[k] * exp(forwardScales[i - kind.source] - scale)
        let from = table.cell(i - kind.source, columns.lowerBound - kind.target)
        let into = table.cell(i, columns.lowerBound)
        let score = table.index(i, columns.lowerBound, k)
        table.values.withUnsafeBufferPointer { scores in
          outflow.withUnsafeBufferPointer { outflow in
            f[0].withUnsafeMutableBufferPointer { sums in
              for offset in 0..<columns.count {
                sums[into + offset] +=
                  weight * outflow[from + offset] * Double(scores[score + offset])
              }
            }
          }
        }
      }
      var highest = 0.0
      for j in rows[i] {
        let here = table.cell(i, j)
        if i > 0, rows[i - 1].contains(j) {
          let above = table.cell(i - 1, j)
          f[1][here] = f[0][above] * t[0][1] + f[1][above] * t[1][1] + f[2][above] * t[2][1]
        }
        if j > rows[i].lowerBound {
          f[2][here] =
            f[0][here - 1] * t[0][2] + f[1][here - 1] * t[1][2] + f[2][here - 1] * t[2][2]
        }
        highest = max(highest, f[0][here], f[1][here], f[2][here])
      }
      if highest == 0 { highest = 1 }
      forwardScales[i] = scale + log(highest)
      for cell in first..<(first + width) {
        f[0][cell] /= highest
        f[1][cell] = i == 0 ? f[1][cell] : max(f[1][cell] / highest, Self.least)
        f[2][cell] =
          cell == first && rows[i].lowerBound == 0
          ? f[2][cell] : max(f[2][cell] / highest, Self.least)
        outflow[cell] = f[0][cell] * t[0][0] + f[1][cell] * t[1][0] + f[2][cell] * t[2][0]
      }
    }
    let last = table.cell(table.sourceCount, targetCount)
    total = log(f[0][last] + f[1][last] + f[2][last]) + forwardScales[table.sourceCount]
    forward = f
    self.outflow = outflow
  }

  private mutating func sumBackward() {
    let rows = table.rows
    let t = prior.flows
    var b = backward
    var beads = [Double](repeating: 0, count: rows.reduce(0) { max($0, $1.count) })
    for i in rows.indices.reversed() {
      let (first, width) = (table.firstCells[i], rows[i].count)
      let scale = i == table.sourceCount ? 0 : backwardScales[i + 1]
      for index in 0..<width { beads[index] = 0 }
      for (k, kind) in BeadPrior.kinds.enumerated() where i + kind.source <= table.sourceCount {
        let next = i + kind.source
        let columns = table.columns(into: next, k)
        guard !columns.isEmpty else { continue }
        let weight = prior.shares[k] * exp(backwardScales[next] - scale)
        let from = columns.lowerBound - kind.target - rows[i].lowerBound
        let into = table.cell(next, columns.lowerBound)
        let score = table.index(next, columns.lowerBound, k)
        table.values.withUnsafeBufferPointer { scores in
          b[0].withUnsafeBufferPointer { sums in
            beads.withUnsafeMutableBufferPointer { beads in
              for offset in 0..<columns.count {
                beads[from + offset] +=
                  weight * sums[into + offset] * Double(scores[score + offset])
              }
            }
          }
        }
      }
      var highest = 0.0
      for index in (0..<width).reversed() {
        let (here, j) = (first + index, rows[i].lowerBound + index)
        if i == table.sourceCount, j == table.targetCount {
          for state in 0..<3 { b[state][here] = 1 }
        } else {
          let below =
            i < table.sourceCount && rows[i + 1].contains(j) ? b[1][table.cell(i + 1, j)] : 0
          let right = index + 1 < width ? b[2][here + 1] : 0
          for state in 0..<3 {
            b[state][here] = beads[index] * t[state][0] + below * t[state][1] + right * t[state][2]
          }
        }
        highest = max(highest, b[0][here], b[1][here], b[2][here])
      }
      if highest == 0 { highest = 1 }
      backwardScales[i] = scale + log(highest)
      for state in 0..<3 {
        for cell in first..<(first + width) {
          b[state][cell] = max(b[state][cell] / highest, Self.least)
        }
      }
    }
    backward = b
  }

  /// Calls `body` with the cell and the posterior probability, 0 to 1, of each two-sided bead of a kind
  /// that ends in a row.
  @inline(__always)
  func forEachBead(into i: Int, kind k: Int, _ body: (_ cell: Int, _ probability: Double) -> Void) {
    let kind = BeadPrior.kinds[k]
    let columns = table.columns(into: i, k)
    guard !columns.isEmpty else { return }
    let weight =
      prior.shares[k] * factor(forwardScales[i - kind.source] + backwardScales[i] - total)
    let from = table.cell(i - kind.source, columns.lowerBound - kind.target)
    let into = table.cell(i, columns.lowerBound)
    let score = table.index(i, columns.lowerBound, k)
    table.values.withUnsafeBufferPointer { scores in
      outflow.withUnsafeBufferPointer { outflow in
        backward[0].withUnsafeBufferPointer { backward in
          for offset in 0..<columns.count {
            let value =
              outflow[from + offset] * Double(scores[score + offset]) * backward[into + offset]
            body(into + offset, min(1, value * weight))
          }
        }
      }
    }
  }

  /// The posterior probabilities, 0 to 1, of the two one-sided steps into the cells of a row.
  @inline(__always)
  func forEachOneSided(
    into i: Int,
    _ body: (_ cell: Int, _ sourceOnly: Double, _ targetOnly: Double) -> Void
  ) {
    let weight = factor(forwardScales[i] + backwardScales[i] - total)
    let first = table.firstCells[i]
    for cell in first..<(first + table.rows[i].count) {
      body(
        cell,
        min(1, forward[1][cell] * backward[1][cell] * weight),
        min(1, forward[2][cell] * backward[2][cell] * weight)
      )
    }
  }

  /// The posterior probability of a step into the cell (i, j), 0 to 1. O(columns of the row).
  func posterior(of step: Step, into i: Int, _ j: Int) -> Double {
    guard table.rows.indices.contains(i), table.rows[i].contains(j) else { return 0 }
    let here = table.cell(i, j)
    var found = 0.0
    if case .twoSided(let kind) = step {
      forEachBead(into: i, kind: kind) { if $0 == here { found = $1 } }
    } else {
      forEachOneSided(into: i) {
        if $0 == here { found = step == .sourceOnly ? $1 : $2 }
      }
    }
    return found
  }

  private func factor(_ logarithm: Double) -> Double { exp(min(logarithm, 690)) }
}
