/// Writes XML 1.0 in UTF-8 into memory, element by element.
///
///     var writer = XMLWriter()
///     writer.start("seg")
///     writer.text("Lim & Drina")
///     writer.end()
///     writer.takeBytes()   // <seg>Lim &amp; Drina</seg>
///
/// Text is escaped by hand, because libxml2's writer passes control characters on and makes a file
/// that nothing can read. Characters that XML 1.0 does not allow are left out and counted. Carriage returns, and in attributes tabs and line feeds, are written as
/// references, for otherwise a reader would change them.
///
/// Names are the caller's own and are not checked.
public struct XMLWriter: Sendable {
  /// How many characters were left out because XML cannot hold them.
  public private(set) var droppedCharacterCount = 0

  private var bytes: [UInt8] = []
  private var openElements: [String] = []

  public init() {}

  /// Bytes that were written and not yet taken.
  public var byteCount: Int { bytes.count }

  /// How many elements are open.
  public var depth: Int { openElements.count }

  /// What was written since the last call. The memory is kept for what follows.
  public mutating func takeBytes() -> [UInt8] {
    let taken = bytes
    bytes.removeAll(keepingCapacity: true)
    return taken
  }

  /// The XML declaration, with a line feed.
  public mutating func declaration() {
    markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// A document type with a system identifier only, with a line feed.
  public mutating func documentType(_ name: String, system: String) {
    markup("<!DOCTYPE \(name) SYSTEM \"")
    escape(system, inAttribute: true)
    markup("\">\n")
  }

  /// Opens an element.
  public mutating func start(_ name: String, _ attributes: [(name: String, value: String)] = []) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    openElements.append(name)
  }

  /// An element without content: `<a/>`.
  public mutating func empty(_ name: String, _ attributes: [(name: String, value: String)] = []) {
    open(name, attributes)
    markup("/>")
  }

  /// An element that holds only text.
  public mutating func element(
    _ name: String,
    _ attributes: [(name: String, value: String)] = [],
    text content: String
  ) {
    start(name, attributes)
    text(content)
    end()
  }

  /// Ends the innermost element that is open.
  public mutating func end() {
    guard let name = openElements.popLast() else {
      preconditionFailure("There is no open element to end.")
    }
    markup("</")
    markup(name)
    bytes.append(UInt8(ascii: ">"))
  }

  /// Writes an attribute of a start that is made with `markup`: a blank, the name, `="` as bytes that were made
  /// before, and the value, escaped.
  public mutating func attribute(_ opening: [UInt8], _ value: String) {
    markup(opening)
    escape(value, inAttribute: true)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes text, escaped.
  public mutating func text(_ text: String) { escape(text, inAttribute: false) }

  /// A line feed and blanks, where the format does not mind them.
  public mutating func newLine(indent: Int = 0) {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indent))
  }

  /// Bytes of markup as they are: the caller vouches that they are well-formed.
  public mutating func markup(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// The same of bytes that were made before.
  public mutating func markup(_ markup: [UInt8]) { bytes.append(contentsOf: markup) }

  private mutating func open(_ name: String, _ attributes: [(name: String, value: String)]) {
    bytes.append(UInt8(ascii: "<"))
    markup(name)
    for attribute in attributes {
      bytes.append(0x20)
      markup(attribute.name)
      markup("=\"")
      escape(attribute.value, inAttribute: true)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func escape(_ text: String, inAttribute: Bool) {
    var text = text
    text.withUTF8 { source in
      var clean = 0
      var index = 0
      while true {
        index = XMLCharacters.nextSuspect(source, from: index)
        if index == source.count { break }
        guard
          let special = XMLCharacters.special(source, at: index, inAttribute: inAttribute)
        else {
          index += 1
          continue
        }
        append(source, clean..<index)
        if special.replacement.utf8CodeUnitCount > 0 {
          special.replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
        } else {
          droppedCharacterCount += 1
        }
        index += special.length
        clean = index
      }
      append(source, clean..<source.count)
    }
  }

  private mutating func append(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    if range.isEmpty { return }
    // Rebased: a slice goes into an array byte by byte.
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
  }
}
