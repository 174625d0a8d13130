internal import BitextCore
internal import XMLStream

/// XML of records, such as the `tu` of TMX, that is read on behind a record that is not well-formed.
///
/// libxml2 stops for good at the first fault. So the bytes from the last record on are kept, and a new
/// parser goes on at the next start of a record behind it, inside of the elements that a record stands
/// in; places stay those of the file. O(length): what is read twice is bounded.
final class ResumableXML {
  /// What a fault cost.
  struct Recovery {
    /// Where the record begins that is lost; nil when the fault stands between two records.
    var record: SourcePosition?
    /// The record as it stands, up to the next one; empty for one that is longer than
    /// `KeptPieces.limit`.
    var markup: [UInt8] = []
    /// No record follows.
    var isEnd: Bool
  }

  /// The reader of the moment; another one after `recover`.
  private(set) var reader: XMLReader

  private let mender: XMLMender
  private let pieces: KeptPieces
  private let records: RecordPieces
  private let record: [UInt8]
  private let recordEnd: [UInt8]
  /// The names of the elements that records stand in, from the root on, as the document spells them.
  var wrapping: [String]
  /// Where the parser of the moment went on.
  private var resumedAt: SourcePosition?
  private var recordCount = 0
  private var faultCount = 0
  /// Whether what stands around the records is our own, and its end is not to be missed.
  private(set) var isOpenEnded = false

  /// `record` is the name, in small letters, of the elements that can be read by themselves.
  init(mender: XMLMender, record: String, wrapping: [String]) throws(XMLError) {
    self.mender = mender
    self.record = Array("<\(record)".utf8)
    self.wrapping = wrapping
    let end = Array("</\(record)>".utf8)
    let pieces = KeptPieces(mender: mender)
    let records = RecordPieces(pieces)
    (self.pieces, self.records, recordEnd) = (pieces, records, end)
    weak var made: XMLReader?
    reader = try XMLReader {
      records.next(end) { made?.setPlace(line: $0.line, column: $0.column) }
    }
    made = reader
  }

  /// Lets the caller take whole records from the bytes that come next; see `RecordPieces`. `look` gives how many
  /// it took, and why not more. Gives the place of what comes next; nil where the parser stands elsewhere than between
  /// two records.
  ///
  /// Only when the last event was the end of a record, or the last record was taken here.
  func take(
    _ look: (UnsafeBufferPointer<UInt8>, inout Int, inout SourcePosition) -> (
      count: Int, RecordPieces.Look
    )
  ) -> SourcePosition? {
    records.isLookedAt = true
    guard reader.awaitsContent, !readsRecords else { return nil }
    records.take(isMended: { mender.hasFaults }) { bytes, index, place in
      let found = look(bytes, &index, &place)
      recordCount += found.count
      return found.1
    }
    return records.place
  }

  /// Says that a record begins there: what stands before it need not be kept.
  func recordBegins(at position: SourcePosition) {
    pieces.neededFrom = position
    recordCount += 1
  }

  /// Where the next record begins, after `recover` or `nextRecord`.
  var nextPlace: SourcePosition { pieces.place }

  /// Whether faults are so many that a new parser for each costs less than one that stops at each: then
  /// `nextRecord` is to be used, and `reader` no more.
  var readsRecords: Bool { faultCount >= 4 && faultCount * 8 > recordCount }

  /// The next record as it stands; nil after the last, and where too many were lost.
  func nextRecord() -> Recovery? {
    guard pieces.mayResume, let found = pieces.nextRecord(record) else { return nil }
    return Recovery(record: found.start, markup: found.markup, isEnd: found.isEnd)
  }

  /// Says that a record could not be read.
  func recordIsLost() { pieces.recordIsLost() }

  /// Goes to the first record when what stands before it is not well-formed, and gives that; nil where no
  /// record follows.
  func skipHead(_ error: XMLError?) throws(XMLError) -> [UInt8]? {
    guard isBearable(error) else { return nil }
    records.drop()
    let start = SourcePosition(line: 1, column: 1)
    let skipped = pieces.skip(to: record, from: start, isBehind: false)
    if skipped.isEnd { return nil }
    try restart()
    return skipped.markup
  }

  /// Goes on behind a fault, at the next record; nil when the fault is the end.
  ///
  /// `error` is the parser's, nil for a fault that the caller found; `start` is where the record begins
  /// that is being read, nil between two; `lastTag` the place of the last tag that was read.
  func recover(
    from error: XMLError?,
    inRecordAt start: SourcePosition?,
    lastTag: SourcePosition
  ) throws(XMLError) -> Recovery? {
    guard isBearable(error), pieces.mayResume else { return nil }
    records.drop()
    if error?.code == .contentBehindRoot, start == nil {
      return try goOnBehindRoot(lastTag)
    }
    faultCount += 1
    if let start {
      var skipped = pieces.skip(to: record, from: start, isBehind: true)
      if !skipped.isEnd, !hasAdvanced {
        skipped = pieces.skip(to: record, from: pieces.place, isBehind: true)
      }
      if !skipped.isEnd { try restart() }
      return Recovery(record: start, markup: skipped.markup, isEnd: skipped.isEnd)
    }
    let skipped = pieces.skip(to: record, from: lastTag, isBehind: false)
    if skipped.isEnd { return Recovery(isEnd: true) }
    let next = pieces.place
    let isBehind =
      error?.line.map { next.isBefore(SourcePosition(line: $0, column: error?.column ?? 1)) }
      ?? false
    if isBehind || !hasAdvanced {
      // The fault is in the very tag that begins a record.
      return try recover(from: nil, inRecordAt: next, lastTag: next)
    }
    try restart()
    return Recovery(isEnd: false)
  }

  /// Another root, or a record, stands behind the end of the first root, whose last tag is given.
  private func goOnBehindRoot(_ end: SourcePosition) throws(XMLError) -> Recovery {
    var skipped = pieces.skip(to: [], from: end, isBehind: true)
    if !skipped.isEnd, !hasAdvanced {
      skipped = pieces.skip(to: [], from: pieces.place, isBehind: true)
    }
    if skipped.isEnd { return Recovery(isEnd: true) }
    isOpenEnded = true
    wrapping = [wrapping.first ?? "tmx"]
    try restart()
    return Recovery(isEnd: false)
  }

  /// Whether what comes next lies behind where the parser last went on. Of damaged bytes a parser
  /// may count other columns than we do, and would go on at the same record for ever.
  private var hasAdvanced: Bool { resumedAt?.isBefore(pieces.place) ?? true }

  /// Whether a fault may be that of one record.
  private func isBearable(_ error: XMLError?) -> Bool {
    guard mender.source.failure == nil else { return false }
    switch error?.code {
    case nil, .truncated, .notWellFormed, .contentBehindRoot, .undefinedEntity: return true
    default: return false
    }
  }

  private func restart() throws(XMLError) {
    var prolog: [UInt8]? = Array(wrapping.map { "<\($0)>" }.joined().utf8)
    var isPlaced = false
    let (records, end, start) = (records, recordEnd, pieces.place)
    resumedAt = start
    reader = try XMLReader { [unowned self] in
      if let first = prolog {
        prolog = nil
        return first
      }
      if !isPlaced {
        isPlaced = true
        reader.setPlace(line: start.line, column: start.column)
      }
      return records.next(end) { reader.setPlace(line: $0.line, column: $0.column) }
    }
  }
}

extension SourcePosition {
  func isBefore(_ other: SourcePosition) -> Bool {
    (line, column) < (other.line, other.column)
  }
}
