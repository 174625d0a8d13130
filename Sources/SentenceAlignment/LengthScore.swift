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
  private static let leastVariance = 0.12 * 0.12

  private let sourceLengths: [Double]
  private let targetLengths: [Double]
  /// Logarithm of target length over source length that is expected.
  private let logRatio: Double
  /// Variance of the logarithm of unrelated target lengths.
  private let unrelatedVariance: Double
  /// [length - 1][start]: the logarithm of a target run's length, and one over its root.
  private let targetLogarithms: [FloatBuffer]
  private let targetRoots: [FloatBuffer]

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
    let ends = targetLengths
    let runs = (1...LexicalScore.longestRun).map { length in
      target.indices.map { ends[min($0 + length, target.count)] - ends[$0] }
    }
    targetLogarithms = runs.map { FloatBuffer($0.lazy.map { Float(log($0)) }) }
    targetRoots = runs.map { FloatBuffer($0.lazy.map { Float(1 / $0.squareRoot()) }) }
  }

  /// Adds the score of a source run and the target runs of a length that begin at each of `starts` to
  /// the numbers of a row. `score` is the slow twin. O(starts).
  func add(
    to row: UnsafeMutablePointer<Float>,
    _ sourceRun: Range<Int>,
    _ starts: Range<Int>,
    _ targetLength: Int
  ) {
    let a = sourceLengths[sourceRun.upperBound] - sourceLengths[sourceRun.lowerBound]
    let center = VectorMath.Lanes(repeating: Float(log(a) + logRatio))
    let root = VectorMath.Lanes(repeating: Float(3 / a.squareRoot()))
    let spread = Float(2 * unrelatedVariance)
    let logarithms = targetLogarithms[targetLength - 1].base + starts.lowerBound
    let roots = targetRoots[targetLength - 1].base + starts.lowerBound
    for index in stride(from: 0, to: starts.count, by: 8) {
      let difference = VectorMath.load(logarithms + index) - center
      let variance = root * VectorMath.load(roots + index) + Float(Self.leastVariance)
      let unrelated = variance + spread
      let inverse = 1 / (unrelated * variance)
      // The difference of 1 / unrelated and 1 / variance has the spread as its numerator.
      let value =
        VectorMath.log(unrelated * unrelated * inverse) - difference * difference * inverse * spread
      let sum =
        VectorMath.load(row + index) + VectorMath.max(value * 0.5, -20) * Float(Self.weight)
      VectorMath.store(sum, row + index)
    }
  }

  func score(_ sourceRun: Range<Int>, _ targetRun: Range<Int>) -> Double {
    let a = sourceLengths[sourceRun.upperBound] - sourceLengths[sourceRun.lowerBound]
    let b = targetLengths[targetRun.upperBound] - targetLengths[targetRun.lowerBound]
    let difference = log(b / a) - logRatio
    let variance = Self.leastVariance + 3 / (a * b).squareRoot()
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
