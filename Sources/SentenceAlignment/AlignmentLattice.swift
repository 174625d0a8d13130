internal import Foundation

/// All alignments of two texts as paths through a table of cells, with the score of every step.
///
/// A cell (i, j) stands for i source and j target segments used up. Steps are two-sided beads of up
/// to four segments a side, and single segments of one side. Whether the last step was two-sided,
/// source only or target only is part of the place, since one-sided steps come in runs.
///
/// Only cells of a band exist. Time and memory are proportional to their number.
struct AlignmentLattice {
  static let unreachable = -Double.infinity

  let sourceCount: Int
  let targetCount: Int
  /// The columns of each row.
  let rows: [ClosedRange<Int>]
  /// Of each row: the number of its column 0, were that in the band.
  private let starts: [Int]
  let cellCount: Int
  /// [cell][kind]: the score of the two-sided bead of that kind that ends in the cell. What a bead
  /// scores has no more digits than a 32-bit number holds.
  private let scores: [Float]

  /// Scores every bead whose two ends lie in the band.
  init(
    sourceCount: Int,
    targetCount: Int,
    band: SearchBand? = nil,
    score: (Range<Int>, Range<Int>) -> Double
  ) {
    let rows =
      (band ?? SearchBand(sourceCount: sourceCount, targetCount: targetCount)).rows
    precondition(
      rows.count == sourceCount + 1,
      "A band has a row for each cell of the source side."
    )
    self.sourceCount = sourceCount
    self.targetCount = targetCount
    self.rows = rows
    var starts: [Int] = []
    var cells = 0
    for row in rows {
      starts.append(cells - row.lowerBound)
      cells += row.count
    }
    self.starts = starts
    cellCount = cells
    let kinds = BeadPrior.kinds
    scores = [Float](unsafeUninitializedCapacity: cells * kinds.count) { buffer, count in
      for i in 0...sourceCount {
        for j in rows[i] {
          for kind in kinds {
            let fits =
              kind.source <= i && kind.target <= j
              && rows[i - kind.source].contains(j - kind.target)
            buffer.initializeElement(
              at: count,
              to: fits ? Float(score(i - kind.source..<i, j - kind.target..<j)) : 0
            )
            count += 1
          }
        }
      }
    }
  }

  /// A step into a cell: which kind, from which state.
  enum Step: Equatable {
    case twoSided(kind: Int)
    case sourceOnly
    case targetOnly
  }

  /// Log sums over all paths to every place, from the start or to the end.
  struct Sums {
    /// [cell * 3 + state]
    var values: [Double]
    var total: Double
  }

  /// The number of a cell of the band.
  @inline(__always) func cell(_ i: Int, _ j: Int) -> Int { starts[i] + j }

  /// Whether the band has the cell.
  @inline(__always) func contains(_ i: Int, _ j: Int) -> Bool {
    i >= 0 && i <= sourceCount && rows[i].contains(j)
  }

  func forward(_ prior: BeadPrior) -> Sums {
    let kinds = BeadPrior.kinds
    var f = [Double](repeating: Self.unreachable, count: cellCount * 3)
    // For each cell, what flows on from it into a two-sided bead.
    var into = [Double](repeating: Self.unreachable, count: cellCount)
    f[0] = 0
    var terms = [Double](repeating: 0, count: kinds.count)
    for i in 0...sourceCount {
      for j in rows[i] {
        let here = cell(i, j)
        if here > 0 {
          for (k, kind) in kinds.enumerated() {
            terms[k] =
              contains(i - kind.source, j - kind.target)
              ? into[cell(i - kind.source, j - kind.target)] + prior.twoSided[k]
                + Double(scores[here * kinds.count + k])
              : Self.unreachable
          }
          f[here * 3] = logSum(terms)
          if contains(i - 1, j) { f[here * 3 + 1] = flow(f, cell(i - 1, j), into: 1, prior) }
          if contains(i, j - 1) { f[here * 3 + 2] = flow(f, cell(i, j - 1), into: 2, prior) }
        }
        into[here] = flow(f, here, into: 0, prior)
      }
    }
    let last = cell(sourceCount, targetCount) * 3
    return Sums(values: f, total: logSum(f[last..<(last + 3)]))
  }

  func backward(_ prior: BeadPrior) -> Sums {
    let kinds = BeadPrior.kinds
    var b = [Double](repeating: Self.unreachable, count: cellCount * 3)
    let last = cell(sourceCount, targetCount) * 3
    for state in 0..<3 { b[last + state] = 0 }
    var terms = [Double](repeating: 0, count: kinds.count)
    for i in stride(from: sourceCount, through: 0, by: -1) {
      for j in rows[i].reversed() {
        let here = cell(i, j)
        if here * 3 == last { continue }
        for (k, kind) in kinds.enumerated() {
          guard contains(i + kind.source, j + kind.target) else {
            terms[k] = Self.unreachable
            continue
          }
          let next = cell(i + kind.source, j + kind.target)
          terms[k] =
            b[next * 3] + prior.twoSided[k] + Double(scores[next * kinds.count + k])
        }
        let two = logSum(terms)
        let source = contains(i + 1, j) ? b[cell(i + 1, j) * 3 + 1] : Self.unreachable
        let target = contains(i, j + 1) ? b[cell(i, j + 1) * 3 + 2] : Self.unreachable
        for state in 0..<3 {
          let t = prior.transitions[state]
          b[here * 3 + state] = logSum([two + t[0], source + t[1], target + t[2]])
        }
      }
    }
    return Sums(values: b, total: b[0])
  }

  /// The posterior probability of a step into the cell (i, j), 0 to 1.
  func posterior(
    of step: Step,
    into i: Int,
    _ j: Int,
    _ prior: BeadPrior,
    forward: Sums,
    backward: Sums
  ) -> Double {
    let here = cell(i, j)
    let value: Double
    switch step {
    case .twoSided(let k):
      let kind = BeadPrior.kinds[k]
      guard contains(i - kind.source, j - kind.target) else { return 0 }
      value =
        flow(forward.values, cell(i - kind.source, j - kind.target), into: 0, prior)
        + prior.twoSided[k] + Double(scores[here * BeadPrior.kinds.count + k])
        + backward.values[here * 3]
    case .sourceOnly:
      guard contains(i - 1, j) else { return 0 }
      value = forward.values[here * 3 + 1] + backward.values[here * 3 + 1]
    case .targetOnly:
      guard contains(i, j - 1) else { return 0 }
      value = forward.values[here * 3 + 2] + backward.values[here * 3 + 2]
    }
    return min(1, exp(value - forward.total))
  }

  /// What flows from all states of a cell into a step of the given state.
  @inline(__always)
  private func flow(_ values: [Double], _ cell: Int, into state: Int, _ prior: BeadPrior) -> Double
  {
    let a = values[cell * 3] + prior.transitions[0][state]
    let b = values[cell * 3 + 1] + prior.transitions[1][state]
    let c = values[cell * 3 + 2] + prior.transitions[2][state]
    let highest = max(a, b, c)
    if highest == Self.unreachable { return highest }
    return highest + log(exp(a - highest) + exp(b - highest) + exp(c - highest))
  }
}

/// ln Σ exp(value), without overflow.
private func logSum(_ values: some Sequence<Double>) -> Double {
  var highest = -Double.infinity
  for value in values where value > highest { highest = value }
  if highest == -Double.infinity { return highest }
  var sum = 0.0
  // What is e^-40 of the highest changes no digit that counts.
  for value in values where value > highest - 40 { sum += exp(value - highest) }
  return highest + log(sum)
}
