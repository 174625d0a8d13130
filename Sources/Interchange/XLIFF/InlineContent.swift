internal import BitextCore

/// What stands in a `source` or `target` of XLIFF: text and inline codes, each code with its bytes.
///
/// Annotations (`mrk`, `sm`, `em`) say something about the text and are no part of it: they are
/// passed over, and what they hold is read.
struct InlineContent: Sendable {
  enum Role: Sendable { case open, close, single }

  struct Code: Sendable {
    var role: Role
    /// What an opening and a closing code have in common.
    var key: String
    /// As written.
    var raw: String
    /// Whether it is the tag of an element that holds text, so that its kind must nest.
    var isTag = false
    /// The code of the original format, where it stands inside.
    var native = ""
  }

  enum Piece: Sendable {
    case text(String)
    case code(Code)
  }

  private(set) var pieces: [Piece] = []

  /// Reads what a node holds, to any depth that `XMLReader` lets pass.
  init(_ tree: MarkupTree, _ node: Int) {
    read(tree, node)
  }

  private mutating func read(_ tree: MarkupTree, _ node: Int) {
    for child in tree.nodes[node].children {
      let found = tree.nodes[child]
      switch found.kind {
      case .text: append(XMLText.decoded(tree.raw(found.range)))
      case .characterData:
        append(
          tree.raw(
            (found.range.lowerBound + 9)..<max(
              found.range.lowerBound + 9,
              found.range.upperBound - 3
            )
          )
        )
      case .other: break
      case .element: readElement(tree, child)
      }
    }
  }

  private mutating func append(_ text: String) {
    guard case .text(var joined)? = pieces.last else {
      if !text.isEmpty { pieces.append(.text(text)) }
      return
    }
    // One owner, so that many short texts are not copied again and again.
    pieces.removeLast()
    joined += text
    pieces.append(.text(joined))
  }

  private mutating func readElement(_ tree: MarkupTree, _ node: Int) {
    let found = tree.nodes[node]
    let isOurs = found.namespace == found.parent.map { tree.nodes[$0].namespace }
    let identifier = tree.value("id", of: node) ?? ""
    func code(_ role: Role, _ key: String) -> Piece {
      .code(
        Code(
          role: role,
          key: key,
          raw: tree.raw(found.range),
          native: InlineContent.native(tree, node)
        )
      )
    }
    switch isOurs ? found.localName : "" {
    case "mrk": read(tree, node)
    case "sm", "em": break
    case "g" where !found.endTag.isEmpty, "pc" where !found.endTag.isEmpty:
      let key = "\(found.localName)#\(identifier)"
      pieces.append(
        .code(Code(role: .open, key: key, raw: tree.raw(found.startTag), isTag: true))
      )
      read(tree, node)
      pieces.append(.code(Code(role: .close, key: key, raw: tree.raw(found.endTag), isTag: true)))
    case "bx", "bpt": pieces.append(code(.open, tree.value("rid", of: node) ?? identifier))
    case "ex", "ept": pieces.append(code(.close, tree.value("rid", of: node) ?? identifier))
    case "sc": pieces.append(code(.open, identifier))
    case "ec": pieces.append(code(.close, tree.value("startRef", of: node) ?? identifier))
    default: pieces.append(code(.single, identifier))
    }
  }

  private static func native(_ tree: MarkupTree, _ node: Int) -> String {
    tree.nodes[node].children.map { child in
      tree.nodes[child].kind == .text ? XMLText.decoded(tree.raw(tree.nodes[child].range)) : ""
    }.joined()
  }

  var codes: [Code] {
    pieces.compactMap { if case .code(let code) = $0 { code } else { nil } }
  }

  var text: String {
    pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }

  /// The same with the codes of TMX, without blanks at both ends.
  var segment: Segment {
    var open: [String: [Int]] = [:]
    var elements: [Segment.Element] = []
    var count = 0
    let closing = Set(codes.filter { $0.role == .close }.map(\.key))
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(var text):
        if index == 0 { text = String(text.drop(while: \.isWhitespace)) }
        if index == pieces.count - 1 { text = text.withoutTrailingBlanks }
        elements.append(.text(text))
      case .code(let code):
        let content: [Segment.Element] = code.native.isEmpty ? [] : [.text(code.native)]
        var kind = InlineCode.Kind.ph
        var attribute = InlineCode.Attribute(name: "x", value: code.key)
        switch code.role {
        case .single: break
        case .open where closing.contains(code.key):
          count += 1
          open[code.key, default: []].append(count)
          kind = .bpt
          attribute = InlineCode.Attribute(name: "i", value: String(count))
        case .open:
          kind = .it
          attribute = InlineCode.Attribute(name: "pos", value: "begin")
        case .close:
          if let number = open[code.key]?.popLast() {
            kind = .ept
            attribute = InlineCode.Attribute(name: "i", value: String(number))
          } else {
            kind = .it
            attribute = InlineCode.Attribute(name: "pos", value: "end")
          }
        }
        let attributes = kind == .ph && code.key.isEmpty ? [] : [attribute]
        elements.append(.code(InlineCode(kind: kind, attributes: attributes, content: content)))
      }
    }
    return Segment(elements: elements)
  }
}

extension String {
  var withoutTrailingBlanks: String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last])
  }
}
