internal import BitextCore
internal import XMLStream

/// A document of XML as spans of its own bytes, so that it can be changed in places and is the same
/// everywhere else.
///
/// Only for documents that `XMLReader` has found to be well-formed and harmless: what it refuses does
/// not come here, so the scanner only has to find where things begin and end. O(length).
struct MarkupTree: Sendable {
  struct Attribute: Sendable {
    /// As written, with its prefix.
    var name: String
    /// What stands between the quotation marks.
    var value: Range<Int>

    var localName: Substring { name.split(separator: ":").last ?? "" }
  }

  struct Node: Sendable {
    enum Kind: Sendable { case element, text, characterData, other }

    var kind: Kind
    /// From the first byte to the one behind the last.
    var range: Range<Int>
    /// As written, with its prefix.
    var name = ""
    var namespace = ""
    var attributes: [Attribute] = []
    var startTag = 0..<0
    /// Empty, at the end, for an element written as `<a/>`.
    var endTag = 0..<0
    var parent: Int?
    var children: [Int] = []

    var content: Range<Int> {
      endTag.isEmpty ? range.upperBound..<range.upperBound : startTag.upperBound..<endTag.lowerBound
    }
    var localName: Substring { name.split(separator: ":").last ?? "" }
    /// With its colon; empty where there is none.
    var prefix: Substring {
      name.firstIndex(of: ":").map { name[...$0] } ?? ""
    }
  }

  let bytes: [UInt8]
  private(set) var nodes: [Node] = []
  private var bindings: [(prefix: String, namespace: String, depth: Int)] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    scan()
    bindings = []
  }

  func raw(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The value of an attribute by its name as written.
  func value(_ name: String, of node: Int) -> String? {
    nodes[node].attributes.first { $0.name == name }.map { XMLText.decoded(raw($0.value)) }
  }

  /// The nodes below a node that are elements of its namespace.
  func elements(of node: Int, named name: String) -> [Int] {
    nodes[node].children.filter {
      nodes[$0].kind == .element && nodes[$0].localName == name
        && nodes[$0].namespace == nodes[node].namespace
    }
  }

  /// The value on the node or on the nearest of those that hold it.
  func inherited(_ name: String, by node: Int) -> String? {
    var current: Int? = node
    while let index = current {
      if let value = value(name, of: index) { return value }
      current = nodes[index].parent
    }
    return nil
  }

  /// The start tag with attributes set, without its end: `<target state="translated"`.
  func openTag(_ node: Int, setting changes: [(name: String, value: String?)]) -> String {
    let found = nodes[node]
    var tag = "<" + found.name
    var place = found.startTag.lowerBound + 1 + found.name.utf8.count
    var left = changes
    for attribute in found.attributes {
      let change = left.firstIndex { $0.name == attribute.name }
      let end = attribute.value.upperBound + 1
      if let change {
        if let value = left[change].value {
          tag +=
            raw(place..<attribute.value.lowerBound) + XMLText.encoded(value, inAttribute: true)
            + raw(attribute.value.upperBound..<end)
        }
        left.remove(at: change)
      } else {
        tag += raw(place..<end)
      }
      place = end
    }
    for case (let name, let value?) in left {
      tag += " \(name)=\"\(XMLText.encoded(value, inAttribute: true))\""
    }
    return tag
  }

  // MARK: Scanning

  private mutating func scan() {
    var open: [Int] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] != 0x3C {
        let end = bytes[place...].firstIndex(of: 0x3C) ?? bytes.count
        add(Node(kind: .text, range: place..<end), to: open.last)
        place = end
      } else if starts("<!--", at: place) {
        place = skip(to: "-->", from: place + 4, .other, start: place, open.last)
      } else if starts("<![CDATA[", at: place) {
        place = skip(to: "]]>", from: place + 9, .characterData, start: place, open.last)
      } else if starts("<?", at: place) {
        place = skip(to: "?>", from: place + 2, .other, start: place, open.last)
      } else if starts("</", at: place) {
        let end = (bytes[place...].firstIndex(of: 0x3E) ?? bytes.count - 1) + 1
        if let node = open.popLast() {
          nodes[node].endTag = place..<end
          nodes[node].range = nodes[node].range.lowerBound..<end
          while let last = bindings.last, last.depth > open.count { bindings.removeLast() }
        }
        place = end
      } else {
        place = startTag(at: place, &open)
      }
    }
  }

  private func starts(_ text: String, at place: Int) -> Bool {
    bytes[place...].starts(with: text.utf8)
  }

  private mutating func skip(
    to mark: String,
    from place: Int,
    _ kind: Node.Kind,
    start: Int,
    _ parent: Int?
  ) -> Int {
    let mark = Array(mark.utf8)
    var end = place
    while end < bytes.count, !bytes[end...].starts(with: mark) { end += 1 }
    end = min(end + mark.count, bytes.count)
    add(Node(kind: kind, range: start..<end), to: parent)
    return end
  }

  private mutating func add(_ node: Node, to parent: Int?) {
    var node = node
    node.parent = parent
    if let parent { nodes[parent].children.append(nodes.count) }
    nodes.append(node)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Also a document type, which has no quotation marks around attributes but is skipped alike.
  private mutating func startTag(at start: Int, _ open: inout [Int]) -> Int {
    var node = Node(
      kind: start + 1 < bytes.count && bytes[start + 1] == 0x21 ? .other : .element,
      range: start..<start
    )
    var place = start + 1
    func word() -> Range<Int> {
      var end = place
      while end < bytes.count, !Self.isBlank(bytes[end]),
        ![0x3D, 0x2F, 0x3E, 0x22, 0x27].contains(bytes[end])
      { end += 1 }
      return place..<end
    }
    let name = word()
    node.name = raw(name)
    place = name.upperBound
    var attributeName = ""
    while place < bytes.count, bytes[place] != 0x3E {
      switch bytes[place] {
      case 0x22, 0x27:
        let end = bytes[(place + 1)...].firstIndex(of: bytes[place]) ?? bytes.count - 1
        node.attributes.append(
          Attribute(name: attributeName, value: (place + 1)..<max(place + 1, end))
        )
        place = end + 1
      case let byte where Self.isBlank(byte) || byte == 0x3D || byte == 0x2F: place += 1
      default:
        let found = word()
        attributeName = raw(found)
        place = found.upperBound
      }
    }
    let end = min(place + 1, bytes.count)
    let isEmpty = end >= 2 && bytes[end - 2] == 0x2F
    node.startTag = start..<end
    node.range = start..<end
    node.endTag = end..<end
    if node.kind == .other {
      add(node, to: open.last)
      return end
    }
    bind(&node, depth: open.count + 1)
    add(node, to: open.last)
    if isEmpty {
      while let last = bindings.last, last.depth > open.count { bindings.removeLast() }
    } else {
      open.append(nodes.count - 1)
    }
    return end
  }

  private mutating func bind(_ node: inout Node, depth: Int) {
    for attribute in node.attributes where attribute.name.hasPrefix("xmlns") {
      let prefix = attribute.name == "xmlns" ? "" : attribute.name.dropFirst(6) + ":"
      bindings.append((prefix, XMLText.decoded(raw(attribute.value)), depth))
    }
    let prefix = node.prefix
    node.namespace = bindings.last { $0.prefix == prefix }?.namespace ?? ""
  }
}
