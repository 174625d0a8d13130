internal import BitextCore
internal import FuzzyMatching
internal import GRDB

/// The fuzzy index of a memory for one direction, held in memory: what the passes ask the database
/// for, but for the rows of what they found.
///
/// It has the segments in the source languages that have a text in a target language beside them,
/// under the numbers that the database gives their tokens, so that look-ups take the same steps and
/// come to the same answers. It never changes: `CurrentSnapshot` adds what has changed since.
/// All arrays are packed; `SnapshotBuilder` fills them.
final class SegmentSnapshot: Sendable {
  /// What changes whenever texts of the memory do.
  struct State: Hashable {
    /// Every command that changes something leaves an operation.
    var operation: Int64
    /// The indexes are made anew without one, but not without a change of the schema (`IndexRebuilding`).
    var schema: Int64
    /// The last language: which of them a tag covers is known of those up to it.
    var language: Int64

    /// Three look-ups. Nil for a memory of schema 1, which has no log.
    init?(_ db: Database) throws {
      guard try Schema.hasHistory(db) else { return nil }
      operation = try db.number("SELECT max(id) FROM operation") ?? 0
      schema = try db.number("PRAGMA schema_version") ?? 0
      language = try db.number("SELECT max(id) FROM language") ?? 0
    }

    /// Whether the log tells all that has changed between this state and a later one.
    func isTold(until later: State, _ db: Database) throws -> Bool {
      try schema == later.schema && language == later.language && operation <= later.operation
        && LogPruning.last(db) <= operation
    }
  }

  /// What it was made for.
  struct Direction: Hashable {
    var source: LanguageTag
    var target: LanguageTag
  }

  /// The lists of the word pass.
  struct Lists {
    /// By token: its first list.
    var firstLists = ContiguousArray<UInt32>()
    /// By list: the length of its segments, see `PostingList`.
    var lengths = ContiguousArray<UInt8>()
    /// By list: its first entry; at the end the number of entries.
    var starts = ContiguousArray<UInt32>()
    /// By entry: signature and place, see `PostingList`. The places of a list ascend.
    var bits = ContiguousArray<UInt64>()
    /// By entry: the segment.
    var segments = ContiguousArray<UInt32>()
  }

  /// A set of tokens in 128 bits.
  struct WideSignature {
    var low: UInt64 = 0
    var high: UInt64 = 0

    init(_ tokens: some Sequence<UInt32>) {
      for token in tokens {
        // Another factor than that of `Signature`: tokens that share a bit there shall not here.
        let bit = (UInt64(token &+ 1) &* 0xD6E8_FEB8_6659_FD93) >> 57
        if bit < 64 { low |= 1 << bit } else { high |= 1 << (bit - 64) }
      }
    }

    /// Whether sets that differ by no more than `limit` edits may have these signatures, see
    /// `Signature.difference`.
    @inline(__always)
    func allows(_ other: WideSignature, limit: Int) -> Bool {
      (low & ~other.low).nonzeroBitCount + (high & ~other.high).nonzeroBitCount <= limit
        && (other.low & ~low).nonzeroBitCount + (other.high & ~high).nonzeroBitCount <= limit
    }
  }

  /// The lists of the character pass, one for each length and number of bits in `letters`.
  struct ShortSegments {
    /// By list: its first entry; at the end the number of entries.
    var starts = ContiguousArray<UInt32>()
    var letters = ContiguousArray<UInt64>()
    var pairs = ContiguousArray<UInt64>()
    /// By entry: the segment.
    var segments = ContiguousArray<UInt32>()

    /// Greater than any number of bits.
    static let bitCounts = 65

    /// The entries of a length whose letters have so many bits.
    func entries(length: Int, bits: Int) -> Range<Int> {
      let list = length * Self.bitCounts + bits
      guard list + 1 < starts.count else { return 0..<0 }
      return Int(starts[list])..<Int(starts[list + 1])
    }
  }

  /// The segments, ascending by their variants.
  struct Segments {
    var variants = ContiguousArray<UInt32>()
    /// By unit: its first segment, or that of the next unit that has one; at the end their number.
    var firstOfUnits = ContiguousArray<UInt32>()
    /// By segment: where its tokens start in `tokens`; at the end where they end.
    var starts: ContiguousArray<UInt32> = [0]
    /// See `TokenCodec`.
    var tokens = ContiguousArray<UInt8>()
    /// By segment: a wider signature than that of the lists, which of long segments has most bits set.
    var signatures = ContiguousArray<WideSignature>()
    /// By segment: where its strict key starts in `keys`; at the end where the last one ends. Only
    /// the character pass asks for it: long segments have none.
    var keyStarts: ContiguousArray<UInt32> = [0]
    /// UTF-8.
    var keys = ContiguousArray<UInt8>()
    /// The hash of the strict key in the upper half, the segment in the lower; sorted.
    var hashes = ContiguousArray<UInt64>()

