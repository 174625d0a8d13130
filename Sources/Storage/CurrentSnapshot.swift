internal import FuzzyMatching

/// A snapshot and what has changed since: the memory as it is now.
///
/// Candidates go by numbers. As long as nothing has changed they are the snapshot's segments, which are
/// at hand; afterwards they are variants, so that changed segments stand among the others in the order
/// in which the database gives them.
struct CurrentSnapshot {
  let base: SegmentSnapshot
  var changes = SnapshotChanges()

  /// The number of a segment; nil when it no longer counts.
  @inline(__always)
  func number(of segment: UInt32) -> UInt32? {
    if changes.isEmpty { return segment }
    let variant = base.segments.variants[Int(segment)]
    return changes.hides(Int64(variant)) ? nil : variant
  }

  @inline(__always)
  func variant(of number: UInt32) -> Int64 {
    changes.isEmpty ? base.variant(of: number) : Int64(number)
  }

  /// Decodes the tokens of a segment. O(tokens).
  @inline(__always)
  func decode(_ number: UInt32, into buffer: inout ContiguousArray<UInt32>) {
    if changes.isEmpty { return base.decode(number, into: &buffer) }
    if let segment = changes[number] {
      buffer.removeAll(keepingCapacity: true)
      buffer.append(contentsOf: segment.tokens)
    } else if let segment = base.segment(of: number) {
      base.decode(segment, into: &buffer)
    }
  }

  /// The strict key of a short segment, as scalars. O(length).
  func characters(of number: UInt32) -> ContiguousArray<UInt32> {
    if changes.isEmpty { return base.characters(of: number) }
    return changes[number]?.characters ?? base.segment(of: number).map { base.characters(of: $0) }
      ?? []
  }

  /// The number of a token, nil when no segment has it. O(length).
  func number(ofToken text: UnsafeBufferPointer<UInt8>) -> UInt32? {
    base.tokens.number(of: text) ?? changes.number(ofToken: text)
  }

  /// The variants whose strict key has this hash, descending. O(log n).
  func variants(withHash hash: Int64) -> [Int64] {
    let found = base.segments(withHash: hash).reversed().map { base.variant(of: $0) }
    if changes.isEmpty { return found }
    return
      (found.filter { !changes.hides($0) } + changes.variants(withHash: hash).map { Int64($0) })
      .sorted(by: >)
  }

  /// Calls `body` with the number of each segment, ascending.
  func forEachNumber(_ body: (UInt32) throws -> Void) rethrows {
    if changes.isEmpty {
      for segment in base.segments.variants.indices { try body(UInt32(segment)) }
      return
    }
    var changed = changes.variants[...]
    for variant in base.segments.variants where !changes.hides(Int64(variant)) {
      while let next = changed.first, next < variant {
        try body(next)
        changed.removeFirst()
      }
      try body(variant)
    }
    for variant in changed { try body(variant) }
  }
}
