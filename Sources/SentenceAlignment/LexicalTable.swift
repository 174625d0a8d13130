internal import Foundation

/// The lexical score of every bead of a window, without what unmatched words take off.
///
/// What a word adds depends on the word and the other run alone, so it is computed once for each
/// segment and other run, and added up over the segments of a run; a word that stands in several
/// segments of a run is taken off again. `LexicalScore` is the slow twin.
struct LexicalTable {
  /// In the order of the bead table.
  private(set) var values: [Float]
  /// [length - 1][start]: how many distinct words stand in a run of the window.
  private let sourceWords: [[Float]]
  private let targetWords: [[Float]]
  /// What one distinct word takes off.
  private let nothing: Double

  /// O(cells + words · matches).
  init(_ score: LexicalScore, window: AlignmentWindow, table: BeadTable) {
    let source = WindowSide(score.source, window.source)
    let target = WindowSide(score.target, window.target)
    sourceWords = source.wordCounts
    targetWords = target.wordCounts
    nothing = log(1 - score.share) * LexicalScore.weight / 2
    var values = [Float](repeating: 0, count: table.cellCount * BeadPrior.kinds.count)
    values.withUnsafeMutableBufferPointer { values in
      var rows = WordEvidence(
        own: source,
        other: target,
        matches: score.evidence.ofSource,
        share: score.share,
        starts: window.rows
      )
      rows.forEachRun { own, length, other, starts, sums in
        let i = own + length
        let k = BeadPrior.number(source: length, target: other)
        let columns = table.columns(into: i, k)
        guard !columns.isEmpty else { return }
        let place = table.index(i, columns.lowerBound, k)
        let from = columns.lowerBound - other - starts.lowerBound
        for offset in 0..<columns.count { values[place + offset] += sums[from + offset] }
      }
      var columns = WordEvidence(
        own: target,
        other: source,
        matches: score.evidence.ofTarget,
        share: score.share,
        starts: window.columns
      )
      columns.forEachRun { own, length, other, starts, sums in
        let j = own + length
        let k = BeadPrior.number(source: other, target: length)
        for start in starts {
          let i = start + other
          guard i < table.rows.count, table.rows[i].contains(j) else { continue }
          values[table.index(i, j, k)] += sums[start - starts.lowerBound]
        }
      }
    }
    self.values = values
  }

  /// What the words of a bead that ends at (i, j) would score, had none a match.
  @inline(__always)
  func unmatched(_ kind: BeadPrior.Kind, _ i: Int, _ j: Int) -> Double {
    nothing
      * Double(
        sourceWords[kind.source - 1][i - kind.source]
          + targetWords[kind.target - 1][j - kind.target]
      )
  }
}

/// One text's part of a window.
private struct WindowSide {
  let vocabulary: Vocabulary
  let segments: Range<Int>
  /// [length - 1][start]: how many distinct words stand in a run.
  let wordCounts: [[Float]]

  var count: Int { segments.count }

  init(_ vocabulary: Vocabulary, _ segments: Range<Int>) {
    self.vocabulary = vocabulary
    self.segments = segments
    let longest = LexicalScore.longestRun
    var counts = [[Float]](
      repeating: [Float](repeating: 0, count: segments.count),
      count: longest
    )
    var seen = [Int32](repeating: -1, count: vocabulary.words.count)
    for start in 0..<segments.count {
      var distinct: Float = 0
      for length in 1...longest where start + length <= segments.count {
        for type in vocabulary.types[segments.lowerBound + start + length - 1]
        where seen[Int(type)] != Int32(start) {
          seen[Int(type)] = Int32(start)
          distinct += 1
        }
        counts[length - 1][start] = distinct
      }
    }
    wordCounts = counts
  }
}

/// One direction: what the words of each run of one side find in each run of the other.
private struct WordEvidence {
  private static let longest = LexicalScore.longestRun