    /// The segment of a variant, nil when it was left out. O(1).
    @inline(__always)
    func segment(of variant: UInt32) -> UInt32? {
      let unit = Int(VariantID.unit(of: Int64(variant)))
      guard unit < firstOfUnits.count else { return nil }
      var segment = Int(firstOfUnits[unit])
      // Few variants of a unit are sources.
      while segment < variants.count, variants[segment] < variant { segment += 1 }
      guard segment < variants.count, variants[segment] == variant else { return nil }
      return UInt32(segment)
    }
  }

  let direction: Direction
  let languages: LanguageTable
  let family: Int64
  let sources: LanguageSet
  let targets: LanguageSet
  let segments: Segments
  let lists: Lists
  let shortSegments: ShortSegments
  let tokens: TokenTable

  init(
    direction: Direction,
    languages: LanguageTable,
    family: Int64,
    segments: Segments,
    lists: Lists,
    shortSegments: ShortSegments,
    tokens: TokenTable
  ) {
    self.direction = direction
    self.languages = languages
    self.family = family
    sources = languages.covered(by: direction.source)
    targets = languages.covered(by: direction.target)
    self.segments = segments
    self.lists = lists
    self.shortSegments = shortSegments
    self.tokens = tokens
  }

  /// The variant of a segment. O(1).
  @inline(__always)
  func variant(of segment: UInt32) -> Int64 { Int64(segments.variants[Int(segment)]) }

  /// The segment of a variant, nil when it was left out. O(1).
  @inline(__always)
  func segment(of variant: UInt32) -> UInt32? { segments.segment(of: variant) }

  /// Decodes the tokens of a segment. O(tokens).
  @inline(__always)
  func decode(_ segment: UInt32, into buffer: inout ContiguousArray<UInt32>) {
    let start = Int(segments.starts[Int(segment)])
    let end = Int(segments.starts[Int(segment) + 1])
    segments.tokens.withUnsafeBytes {
      TokenCodec.decode(UnsafeRawBufferPointer(rebasing: $0[start..<end]), into: &buffer)
    }
  }

  /// The segments whose strict key has this hash, ascending. O(log n).
  func segments(withHash hash: Int64) -> ContiguousArray<UInt32> {
    let upper = UInt64(UInt32(truncatingIfNeeded: hash)) << 32
    var (low, high) = (0, segments.hashes.count)
    while low < high {
      let middle = (low + high) / 2
      if segments.hashes[middle] < upper { low = middle + 1 } else { high = middle }
    }
    var found = ContiguousArray<UInt32>()
    while low < segments.hashes.count, segments.hashes[low] & ~0xFFFF_FFFF == upper {
      found.append(UInt32(truncatingIfNeeded: segments.hashes[low]))
      low += 1
    }
    return found
  }

  /// The strict key of a short segment, as scalars. O(length).
  func characters(of segment: UInt32) -> ContiguousArray<UInt32> {
    let start = Int(segments.keyStarts[Int(segment)])
    let end = Int(segments.keyStarts[Int(segment) + 1])
    return segments.keys.withUnsafeBufferPointer {
      ScalarValues.decode(UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
  }

  /// The lists of a token.
  @inline(__always)
  func listRange(of token: UInt32) -> Range<Int> {
    guard Int(token) + 1 < lists.firstLists.count else { return 0..<0 }
    return Int(lists.firstLists[Int(token)])..<Int(lists.firstLists[Int(token) + 1])
  }

  @inline(__always)
  func entries(ofList list: Int) -> Range<Int> {
    Int(lists.starts[list])..<Int(lists.starts[list + 1])
  }

  /// Bytes that it holds.
  var byteCount: Int {
    let ofSegments =
      segments.variants.count * 36 + segments.firstOfUnits.count * 4 + segments.tokens.count
      + segments.keys.count
    let ofLists = lists.firstLists.count * 4 + lists.lengths.count * 5 + lists.bits.count * 12
    return ofSegments + ofLists + shortSegments.letters.count * 20 + tokens.byteCount
  }
}
