internal import BitextCore

/// Chooses the alignment whose beads are expected to be right most often.
///
/// Each step of the lattice earns its posterior probability, times the segments it uses up; the path
/// that earns most is taken (maximum expected accuracy). That is better than the single most probable
/// path where many paths differ in a detail elsewhere.
struct BeadDecoder {
  let lattice: AlignmentLattice
  let prior: BeadPrior

  func decode() -> [AlignedBead] {
    let forward = lattice.forward(prior)
    let backward = lattice.backward(prior)
    let kinds = BeadPrior.kinds
    var best = [Double](repeating: 0, count: lattice.cellCount)
    var steps = [(step: AlignmentLattice.Step, probability: Double)](
      repeating: (.sourceOnly, 0),
      count: best.count
    )
    for i in 0...lattice.sourceCount {
      for j in lattice.rows[i] where i + j > 0 {
        var value = -1.0
        func consider(_ step: AlignmentLattice.Step, _ source: Int, _ target: Int) {
          guard lattice.contains(i - source, j - target) else { return }
          let probability = lattice.posterior(
            of: step,
            into: i,
            j,
            prior,
            forward: forward,
            backward: backward
          )
          let total =
            best[lattice.cell(i - source, j - target)] + probability * Double(source + target)
          // Strictly better only: ties go to the kind that comes first.
          if total > value {
            value = total
            steps[lattice.cell(i, j)] = (step, probability)
          }
        }
        for (k, kind) in kinds.enumerated() {
          consider(.twoSided(kind: k), kind.source, kind.target)
        }
        consider(.sourceOnly, 1, 0)
        consider(.targetOnly, 0, 1)
        best[lattice.cell(i, j)] = value
      }
    }
    var beads: [AlignedBead] = []
    var i = lattice.sourceCount
    var j = lattice.targetCount
    while i > 0 || j > 0 {
      let (step, probability) = steps[lattice.cell(i, j)]
      let (source, target) =
        switch step {
        case .twoSided(let k): (kinds[k].source, kinds[k].target)
        case .sourceOnly: (1, 0)
        case .targetOnly: (0, 1)
        }
      beads.append(
        AlignedBead(
          bead: Bead(source: i - source..<i, target: j - target..<j),
          probability: probability
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
    let forward = lattice.forward(prior)
    let backward = lattice.backward(prior)
    var oneSided = 0.0
    for i in 0...lattice.sourceCount {
      for j in lattice.rows[i] {
        for step in [AlignmentLattice.Step.sourceOnly, .targetOnly] {
          oneSided += lattice.posterior(
            of: step,
            into: i,
            j,
            prior,
            forward: forward,
            backward: backward
          )
        }
      }
    }
    // Runs are about twice as long as their openings are many.
    let openings = oneSided * (1 - BeadPrior.oneSidedGoesOn)
    let twoSided = Double(lattice.sourceCount + lattice.targetCount) / 2 - oneSided / 2
    return (openings + expected * strength) / (openings + max(twoSided, 0) + strength)
  }
}
