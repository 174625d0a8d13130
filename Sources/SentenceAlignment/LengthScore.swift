internal import Foundation

/// How well the lengths of two runs of segments agree, in log odds against two runs that have
/// nothing to do with each other.
///
/// The logarithm of the ratio of the lengths, compared under two normal distributions: that of
/// translations, whose spread falls with length, and that of unrelated segments. Unlike the cost of
/// Gale and Church (1993) it is zero on average for unrelated segments, so a pair of them gains
/// nothing against two one-sided beads.
struct LengthScore {
  static let weight = 0.7

  private let sourceLengths: [Double]
  private let targetLengths: [Double]
  /// Logarithm of target length over source length that is expected.
  private let logRatio: Double
  /// Variance of the logarithm of unrelated target lengths.
  private let unrelatedVariance: Double

  /// - Parameter logRatio: what is known beforehand of the logarithm of target over source length.
  init(source: [SegmentProfile], target: [SegmentProfile], logRatio known: Double = 0) {
    func running(_ profiles: [SegmentProfile]) -> [Double] {
      var total = 0.0
      return [0]
        + profiles.map {
          total += Double($0.length)
          return total
        }
    }
    sourceLengths = running(source)
    targetLengths = running(target)
    // The ratio of whole texts, drawn to what is known: a text with a long part missing must not
    // teach it.
    let strength = 2_000.0
    logRatio = log(
      ((targetLengths.last ?? 0) + strength * exp(known)) / ((sourceLengths.last ?? 0) + strength)
    )
    .clamped(to: known - 0.25...known + 0.25)
    unrelatedVariance = Self.spread(target.map { log(Double($0.length)) })
  }

  func score(_ sourceRun: Range<Int>, _ targetRun: Range<Int>) -> Double {
    let a = sourceLengths[sourceRun.upperBound] - sourceLengths[sourceRun.lowerBound]
    let b = targetLengths[targetRun.upperBound] - targetLengths[targetRun.lowerBound]
    let difference = log(b / a) - logRatio
    let variance = 0.12 * 0.12 + 3 / (a * b).squareRoot()
    // Two unrelated lengths vary both, and on top of that as translations do: so the spread of
    // unrelated ones is the wider in every text, also where all segments are equally long.
    let unrelated = 2 * unrelatedVariance + variance
    let value =
      (log(unrelated / variance) + difference * difference * (1 / unrelated - 1 / variance)) / 2
    return Self.weight * max(value, -20)
  }

  /// Variance, with as much again of what is usual in news, so that few segments do not mislead.
  private static func spread(_ values: [Double]) -> Double {
    let prior = (count: 10.0, variance: 0.35)
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares + prior.count * prior.variance) / (Double(values.count) + prior.count)
  }
}

extension Comparable {
  func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
