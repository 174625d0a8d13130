internal import BitextCore
internal import XMLStream

/// The pieces of a document on their way to a parser, kept from a place on.
final class KeptPieces {
  /// The most bytes that are kept: of a record that is longer, the start is gone.
  static let limit = 16 << 20
  /// How much work faults may make for each byte of the document, and besides: a byte that is looked
  /// at again costs 1, one that is parsed again 8.
  private static let workPerByte = 16
  private static let freeWork = 16 << 20

  /// Before that place nothing is asked for any more.
  var neededFrom = SourcePosition(line: 1, column: 1)
  /// Where the next piece begins.
  private(set) var place = SourcePosition(line: 1, column: 1)

  private let mender: XMLMender
  private var kept: [(bytes: [UInt8], start: SourcePosition)] = []
  private var keptLength = 0
  /// What was taken back and is to be given again, and how much of it was.
  private var rest: [UInt8] = []
  private var restOffset = 0
  private var restStep = 2_048
  private var total = 0
  private var work = 0

  init(mender: XMLMender) { self.mender = mender }

  /// Whether the work that faults made is still in proportion.
  var mayResume: Bool { work < Self.freeWork + Self.workPerByte * total }

  func next() -> [UInt8]? {
    let start = place
    let bytes: [UInt8]
    if restOffset < rest.count {
      // Small steps at first: the next fault may be near, and takes the rest back again.
      let end = min(rest.count, restOffset + restStep)
      restStep = min(restStep * 2, ByteSource.pieceLength)
      bytes = Array(rest[restOffset..<end])
      restOffset = end
      work += 8 * bytes.count
      if end == rest.count {
        rest = []
        restOffset = 0
        place = mender.nextPlace
      } else {
        place = Self.advanced(place, over: bytes)
      }
    } else {
      guard let piece = mender.next() else { return nil }
      bytes = piece
      total += bytes.count
      place = mender.nextPlace
    }
    drop()
    kept.append((bytes, start))
    keptLength += bytes.count
    return bytes
  }

  private func drop() {
    var count = 0
    // The place that is needed may stand in the last piece that begins before it.
    while count + 1 < kept.count, !neededFrom.isBefore(kept[count + 1].start) { count += 1 }
    while keptLength > Self.limit, count < kept.count {
      keptLength -= kept[count].bytes.count
      count += 1
    }
    guard count > 0 else { return }
    kept.removeFirst(count)
    keptLength = kept.reduce(0) { $0 + $1.bytes.count }
  }

  /// Takes back all from the next `record` at or behind a place on, and gives what stands before it;
  /// `isBehind`: not the one at the place itself.
  func skip(
    to record: [UInt8],
    from wanted: SourcePosition,
    isBehind: Bool
  ) -> (markup: [UInt8], isEnd: Bool) {
    let start = kept.first?.start ?? place
    var bytes = kept.flatMap(\.bytes)
    if restOffset < rest.count { bytes += rest[restOffset...] }
    mender.leaveComment(&bytes)
    rest = []
    restOffset = 0
    restStep = 2_048
    // A copy of all, a look at what stands before the place.
    work += bytes.count / 16
    let from = offset(of: wanted, in: bytes, start)
    var search = min(bytes.count, isBehind ? from + 1 : from)
    while true {
      if let found = Self.find(record, in: bytes, from: search) {
        let markup = Array(bytes[min(from, found)..<found])
        work += found
        place = Self.advanced(start, over: bytes[..<found])
        rest = Array(bytes[found...])
        kept = []
        keptLength = 0
        neededFrom = place
        return (markup, false)
      }
      search = max(search, bytes.count - max(1, record.count))
      guard let more = mender.next() else { return (Array(bytes[min(from, bytes.count)...]), true) }
      total += more.count
      // A record without end: its start is told, the rest is passed over.
      if bytes.count > Self.limit {
        let tail = Array(bytes[search...])
        place = Self.advanced(start, over: bytes[..<search])
        return skipFar(record, tail + more)
      }
      bytes += more
    }
  }

  /// The next record as it stands, up to the one behind it; nil after the last. Only where `skip` found
  /// one, or this gave one. O(length) of the record.
  func nextRecord(
    _ record: [UInt8]
  ) -> (markup: [UInt8], start: SourcePosition, isEnd: Bool)? {
    guard restOffset < rest.count else { return nil }
    let start = place
    var search = restOffset + 1
    var isTooLong = false
    while true {
      if let found = Self.find(record, in: rest, from: search) {
        let markup = isTooLong ? [] : Array(rest[restOffset..<found])
        place = Self.advanced(place, over: rest[restOffset..<found])
        restOffset = found
        return (markup, start, false)
      }
      search = max(search, rest.count - record.count)
      guard let more = mender.next() else {
        defer { (rest, restOffset) = ([], 0) }
        return (isTooLong ? [] : Array(rest[restOffset...]), start, true)
      }
      total += more.count
      if search - restOffset > Self.limit {
        isTooLong = true
        place = Self.advanced(place, over: rest[restOffset..<search])
        restOffset = search
      }
      rest.removeFirst(restOffset)
      search -= restOffset
      restOffset = 0
      rest += more
    }
  }

  /// Says that a record was of no use, so that there must not be too many.
  func recordIsLost() { work += 4_096 }

  private func skipFar(_ record: [UInt8], _ bytes: [UInt8]) -> (markup: [UInt8], isEnd: Bool) {
    var bytes = bytes
    var start = place
    kept = []
    keptLength = 0
    while true {
      if let found = Self.find(record, in: bytes, from: 0) {
        place = Self.advanced(start, over: bytes[..<found])
        rest = Array(bytes[found...])
        neededFrom = place
        return ([], false)
      }
      let keep = max(0, bytes.count - max(1, record.count))
      start = Self.advanced(start, over: bytes[..<keep])
      guard let more = mender.next() else { return ([], true) }
      total += more.count
      bytes = Array(bytes[keep...]) + more
    }
  }

  /// Where a record starts: its name, and something that ends a name behind it. An empty name: any tag.
  private static func find(_ record: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while record.isEmpty, index + 1 < bytes.count {
      guard let open = bytes[index...].firstIndex(of: 0x3C), open + 1 < bytes.count else {
        return nil
      }
      if LenientTag.isNameStart(bytes[open + 1]) { return open }
      index = open + 1
    }
    if record.isEmpty { return nil }
    while index + record.count < bytes.count {
      guard let open = bytes[index...].firstIndex(of: 0x3C), open + record.count < bytes.count
      else { return nil }
      let after = bytes[open + record.count]
      let isRecord = zip(bytes[open...], record).allSatisfy { byte, wanted in
        byte == wanted || byte | 0x20 == wanted && wanted >= 0x61
      }
      if isRecord, after <= 0x20 || after == 0x3E || after == 0x2F { return open }
      index = open + 1
    }
    return nil
  }

  /// The place behind some bytes.
  static func advanced(
    _ place: SourcePosition,
    over bytes: some Collection<UInt8>
  ) -> SourcePosition {
    var (line, column) = (place.line, place.column)
    for byte in bytes {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return SourcePosition(line: line, column: column)
  }

  private func offset(of wanted: SourcePosition, in bytes: [UInt8], _ start: SourcePosition) -> Int
  {
    var (line, column) = (start.line, start.column)
    for (index, byte) in bytes.enumerated() {
      if line > wanted.line || line == wanted.line && column >= wanted.column {
        if byte & 0xC0 != 0x80 { return index }
      }
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return bytes.count
  }
}
