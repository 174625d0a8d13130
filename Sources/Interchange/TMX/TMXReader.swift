public import BitextCore
internal import XMLStream

/// Reads translation units from TMX 1.1 to 1.4b, one at a time, from a file of any size.
///
///     let reader = try TMXReader(path: "memory.tmx.gz")
///     while let item = try reader.next() {
///       if case .unit(let found) = item { … }
///     }
///
/// Tolerant of what tools really write: each unit is given as it was, mended with a list of repairs,
/// or refused with a reason; one that is not well-formed is read as it seems to be meant, or refused.
/// What is not XML at all or is hostile throws with its place. A file that is cut off throws when all
/// units that can be read were given. Streamed in little memory, compressed files too; of a zip
/// archive all files whose names end in `.tmx` are read, one after the other; if there are none, those
/// that are TMX. O(length). One reader serves one thread at a time.
public final class TMXReader {
  public struct Options: Sendable {
    /// The source language to assume where neither the unit nor the header names one.
    public var sourceLanguage: LanguageTag?
    /// The most bytes that a gzip or zip file may hold.
    public var expandedLimit = 1 << 40
    /// The encoding to read in, whatever the file declares; nil for what it shows or declares.
    public var encoding: String?

    public init(sourceLanguage: LanguageTag? = nil) {
      self.sourceLanguage = sourceLanguage
    }
  }

  /// `version` of the root element.
  public internal(set) var version: String?
  public internal(set) var header = TMXHeader()
  /// What was mended before the first unit.
  public internal(set) var headerRepairs: [TMXRepair] = []

  // A unit is read within one call, which nothing else can interrupt.
  @exclusivity(unchecked) var cursor: TMXCursor
  private let options: Options
  var isInBody = false
  private var isDone = false
  /// What is wrong with the file besides its units; thrown at its end.
  private var fault: InterchangeError?
  /// A file without one unit that is well-formed is as good as none.
  private var hasWholeUnits = false
  private var firstIllFormed: InterchangeError?

  /// The number of the unit that was given last, refused ones too, from 1.
  public private(set) var unitCount = 0
  private var queue = UndecidedUnits()
  /// The start of a unit is the current event, although no body begins before it.
  var isAtUnit = false
  /// Whether a unit ended last, so that another may come next.
  private var isBehindUnit = false
  private var scanner = PlainUnitScanner(source: nil)
  /// What was passed over between units, until the next one.
  var strays: [TMXRepair] = []
  /// What was passed over behind the last unit, when all were given.
  public var trailingRepairs: [TMXRepair] { isDone ? strays : [] }

  /// Opens a file, plain, gzip or zip, and reads its header.
  public init(path: String, options: Options = Options()) throws(InterchangeError) {
    self.options = options
    let source = try ByteSource(path: path, limit: options.expandedLimit)
    cursor = try TMXCursor(source: source, encoding: options.encoding, file: path)
    try readHeader(otherEntries: source.otherEntryCount)
  }

  /// Reads from bytes, plain, gzip or zip. The name stands in errors.
  public init(
    bytes: [UInt8],
    name: String? = nil,
    options: Options = Options()
  ) throws(InterchangeError) {
    self.options = options
    let source = try ByteSource(bytes: bytes, name: name, limit: options.expandedLimit)
    cursor = try TMXCursor(source: source, encoding: options.encoding, file: name)
    try readHeader(otherEntries: source.otherEntryCount)
  }

  /// The next unit or refusal; nil after the last.
  ///
  /// After an error, the reader gives nothing more than that error.
  public func next() throws(InterchangeError) -> TMXItem? {
    while true {
      if let ready = queue.takeReady() {
        unitCount += 1
        return ready
      }
      if let item = try read() {
        if queue.isEmpty {
          unitCount += 1
          return item
        }
        queue.append(item)
      } else if !queue.isEmpty, isDone {
        queue.end()
      } else if isDone {
        break
      }
    }
    if let fault = fault ?? (hasWholeUnits ? nil : firstIllFormed) { throw fault }
    return nil
  }

  /// Adds the units that come next as far as they are texts in languages and nothing else, up to so many in all, with
  /// what a person may want to look at in them, and says how many it added. 0 says nothing: then `next()` tells
  /// what comes.
  ///
  /// What is added is what `next()` would give, in a small part of its time. O(length).
  public func readPlain(
    into units: inout PlainUnits,
    _ notices: inout [PlainUnitNotices],
    upTo limit: Int
  ) -> Int {
    guard isBehindUnit, queue.isEmpty, strays.isEmpty, !isDone else { return 0 }
    let source: LanguageTag? = if case .tag(let tag)? = header.sourceLanguage { tag } else { nil }
    if !scanner.serves(source) { scanner = PlainUnitScanner(source: source) }
    let before = units.count
    cursor.takePlain(&scanner, into: &units, &notices, upTo: limit)
    let count = units.count - before
    if count > 0 { queue.sourceIsFound() }
    unitCount += count
    return count
  }

  /// The next item of the file; nil at its end, and for one that waits in the queue.
  private func read() throws(InterchangeError) -> TMXItem? {
    while !isDone {
      do throws(InterchangeError) {
        isBehindUnit = false
        if cursor.readsRecords { return readRecord() }
        if isAtUnit {
          isAtUnit = false
          return try readUnit()
        }
        guard let kind = try cursor.advance() else {
          isDone = true
          break
        }
        switch (kind, cursor.word) {
        case (.startElement, .body?) where !isInBody: isInBody = true
        case (.startElement, .tu?) where isInBody: return try readUnit()
        // Another file begins, put behind the first.
        case (.startElement, .header?) where isInBody: try readHeaderOfNextFile()
        // A unit in an element that wraps it is a unit.
        default: break
        }
      } catch {
        if let item = try recover(from: error, inUnitAt: nil) { return item }
      }
    }
    return nil
  }

