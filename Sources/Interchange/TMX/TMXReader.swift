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
/// or refused with a reason. What is not XML, is cut off or is hostile throws with its place; the
/// units before that place were given. Plain files are streamed in little memory; gzip is expanded
/// in memory up to a limit. O(length). One reader serves one thread at a time.
public final class TMXReader {
  public struct Options: Sendable {
    /// The source language to assume where neither the unit nor the header names one.
    public var sourceLanguage: LanguageTag?
    /// The most bytes that a gzip file may hold.
    public var expandedLimit = 1 << 30

    public init(sourceLanguage: LanguageTag? = nil) {
      self.sourceLanguage = sourceLanguage
    }
  }

  /// `version` of the root element.
  public private(set) var version: String?
  public private(set) var header = TMXHeader()
  /// What was mended before the first unit.
  public private(set) var headerRepairs: [TMXRepair] = []

  private var cursor: TMXCursor
  private let options: Options
  private var isInBody = false
  private var isDone = false
  private var entityCount = 0

  /// Opens a file, plain or gzip, and reads its header.
  public init(path: String, options: Options = Options()) throws(InterchangeError) {
    self.options = options
    let start = FileBytes.prefix(of: path, count: 2)
    do throws(XMLError) {
      if start == [0x1F, 0x8B] {
        throw XMLError.isGzip
      }
      cursor = TMXCursor(
        reader: try XMLReader(path: path, options: .htmlEntities),
        file: path
      )
    } catch {
      guard error == .isGzip else { throw InterchangeError(error, file: path) }
      cursor = try Self.cursor(
        try FileBytes.read(path, limit: options.expandedLimit),
        file: path
      )
    }
    try readHeader()
  }

  /// Reads from bytes, plain or gzip. The name stands in errors.
  public init(
    bytes: [UInt8],
    name: String? = nil,
    options: Options = Options()
  ) throws(InterchangeError) {
    self.options = options
    cursor = try Self.cursor(
      try FileBytes.expand(bytes, file: name, limit: options.expandedLimit),
      file: name
    )
    try readHeader()
  }

  private static func cursor(
    _ bytes: [UInt8],
    file: String?
  ) throws(InterchangeError) -> TMXCursor {
    do throws(XMLError) {
      return TMXCursor(
        reader: try XMLReader(bytes: bytes, options: .htmlEntities),
        file: file
      )
    } catch {
      throw InterchangeError(error, file: file)
    }
  }

  /// The next unit or refusal; nil after the last.
  ///
  /// After an error, the reader gives nothing more than that error.
  public func next() throws(InterchangeError) -> TMXItem? {
    if isDone { return nil }
    while let kind = try cursor.advance() {
      switch (kind, cursor.word) {
      case (.startElement, .body?) where !isInBody: isInBody = true
      case (.startElement, .tu?) where isInBody: return try readUnit()
      case (.startElement, _): try cursor.skip()
      default: break
      }
    }
    isDone = true
    return nil
  }

  /// Gives every unit that is left to `receive`.
  public func forEach(_ receive: (TMXItem) -> Void) throws(InterchangeError) {
    while let item = try next() { receive(item) }
  }

  private func readUnit() throws(InterchangeError) -> TMXItem {
    var unit = TMXUnitBuilder(position: cursor.position, version: version)
    try unit.read(&cursor)
    if cursor.reader.htmlEntityCount > entityCount {
      unit.repair(.htmlEntities, String(cursor.reader.htmlEntityCount - entityCount))
      entityCount = cursor.reader.htmlEntityCount
    }
    return unit.item(headerLanguage: header.sourceLanguage, assumed: options.sourceLanguage)
  }

  /// Reads up to the start of the body.
  private func readHeader() throws(InterchangeError) {
    guard try cursor.advance() == .startElement, cursor.word == .tmx else {
      throw cursor.error("This is not TMX: the root element is '\(cursor.name)', not 'tmx'.")
    }
    version = cursor.attribute(.version)
    if !["1.1", "1.2", "1.3", "1.4", "1.4b"].contains(version) { mend(.unknownVersion, version) }
    while let kind = try cursor.advance() {
      guard kind == .startElement else { continue }
      switch cursor.word {
      case .header?: try readHeaderElement()
      case .body?:
        isInBody = true
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
    header.sourceLanguage =
      source.lowercased() == "*all*" ? .all : cursor.language(source).map { .tag($0) }
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

extension XMLError {
  /// Never leaves the initializer above.
  fileprivate static let isGzip = XMLError(code: .encoding, message: "gzip")
}
