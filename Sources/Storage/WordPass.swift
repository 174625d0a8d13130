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
  private let pattern: EditPattern
  private var met: Set<UInt32> = []
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
          let known = try TokenRegistry.number(of: text, family: search.family, search.db)
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
    let rows = try SQLStatement(
      search.db,
      "SELECT key, entries FROM posting WHERE key BETWEEN ? AND ?"
    )
    var candidates = ContiguousArray<UInt64>()
    for place in ordered.indices {
      // A segment that is first met here lacks all tokens before.
      if place >= best.bounds.prefix(length: count) { break }
      let token = ordered[place]
      if token >= Self.firstUnknown || (place > 0 && ordered[place - 1] == token) { continue }
      candidates.removeAll(keepingCapacity: true)
      try collect(token, place, rows, &candidates)
      candidates.sort()
      try compare(candidates)
    }
  }

  /// Collects the candidates of one list: the share of tokens that may be equal, complemented, in the
  /// upper half, the variant in the lower.
  private func collect(
    _ token: UInt32,
    _ place: Int,
    _ rows: SQLStatement,
    _ candidates: inout ContiguousArray<UInt64>
  ) throws {
    let bounds = best.bounds
    let lengths = bounds.lengths(beside: count)
    rows.bind(1, PostingList.key(token: token, length: lengths.lowerBound))
    rows.bind(
      2,
      PostingList.key(token: token, length: lengths.upperBound) | PostingList.lastChunk
    )
    while try rows.step() {
      let blob = rows.blob(1)
      let entries = PostingList.count(of: blob)
      let listed = PostingList.length(ofKey: rows.int64(0))
      // Of the longest segments only the least length is known.
      let length = listed == PostingList.maximumLength ? max(count, listed) : listed
      let longer = max(count, length)
      let allowed =
        listed == PostingList.maximumLength ? longer : bounds.allowedDistance(length: longer)
      if longer - (count - place) > allowed { continue }
      for index in 0..<entries {
        let bits = PostingList.bits(blob, index)
        let set = bits & Signature.mask
        let common = CandidateBounds.common(
          length: count,
          place: place,
          otherLength: length,
          otherPlace: Int(bits >> Signature.width)
        )
        let distance = max(
          (set & ~signature).nonzeroBitCount,
          (signature & ~set).nonzeroBitCount,
          longer - common,
          abs(length - count)
        )
        if distance > allowed { continue }
        let variant = PostingList.variant(blob, index, count: entries)
        candidates.append(Self.rank(longer - distance, longer) << 32 | UInt64(variant))
      }
    }
  }

  /// Smaller for a greater share.
  @inline(__always)
  private static func rank(_ kept: Int, _ whole: Int) -> UInt64 {
    UInt64(0xFFFF - max(0, kept) * 0xFFFF / whole)
  }

  private mutating func compare(_ candidates: ContiguousArray<UInt64>) throws {
    for candidate in candidates {
      if let last = best.last,
        candidate >> 32 > Self.rank(last.length - last.distance, last.length)
      {
        return
      }
      let variant = UInt32(truncatingIfNeeded: candidate)
      if !met.insert(variant).inserted { continue }
      try compare(Int64(variant))
    }
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
