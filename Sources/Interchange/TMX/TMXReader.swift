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
/// or refused with a reason; one that is not well-formed is refused, and reading goes on at the next.
/// What is not XML at all or is hostile throws with its place. A file that is cut off, or has markup
/// between its units that is not well-formed, throws when all units that can be read were given. Streamed in little memory, compressed files too; of a zip
/// archive the first file whose name ends in `.tmx` is read. O(length). One reader serves one thread at a time.
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
  public private(set) var version: String?
  public private(set) var header = TMXHeader()
  /// What was mended before the first unit.
  public private(set) var headerRepairs: [TMXRepair] = []

  // A unit is read within one call, which nothing else can interrupt.
  @exclusivity(unchecked) private var cursor: TMXCursor
  private let options: Options
  private var isInBody = false
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
  private var isAtUnit = false

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

  /// The next item of the file; nil at its end, and for one that waits in the queue.
  private func read() throws(InterchangeError) -> TMXItem? {
    while !isDone {
      do throws(InterchangeError) {
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
        // A unit in an element that wraps it is a unit.
        default: break
        }
      } catch {
        if let refusal = try recover(from: error, inUnitAt: nil) { return refusal }
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
      guard let refusal = try recover(from: error, inUnitAt: start) else { throw error }
      return refusal
    }
    hasWholeUnits = true
    for repair in cursor.takeFaults() {
      unit.repair(repair.kind, repair.detail, at: repair.position)
    }
    switch unit.built(headerLanguage: header.sourceLanguage, assumed: options.sourceLanguage) {
    case .item(let item):
      if case .unit = item { queue.sourceIsFound() }
      return item
    case .withoutSource(let kept, let refusal):
      queue.append(kept, refusal)
      return nil
    }
  }

  /// Goes on behind a fault, when it is not the end. The unit that it is in, if it is in one, is refused.
  private func recover(
    from error: InterchangeError,
    inUnitAt start: SourcePosition?
  ) throws(InterchangeError) -> TMXItem? {
    let wasCutOff = cursor.isCutOff
    guard error.code == .invalid, let recovery = try cursor.recover(inUnitAt: start) else {
      isDone = true
      fault = error
      return nil
    }
    isDone = recovery.isEnd
    let position = error.position ?? cursor.position
    guard let record = recovery.record else {
      fault = fault ?? error
      return nil
    }
    // The file ends in the middle of the unit: it may have held more.
    if recovery.isEnd, wasCutOff { fault = fault ?? error }
    firstIllFormed = firstIllFormed ?? error
    return .refusal(
      TMXRefusal(
        reason: .illFormed(error.message, at: position),
        identifier: nil,
        position: record,
        repairs: cursor.takeFaults()
      )
    )
  }

  /// Reads up to the start of the body.
  private func readHeader(otherEntries: Int) throws(InterchangeError) {
    defer { headerRepairs += cursor.takeFaults() }
    if otherEntries > 0 { mend(.otherEntries, String(otherEntries)) }
    guard try cursor.advance() == .startElement, cursor.word == .tmx else {
      throw cursor.error("This is not TMX: the root element is '\(cursor.name)', not 'tmx'.")
    }
    let root = cursor.name
    version = cursor.attribute(.version)
    if !["1.1", "1.2", "1.3", "1.4", "1.4b"].contains(version) { mend(.unknownVersion, version) }
    while let kind = try cursor.advance() {
      guard kind == .startElement else { continue }
      switch cursor.word {
      case .header?: try readHeaderElement()
      case .body?:
        isInBody = true
        cursor.unitsStand(in: [root, cursor.name])
        return
      case .tu?:
        mend(.unknownElement, cursor.name)
        (isInBody, isAtUnit) = (true, true)
        cursor.unitsStand(in: [root])
        return
      default:
        mend(.unknownElement, cursor.name)
        try cursor.skip()
      }
    }
    throw cursor.error("The TMX has no 'body' element, so there are no units to read.")
  }

  private func mend(_ kind: TMXRepair.Kind, _ detail: String? = nil) {
    headerRepairs.append(TMXRepair(kind, detail, position: cursor.position))
  }

  private func required(_ word: TMXWord) -> String {
    if let value = cursor.attribute(word), !value.isEmpty { return value }
    mend(.missingHeaderAttribute, word.rawValue)
    return ""
  }

  private func readHeaderElement() throws(InterchangeError) {
    header.creationTool = required(.creationtool)
    header.creationToolVersion = required(.creationtoolversion)
    header.segmentType = required(.segtype)
    header.originalFormat = required(.originalFormat)
    header.adminLanguage = required(.adminlang)
    header.dataType = required(.datatype)
    let source = required(.srclang)
    if let named = cursor.position(of: .srclang) {
      header.sourceLanguage =
        cursor.isAllLanguages(at: named) ? .all : cursor.language(at: named).map { .tag($0) }
    }
    if header.sourceLanguage == nil, !source.isEmpty { mend(.unreadableLanguage) }
    header.creator = cursor.attribute(.creationid)
    header.changer = cursor.attribute(.changeid)
    for (word, path) in [
      (TMXWord.creationdate, \TMXHeader.creationDate), (.changedate, \.changeDate),
    ] {
      guard let text = cursor.attribute(word) else { continue }
      header[keyPath: path] = TMXDate.parse(text)
      if header[keyPath: path] == nil { mend(.unreadableDate, word.rawValue) }
    }
    while let kind = try cursor.advance(), kind != .endElement {
      guard kind == .startElement else { continue }
      switch cursor.word {
      case .prop?:
        let (property, substitute) = try cursor.property()
        header.properties.append(property)
        if let substitute { mend(.untypedProperty, substitute) }
      case .note?: header.notes.append(try cursor.content())
      case .ude?: try cursor.skip()
      default:
        mend(.unknownElement, cursor.name)
        try cursor.skip()
      }
    }
  }
}
