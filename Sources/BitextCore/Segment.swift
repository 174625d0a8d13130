/// The content of a `seg` (TMX 1.4b): text, and inline codes where the text was marked up.
///
///     Segment("Most na Ibru").text   // "Most na Ibru"
public struct Segment: Hashable, Sendable, Codable {
  public enum Element: Hashable, Sendable, Codable {
    case text(String)
    case code(InlineCode)
  }

  /// Text and codes in their order. Neighbouring texts are joined.
  public private(set) var elements: [Element]

  public init(_ text: String) {
    elements = text.isEmpty ? [] : [.text(text)]
  }

  public init(elements: [Element]) {
    self.elements = []
    for element in elements { append(element) }
  }

  /// Puts an element at the end, joined to a text that stands there when it is text too.
  public mutating func append(_ element: Element) {
    guard case .text(let more) = element else {
      elements.append(element)
      return
    }
    if more.isEmpty { return }
    if case .text(let before)? = elements.last {
      elements[elements.count - 1] = .text(before + more)
    } else {
      elements.append(element)
    }
  }

  /// The translatable text: what a level-1 reader keeps. Native code inside `bpt ept it ph ut` is
  /// left out; text in `hi` and in `sub` stays.
  public var text: String {
    if case .text(let only)? = elements.first, elements.count == 1 { return only }
    return elements.map { element in
      switch element {
      case .text(let text): text
      case .code(let code): code.text
      }
    }.joined()
  }

  /// Whether there is anything but text.
  public var hasCodes: Bool {
    elements.contains { if case .code = $0 { true } else { false } }
  }
}

/// An inline element of a segment (TMX 1.4b section 3.3): `bpt ept ph it hi ut`, and `sub` in them.
public struct InlineCode: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case bpt, ept, ph, it, hi, ut, sub
  }

  public struct Attribute: Hashable, Sendable, Codable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public var kind: Kind
  /// As they stood: `i`, `x`, `type`, `pos` …, in their order.
  public var attributes: [Attribute]
  /// For `hi` and `sub` translatable text; for the others native code, with `sub` where some of it
  /// is translatable.
  public var content: [Segment.Element]

  public init(kind: Kind, attributes: [Attribute] = [], content: [Segment.Element] = []) {
    self.kind = kind
    self.attributes = attributes
    self.content = content
  }

  /// The translatable text inside the code.
  public var text: String {
    content.map { element in
      switch element {
      case .text(let text): kind == .hi || kind == .sub ? text : ""
      case .code(let code): code.text
      }
    }.joined()
  }
}
