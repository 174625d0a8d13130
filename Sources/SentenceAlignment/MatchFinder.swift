/// Finds for the words of one side where the other side has matches of them.
struct MatchFinder {
  private static let longest = LexicalScore.longestRun

  private let own: WindowSide
  private let other: WindowSide
  private let matches: MatchLists
  private let factor: Float
  private let cap: Float
  /// [length - 1][start]: 1 / (distinct words of the other run and one).
  private let perWord: [FloatBuffer]
  /// For each type of the other side how many segments hold it that are within reach just now. Most
  /// matches of a word stand elsewhere in a long text: they cost no more than a look here.
  private let presence: NumberBuffer<Int32>
  private var present = 0..<0
  /// For each other segment the weights of a word's matches there; 0 in between.
  private let weights: FloatBuffer
  private let touched: NumberBuffer<Int32>
  /// For each own type the last segment that had it.
  private let last: NumberBuffer<Int32>

  init(own: WindowSide, other: WindowSide, matches: MatchLists, share: Double) {
    self.own = own
    self.other = other
    self.matches = matches
    // ln(1 - λ + λ r) is what no match scores, ln(1 - λ), and ln(1 + r λ / (1 - λ)).
    factor = Float(share / (1 - share))
    cap = Float(LexicalScore.cap * share / (1 - share))
    perWord = other.wordCounts.map { counts in
      FloatBuffer((0..<counts.count).lazy.map { 1 / (counts.base[$0] + 1) })
    }
    presence = NumberBuffer(repeating: 0, count: other.vocabulary.words.count)
    weights = FloatBuffer(repeating: 0, count: other.count + Self.longest)
    touched = NumberBuffer(repeating: 0, count: other.count)
    last = NumberBuffer(repeating: -1, count: own.vocabulary.words.count)
  }

  /// Calls `body` for each word of an own segment and each other run in which it has matches: with the
  /// length of the run, its start, λ · ratio / (1 - λ), and the segment up to three before that had the
  /// word last. The segments have to be asked for in order.
  @inline(__always)
  mutating func forEachMatch(
    of segment: Int,
    startsIn starts: Range<Int>,
    _ body: (Int, Int, Float, _ since: Int?) -> Void
  ) {
    let reach = starts.lowerBound..<min(starts.upperBound + Self.longest - 1, other.count)
    if !starts.isEmpty { bringWithinReach(reach) }
    for type in own.vocabulary.types[own.segments.lowerBound + segment].lazy.map(Int.init) {
      let before = Int(last.base[type])
      last.base[type] = Int32(segment)
      let found = matches.range(type)
      guard !found.isEmpty, !starts.isEmpty else { continue }
      let places = gather(found, reach)
      guard places > 0 else { continue }
      let scale = factor / Float(own.vocabulary.backgrounds[type])
      let since = before >= 0 && before > segment - Self.longest ? before : nil
      for length in 1...Self.longest {
        let perWord = perWord[length - 1].base
        var next = starts.lowerBound
        let limit = min(starts.upperBound, other.count + 1 - length)
        for index in 0..<places {
          let place = Int(touched.base[index])
          let low = max(next, place - length + 1)
          let high = min(place + 1, limit)
          guard low < high else { continue }
          for start in low..<high {
            var weight = weights.base[start]
            for segment in (start + 1)..<(start + length) { weight += weights.base[segment] }
            body(length, start, min(cap, weight * perWord[start] * scale), since)
          }
          next = high
        }
      }
      for index in 0..<places { weights.base[Int(touched.base[index])] = 0 }
    }
  }

  /// Moves on to other segments, none of which lies before those of now.
  private mutating func bringWithinReach(_ segments: Range<Int>) {
    let presence = presence
    func count(_ segments: Range<Int>, _ change: Int32) {
      for segment in segments {
        for type in other.vocabulary.types[other.segments.lowerBound + segment] {
          presence.base[Int(type)] += change
        }
      }
    }
    count(present.upperBound..<max(present.upperBound, segments.upperBound), 1)
    count(present.lowerBound..<max(present.lowerBound, segments.lowerBound), -1)
    present = segments
  }

  /// Adds up the weights of matches in the segments of a range, and lists the segments, ascending.
  /// Returns how many there are.
  @inline(__always)
  private func gather(_ found: Range<Int>, _ range: Range<Int>) -> Int {
    let base = other.segments.lowerBound
    let window = (base + range.lowerBound)..<(base + range.upperBound)
    var count = 0
    for index in found {
      let match = matches.matches[index]
      guard presence.base[Int(match.type)] > 0, match.probability > 0 else { continue }
      for place in other.vocabulary.places(of: Int(match.type), in: window) {
        let segment = Int(other.vocabulary.places.elements[place]) - base
        if weights.base[segment] == 0 {
          touched.base[count] = Int32(segment)
          count += 1
        }
        weights.base[segment] += match.probability
      }
    }
    if count > 1 {
      var places = UnsafeMutableBufferPointer(start: touched.base, count: count)
      places.sort()
    }
    return count
  }
}
