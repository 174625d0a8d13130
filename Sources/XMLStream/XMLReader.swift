internal import CXML

/// A pull reader of XML 1.0 that trusts no document.
///
/// It reads a file of any size in little memory, some 100 MB/s, and fetches nothing: a DOCTYPE is
/// passed over, and refused when it declares anything; a reference to an entity that is not one of
/// XML's five is an error. Depth, attributes and the length of tags and texts are bounded.
/// Encodings: UTF-8, UTF-16, and those that the document declares and the system knows.
public final class XMLReader: MarkupReader {
  public struct Options: OptionSet, Sendable {
    public let rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// Report comments and processing instructions. Without it they are passed over, and text on
    /// both sides of them is one text.
    public static let comments = Options(rawValue: Int32(SKELA_XML_COMMENTS))
    /// In text (not in attributes) read the named entities of HTML 4, such as `&nbsp;`, which some
    /// tools write although no document type declares them. `htmlEntityCount` says how many.
    public static let htmlEntities = Options(rawValue: Int32(SKELA_XML_HTML_ENTITIES))
  }

  private static let piece = 64 * 1024

  private let bytes: [UInt8]?
  private var offset = 0
  private let nextPiece: (() -> [UInt8]?)?

  /// A reader of a file. A file that cannot be opened is reported by the first event asked for.
  public init(path: String, options: Options = []) throws(XMLError) {
    bytes = nil
    nextPiece = nil
    guard let opened = skela_xml_open_file(path, options.rawValue) else {
      throw .noMemory
    }
    super.init(handle: opened)
  }

  /// A reader of bytes in memory.
  public init(bytes: [UInt8], options: Options = []) throws(XMLError) {
    self.bytes = bytes
    nextPiece = nil
    guard let opened = skela_xml_open(options.rawValue) else { throw .noMemory }
    super.init(handle: opened)
  }

  /// A reader of what `nextPiece` gives, piece by piece, until it gives nil.
  public init(options: Options = [], nextPiece: @escaping () -> [UInt8]?) throws(XMLError) {
    bytes = nil
    self.nextPiece = nextPiece
    guard let opened = skela_xml_open(options.rawValue) else { throw .noMemory }
    super.init(handle: opened)
  }

  /// What is read from now on stands at that place of a document whose start this reader did not get.
  ///
  /// For a caller that goes on behind a fault with a new reader: `nextPiece` calls it before it gives
  /// the first piece of the document itself.
  public func setPlace(line: Int, column: Int) {
    skela_xml_set_place(handle, Int32(clamping: line), Int32(clamping: column))
  }

  /// Whether every byte that was given has been read, all events of it were asked for, and content of an
  /// open element comes next: then the caller may keep whole elements from this reader, which is none the wiser.
  public var awaitsContent: Bool { isAtLastEvent && skela_xml_awaits_content(handle) != 0 }

  /// How many named entities of HTML were read so far; see `Options.htmlEntities`.
  public var htmlEntityCount: Int { Int(skela_xml_html_entities(handle)) }

  override func fill() -> Int32 {
    if let nextPiece {
      guard let piece = nextPiece() else { return skela_xml_feed(handle, nil, 0, 1) }
      return piece.withUnsafeBufferPointer {
        skela_xml_feed(handle, $0.baseAddress, $0.count, 0)
      }
    }
    guard let bytes else { return super.fill() }
    let end = min(offset + Self.piece, bytes.count)
    defer { offset = end }
    return bytes.withUnsafeBufferPointer { all in
      skela_xml_feed(
        handle,
        all.baseAddress.map { $0 + offset },
        end - offset,
        end == all.count ? 1 : 0
      )
    }
  }
}

extension XMLError {
  static let noMemory = XMLError(
    code: .outOfMemory,
    message: "There is not enough memory to read the document."
  )
}
