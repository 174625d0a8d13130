internal import BitextCore
internal import XMLStream

/// Writes some units of a TMX file into one of their own, as they stand: root, header and units with
/// all their elements and attributes, whether TMX knows them or not.
///
/// For units that were refused: a person can mend them there and import them. The file is read a
/// second time. O(length).
public enum TMXExcerpt {
  /// Writes the units whose numbers, from 1 in the order of the file, are asked for.
  ///
  /// One that is not well-formed becomes a unit with a note, which holds it as it stands.
  public static func write(
    _ numbers: Set<Int>,
    ofFile path: String,
    options: TMXReader.Options = .init(),
    sink: ([UInt8]) throws -> Void
  ) throws {
    let source = try ByteSource(path: path, limit: options.expandedLimit)
    let mender = XMLMender(source: source, encoding: options.encoding)
    let stream = try ResumableXML(mender: mender, record: "tu", wrapping: ["tmx", "body"])
    var copy = Copy(numbers: numbers)
    while true {
      var fault: XMLError?
      var hasMore = true
      do throws(XMLError) {
        hasMore = try step(stream, &copy)
      } catch {
        fault = error
      }
      if fault != nil || copy.isUnitInUnit {
        let found = try stream.recover(
          from: fault,
          inRecordAt: copy.unitStart,
          lastTag: copy.lastTag
        )
        copy.lose(found)
        guard let found, !found.isEnd else { break }
        if stream.readsRecords {
          while let record = stream.nextRecord() {
            copy.take(record: record.markup)
            if copy.readyCount > 0 { try sink(copy.takeReady()) }
          }
          break
        }
      } else if !hasMore {
        break
      }
      if copy.readyCount > 0 { try sink(copy.takeReady()) }
    }
    try sink(copy.finish())
  }

  /// Takes one event; false after the last.
  private static func step(_ stream: ResumableXML, _ copy: inout Copy) throws(XMLError) -> Bool {
    let reader = stream.reader
    guard let event = try reader.next() else { return false }
    copy.take(event, at: SourcePosition(line: reader.line, column: max(1, reader.column)))
    if copy.isUnitStart, let start = copy.unitStart {
      stream.wrapping = copy.wrapping
      stream.recordBegins(at: start)
    }
    return true
  }

  private struct Copy {
    let numbers: Set<Int>
    private var writer = XMLWriter()
    /// The unit on the way, which is written when it is whole.
    private var unit = XMLWriter()
    private var path: [String] = []
    private var count = 0
    private var isInUnit = false
    private var isWanted = false
    private var hasRoot = false
    private var hasBody = false
    /// The names of root and body as the file spells them.
    private(set) var wrapping = ["tmx", "body"]
    private(set) var lastTag = SourcePosition(line: 1, column: 1)
    /// Where the unit on the way begins.
    private(set) var unitStart: SourcePosition?
    /// Whether the last event began a unit.
    private(set) var isUnitStart = false
    /// Whether it began one inside another.
    private(set) var isUnitInUnit = false

    init(numbers: Set<Int>) {
      self.numbers = numbers
      writer.declaration()
    }

    var readyCount: Int { writer.byteCount > 65_536 ? writer.byteCount : 0 }
    mutating func takeReady() -> [UInt8] { writer.takeBytes() }

    mutating func take(_ event: XMLEvent, at position: SourcePosition) {
      isUnitStart = false
      switch event {
      case .startElement, .endElement: lastTag = position
      default: break
      }
      switch event {
      case .startElement(let name, let attributes, _): start(name.qualified, attributes)
      case .endElement: end()
      case .text(let text):
        if isInUnit {
          if isWanted { unit.text(text) }
        } else if path.contains("header"), !hasBody {
          writer.text(text)
        }
      default: break
      }
    }

    private mutating func start(_ name: String, _ attributes: [XMLAttribute]) {
      let pairs = attributes.map { (name: $0.name.qualified, value: $0.value) }
      if isInUnit, name.lowercased() == "tu", isWhereUnitsAreMet {
        isUnitInUnit = true
        return
      }
      if !isInUnit, name.lowercased() == "tu", hasBody || !path.contains("header") {
        beginBody()
        count += 1
        isInUnit = true
        isUnitStart = true
        unitStart = lastTag
        isWanted = numbers.contains(count)
      }
      path.append(name.lowercased())
      if isInUnit {
        if isWanted { unit.start(name, pairs) }
      } else if !hasBody, hasRoot ? path.contains("header") : path.last == "tmx" {
        writer.start(name, pairs)
        if !hasRoot { wrapping[0] = name }
        hasRoot = true
      } else if !hasBody, path.last == "body" {
        wrapping[1] = name
        beginBody(name)
      }
    }

    private mutating func end() {
      guard let name = path.popLast() else { return }
      if isInUnit {
        if isWanted { unit.end() }
        guard name == "tu", !path.contains("tu") else { return }
        isInUnit = false
        unitStart = nil
        if isWanted {
          writer.newLine()
          writer.markup(String(decoding: unit.takeBytes(), as: UTF8.self))
        }
      } else if hasRoot, !hasBody, name == "header" || path.contains("header") {
        writer.end()
      }
    }

    /// Begins the body; units of a file that has no root, no body, or neither, get them.
    private mutating func beginBody(_ name: String = "body") {
      if !hasRoot { writer.start("tmx", [(name: "version", value: "1.4")]) }
      if !hasBody { writer.start(name) }
      (hasRoot, hasBody) = (true, true)
    }

    /// A unit that was read by itself.
    mutating func take(record markup: [UInt8]) {
      count += 1
      guard numbers.contains(count) else { return }
      beginBody()
      writer.newLine()
      writer.start("tu")
      writer.element("note", text: String(decoding: markup, as: UTF8.self))
      writer.end()
    }

    /// Whether the reader of units looks into the element at hand, and does not pass over it.
    private var isWhereUnitsAreMet: Bool {
      let inner = path.drop { $0 != "tu" }
      return inner.contains("seg") || inner.allSatisfy { $0 == "tu" || $0 == "tuv" }
    }

    /// Ends the unit in which a fault stands; a new parser begins at the root again.
    mutating func lose(_ recovery: ResumableXML.Recovery?) {
      if recovery?.record != nil, !isInUnit { count += 1 }
      if let recovery, recovery.record != nil, numbers.contains(count) {
        beginBody()
        writer.newLine()
        writer.start("tu")
        writer.element("note", text: String(decoding: recovery.markup, as: UTF8.self))
        writer.end()
      }
      unit = XMLWriter()
      (isInUnit, isUnitInUnit, unitStart) = (false, false, nil)
      path = []
    }

    mutating func finish() -> [UInt8] {
      writer.newLine()
      while writer.depth > 0 { writer.end() }
      writer.newLine()
      return writer.takeBytes()
    }
  }
}
