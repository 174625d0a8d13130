internal import FuzzyMatching
internal import GRDB
internal import SerbianText

/// Finds the short segments that are most like a short query in characters: the only pass that can
/// find a segment of one word that has another ending.
struct CharacterPass {
  private let search: SegmentSearch
  private let characters: ContiguousArray<UInt32>
  private let pattern: EditPattern
  private let signature: CharacterSignature
  var best: BestMatches

  /// `key` is the strict key of the query.
  init(_ search: SegmentSearch, key: String, best: BestMatches) {
    self.search = search
    self.best = best
    characters = ScalarValues.decode(key)
    pattern = EditPattern(characters)
    signature = characters.withUnsafeBufferPointer { CharacterSignature($0) }
  }

  /// Whether a query is short enough.
  static func serves(_ key: String) -> Bool {
    !key.isEmpty && key.unicodeScalars.count <= ShortSegmentList.maximumQueryLength
  }

  mutating func run() throws {
    let count = characters.count
    let lengths = best.bounds.lengths(beside: count)
    let rows = try SQLStatement(
      search.db,
      "SELECT key, entries FROM short_segment WHERE key BETWEEN ? AND ?"
    )
    // The nearest lengths first: the score to be reached rises sooner.
    for length in lengths.sorted(by: { abs($0 - count) < abs($1 - count) }) {
      let longer = max(count, length)
      if abs(count - length) > best.bounds.allowedDistance(length: longer) { continue }
      let list = ShortSegmentList.key(family: search.family, length: length)
      rows.bind(1, list)
      rows.bind(2, list | ShortSegmentList.lastChunk)
      var candidates: [UInt64] = []
      let allowed = best.bounds.allowedDistance(length: longer)
      while try rows.step() {
        let blob = rows.blob(1)
        let entries = ShortSegmentList.count(of: blob)
        for index in 0..<entries {
          let other = ShortSegmentList.signature(blob, index, count: entries)
          let distance = signature.difference(from: other)
          if distance > allowed { continue }
          let variant = ShortSegmentList.variant(blob, index, count: entries)
          candidates.append(UInt64(distance) << 32 | UInt64(variant))
        }
      }
      candidates.sort()
      try compare(candidates, longer)
    }
  }

  private mutating func compare(_ candidates: [UInt64], _ longer: Int) throws {
    for candidate in candidates {
      let allowed = best.bounds.allowedDistance(length: longer)
      if Int(candidate >> 32) > allowed { return }
      let variant = Int64(candidate & 0xFFFF_FFFF)
      let distance = try search.withVariant(variant) { row -> Int? in
        let key = SearchKey.strict(row.text(2))
        let other = ScalarValues.decode(key)
        return other.withUnsafeBufferPointer { pattern.distance(to: $0, limit: allowed) }
      }
      guard let distance, try search.target(beside: variant) != nil else { continue }
      best.insert(
        BestMatches.Candidate(
          variant: variant,
          score: MatchScore(distance: distance, length: longer)
        )
      )
    }
  }
}