  /// Gives every unit that is left to `receive`.
  public func forEach(_ receive: (TMXItem) -> Void) throws(InterchangeError) {
    while let item = try next() { receive(item) }
  }

  private func readUnit() throws(InterchangeError) -> TMXItem? {
    let start = cursor.position
    cursor.unitBegins()
    var unit = TMXUnitBuilder(position: start, version: version)
    do throws(InterchangeError) {
      try unit.read(&cursor)
    } catch {
      return try recover(from: error, inUnitAt: start)
    }
    isBehindUnit = true
    return finished(unit, cursor.takeFaults())
  }

  /// The unit as it is given; nil when it waits in the queue.
  private func finished(_ built: TMXUnitBuilder, _ faults: [TMXRepair]) -> TMXItem? {
    var unit = built
    hasWholeUnits = true
    for repair in strays + faults { unit.repair(repair.kind, repair.detail, at: repair.position) }
    strays = []
    switch unit.built(headerLanguage: header.sourceLanguage, assumed: options.sourceLanguage) {
    case .item(let item):
      if case .unit = item { queue.sourceIsFound() }
      return item
    case .withoutSource(let kept, let refusal):
      queue.append(kept, refusal)
      return nil
    }
  }

  /// Goes on behind a fault, when it is not the end. The unit that it is in, if it is in one, is read
  /// as it seems to be meant, or refused.
  private func recover(
    from error: InterchangeError,
    inUnitAt start: SourcePosition?
  ) throws(InterchangeError) -> TMXItem? {
    let wasCutOff = cursor.isCutOff
    guard error.code == .invalid, let recovery = try cursor.recover(inUnitAt: start) else {
      isDone = true
      fault = fault ?? error
      return nil
    }
    isDone = recovery.isEnd
    guard let record = recovery.record else {
      if !wasCutOff {
        strays.append(TMXRepair(.strayMarkup, position: error.position ?? cursor.position))
        firstIllFormed = firstIllFormed ?? error
      } else if !cursor.isOpenEnded {
        fault = fault ?? error
      }
      return nil
    }
    // The file ends in the middle of the unit: it may have held more.
    if recovery.isEnd, wasCutOff { fault = fault ?? error }
    return mended(recovery.markup, at: record, error)
  }

  /// A unit that is not well-formed.
  private func mended(
    _ markup: [UInt8],
    at start: SourcePosition,
    _ error: InterchangeError
  ) -> TMXItem? {
    let faults = cursor.takeFaults(
      upTo: isDone ? SourcePosition(line: .max, column: 1) : cursor.nextPlace
    )
    if let found = MarkupMender.mend(markup), let unit = unit(in: found.markup, at: start) {
      if unit.isUsable { return finished(unit, repairs(found.findings, at: start) + faults) }
    }
    firstIllFormed = firstIllFormed ?? error
    cursor.recordIsLost()
    return .refusal(
      TMXRefusal(
        reason: .illFormed(error.message, at: error.position ?? start),
        identifier: nil,
        position: start,
        repairs: faults
      )
    )
  }

  func repairs(
    _ findings: [MarkupMender.Finding: Int],
    at place: SourcePosition
  ) -> [TMXRepair] {
    findings.map { TMXRepair($0.key.kind, $0.key.detail ?? String($0.value), position: place) }
      .sorted { ($0.kind.rawValue, $0.detail ?? "") < ($1.kind.rawValue, $1.detail ?? "") }
  }

  /// The unit that a piece of the file begins with; nil where it is not well-formed.
  private func unit(in markup: [UInt8], at start: SourcePosition) -> TMXUnitBuilder? {
    var unit = TMXUnitBuilder(position: start, version: version)
    do throws(InterchangeError) {
      try cursor.enter(markup, at: start)
      defer { cursor.leave() }
      guard try cursor.advance() == .startElement, cursor.word == .tu else { return nil }
      try unit.read(&cursor)
      return unit
    } catch {
      return nil
    }
  }

  /// The next unit of a file in which units are not well-formed time and again.
  private func readRecord() -> TMXItem? {
    let stop = InterchangeError(
      .invalid,
      file: cursor.file,
      position: cursor.nextPlace,
      message:
        "Too many units are not well-formed: reading stops here. Correct the file, or get it again."
    )
    guard let record = cursor.nextRecord(), let start = record.record else {
      isDone = true
      fault = fault ?? stop
      return nil
    }
    isDone = record.isEnd
    if record.isEnd, !record.markup.holds("</tu>") {
      fault = fault ?? stop.cutOff
    }
    if let unit = unit(in: record.markup, at: start) {
      return finished(unit, cursor.takeFaults(upTo: cursor.nextPlace))
    }
    let error = InterchangeError(
      .invalid,
      file: cursor.file,
      position: start,
      message: "The unit is not well-formed, as are others of this file. Correct it."
    )
    return mended(record.markup, at: start, error)
  }
}

extension InterchangeError {
  /// The same for a file that ends in a unit.
  fileprivate var cutOff: InterchangeError {
    var error = self
    error.message =
      "The document ends inside the element 'tu'. Its end is missing; get the file again."
    return error
  }
}

extension [UInt8] {
  /// Whether some bytes of ASCII stand in it, in any case.
  fileprivate func holds(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard count <= self.count else { return false }
    return (0...(self.count - count)).contains { start in
      (0..<count).allSatisfy { self[start + $0] | 0x20 == word.utf8Start[$0] | 0x20 }
    }
  }
}
