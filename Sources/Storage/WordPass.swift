internal import FuzzyMatching
internal import GRDB

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
  private var met = NumberSet()
  private var buffer = ContiguousArray<UInt32>()
  var best: BestMatches

  /// Tokens that the memory does not have get numbers from here upwards: before all others in the
  /// common order.
  private static let firstUnknown: UInt32 = 1 << 31

  /// `key` is the strict key of the query.
  init(_ search: SegmentSearch, key: String, best: BestMatches) throws {
    self.search = search
    self.best = best
    tokens = try Self.numbers(of: key, search)
    ordered = ContiguousArray(tokens.sorted(by: >))
    var signature = Signature()
    for token in tokens { signature.insert(token: token) }
    self.signature = signature.bits
    wideSignature = SegmentSnapshot.WideSignature(tokens)
    pattern = EditPattern(tokens)
  }

  /// The number of tokens of the query.
  var count: Int { tokens.count }

  private static func numbers(
    of key: String,
    _ search: SegmentSearch
  ) throws -> ContiguousArray<UInt32> {
    var numbers = ContiguousArray<UInt32>()
    var key = key
    var failure: (any Error)?
    key.withUTF8 { bytes in
      Tokenizer.forEachToken(in: bytes) { token in
        do {
          let text = UnsafeBufferPointer(rebasing: bytes[token.range])
          let known =
            if let snapshot = search.snapshot { snapshot.tokens.number(of: text) } else {
              try TokenRegistry.number(of: text, family: search.family, search.db)
            }
          numbers.append(known ?? firstUnknown + UInt32(truncatingIfNeeded: numbers.count))
        } catch {
          failure = failure ?? error
        }
      }
    }
    if let failure { throw failure }
    return numbers
  }

  mutating func run() throws {
    if tokens.isEmpty { return }
    let allowed = best.bounds.allowedDistance(length: 100)
    if allowed > 100 - PostingList.leastThreshold { return try scan() }
    var candidates = ContiguousArray<UInt64>()
    for place in ordered.indices {
      // A segment that is first met here lacks all tokens before.
      if place >= best.bounds.prefix(length: count) { break }
      let token = ordered[place]
      if token >= Self.firstUnknown || (place > 0 && ordered[place - 1] == token) { continue }
      candidates.removeAll(keepingCapacity: true)
      if let snapshot = search.snapshot {
        collect(token, place, snapshot, &candidates)
      } else {
        try collect(token, place, &candidates)
      }
      candidates.sort()
      try compare(candidates)
    }
  }

  /// Collects the candidates of one token: the share of tokens that may be equal, complemented, in
  /// the upper half, the variant in the lower.
  private func collect(
    _ token: UInt32,
    _ place: Int,
    _ candidates: inout ContiguousArray<UInt64>
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
        guard let rank = filter.rank(PostingList.bits(blob, index)) else { continue }
        let variant = PostingList.variant(blob, index, count: entries)
        candidates.append(rank << 32 | UInt64(variant))
      }
    }
  }

  /// The same from a snapshot, with segments in the place of variants.
  private func collect(
    _ token: UInt32,
    _ place: Int,
    _ snapshot: SegmentSnapshot,
    _ candidates: inout ContiguousArray<UInt64>
  ) {
    let lengths = best.bounds.lengths(beside: count)
    let least = min(lengths.lowerBound, PostingList.maximumLength)
    for list in snapshot.listRange(of: token) {
      let length = Int(snapshot.lists.lengths[list])
      if length < least { continue }
      if length > lengths.upperBound { break }
      guard let filter = filter(length, place) else { continue }
      let entries = snapshot.entries(ofList: list)
      let last = filter.lastPlace
      snapshot.lists.bits.withUnsafeBufferPointer { bits in
        for index in entries {
          if Int(bits[index] >> Signature.width) > last { break }
          guard let rank = filter.rank(bits[index]) else { continue }
          let segment = snapshot.lists.segments[index]
          let other = snapshot.segments.signatures[Int(segment)]
          guard wideSignature.allows(other, limit: filter.allowed) else { continue }
          candidates.append(rank << 32 | UInt64(segment))
        }
      }
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

  private mutating func compare(_ segment: UInt32, _ snapshot: SegmentSnapshot) {
    snapshot.decode(segment, into: &buffer)
    guard let score = compared() else { return }
    best.insert(BestMatches.Candidate(variant: snapshot.variant(of: segment), score: score))
  }

  private mutating func compare(_ variant: Int64) throws {
    let score = try search.withVariant(variant) { row -> MatchScore? in
      TokenCodec.decode(row.blob(0), into: &buffer)
      return compared()
    }
    guard let score, try search.target(beside: variant) != nil else { return }
    best.insert(BestMatches.Candidate(variant: variant, score: score))
  }

  /// The score of the tokens in the buffer, nil when it is too low.
  private func compared() -> MatchScore? {
    let longer = max(count, buffer.count)
    let allowed = best.bounds.allowedDistance(length: longer)
    let distance = buffer.withUnsafeBufferPointer { pattern.distance(to: $0, limit: allowed) }
    return distance.map { MatchScore(distance: $0, length: longer) }
  }

  /// Compares with every segment: for thresholds that the index does not serve. O(memory).
  private mutating func scan() throws {
    if let snapshot = search.snapshot {
      for segment in snapshot.segments.variants.indices { compare(UInt32(segment), snapshot) }
      return
    }
    let rows = try SQLStatement(search.db, "SELECT tokens, language_id, id FROM variant")
    while try rows.step() {
      guard search.sources.contains(rows.int64(1)) else { continue }
      TokenCodec.decode(rows.blob(0), into: &buffer)
      let variant = rows.int64(2)
      guard let score = compared(), try search.target(beside: variant) != nil else { continue }
      best.insert(BestMatches.Candidate(variant: variant, score: score))
    }
  }
}
