internal import Foundation

/// Which phrases of two languages stand in the same units, and how closely they go together.
struct PhraseLinks {
  struct Link {
    var source: Int
    var target: Int
    /// Units that hold both.
    var count: Int
    /// Dice's coefficient.
    var association: Double
    var examples: [Int] = []

    /// Dunning's statistic (Accurate methods for the statistics of surprise and coincidence, 1993).
    func logLikelihood(_ sourceCount: Int, _ targetCount: Int, of units: Int) -> Double {
      let n = Double(units)
      let cells = [
        (Double(count), Double(sourceCount), Double(targetCount)),
        (Double(sourceCount - count), Double(sourceCount), n - Double(targetCount)),
        (Double(targetCount - count), n - Double(sourceCount), Double(targetCount)),
        (
          n - Double(sourceCount + targetCount - count), n - Double(sourceCount),
          n - Double(targetCount)
        ),
      ]
      return 2
        * cells.reduce(0) { sum, cell in
          cell.0 > 0 ? sum + cell.0 * log(cell.0 * n / (cell.1 * cell.2)) : sum
        }
    }
  }

  private(set) var links: [Link] = []
  private let sources: PhraseSelection
  private let targets: PhraseSelection

  /// Counts what stands together. O(units · candidates of a unit squared).
  init(
    _ own: PhraseCorpus,
    _ sources: PhraseSelection,
    _ other: PhraseCorpus,
    _ targets: PhraseSelection,
    minimumCount: Int
  ) {
    self.sources = sources
    self.targets = targets
    var counts: [UInt64: Int32] = [:]
    for unit in 0..<own.unitCount {
      let first = sources.numbers(in: unit, own)
      if first.isEmpty { continue }
      let second = targets.numbers(in: unit, other)
      for s in first {
        for t in second { counts[UInt64(s) << 32 | UInt64(t), default: 0] += 1 }
      }
    }
    for (pair, count) in counts where Int(count) >= minimumCount {
      let (s, t) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      let sum = Int(sources.candidates[s].count) + Int(targets.candidates[t].count)
      links.append(
        Link(source: s, target: t, count: Int(count), association: 2 * Double(count) / Double(sum))
      )
    }
    // Of phrases that go together equally well, the longer ones are the terms.
    let lengths = links.map { link in
      PhraseCorpus.words(of: sources.candidates[link.source].phrase).count
        + PhraseCorpus.words(of: targets.candidates[link.target].phrase).count
    }
    let order = links.indices.sorted { a, b in
      let (x, y) = (links[a], links[b])
      return (y.association, lengths[b], x.source, x.target)
        < (x.association, lengths[a], y.source, y.target)
    }
    links = order.map { links[$0] }
  }

  /// Keeps links that are the best of both their phrases.
  mutating func keepBest(minimumAssociation: Double) {
    var bestSource: Set<Int> = []
    var bestTarget: Set<Int> = []
    links = links.filter { link in
      let isFirst = !bestSource.contains(link.source) && !bestTarget.contains(link.target)
      bestSource.insert(link.source)
      bestTarget.insert(link.target)
      return isFirst && link.association >= minimumAssociation
    }
  }

  /// Gives each link the units that hold both its phrases, the shortest first. O(units · candidates of a
  /// unit).
  mutating func addExamples(_ own: PhraseCorpus, _ other: PhraseCorpus) {
    var bySource: [Int32: [Int]] = [:]
    for (index, link) in links.enumerated() {
      bySource[Int32(link.source), default: []].append(index)
    }
    for unit in 0..<own.unitCount {
      let wanted = sources.numbers(in: unit, own).flatMap { bySource[$0] ?? [] }
      if wanted.isEmpty { continue }
      let found = Set(targets.numbers(in: unit, other))
      for index in wanted where found.contains(Int32(links[index].target)) {
        var examples = links[index].examples + [unit]
        // Units come in their order, so that of two that are equally long the first one stays.
        let lengths = examples.map { own.tokens(of: $0).count + other.tokens(of: $0).count }
        let order = examples.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
        examples = order.prefix(Self.exampleCount).map { examples[$0] }
        links[index].examples = examples
      }
    }
  }

  private static let exampleCount = 3

  /// Drops links whose phrases stand mostly inside those of a longer link.
  mutating func dropParts() {
    let phrases = links.map { link in
      (
        PhraseCorpus.words(of: sources.candidates[link.source].phrase),
        PhraseCorpus.words(of: targets.candidates[link.target].phrase)
      )
    }
    var byWord: [Int32: [Int]] = [:]
    for (index, phrase) in phrases.enumerated() where phrase.0.count > 1 || phrase.1.count > 1 {
      for word in Set(phrase.0) { byWord[word, default: []].append(index) }
    }
    var dropped: Set<Int> = []
    for (index, phrase) in phrases.enumerated() {
      for other in byWord[phrase.0[0]] ?? [] where other != index {
        let longer = phrases[other]
        guard longer.0.count + longer.1.count > phrase.0.count + phrase.1.count,
          Self.contains(longer.0, phrase.0),
          Self.contains(longer.1, phrase.1)
            || Set(longer.1).isDisjoint(with: phrase.1) == false
        else { continue }
        if Double(links[other].count) >= 0.6 * Double(links[index].count) { dropped.insert(index) }
      }
    }
    links = links.indices.filter { !dropped.contains($0) }.map { links[$0] }
  }

  private static func contains(_ longer: [Int32], _ shorter: [Int32]) -> Bool {
    guard longer.count >= shorter.count else { return false }
    return (0...(longer.count - shorter.count)).contains { start in
      Array(longer[start..<(start + shorter.count)]) == shorter
    }
  }
}
