internal import FuzzyMatching

/// The index of the word pass: for a token and a length, the segments of that length that have the
/// token among their rarest.
///
/// A row of `posting` is a chunk. Its key is the token, the number of tokens of its segments, and
/// the number of the chunk; its blob holds first the signatures (eight bytes each), then the ids of
/// the variants (four bytes each, ascending), least byte first. The top four bits of a signature are
/// the place of the token among the segment's tokens in the common order, 15 for that and beyond.
///
/// The common order is from the greatest number of a token to the least: numbers are given as
/// tokens appear, so a late one is rare, and the order never changes. Of a segment only the first
/// tokens are noted that a match of `leastThreshold` percent needs.
enum PostingList {
  /// A query below this threshold cannot use the index.
  static let leastThreshold = 50
  static let bounds = CandidateBounds(threshold: leastThreshold)
  /// Two full chunks fill a page.
  static let chunkCapacity = 336
  static let entrySize = 12
  /// Longer segments are listed under this length.
  static let maximumLength = 255
  static let maximumPlace = 15

  static func key(token: UInt32, length: Int, chunk: Int = 0) -> Int64 {
    Int64(token) << 22 | Int64(min(length, maximumLength)) << 14 | Int64(chunk)
  }

  static let lastChunk: Int64 = 1 << 14 - 1

  static func length(ofKey key: Int64) -> Int { Int(key >> 14) & maximumLength }

  static func token(ofKey key: Int64) -> UInt32 { UInt32(truncatingIfNeeded: key >> 22) }

  struct Entry: ListEntry, Hashable {
    var list: Int64
    var variant: UInt32
    /// Signature and place.
    var bits: UInt64
  }

  /// The entries of a segment: O(n log n).
  static func entries(
    variant: Int64,
    tokens: some Sequence<UInt32>,
    _ add: (Entry) -> Void
  ) {
    var scratch = ContiguousArray<UInt32>()
    ContiguousArray(tokens).withUnsafeBufferPointer {
      entries(variant: variant, tokens: $0, &scratch, add)
    }
  }

  /// The same, with `scratch` for what is needed meanwhile.
  @inline(__always)
  static func entries(
    variant: Int64,
    tokens: UnsafeBufferPointer<UInt32>,
    _ scratch: inout ContiguousArray<UInt32>,
    _ add: (Entry) -> Void
  ) {
    let count = tokens.count
    var signature = Signature()
    for token in tokens { signature.insert(token: token) }
    let listed = min(count, bounds.prefix(length: count))
    sortDescending(tokens, first: listed, &scratch)
    for place in 0..<listed {
      let token = scratch[place]
      if place > 0 && scratch[place - 1] == token { continue }
      add(
        Entry(
          list: key(token: token, length: count),
          variant: UInt32(truncatingIfNeeded: variant),
          bits: signature.bits & Signature.mask
            | UInt64(min(place, maximumPlace)) << Signature.width
        )
      )
    }
  }

  /// Puts the `first` greatest tokens into `sorted`, the greatest before all. Most segments are short: sorting by
  /// insertion takes a third of the time of `sort`.
  @inline(__always)
  private static func sortDescending(
    _ tokens: UnsafeBufferPointer<UInt32>,
    first: Int,
    _ sorted: inout ContiguousArray<UInt32>
  ) {
    sorted.removeAll(keepingCapacity: true)
    if tokens.count > 96 {
      sorted.append(contentsOf: tokens)
      return sorted.sort(by: >)
    }
    sorted.append(contentsOf: repeatElement(0, count: first))
    sorted.withUnsafeMutableBufferPointer { sorted in
      for (index, token) in tokens.enumerated() {
        var place = index
        if index >= first {
          if token <= sorted[first - 1] { continue }
          place = first - 1
        }
        while place > 0, sorted[place - 1] < token {
          sorted[place] = sorted[place - 1]
          place -= 1
        }
        sorted[place] = token
      }
    }
  }

  static func count(of blob: UnsafeRawBufferPointer) -> Int { blob.count / entrySize }

  @inline(__always)
  static func bits(_ blob: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    UInt64(littleEndian: blob.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
  }

  @inline(__always)
  static func variant(_ blob: UnsafeRawBufferPointer, _ index: Int, count: Int) -> UInt32 {
    UInt32(
      littleEndian: blob.loadUnaligned(fromByteOffset: count * 8 + index * 4, as: UInt32.self)
    )
  }
}
