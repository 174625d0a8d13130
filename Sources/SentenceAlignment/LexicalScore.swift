internal import Foundation

/// How well the words of two runs of segments account for each other, in log odds.
///
/// Of each distinct word of a run: ln(1 - λ + λ · min(cap, p(word | other run) / p(word in the
/// language))), where p(word | other run) adds up the weights of its matches opposite, divided by the
/// number of distinct words there and one. The mean of both directions.
///
/// A word that is repeated in a run counts once: otherwise a sentence that shares only the topic of
/// its neighbour, as most in an article do, would be joined to the neighbour's bead.
struct LexicalScore {
  static let longestRun = 4
  static let cap = 150.0
  static let weight = 0.65

  private let source: DirectedTable
  private let target: DirectedTable

  init(
    source: Vocabulary,
    target: Vocabulary,
    evidence: Evidence,
    share: Double,
    band: SearchBand? = nil
  ) {
    let band =
      band
      ?? SearchBand(sourceCount: source.segments.count, targetCount: target.segments.count)
    self.source = DirectedTable(
      of: source,
      against: target,
      matches: evidence.ofSource,
      share: share,
      starts: band.rows
    )
    self.target = DirectedTable(
      of: target,
      against: source,
      matches: evidence.ofTarget,
      share: share,
      starts: band.columns(targetCount: target.segments.count)
    )
  }

  /// The score of two runs of at most four segments, neither empty. O(1).
  func score(_ sourceRun: Range<Int>, _ targetRun: Range<Int>) -> Double {
    let sum =
      source.value(sourceRun, against: targetRun) + target.value(targetRun, against: sourceRun)
    return Self.weight * sum / 2
  }

  /// The same, divided by kind of evidence; words without a match come under the lexicon.
  func contributions(
    _ sourceRun: Range<Int>,
    _ targetRun: Range<Int>
  ) -> [EvidenceKind: Double] {
    var sums: [EvidenceKind: Double] = [:]
    source.explain(sourceRun, against: targetRun, &sums)
    target.explain(targetRun, against: sourceRun, &sums)
    return sums.mapValues { Self.weight * $0 / 2 }
  }
}

/// One direction of the lexical score: each run of one side against each run of the other.
private struct DirectedTable {
  private static let longest = LexicalScore.longestRun

  private let own: Vocabulary
  private let other: Vocabulary
  private let matches: [[Match]]
  private let share: Double
  /// [length - 1][start]: how many distinct words stand in a run of the other side.
  private let otherWords: [[Double]]
  /// Of each segment of this side: where runs of the other side that it may meet begin.
  private let starts: [Range<Int>]
  /// Of each segment: where its values are.
  private let bases: [Int]
  /// [start of own run][its length - 1][length of other run - 1][start of other run]
  private let values: [Float]

  init(
    of own: Vocabulary,
    against other: Vocabulary,
    matches: [[Match]],
    share: Double,
    starts cells: [ClosedRange<Int>]
  ) {
    self.own = own
    self.other = other
    self.matches = matches
    self.share = share
    let otherCount = other.segments.count
    let otherWords = (1...Self.longest).map { length in
      (0..<otherCount).map { start in
        Double(other.types(in: start..<min(start + length, otherCount)).count)
      }
    }
    self.otherWords = otherWords
    let starts = own.segments.indices.map { segment in
      cells[segment]
        .lowerBound..<max(
          cells[segment].lowerBound,
          min(cells[segment].upperBound + 1, otherCount)
        )
    }
    self.starts = starts
    var bases: [Int] = []
    var size = 0
    for range in starts {
      bases.append(size)
      size += Self.longest * Self.longest * range.count
    }
    self.bases = bases
    var values = [Float](repeating: 0, count: size)
    let nothing = log(1 - share)
    var weights = [Double](repeating: 0, count: otherCount + Self.longest)
    for begin in own.segments.indices where !starts[begin].isEmpty {
      let range = starts[begin]
      let reach = range.lowerBound..<min(range.upperBound + Self.longest - 1, otherCount)
      for ownLength in 1...min(Self.longest, own.segments.count - begin) {
        let types = own.types(in: begin..<(begin + ownLength))
        let base = bases[begin] + (ownLength - 1) * Self.longest * range.count
        for index in base..<(base + Self.longest * range.count) {
          values[index] = Float(nothing * Double(types.count))
        }
        for type in types where !matches[type].isEmpty {
          var first = Int.max
          var last = -1
          for match in matches[type] {
            for place in other.places(of: match.type, in: reach) {
              weights[place] += match.probability
              first = min(first, place)
              last = max(last, place)
            }
          }
          guard last >= 0 else { continue }
          for length in 1...Self.longest where length <= otherCount {
            let from = max(range.lowerBound, first - length + 1)
            let to = min(range.upperBound - 1, last, otherCount - length)
            guard from <= to else { continue }
            for start in from...to {
              var sum = 0.0
              for place in start..<(start + length) { sum += weights[place] }
              guard sum > 0 else { continue }
              values[base + (length - 1) * range.count + start - range.lowerBound] += Float(
                Self.term(
                  sum,
                  background: own.backgrounds[type],
                  share: share,
                  words: otherWords[length - 1][start]
                ) - nothing
              )
            }
          }
          for match in matches[type] {
            for place in other.places(of: match.type, in: reach) { weights[place] = 0 }
          }
        }
      }
    }
    self.values = values
  }

  /// The value of a run against a run that begins where the band has it.
  func value(_ run: Range<Int>, against otherRun: Range<Int>) -> Double {
    let range = starts[run.lowerBound]
    let row = (run.count - 1) * Self.longest + otherRun.count - 1
    return Double(
      values[
        bases[run.lowerBound] + row * range.count + otherRun.lowerBound - range.lowerBound
      ]
    )
  }

  /// What one word adds, when matches of this weight stand among so many words opposite.
  private static func term(
    _ weight: Double,
    background: Double,
    share: Double,
    words: Double
  ) -> Double {
    let ratio = weight / (words + 1) / background
    return log(1 - share + share * min(LexicalScore.cap, ratio))
  }

  func explain(
    _ run: Range<Int>,
    against otherRun: Range<Int>,
    _ sums: inout [EvidenceKind: Double]
  ) {
    let words = otherWords[otherRun.count - 1][otherRun.lowerBound]
    for type in own.types(in: run) {
      var weight = 0.0
      var best: Match?
      for match in matches[type] {
        let hits = other.places[match.type].count { otherRun.contains($0) }
        guard hits > 0 else { continue }
        weight += match.probability * Double(hits)
        if match.probability > best?.probability ?? 0 { best = match }
      }
      let value =
        weight > 0
        ? Self.term(weight, background: own.backgrounds[type], share: share, words: words)
        : log(1 - share)
      sums[best?.kind ?? .lexicon, default: 0] += value
    }
  }
}