  let own: WindowSide
  let other: WindowSide
  let matches: MatchLists
  /// Of each own segment where runs of the other side may begin that stand beside a run from there.
  let starts: [ClosedRange<Int>]
  private let factor: Float
  private let cap: Float
  /// [length - 1][start]: 1 / (distinct words of the other run and one).
  private let perWord: [[Float]]
  /// For each type of the other side how many segments hold it that are within reach just now. Most
  /// matches of a word stand elsewhere in a long text: they cost no more than a look here.
  private var presence: [Int32]
  private var present = 0..<0
  /// For each other segment the weights of a word's matches there; 0 in between.
  private var weights: [Float]
  private var touched: [Int32]

  init(
    own: WindowSide,
    other: WindowSide,
    matches: MatchLists,
    share: Double,
    starts: [ClosedRange<Int>]
  ) {
    self.own = own
    self.other = other
    self.matches = matches
    self.starts = starts
    // ln(1 - λ + λ r) is what no match scores, ln(1 - λ), and ln(1 + r λ / (1 - λ)).
    factor = Float(share / (1 - share))
    cap = Float(LexicalScore.cap * share / (1 - share))
    perWord = other.wordCounts.map { $0.map { 1 / ($0 + 1) } }
    presence = Array(repeating: 0, count: other.vocabulary.words.count)
    weights = Array(repeating: 0, count: other.count + Self.longest)
    touched = Array(repeating: 0, count: other.count + Self.longest)
  }

  /// The starts of other runs that runs with the segment in them may stand beside.
  private func reach(_ segment: Int) -> Range<Int> {
    let low = starts[max(0, segment - Self.longest + 1)].lowerBound
    let high = min(starts[segment].upperBound, other.count - 1)
    return low..<max(low, high + 1)
  }

  /// Calls `body` with the start and length of each own run, the length of the other run, the other
  /// runs' starts, and what the own words find in each of them.
  mutating func forEachRun(_ body: (Int, Int, Int, Range<Int>, UnsafeMutablePointer<Float>) -> Void)
  {
    var ready: [SegmentEvidence] = []
    var seen = [Int32](repeating: -1, count: own.vocabulary.words.count)
    let widest = (0..<own.count).reduce(0) { max($0, reach($1).count) }
    let sums = UnsafeMutablePointer<Float>.allocate(capacity: Self.longest * max(widest, 1))
    defer { sums.deallocate() }
    for begin in 0..<own.count {
      let range =
        starts[begin]
        .lowerBound..<max(
          starts[begin].lowerBound,
          min(starts[begin].upperBound + 1, other.count)
        )
      let furthest = reach(min(begin + Self.longest, own.count) - 1).upperBound
      bringWithinReach(range.lowerBound..<min(furthest + Self.longest - 1, other.count))
      while ready.count < Self.longest, begin + ready.count < own.count {
        ready.append(evidence(of: begin + ready.count))
      }
      let width = range.count
      for index in 0..<(Self.longest * width) { sums[index] = 0 }
      for length in 1...Self.longest where begin + length <= own.count {
        let added = ready[length - 1]
        for otherLength in 0..<Self.longest {
          let from = otherLength * added.range.count + range.lowerBound - added.range.lowerBound
          let row = sums + otherLength * width
          added.values.withUnsafeBufferPointer { values in
            for index in 0..<width { row[index] += values[from + index] }
          }
        }
        for type in own.vocabulary.types[own.segments.lowerBound + begin + length - 1] {
          if seen[Int(type)] == Int32(begin) {
            forEachTerm(Int(type), range) { otherLength, start, ratio in
              sums[otherLength * width + start - range.lowerBound] -=
                log(1 + ratio) * Float(LexicalScore.weight / 2)
            }
          }
          seen[Int(type)] = Int32(begin)
        }
        for otherLength in 1...Self.longest {
          body(begin, length, otherLength, range, sums + (otherLength - 1) * width)
        }
      }
      ready.removeFirst()
    }
  }

  /// Moves on to other segments, none of which lies before those of now.
  private mutating func bringWithinReach(_ segments: Range<Int>) {
    func count(_ segments: Range<Int>, _ change: Int32) {
      for segment in segments {
        for type in other.vocabulary.types[other.segments.lowerBound + segment] {
          presence[Int(type)] += change
        }
      }
    }
    count(present.upperBound..<max(present.upperBound, segments.upperBound), 1)
    count(present.lowerBound..<max(present.lowerBound, segments.lowerBound), -1)
    present = segments
  }

