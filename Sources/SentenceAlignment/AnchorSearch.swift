internal import Foundation

/// Finds pairs of segments that surely belong together, in time that grows with the length of the
/// texts: by rare words that both have.
///
/// A pair is a candidate when each is the other's best and clearly better than the second; of the
/// candidates the heaviest chain in which both sides go forward is taken.
struct AnchorSearch {
  /// Words more common than this in the language lead nowhere.
  static let commonest = 5e-4
  /// Words that stand in more places than this in the text lead to too many.
  static let mostPlaces = 40
  static let leastWeight = 9.0
  static let leastRatio = 1.6

  private struct Candidate {
    var anchor: Anchor
    var weight: Double
  }

  let source: Vocabulary
  let target: Vocabulary
  let evidence: Evidence

  /// The chain of anchors, in order. O(words of both texts) and O(n log n) in the candidates.
  func anchors() -> [Anchor] {
    Self.heaviestChain(candidates(), targetCount: target.segments.count)
  }

  private func candidates() -> [Candidate] {
    var bestOfTarget = [(source: Int, weight: Double)](
      repeating: (-1, 0),
      count: target.segments.count
    )
    var found: [(target: Int, weight: Double)] = []
    var weights = [Double](repeating: 0, count: target.segments.count)
    var touched: [Int] = []
    for segment in source.segments.indices {
      for type in source.types(in: segment..<(segment + 1))
      where source.backgrounds[type] < Self.commonest
        && source.places[type].count <= Self.mostPlaces
      {
        for match in evidence.ofSource[type] {
          let places = target.places[match.type]
          guard places.count <= Self.mostPlaces else { continue }
          let ratio = max(match.probability, 0.01) / (20 * source.backgrounds[type])
          let weight = min(6, log(1 + ratio)) / Double(places.count).squareRoot()
          for place in places {
            if weights[place] == 0 { touched.append(place) }
            weights[place] += weight
          }
        }
      }
      var best = (target: -1, weight: 0.0)
      var second = 0.0
      for place in touched.sorted() {
        if weights[place] > best.weight {
          second = best.weight
          best = (place, weights[place])
        } else {
          second = max(second, weights[place])
        }
        if weights[place] > bestOfTarget[place].weight {
          bestOfTarget[place] = (segment, weights[place])
        }
        weights[place] = 0
      }
      touched.removeAll(keepingCapacity: true)
      let isClear = best.weight >= Self.leastWeight && best.weight >= Self.leastRatio * second
      found.append(isClear ? best : (-1, 0))
    }
    return found.indices.compactMap { segment in
      let (place, weight) = found[segment]
      guard place >= 0, bestOfTarget[place].source == segment else { return nil }
      return Candidate(anchor: Anchor(source: segment, target: place), weight: weight)
    }
  }

  /// The heaviest chain of candidates in which the target goes forward; they are given in order of
  /// the source. A Fenwick tree holds the heaviest chain that ends at or before each target.
  private static func heaviestChain(_ candidates: [Candidate], targetCount: Int) -> [Anchor] {
    var tree = [(weight: Double, candidate: Int)](repeating: (0, -1), count: targetCount + 1)
    var before = [Int](repeating: -1, count: candidates.count)
    var best = (weight: 0.0, candidate: -1)
    for (index, candidate) in candidates.enumerated() {
      var longest = (weight: 0.0, candidate: -1)
      var node = candidate.anchor.target
      while node > 0 {
        if tree[node].weight > longest.weight { longest = tree[node] }
        node -= node & -node
      }
      before[index] = longest.candidate
      let weight = longest.weight + candidate.weight
      if weight > best.weight { best = (weight, index) }
      node = candidate.anchor.target + 1
      while node <= targetCount {
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
