/// The name of an element or an attribute.
public struct XMLName: Hashable, Sendable {
  /// As written: "seg", "xml:lang", "mtc:match".
  public var qualified: String
  /// Without its prefix: "seg", "lang", "match".
  public var local: String
  /// The namespace that the prefix stands for; nil where there is none.
  public var namespace: String?

  public init(qualified: String, local: String, namespace: String? = nil) {
    self.qualified = qualified
    self.local = local
    self.namespace = namespace
  }
}

extension XMLName: CustomStringConvertible {
  public var description: String { qualified }
}

/// An attribute with its value, references resolved.
public struct XMLAttribute: Hashable, Sendable {
  public var name: XMLName
  public var value: String

  public init(name: XMLName, value: String) {
    self.name = name
    self.value = value
  }
}

/// A piece of a document.
public enum XMLEvent: Hashable, Sendable {
  /// Attributes are in the order of the document, declarations of namespaces before them. An end
  /// follows also when the element `isEmpty`, that is, written as `<a/>`.
  case startElement(name: XMLName, attributes: [XMLAttribute], isEmpty: Bool)
  case endElement(name: XMLName)
  /// All text up to the next tag, references resolved; never empty.
  case text(String)
  case comment(String)
  case processingInstruction(target: String, data: String)
}

extension XMLEvent {
  /// The value of an attribute by its qualified name; nil where it is missing.
  public func attribute(_ qualified: String) -> String? {
    guard case .startElement(_, let attributes, _) = self else { return nil }
    return attributes.first { $0.name.qualified == qualified }?.value
  }
}
