internal import FuzzyMatching
internal import GRDB
internal import SerbianText

/// Finds the segments that are most like a query in words, without missing one.
///
/// The tokens of the query are taken in the common order, rarest first, as far as a match can have
/// none of those before. The list of each gives candidates with signatures; those that survive the
/// bounds are compared, the most promising first, so that the score to be reached rises quickly.
struct WordPass {
  private let search: SegmentSearch
  private let tokens: ContiguousArray<UInt32>
  private let ordered: ContiguousArray<UInt32>
  private let signature: UInt64
  private let wideSignature: SegmentSnapshot.WideSignature
  private let pattern: EditPattern
  private let text: String
  private let key: String
  private var met = NumberSet()
  private var buffer = ContiguousArray<UInt32>()
  /// What is equal but for one thing; its units hold places in `best`.
  private(set) var near: [NearExact] = []
  var best: BestMatches

  /// `key` is the strict key of the query; `best` has what is equal to it.
  init(_ search: SegmentSearch, text: String, key: String, best: BestMatches) throws {
    self.search = search
    self.text = text
    self.key = key
    self.best = best
    let read = try QueryTokens(key, search)
    tokens = read.numbers
    ordered = ContiguousArray(tokens.sorted(by: >))
    var signature = Signature()
    for token in tokens { signature.insert(token: token) }
    self.signature = signature.bits
    wideSignature = SegmentSnapshot.WideSignature(tokens)
    pattern = EditPattern(tokens)
    near = NearDifference.allCases.compactMap { difference in
      let required =
        switch difference {
        case .punctuation: read.words
        case .numbers: read.words.count == read.plainWords.count ? nil : read.plainWords
        }
      guard let required, difference == .numbers || !required.isEmpty else { return nil }
      return NearExact(
        difference,
        required: required,
        among: ordered,
        firstUnknown: QueryTokens.firstUnknown,
        best: best.empty
      )
    }
  }

  /// The number of tokens of the query.
  var count: Int { tokens.count }

  mutating func run() throws {
    if tokens.isEmpty { return }
    let allowed = best.bounds.allowedDistance(length: 100)
    if allowed > 100 - PostingList.leastThreshold { return try scan() }
    var candidates = ContiguousArray<UInt64>()
    // What is near must be known before the others, for which it raises the bounds.
    let lastNear = near.map(\.lastPlace).max() ?? -1
    var isNearDone = near.isEmpty
    for place in ordered.indices {
      // A segment that is first met here lacks all tokens before.
      if place >= best.bounds.prefix(length: count) { break }
      let token = ordered[place]
      if token < QueryTokens.firstUnknown && (place == 0 || ordered[place - 1] != token) {
        if let snapshot = search.snapshot {
          collect(token, place, snapshot, &candidates, withNear: !isNearDone)
        } else {
          try collect(token, place, &candidates, withNear: !isNearDone)
        }
      }
      if place < lastNear { continue }
      if !isNearDone { try compareNear() }
      isNearDone = true
      candidates.sort()
      try compare(candidates)
      candidates.removeAll(keepingCapacity: true)
    }
    if isNearDone { return }
    try compareNear()
    candidates.sort()
    try compare(candidates)
  }

  /// Collects the candidates of one token: the share of tokens that may be equal, complemented, in
  /// the upper half, the variant in the lower.
  private mutating func collect(
    _ token: UInt32,
    _ place: Int,
    _ candidates: inout ContiguousArray<UInt64>,
    withNear: Bool
  ) throws {
    let rows = try SQLStatement(
      search.db,
      "SELECT key, entries FROM posting WHERE key BETWEEN ? AND ?"
    )
    let lengths = best.bounds.lengths(beside: count)
    rows.bind(1, PostingList.key(token: token, length: lengths.lowerBound))
    rows.bind(
      2,
      PostingList.key(token: token, length: lengths.upperBound) | PostingList.lastChunk
    )
    while try rows.step() {
      let blob = rows.blob(1)
      let entries = PostingList.count(of: blob)
      guard let filter = filter(PostingList.length(ofKey: rows.int64(0)), place) else { continue }
      for index in 0..<entries {
        let bits = PostingList.bits(blob, index)
        guard let rank = filter.rank(bits) else { continue }
        let candidate = rank << 32 | UInt64(PostingList.variant(blob, index, count: entries))
        candidates.append(candidate)
        if withNear { collectNear(candidate, bits) }
      }
    }
  }

