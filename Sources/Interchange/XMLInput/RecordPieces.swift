internal import BitextCore
internal import XMLStream

/// The pieces of a document on their way to a parser, for a caller that reads some of its records itself.
///
/// Where the parser stands between two records and has read all that it was given, the caller may look at the bytes
/// that come next and take whole records from them; the parser gets what is left, and is told where that stands. To it
/// the records that were taken were never there. From the first look on it gets its pieces up to the end
/// of a record each, so that it soon stands between two again.
final class RecordPieces {
  /// What became of a look.
  enum Look {
    /// The caller took what it could.
    case done
    /// It needs to see more.
    case needsMore
  }

  private let pieces: KeptPieces
  /// What the parser did not get yet, from `offset` on, which stands at `place`.
  private var held: [UInt8] = []
  private var offset = 0
  private(set) var place = SourcePosition(line: 1, column: 1)
  /// Whether the parser must be told where the next piece stands.
  private var wasTaken = false
  /// Whether the caller looks at records at all: then the parser gets its pieces up to the end of one each.
  var isLookedAt = false
  /// So many looks, one after the other, found nothing to take.
  private var vainLooks = 0

  /// A record of which so much is seen is left to the parser.
  private static let longestRecord = 1 << 18
  /// After so many vain looks the parser gets the rest of the piece.
  private static let patience = 8

  init(_ pieces: KeptPieces) { self.pieces = pieces }

  /// The next bytes for the parser; nil at the end. `setPlace` tells it where they stand, when it cannot know.
  func next(_ end: [UInt8], _ setPlace: (SourcePosition) -> Void) -> [UInt8]? {
    let isEnd = offset == held.count && !hold()
    if wasTaken { setPlace(place) }
    wasTaken = false
    if isEnd { return nil }
    let isWhole = !isLookedAt || vainLooks >= Self.patience
    if vainLooks >= Self.patience { vainLooks = 0 }
    guard !isWhole, let stop = Self.find(end, in: held, from: offset), stop < held.count else {
      defer { drop() }
      return offset == 0 ? held : Array(held[offset...])
    }
    let piece = Array(held[offset..<stop])
    place = KeptPieces.advanced(place, over: piece)
    offset = stop
    return piece
  }

  /// Gives up what is held: `KeptPieces` gives it again.
  func drop() { (held, offset) = ([], 0) }

  private func hold() -> Bool {
    let start = pieces.place
    guard let piece = pieces.next() else { return false }
    (held, offset, place) = (piece, 0, start)
    return true
  }

  /// Lets the caller look at the bytes that come next, where the parser stands between two records. `look` moves the
  /// index and the place behind what it takes. `isMended` tells whether something in the bytes was mended: then it
  /// is left to the parser.
  func take(
    isMended: () -> Bool,
    _ look: (UnsafeBufferPointer<UInt8>, inout Int, inout SourcePosition) -> Look
  ) {
    if offset == held.count, !hold() { return }
    var isVain = true
    while !isMended() {
      let before = offset
      let found = held.withUnsafeBufferPointer { look($0, &offset, &place) }
      if offset != before { (wasTaken, isVain) = (true, false) }
      pieces.neededFrom = place
      guard found == .needsMore, held.count - offset < Self.longestRecord,
        let more = pieces.next()
      else { break }
      var joined: [UInt8] = []
      joined.reserveCapacity(held.count - offset + more.count)
      joined.append(contentsOf: held[offset...])
      joined.append(contentsOf: more)
      (held, offset) = (joined, 0)
    }
    vainLooks = isVain ? vainLooks + 1 : 0
  }

  /// Where the next record ends, behind its end tag.
  private static func find(_ end: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index &+ end.count <= bytes.count {
        if bytes[index] == 0x3C, bytes[index...].starts(with: end) { return index + end.count }
        index &+= 1
      }
      return nil
    }
  }
}
