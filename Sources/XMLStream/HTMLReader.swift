internal import CXML

/// A reader of HTML as it is found, with libxml2's tolerant parser.
///
/// Names are in lower case. Elements that a page leaves out (`html`, `body`, sometimes `p`) and ends
/// that it leaves out are supplied, so starts and ends are balanced. The content of `script` and
/// `style` is text too: skip these elements. References are resolved.
public final class HTMLReader: MarkupReader {
  /// Reads a page, at most 256 MB.
  ///
  /// With an `encoding` the page is read in it, whatever the page says. Without one: UTF-8 when the
  /// bytes are well-formed UTF-8; otherwise what a byte order mark or a `meta` element says;
  /// otherwise ISO 8859-1, which is seldom right. O(length).
  public init(bytes: [UInt8], encoding: String? = nil) throws(XMLError) {
    let known = encoding ?? (Self.isUTF8(bytes) ? "UTF-8" : nil)
    let opened = bytes.withUnsafeBufferPointer { all -> OpaquePointer? in
      guard let base = all.baseAddress else {
        return withUnsafePointer(to: 0) { skela_html_open($0, 0, known) }
      }
      return skela_html_open(base, all.count, known)
    }
    guard let opened else { throw .noMemory }
    super.init(handle: opened)
  }

  private var isRead = false

  /// All events are there from the start.
  override func fill() -> Int32 {
    if isRead { return super.fill() }
    isRead = true
    return skela_xml_ready(handle)
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }
}