  /// The same from a snapshot, with its numbers in the place of variants.
  private mutating func collect(
    _ token: UInt32,
    _ place: Int,
    _ snapshot: CurrentSnapshot,
    _ candidates: inout ContiguousArray<UInt64>,
    withNear: Bool
  ) {
    let lengths = best.bounds.lengths(beside: count)
    let least = min(lengths.lowerBound, PostingList.maximumLength)
    let base = snapshot.base
    for list in base.listRange(of: token) {
      let length = Int(base.lists.lengths[list])
      if length < least { continue }
      if length > lengths.upperBound { break }
      guard let filter = filter(length, place) else { continue }
      let entries = base.entries(ofList: list)
      let last = filter.lastPlace
      base.lists.bits.withUnsafeBufferPointer { bits in
        for index in entries {
          if Int(bits[index] >> Signature.width) > last { break }
          guard let rank = filter.rank(bits[index]) else { continue }
          let segment = base.lists.segments[index]
          let other = base.segments.signatures[Int(segment)]
          guard wideSignature.allows(other, limit: filter.allowed),
            let number = snapshot.number(of: segment)
          else { continue }
          candidates.append(rank << 32 | UInt64(number))
          if withNear { collectNear(rank << 32 | UInt64(number), bits[index]) }
        }
      }
    }
    if snapshot.changes.isEmpty { return }
    for entry in snapshot.changes.entries(of: token) {
      let length = PostingList.length(ofKey: entry.list)
      guard length >= least, length <= lengths.upperBound,
        let rank = filter(length, place)?.rank(entry.bits)
      else { continue }
      candidates.append(rank << 32 | UInt64(entry.variant))
      if withNear { collectNear(rank << 32 | UInt64(entry.variant), entry.bits) }
    }
  }

  @inline(__always)
  private mutating func collectNear(_ candidate: UInt64, _ bits: UInt64) {
    for kind in near.indices where near[kind].allows(bits) {
      near[kind].candidates.append(candidate)
    }
  }

  /// What the entries of one list must fulfil.
  private struct Filter {
    var count: Int
    var length: Int
    var longer: Int
    var allowed: Int
    var signature: UInt64
    /// How many of the query's tokens are not before the list's token in the common order.
    var left: Int

    /// Smaller for a greater share of tokens that may be equal; nil when they are too few.
    @inline(__always)
    func rank(_ bits: UInt64) -> UInt64? {
      let common = min(left, length - Int(bits >> Signature.width))
      var distance = max(longer - common, abs(length - count))
      if distance > allowed { return nil }
      let set = bits & Signature.mask
      // Most fall here: counting bits costs more than all the rest.
      distance = max(distance, (set & ~signature).nonzeroBitCount)
      if distance > allowed { return nil }
      distance = max(distance, (signature & ~set).nonzeroBitCount)
      return distance > allowed ? nil : WordPass.rank(longer - distance, longer)
    }

    /// Entries of the list with a greater place of its token are not enough.
    var lastPlace: Int { length - longer + allowed }
  }

  /// Nil when no segment of the list can be enough. `place` is that of the list's token.
  private func filter(_ listed: Int, _ place: Int) -> Filter? {
    // Of the longest segments only the least length is known.
    let isLongest = listed == PostingList.maximumLength
    let length = isLongest ? max(count, listed) : listed
    let longer = max(count, length)
    let allowed = isLongest ? longer : best.bounds.allowedDistance(length: longer)
    if longer - (count - place) > allowed { return nil }
    return Filter(
      count: count,
      length: length,
      longer: longer,
      allowed: allowed,
      signature: signature,
      left: count - place
    )
  }

  /// Smaller for a greater share.
  @inline(__always)
  private static func rank(_ kept: Int, _ whole: Int) -> UInt64 {
    UInt64(0xFFFF - max(0, kept) * 0xFFFF / whole)
  }

