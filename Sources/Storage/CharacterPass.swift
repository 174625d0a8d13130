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
    // The nearest lengths first: the score to be reached rises sooner.
    for length in lengths.sorted(by: { abs($0 - count) < abs($1 - count) }) {
      let longer = max(count, length)
      let allowed = best.bounds.allowedDistance(length: longer)
      if abs(count - length) > allowed { continue }
      var candidates: [UInt64] = []
      if let snapshot = search.snapshot {
        collect(length, allowed, snapshot, &candidates)
        candidates.sort()
        compare(candidates, longer, snapshot)
      } else {
        try collect(length, allowed, &candidates)
        candidates.sort()
        try compare(candidates, longer)
      }
    }
  }

  /// Collects the candidates of a length: the least distance in the upper half, the variant in the
  /// lower.
  private func collect(_ length: Int, _ allowed: Int, _ candidates: inout [UInt64]) throws {
    let rows = try SQLStatement(
      search.db,
      "SELECT key, entries FROM short_segment WHERE key BETWEEN ? AND ?"
    )
    let list = ShortSegmentList.key(family: search.family, length: length)
    rows.bind(1, list)
    rows.bind(2, list | ShortSegmentList.lastChunk)
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
  }

  /// The same from a snapshot, with its numbers in the place of variants.
  private func collect(
    _ length: Int,
    _ allowed: Int,
    _ snapshot: CurrentSnapshot,
    _ candidates: inout [UInt64]
  ) {
    let lists = snapshot.base.shortSegments
    let own = signature.letters.bits.nonzeroBitCount
    for bits in max(0, own - allowed)...own + allowed {
      for index in lists.entries(length: length, bits: bits) {
        let other = lists.letters[index]
        if (other & ~signature.letters.bits).nonzeroBitCount > allowed { continue }
        let distance = signature.difference(
          from: CharacterSignature(
            letters: Signature(bits: other),
            pairs: Signature(bits: lists.pairs[index])
          )
        )
        if distance > allowed { continue }
        guard let number = snapshot.number(of: lists.segments[index]) else { continue }
        candidates.append(UInt64(distance) << 32 | UInt64(number))
      }
    }
    for entry in snapshot.changes.shortSegments
    where ShortSegmentList.length(ofKey: entry.list) == length {
      let distance = signature.difference(from: entry.signature)
      if distance > allowed { continue }
      candidates.append(UInt64(distance) << 32 | UInt64(entry.variant))
    }
  }

  private mutating func compare(
    _ candidates: [UInt64],
    _ longer: Int,
    _ snapshot: CurrentSnapshot
  ) {
    for candidate in candidates {
      let allowed = best.bounds.allowedDistance(length: longer)
      if Int(candidate >> 32) > allowed { return }
      let number = UInt32(truncatingIfNeeded: candidate)
      let other = snapshot.characters(of: number)
      let distance = other.withUnsafeBufferPointer { pattern.distance(to: $0, limit: allowed) }
      guard let distance else { continue }
      best.insert(
        BestMatches.Candidate(
          variant: snapshot.variant(of: number),
          score: MatchScore(distance: distance, length: longer)
        )
      )
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
