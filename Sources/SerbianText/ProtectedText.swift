/// Finds what no conversion may touch: addresses, placeholders, tags, entities, paths, file names,
/// identifiers.
///
/// It looks at one chunk between blanks at a time, and only at those that hold one of the
/// characters such things are made with. Linear: what is searched for behind a sign is bounded or
/// remembered.
struct ProtectedText {
  /// The next stretch to leave alone, in bytes of the input; at `Int.max` when there is none.
  private(set) var next = Int.max..<Int.max
  private var later: [Range<Int>] = []
  private var chunkEnd = 0

  /// Whether nothing is known of what follows `position`: no stretch waits, no chunk reaches there.
  @inline(__always)
  func isIdle(at position: Int) -> Bool { next.lowerBound == Int.max && position >= chunkEnd }

  mutating func reset() {
    next = Int.max..<Int.max
    later.removeAll(keepingCapacity: true)
    chunkEnd = 0
  }

  /// Goes on to the stretch behind `next`.
  mutating func advance() {
    next = later.popLast() ?? Int.max..<Int.max
  }

  /// Looks at the chunk that begins at `start`, unless an earlier stretch reaches into it.
  mutating func scan(
    _ text: UnsafePointer<UInt8>,
    _ count: Int,
    from start: Int,
    kinds byteKinds: UnsafePointer<UInt8>
  ) {
    guard start >= chunkEnd, next.lowerBound == Int.max else { return }
    var end = start
    var kinds: UInt8 = 0
    while end < count {
      let kind = byteKinds[Int(text[end])]
      if kind == Self.blank { break }
      kinds |= kind
      end += 1
    }
    chunkEnd = end
    let isOption = end - start > 2 && text[start] == 0x2D && text[start + 1] == 0x2D
    if kinds & Self.sign == 0, !isOption, kinds & Self.dot == 0 || !hasInnerDot(text, start, end) {
      return
    }
    var scanner = ProtectedScanner(text: text, count: count, start: start, end: end)
    later = scanner.stretches().reversed()
    advance()
  }

  private func hasInnerDot(_ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var position = start
    while position + 1 < end {
      if text[position] == 0x2E, ProtectedScanner.isWord(text[position + 1]) { return true }
      position += 1
    }
    return false
  }

  /// What a byte says of the chunk it stands in: bits of `kind(of:)`.
  private static let blank: UInt8 = 0x80
  private static let sign: UInt8 = 1
  private static let dot: UInt8 = 2

  static func kind(of byte: UInt8) -> UInt8 {
    switch byte {
    case 0x20, 0x0A, 0x0D, 0x09: blank
    case 0x2E: dot
    default: "@#%{$<&\\_/".utf8.contains(byte) ? sign : 0
    }
  }
}