  private mutating func compare(_ candidates: ContiguousArray<UInt64>) throws {
    let snapshot = search.snapshot
    for candidate in candidates {
      if let last = best.last,
        candidate >> 32 > Self.rank(last.length - last.distance, last.length)
      {
        return
      }
      let number = UInt32(truncatingIfNeeded: candidate)
      if !met.insert(number) { continue }
      if let snapshot {
        compare(number, snapshot)
      } else {
        try compare(Int64(number))
      }
    }
  }

  /// Compares the near candidates, and takes their places in `best`.
  private mutating func compareNear() throws {
    for kind in near.indices {
      near[kind].candidates.sort()
      for candidate in near[kind].candidates {
        if let last = near[kind].best.last,
          candidate >> 32 > Self.rank(last.length - last.distance, last.length)
        {
          break
        }
        let number = UInt32(truncatingIfNeeded: candidate)
        let variant = search.snapshot?.variant(of: number) ?? Int64(number)
        // What is equal holds its place already.
        if best.contains(unit: VariantID.unit(of: variant)) { continue }
        if let snapshot = search.snapshot {
          snapshot.decode(number, into: &buffer)
        } else {
          let isThere = try search.withVariant(variant) { row -> Bool? in
            TokenCodec.decode(row.blob(0), into: &buffer)
            return true
          }
          if isThere == nil { continue }
        }
        try compareNear(kind, variant)
      }
    }
    takeNearPlaces()
  }

  /// Takes in a variant whose tokens are in the buffer, if it differs from the query in that alone.
  private mutating func compareNear(_ kind: Int, _ variant: Int64) throws {
    guard near[kind].allows(buffer), let score = compared(near[kind].best.bounds),
      near[kind].best.takes(score)
    else { return }
    let difference = try search.withVariant(variant) { row in
      let other = row.text(2)
      return NearDifference(text, key: key, other, key: SearchKey.strict(other))
    }
    guard difference == near[kind].difference, try search.target(beside: variant) != nil else {
      return
    }
    near[kind].best.insert(BestMatches.Candidate(variant: variant, score: score))
  }

  private mutating func takeNearPlaces() {
    for candidate in near.flatMap(\.best.candidates) {
      best.insert(
        BestMatches.Candidate(variant: candidate.variant, score: MatchScore(distance: 0, length: 1))
      )
    }
  }

  private mutating func compare(_ number: UInt32, _ snapshot: CurrentSnapshot) {
    snapshot.decode(number, into: &buffer)
    guard let score = compared(best.bounds) else { return }
    best.insert(BestMatches.Candidate(variant: snapshot.variant(of: number), score: score))
  }

  private mutating func compare(_ variant: Int64) throws {
    let score = try search.withVariant(variant) { row -> MatchScore? in
      TokenCodec.decode(row.blob(0), into: &buffer)
      return compared(best.bounds)
    }
    guard let score, try search.target(beside: variant) != nil else { return }
    best.insert(BestMatches.Candidate(variant: variant, score: score))
  }

  /// The score of the tokens in the buffer, nil when it is too low.
  private func compared(_ bounds: CandidateBounds) -> MatchScore? {
    let longer = max(count, buffer.count)
    let allowed = bounds.allowedDistance(length: longer)
    let distance = buffer.withUnsafeBufferPointer { pattern.distance(to: $0, limit: allowed) }
    return distance.map { MatchScore(distance: $0, length: longer) }
  }

  /// Compares with every segment: for thresholds that the index does not serve. O(memory).
  private mutating func scan() throws {
    if let snapshot = search.snapshot {
      try snapshot.forEachNumber { number in
        compare(number, snapshot)
        for kind in near.indices where near[kind].allows(buffer) {
          try compareNear(kind, snapshot.variant(of: number))
        }
      }
    } else {
      let rows = try SQLStatement(search.db, "SELECT tokens, language_id, id FROM variant")
      while try rows.step() {
        guard search.sources.contains(rows.int64(1)) else { continue }
        TokenCodec.decode(rows.blob(0), into: &buffer)
        let variant = rows.int64(2)
        for kind in near.indices where near[kind].allows(buffer) {
          try compareNear(kind, variant)
        }
        guard let score = compared(best.bounds), try search.target(beside: variant) != nil else {
          continue
        }
        best.insert(BestMatches.Candidate(variant: variant, score: score))
      }
    }
    takeNearPlaces()
  }
}
