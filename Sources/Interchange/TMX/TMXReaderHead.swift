internal import BitextCore
internal import XMLStream

/// What stands before the units of a file.
extension TMXReader {
  /// Reads up to the start of the body; a head that is not well-formed as it seems to be meant.
  func readHeader(otherEntries: Int) throws(InterchangeError) {
    defer { headerRepairs += cursor.takeFaults() }
    if otherEntries > 0 { mend(.otherEntries, String(otherEntries)) }
    let before = headerRepairs
    do throws(InterchangeError) {
      try readHead()
    } catch {
      guard error.code == .invalid, let head = try cursor.skipHead() else { throw error }
      (version, header, headerRepairs) = (nil, TMXHeader(), before)
      readDamagedHead(head)
      isInBody = true
    }
  }

  /// Reads what it can of a head that is not well-formed.
  private func readDamagedHead(_ head: [UInt8]) {
    let start = SourcePosition(line: 1, column: 1)
    let found = MarkupMender.mend(head)
    let isRead = { () -> Bool in
      guard let found else { return false }
      do throws(InterchangeError) {
        try cursor.enter(found.markup, at: start)
        defer { cursor.leave() }
        try readHead()
        return true
      } catch {
        // That no unit and no body is in it is no wonder.
        return version != nil || header.sourceLanguage != nil
      }
    }()
    if let found, isRead { headerRepairs += repairs(found.findings, at: start) }
    if !isRead { mend(.missingRoot) }
  }

  /// Reads up to the start of the body, or of the first unit.
  private func readHead() throws(InterchangeError) {
    _ = try cursor.advance()
    let error = cursor.error("This is not TMX: the root element is '\(cursor.name)', not 'tmx'.")
    var root = "tmx"
    if cursor.word != .tmx {
      try findRoot(error)
      mend(.missingRoot)
    }
    var kind: MarkupReader.Kind? = .startElement
    if cursor.word == .tmx {
      root = cursor.name
      version = cursor.attribute(.version)
      if !["1.1", "1.2", "1.3", "1.4", "1.4b"].contains(version) { mend(.unknownVersion, version) }
      kind = try cursor.advance()
    }
    while kind != nil {
      if kind == .startElement {
        switch cursor.word {
        case .header?: try readHeaderElement()
        case .body?:
          isInBody = true
          cursor.unitsStand(in: [root, cursor.name])
          return
        case .tu?:
          if headerRepairs.last?.kind != .missingRoot { mend(.unknownElement, cursor.name) }
          (isInBody, isAtUnit) = (true, true)
          cursor.unitsStand(in: [root])
          return
        default:
          mend(.unknownElement, cursor.name)
          try cursor.skip()
        }
      }
      kind = try cursor.advance()
    }
    throw cursor.error("The TMX has no 'body' element, so there are no units to read.")
  }

  /// So many events may stand before the first element of TMX in an element of another format.
  private static let farthestRoot = 1_000

  /// Goes on to an element of TMX inside of the root.
  private func findRoot(_ error: InterchangeError) throws(InterchangeError) {
    let words: [TMXWord?] = [.tmx, .header, .body, .tu]
    for _ in 0..<Self.farthestRoot {
      if words.contains(cursor.word) { return }
      var kind = try cursor.advance()
      while kind == .endElement || kind == .text { kind = try cursor.advance() }
      if kind == nil { break }
    }
    throw error
  }

  /// Reads the header of a file that stands behind another.
  func readHeaderOfNextFile() throws(InterchangeError) {
    let repairs = headerRepairs
    (header, headerRepairs) = (TMXHeader(), [TMXRepair(.missingRoot, position: cursor.position)])
    defer { headerRepairs = repairs }
    try readHeaderElement()
    strays += headerRepairs
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
