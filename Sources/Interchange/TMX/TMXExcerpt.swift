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
  /// What the file has behind a fault is not reached; a unit that is cut off is not written.
  public static func write(
    _ numbers: Set<Int>,
    ofFile path: String,
    options: TMXReader.Options = .init(),
    sink: ([UInt8]) throws -> Void
  ) throws {
    let source = try ByteSource(path: path, limit: options.expandedLimit)
    let mender = XMLMender(source: source, encoding: options.encoding)
    let reader = try XMLReader { mender.next() }
    var copy = Copy(numbers: numbers)
    do {
      while let event = try reader.next() {
        copy.take(event)
        if copy.readyCount > 0 { try sink(copy.takeReady()) }
      }
    } catch is XMLError {
      // The import has told of the fault; what stands before it was written.
    }
    try sink(copy.finish())
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
    private var hasBody = false

    init(numbers: Set<Int>) {
      self.numbers = numbers
      writer.declaration()
    }

    var readyCount: Int { writer.byteCount > 65_536 ? writer.byteCount : 0 }
    mutating func takeReady() -> [UInt8] { writer.takeBytes() }

    mutating func take(_ event: XMLEvent) {
      switch event {
      case .startElement(let name, let attributes, _): start(name.qualified, attributes)
      case .endElement: end()
      case .text(let text):
        if isInUnit {
          if isWanted { unit.text(text) }
        } else if path.contains("header") {
          writer.text(text)
        }
      default: break
      }
    }

    private mutating func start(_ name: String, _ attributes: [XMLAttribute]) {
      let pairs = attributes.map { (name: $0.name.qualified, value: $0.value) }
      if !isInUnit, name.lowercased() == "tu" {
        count += 1
        isInUnit = true
        isWanted = numbers.contains(count)
      }
      path.append(name.lowercased())
      if isInUnit {
        if isWanted { unit.start(name, pairs) }
      } else if path.count == 1 || path.contains("header") || (path.last == "body" && !hasBody) {
        writer.start(name, pairs)
        hasBody = hasBody || path.last == "body"
      }
    }

    private mutating func end() {
      guard let name = path.popLast() else { return }
      if isInUnit {
        if isWanted { unit.end() }
        guard name == "tu", !path.contains("tu") else { return }
        isInUnit = false
        if isWanted {
          writer.newLine()
          writer.markup(String(decoding: unit.takeBytes(), as: UTF8.self))
        }
      } else if name == "header" || path.contains("header") {
        writer.end()
      }
    }

    mutating func finish() -> [UInt8] {
      writer.newLine()
      while writer.depth > 0 { writer.end() }
      writer.newLine()
      return writer.takeBytes()
    }
  }
}
