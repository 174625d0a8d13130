internal import Foundation

/// How well the words of two runs of segments account for each other, in log odds.
///
/// Of each distinct word of a run: ln(1 - λ + λ · min(cap, p(word | other run) / p(word in the
/// language))), where p(word | other run) adds up the weights of its matches opposite, divided by the
/// number of distinct words there and one. The mean of both directions.
///
/// A word that is repeated in a run counts once: otherwise a sentence that shares only the topic of
/// its neighbour, as most in an article do, would be joined to the neighbour's bead.
///
/// This is the definition, taken word by word; `LexicalTable` computes the same for all beads of a
/// window at once.
struct LexicalScore {
  static let longestRun = BeadPrior.longestRun
  static let cap = 150.0
  static let weight = 0.65

  let source: Vocabulary
  let target: Vocabulary
  let evidence: Evidence
  /// λ: how probably a word has a counterpart, 0 to 1.
  let share: Double

  /// The score of two runs, neither empty. O(words · matches).
  func score(_ sourceRun: Range<Int>, _ targetRun: Range<Int>) -> Double {
    contributions(sourceRun, targetRun).reduce(0, +)
  }

  /// The same, divided by kind of evidence, in the order of `EvidenceKind.allCases`; words without a
  /// match come under the lexicon.
  func contributions(_ sourceRun: Range<Int>, _ targetRun: Range<Int>) -> [Double] {
    var sums = [Double](repeating: 0, count: EvidenceKind.allCases.count)
    let ownTypes = source.types(in: sourceRun)
    let otherTypes = target.types(in: targetRun)
    explain(
      ownTypes,
      source,
      evidence.ofSource,
      against: targetRun,
      target,
      otherTypes.count,
      &sums
    )
    explain(
      otherTypes,
      target,
      evidence.ofTarget,
      against: sourceRun,
      source,
      ownTypes.count,
      &sums
    )
    return sums.map { Self.weight * $0 / 2 }
  }

  private func explain(
    _ types: [Int],
    _ own: Vocabulary,
    _ matches: MatchLists,
    against run: Range<Int>,
    _ other: Vocabulary,
    _ otherCount: Int,
    _ sums: inout [Double]
  ) {
    for type in types {
      var weight = 0.0
      var best: Match?
      for match in matches[type] {
        let hits = other.places(of: Int(match.type), in: run).count
        guard hits > 0 else { continue }
        weight += Double(match.probability) * Double(hits)
        if match.probability > best?.probability ?? 0 { best = match }
      }
      let ratio = weight / Double(otherCount + 1) / own.backgrounds[type]
      let value = log(1 - share + share * min(Self.cap, ratio))
      sums[Int((best?.kind ?? .lexicon).rawValue)] += value
    }
  }
}
