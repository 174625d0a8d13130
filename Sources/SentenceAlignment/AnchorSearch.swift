internal import Foundation

/// Finds pairs of segments that surely belong together, in time that grows with the length of the
/// texts: by rare words that both have.
///
/// A pair is a candidate when each is the other's best and clearly better than the second; of the
/// candidates the heaviest chain in which both sides go forward is taken. Between two anchors the
/// search goes on with less to ask for, since there are fewer segments to be mistaken for.
struct AnchorSearch {
  /// What a pair has to show, from the whole texts down to the gaps that are left.
  private static let levels: [(leastWeight: Double, leastRatio: Double)] = [
    (9, 1.6), (7, 1.5), (5, 1.5), (4, 1.5),
  ]
  /// Words more common than this in the language lead nowhere.
  static let commonest = 5e-4
  /// Words that stand in more segments than this of a gap lead to too many.
  static let mostPlaces = 40
  /// Gaps of so many cells are left to the lattice.
  static let smallGap = 300

  private struct Candidate {
    var anchor: Anchor
    var weight: Double
  }

  let source: Vocabulary
  let target: Vocabulary
  let evidence: Evidence

  /// The chain of anchors, in order. O(words of both texts) and O(n log n) in the candidates.
  func anchors() -> [Anchor] {
    var scratch = Scratch(
      bestSources: Array(repeating: (-1, 0), count: target.segmentCount),
      weights: Array(repeating: 0, count: target.segmentCount),
      matchWeights: Array(repeating: -1, count: evidence.ofSource.matches.count)
    )
    return anchors(0..<source.segmentCount, 0..<target.segmentCount, level: 0, &scratch)
  }

  private func anchors(
    _ rows: Range<Int>,
    _ columns: Range<Int>,
    level: Int,
    _ scratch: inout Scratch
  ) -> [Anchor] {
    guard level < Self.levels.count, rows.count * columns.count > Self.smallGap else { return [] }
    let chain = Self.heaviestChain(
      candidates(rows, columns, level: level, &scratch),
      columns: columns
    )
    var found: [Anchor] = []
    var corner = Anchor(source: rows.lowerBound, target: columns.lowerBound)
    for anchor in chain + [Anchor(source: rows.upperBound, target: columns.upperBound)] {
      found += anchors(
        corner.source..<anchor.source,
        corner.target..<anchor.target,
        level: level + 1,
        &scratch
      )
      if anchor.source < rows.upperBound { found.append(anchor) }
      corner = Anchor(source: anchor.source + 1, target: anchor.target + 1)
    }
    return found
  }

  /// For each target segment what was found for it; 0 in between. And for each match of a source word
  /// what it weighs, when it has been asked for: -1 before.
  private struct Scratch {
    var bestSources: [(source: Int, weight: Double)]
    var weights: [Double]
    var matchWeights: [Double]
  }

  private func candidates(
    _ rows: Range<Int>,
    _ columns: Range<Int>,
    level: Int,
    _ scratch: inout Scratch
  ) -> [Candidate] {
    let (leastWeight, leastRatio) = Self.levels[level]
    for column in columns { scratch.bestSources[column] = (-1, 0) }
    var found: [Candidate] = []
    var touched: [Int] = []
    for segment in rows {
      for type in source.types[segment].lazy.map(Int.init)
      where source.backgrounds[type] < Self.commonest
        && source.places(of: type, in: rows).count <= Self.mostPlaces
      {
        for index in evidence.ofSource.range(type) {
          let match = evidence.ofSource.matches[index]
          let places = target.places(of: Int(match.type), in: columns)
          guard !places.isEmpty, places.count <= Self.mostPlaces else { continue }
          if scratch.matchWeights[index] < 0 {
            let ratio = Double(max(match.probability, 0.01)) / (20 * source.backgrounds[type])
            scratch.matchWeights[index] = min(6, log(1 + ratio))
          }
          let weight = scratch.matchWeights[index] / Double(places.count).squareRoot()
          for place in places {
            let column = Int(target.places.elements[place])
            if scratch.weights[column] == 0 { touched.append(column) }
            scratch.weights[column] += weight
          }
        }
      }
      var best = (target: -1, weight: 0.0)
      var second = 0.0
      for column in touched {
        let weight = scratch.weights[column]
        if weight > best.weight || weight == best.weight && column < best.target {
          second = best.weight
          best = (column, weight)
        } else {
          second = max(second, weight)
        }
        if weight > scratch.bestSources[column].weight {
          scratch.bestSources[column] = (segment, weight)
        }
        scratch.weights[column] = 0
      }
      touched.removeAll(keepingCapacity: true)
      if best.weight >= leastWeight, best.weight >= leastRatio * second {
        found.append(
          Candidate(anchor: Anchor(source: segment, target: best.target), weight: best.weight)
        )
      }
    }
    return found.filter { scratch.bestSources[$0.anchor.target].source == $0.anchor.source }
  }

  /// The heaviest chain of candidates in which the target goes forward; they are given in order of
  /// the source. A Fenwick tree holds the heaviest chain that ends at or before each target.
  private static func heaviestChain(_ candidates: [Candidate], columns: Range<Int>) -> [Anchor] {
    var tree = [(weight: Double, candidate: Int)](repeating: (0, -1), count: columns.count + 1)
    var before = [Int](repeating: -1, count: candidates.count)
    var best = (weight: 0.0, candidate: -1)
    for (index, candidate) in candidates.enumerated() {
      var longest = (weight: 0.0, candidate: -1)
      var node = candidate.anchor.target - columns.lowerBound
      while node > 0 {
        if tree[node].weight > longest.weight { longest = tree[node] }
        node -= node & -node
      }
      before[index] = longest.candidate
      let weight = longest.weight + candidate.weight
      if weight > best.weight { best = (weight, index) }
      node = candidate.anchor.target - columns.lowerBound + 1
      while node <= columns.count {
        if weight > tree[node].weight { tree[node] = (weight, index) }
        node += node & -node
      }
    }
    var chain: [Anchor] = []
    var index = best.candidate
    while index >= 0 {
      chain.append(candidates[index].anchor)
      index = before[index]
    }
    return chain.reversed()
  }
}
