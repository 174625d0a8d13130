internal import CXML

/// What readers of XML and HTML have in common: events, one after the other.
///
/// There are two ways to look at a document. `next()` gives each event as a value:
///
///     let reader = XMLReader(bytes: Array("<p>Kiša</p>".utf8))
///     while let event = try reader.next() { … }
///
/// `advance()` moves to the next event and gives only its kind; name, attributes and text are made
/// when they are asked for. Names have numbers, so that a caller can keep what a name means to it in
/// an array (`XMLVocabulary` does). This way reads several times as fast.
///
/// One reader serves one thread at a time.
public class MarkupReader {
  public enum Kind: Int32, Sendable {
    case startElement = 1
    case endElement = 2
    case text = 3
    case comment = 4
    case processingInstruction = 5
  }

  let handle: OpaquePointer
  // These are read several times for each event. Nothing calls back while they are written, so that a
  // check of exclusive access for each of them, which takes longer than the access, finds nothing.
  @exclusivity(unchecked) private var current: UnsafePointer<skela_xml_event>?
  @exclusivity(unchecked) private var last: UnsafePointer<skela_xml_event>?
  @exclusivity(unchecked) private var attributeList: UnsafePointer<skela_xml_attribute>?
  @exclusivity(unchecked) private var textBytes: UnsafePointer<UInt8>?
  @exclusivity(unchecked) private var names: [XMLName] = []

  init(handle: OpaquePointer) { self.handle = handle }

  deinit { skela_xml_close(handle) }

  /// Reads the next piece of the document; the number of events, 0 for none yet, -1 for an error.
  func fill() -> Int32 { skela_xml_fill(handle) }

  /// Moves to the next event; nil after the last one.
  ///
  /// Events that stand before a fault come first; then every call throws.
  public final func advance() throws(XMLError) -> Kind? {
    if let at = current, let last, at < last {
      current = at + 1
      return Kind(rawValue: at[1].kind)
    }
    return try advanceToNextPiece()
  }

  /// Whether no event is left of the pieces that were read.
  final var isAtLastEvent: Bool { current == last }

  private func advanceToNextPiece() throws(XMLError) -> Kind? {
    (current, last) = (nil, nil)
    while true {
      let count = Int(fill())
      if count < 0 { throw XMLError(skela_xml_last_error(handle)) }
      if count > 0, let events = skela_xml_events(handle) {
        (current, last) = (events, events + (count - 1))
        attributeList = skela_xml_attributes(handle)
        textBytes = skela_xml_text(handle)
        return Kind(rawValue: events.pointee.kind)
      }
      if skela_xml_is_finished(handle) != 0 { return nil }
    }
  }

  /// The next event as a value; nil after the last one. Throws as `advance()` does.
  public final func next() throws(XMLError) -> XMLEvent? {
    guard let kind = try advance() else { return nil }
    switch kind {
    case .startElement:
      return .startElement(name: name, attributes: attributes, isEmpty: isEmpty)
    case .endElement: return .endElement(name: name)
    case .text: return .text(text)
    case .comment: return .comment(text)
    case .processingInstruction:
      return .processingInstruction(target: name.qualified, data: text)
    }
  }

  /// Where the event begins: the line, from 1.
  public final var line: Int { Int(event.pointee.line) }

  /// Where the event begins: the column in its line, from 1, in characters; 0 where a tag of
  /// several lines stands so far from its line's start that the column is not known. In HTML a
  /// place near the event.
  public final var column: Int { Int(event.pointee.column) }

  /// Both at once.
  public final var place: (line: Int, column: Int) {
    let event = event
    return (Int(event.pointee.line), Int(event.pointee.column))
  }

  /// Of a start: whether the element was written as `<a/>`.
  public final var isEmpty: Bool { event.pointee.is_empty != 0 }

  /// The number of the name of an element, or of a processing instruction's target.
  ///
  /// Within one reader equal names have equal numbers, from 0 without gaps.
  public final var nameNumber: Int { Int(event.pointee.name) }

  /// The name of an element, or of a processing instruction's target.
  public final var name: XMLName { name(nameNumber) }

  /// The name that has that number.
  public final func name(_ number: Int) -> XMLName {
    precondition(number >= 0, "Texts and comments have no name.")
    while names.count <= number {
      let next = Int32(names.count)
      names.append(
        XMLName(
          qualified: String(cString: skela_xml_qualified_name(handle, next)),
          local: String(cString: skela_xml_local_name(handle, next)),
          namespace: skela_xml_namespace(handle, next).map { String(cString: $0) }
        )
      )
    }
    return names[number]
  }

  /// The text of a text, a comment or a processing instruction. O(length), each time.
  public final var text: String {
    withTextBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as bytes of UTF-8, without a copy.
  public final func withTextBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let event = event
    return body(bytes(event.pointee.text, event.pointee.text_length))
  }

  public final var attributeCount: Int { Int(event.pointee.attribute_count) }

  /// The number of the name of the attribute at `position`, which is below `attributeCount`.
  public final func attributeNameNumber(_ position: Int) -> Int {
    Int(attribute(position).pointee.name)
  }

  /// The value of the attribute at `position`, which is below `attributeCount`.
  public final func attributeValue(_ position: Int) -> String {
    withAttributeBytes(position) { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as bytes of UTF-8, without a copy.
  public final func withAttributeBytes<Result>(
    _ position: Int,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let found = attribute(position)
    return body(bytes(found.pointee.value, found.pointee.value_length))
  }

  /// All attributes of a start, in the order of the document.
  public final var attributes: [XMLAttribute] {
    (0..<attributeCount).map {
      XMLAttribute(name: name(attributeNameNumber($0)), value: attributeValue($0))
    }
  }

  /// The value of an attribute of a start by its qualified name; nil where it is missing.
  public final func attribute(_ qualified: String) -> String? {
    for position in 0..<attributeCount
    where name(attributeNameNumber(position)).qualified == qualified {
      return attributeValue(position)
    }
    return nil
  }

  /// Moves to the end of the element whose start is the current event, over all that it holds.
  public final func skipElement() throws(XMLError) {
    var depth = 1
    while depth > 0, let kind = try advance() {
      if kind == .startElement { depth += 1 }
      if kind == .endElement { depth -= 1 }
    }
  }

  private var event: UnsafePointer<skela_xml_event> {
    guard let current else {
      preconditionFailure("A reader has an event only after advance() gave a kind.")
    }
    return current
  }

  private func attribute(_ position: Int) -> UnsafePointer<skela_xml_attribute> {
    let event = event.pointee
    guard position >= 0, position < Int(event.attribute_count), let attributeList else {
      preconditionFailure("There is no such attribute.")
    }
    return attributeList + (Int(event.first_attribute) + position)
  }

  private func bytes(_ offset: UInt32, _ length: UInt32) -> UnsafeBufferPointer<UInt8> {
    guard length > 0, let textBytes else { return .init(start: nil, count: 0) }
    return UnsafeBufferPointer(start: textBytes + Int(offset), count: Int(length))
  }
}