  /// What the words of one segment find: [length of other run - 1][start].
  private struct SegmentEvidence {
    var range: Range<Int>
    var values: [Float]
  }

  private mutating func evidence(of segment: Int) -> SegmentEvidence {
    let range = reach(segment)
    let width = range.count
    var values = [Float](repeating: 0, count: Self.longest * width)
    var products = [Float](repeating: 1, count: Self.longest * width)
    for type in own.vocabulary.types[own.segments.lowerBound + segment] {
      products.withUnsafeMutableBufferPointer { products in
        forEachTerm(Int(type), range) { otherLength, start, ratio in
          let index = otherLength * width + start - range.lowerBound
          products[index] *= 1 + ratio
          // Before the product leaves the range of its type.
          if products[index] > 1e30 {
            values[index] += log(products[index])
            products[index] = 1
          }
        }
      }
    }
    let weight = Float(LexicalScore.weight / 2)
    for index in values.indices where products[index] != 1 || values[index] != 0 {
      values[index] = (values[index] + log(products[index])) * weight
    }
    return SegmentEvidence(range: range, values: values)
  }

  /// Calls `body` with (length of the other run - 1, its start, λ · ratio / (1 - λ)) for each other
  /// run in which a type has matches.
  @inline(__always)
  private mutating func forEachTerm(
    _ type: Int,
    _ range: Range<Int>,
    _ body: (Int, Int, Float) -> Void
  ) {
    let found = matches.range(type)
    guard !found.isEmpty, !range.isEmpty else { return }
    let last = min(range.upperBound - 1 + Self.longest - 1, other.count - 1)
    let places = gather(found, range.lowerBound..<(last + 1))
    guard places > 0 else { return }
    let scale = factor / Float(own.vocabulary.backgrounds[type])
    let end = min(range.upperBound, other.count)
    touched.withUnsafeBufferPointer { touched in
      weights.withUnsafeBufferPointer { weights in
        for otherLength in 0..<Self.longest {
          perWord[otherLength].withUnsafeBufferPointer { perWord in
            var next = range.lowerBound
            let limit = min(end - 1, other.count - 1 - otherLength)
            for place in touched[..<places].lazy.map(Int.init) {
              let low = max(next, place - otherLength)
              let high = min(place, limit)
              guard low <= high else { continue }
              for start in low...high {
                var weight = weights[start]
                for segment in (start + 1)..<(start + 1 + otherLength) {
                  weight += weights[segment]
                }
                body(otherLength, start, min(cap, weight * perWord[start] * scale))
              }
              next = high + 1
            }
          }
        }
      }
    }
    for index in 0..<places { weights[Int(touched[index])] = 0 }
  }

  /// Adds up the weights of matches in the segments of a range, and lists the segments, ascending.
  /// Returns how many there are.
  @inline(__always)
  private mutating func gather(_ found: Range<Int>, _ range: Range<Int>) -> Int {
    let base = other.segments.lowerBound
    let window = (base + range.lowerBound)..<(base + range.upperBound)
    var count = 0
    weights.withUnsafeMutableBufferPointer { weights in
      touched.withUnsafeMutableBufferPointer { touched in
        matches.matches.withUnsafeBufferPointer { matches in
          other.vocabulary.places.elements.withUnsafeBufferPointer { elements in
            for index in found {
              let match = matches[index]
              guard presence[Int(match.type)] > 0, match.probability > 0 else { continue }
              for place in other.vocabulary.places(of: Int(match.type), in: window) {
                let segment = Int(elements[place]) - base
                if weights[segment] == 0 {
                  touched[count] = Int32(segment)
                  count += 1
                }
                weights[segment] += match.probability
              }
            }
          }
        }
      }
    }
    if found.count > 1, count > 1 { touched[..<count].sort() }
    return count
  }
}
