internal import CXML

/// Why XML or HTML could not be read.
///
/// The message names elements and entities where that helps, never the text around them.
public struct XMLError: Error, Hashable, Sendable {
  public enum Code: Hashable, Sendable {
    /// The file cannot be opened or read.
    case unreadable
    /// There is no element at all.
    case empty
    /// The document ends while an element is open.
    case truncated
    case notWellFormed
    /// Not well-formed: something stands behind the end of the root element.
    case contentBehindRoot
    /// The bytes are not of the encoding that the document declares, or that is not known.
    case encoding
    /// A document type with declarations of its own.
    case internalSubset
    case undefinedEntity
    /// One of the limits that keep hostile documents from taking all memory.
    case limit
    case outOfMemory
  }

  public var code: Code
  /// From 1; nil where the place is not known.
  public var line: Int?
  /// From 1, in characters; nil where the place is not known.
  public var column: Int?
  /// Whole sentences: what is wrong and, where there is something, what to do.
  public var message: String

  public init(code: Code, line: Int? = nil, column: Int? = nil, message: String) {
    self.code = code
    self.line = line
    self.column = column
    self.message = message
  }
}

extension XMLError: CustomStringConvertible {
  public var description: String {
    switch (line, column) {
    case (let line?, let column?): "\(line):\(column): \(message)"
    case (let line?, nil): "\(line): \(message)"
    default: message
    }
  }
}

extension XMLError {
  /// The one place where what the C side recorded becomes an error.
  init(_ error: skela_xml_error) {
    let name = error.name.map { String(cString: $0) } ?? ""
    let (code, message) = Self.explain(error, name: name)
    self.init(
      code: code,
      line: error.line > 0 ? Int(error.line) : nil,
      column: error.column > 0 ? Int(error.column) : nil,
      message: message
    )
  }

  private static func explain(
    _ error: skela_xml_error,
    name: String
  ) -> (Code, String) {
    switch Int(error.code) {
    case SKELA_XML_UNREADABLE:
      (.unreadable, "The file cannot be read: \(systemMessage(error.detail)).")
    case SKELA_XML_EMPTY:
      (.empty, "There is no XML here: the document holds no element.")
    case SKELA_XML_TRUNCATED:
      (
        .truncated,
        "The document ends inside the element '\(name)'. Its end is missing; get the file again."
      )
    case SKELA_XML_INTERNAL_SUBSET:
      (
        .internalSubset,
        "The document type declares entities or elements of its own, which can hide an attack. "
          + "Remove the part of the DOCTYPE in square brackets."
      )
    case SKELA_XML_UNDEFINED_ENTITY:
      (
        .undefinedEntity,
        "The entity '\(name)' is not defined. Write the character itself, or its number as in "
          + "'&#160;'."
      )
    case SKELA_XML_ENCODING:
      (.encoding, encodingMessage(name: name, isUnknown: [31, 32].contains(error.detail)))
    case SKELA_XML_NO_MEMORY:
      (.outOfMemory, "There is not enough memory to read the document.")
    case SKELA_XML_NOT_WELL_FORMED:
      (
        Int(error.detail) == 5 ? .contentBehindRoot : .notWellFormed,
        XMLFaults.explanation(Int(error.detail))
      )
    default:
      (.limit, limitMessage(Int(error.code), name: name))
    }
  }

  private static func limitMessage(_ code: Int, name: String) -> String {
    switch code {
    case SKELA_XML_TOO_DEEP:
      "The elements are nested too deeply: \(SKELA_XML_MAX_DEPTH) levels are read in "
        + "XML, \(SKELA_HTML_MAX_DEPTH) in HTML."
    case SKELA_XML_TOO_MANY_ATTRIBUTES:
      "The element '\(name)' has more than \(SKELA_XML_MAX_ATTRIBUTES) attributes."
    case SKELA_XML_TAG_TOO_LONG:
      "A tag is longer than \(SKELA_XML_MAX_TAG) bytes."
    case SKELA_XML_MARKUP_TOO_LONG:
      "A comment or a processing instruction is longer than "
        + "\(SKELA_XML_MAX_MARKUP) bytes."
    case SKELA_XML_TOO_MANY_NAMES:
      "The document uses more than \(SKELA_XML_MAX_NAMES) different names."
    default:
      "A text is longer than \(SKELA_XML_MAX_TEXT) bytes, or an HTML page longer than "
        + "\(SKELA_HTML_MAX_LENGTH)."
    }
  }

  private static func encodingMessage(name: String, isUnknown: Bool) -> String {
    if name.isEmpty, !isUnknown {
      return "Bytes stand here that are no character in the encoding of the document. "
        + "Save the file as UTF-8, or name its encoding where the command has an option for it."
    }
    let which = name.isEmpty ? "that the document declares" : "'\(name)'"
    return "The encoding \(which) is not known. Save the file as UTF-8."
  }
}
