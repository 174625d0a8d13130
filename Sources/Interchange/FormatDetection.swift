internal import UnicodeText

/// The formats that a file may be of.
public enum FileFormat: String, Hashable, Sendable, CaseIterable {
  case tmx, tbx, xliff, srx, xml, html, tsv, csv, po, gzip, zip, pdf, sqlite
  /// Links between the segments of two other files: InterText's, and XCES.
  case links
  /// Text of no format that is known.
  case text
  /// Bytes that are no text.
  case binary
  case empty
}

/// Finds the format of a file by its first bytes, and by its name where these leave it open.
///
///     FormatDetection.format(of: Array("<tmx version".utf8), name: "memory.xml")   // .tmx
public enum FormatDetection {
  /// How many bytes are enough.
  public static let prefixLength = 4_096

  /// The format of bytes; what stands after `prefixLength` plays no part.
  public static func format(of bytes: [UInt8], name: String = "") -> FileFormat {
    if bytes.isEmpty { return .empty }
    if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) { return known.format }
    guard let text = text(bytes) else { return .binary }
    let body = text.drop { $0.isWhitespace }
    if body.isEmpty { return text.isEmpty ? .empty : .text }
    let suffix = name.lowercased().split(separator: ".").last.map(String.init) ?? ""
    if body.first == "<" {
      let found = markup(body)
      return [.xml, .html].contains(found) && isDamagedTMX(body, suffix) ? .tmx : found
    }
    if isDamagedTMX(body, suffix) { return .tmx }
    if suffix == "po" || suffix == "pot" || isPO(body) { return .po }
    if ["tsv", "tab", "utf8"].contains(suffix) { return .tsv }
    let isWhole = bytes.count < prefixLength
    let dialect = DelimitedText.detect(Array(text.utf8), isWhole: isWhole)
    if suffix == "csv" { return dialect == .tsv && text.utf8.contains(0x09) ? .tsv : .csv }
    return text.utf8.contains(0x09) ? .tsv : .text
  }

  /// The format of a file. Gzip is `.gzip`, whatever it holds.
  ///
  /// Throws when the file cannot be read.
  public static func format(ofFile path: String) throws(InterchangeError) -> FileFormat {
    guard let bytes = FileBytes.prefix(of: path, count: prefixLength) else {
      throw InterchangeError(
        .unreadable,
        file: path,
        message: "The file cannot be read. Check its name and your right to read it."
      )
    }
    return format(of: bytes, name: path)
  }

  /// The same, but of a gzip file the format of what it holds, as far as that can be expanded.
  public static func content(ofFile path: String) throws(InterchangeError) -> FileFormat {
    let format = try format(ofFile: path)
    guard format == .gzip else { return format }
    let source = try ByteSource(path: path, limit: .max)
    var start: [UInt8] = []
    while start.count < prefixLength, let piece = source.next() { start += piece }
    if let failure = source.failure { throw failure }
    let name = path.lowercased().hasSuffix(".gz") ? String(path.dropLast(3)) : path
    return self.format(of: start, name: name)
  }

  private static let signatures: [(bytes: [UInt8], format: FileFormat)] = [
    ([0x1F, 0x8B], .gzip),
    (Array("PK\u{3}\u{4}".utf8), .zip),
    (Array("PK\u{5}\u{6}".utf8), .zip),
    (Array("%PDF-".utf8), .pdf),
    (Array("SQLite format 3\u{0}".utf8), .sqlite),
  ]

  /// The beginning as text; nil when it is none. A character that the end cuts does no harm.
  private static func text(_ bytes: [UInt8]) -> String? {
    if case .wide(let unit, let isBigEndian, let markLength) = XMLEncoding.of(bytes) {
      var decoder = WideDecoder(unit: unit, isBigEndian: isBigEndian)
      let decoded = decoder.decode(Array(bytes.prefix(prefixLength).dropFirst(markLength)))
      return String(decoding: decoded, as: UTF8.self)
    }
    let mark = bytes.withUnsafeBytes { CharacterEncoding.byteOrderMark(of: $0) }
    let body = bytes.prefix(prefixLength).dropFirst(mark?.length ?? 0)
    // Marks that editors put one behind the other, and zeros: readers of XML pass over both.
    let filler = Array(body).prefixLength(of: [[0xEF, 0xBB, 0xBF], [0], [0x20], [0x0A], [0x0D]])
    let rest = body.dropFirst(filler)
    if rest.first == UInt8(ascii: "<") {
      return String(decoding: rest.filter { $0 != 0 }, as: UTF8.self)
    }
    let controls = body.count { $0 < 0x09 || (0x0E..<0x20).contains($0) && $0 != 0x1B }
    if body.contains(0) || controls * 20 > body.count { return nil }
    return String(decoding: body, as: UTF8.self)
  }

  /// Whether TMX stands behind something that does not belong there.
  private static func isDamagedTMX(_ text: Substring, _ suffix: String) -> Bool {
    let text = text.lowercased()
    let isNamed = suffix == "tmx"
    if text.contains("<tmx ") || text.contains("<tmx>") {
      return isNamed || text.contains("<header") || text.contains("<body")
    }
    return isNamed && text.contains("<tu") && text.contains("<tuv")
  }

  /// By the name of the root element.
  private static func markup(_ text: Substring) -> FileFormat {
    var rest = text
    var isHTML = false
    while rest.first == "<" {
      let inner = rest.dropFirst()
      let end: String
      if inner.hasPrefix("!--") {
        end = "-->"
      } else if inner.hasPrefix("?") {
        end = "?>"
      } else if inner.hasPrefix("!") {
        isHTML = inner.dropFirst(8).lowercased().drop(while: \.isWhitespace).hasPrefix("html")
        end = ">"
      } else {
        // Some tools put the document type of a page before TMX.
        if isHTML, !inner.lowercased().hasPrefix("tmx") { return .html }
        return root(inner.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" })
      }
      guard let found = rest.firstRange(of: end) else { return isHTML ? .html : .xml }
      rest = rest[found.upperBound...].drop { $0.isWhitespace }
    }
    return isHTML ? .html : .xml
  }

  private static func root(_ name: Substring) -> FileFormat {
    let local = name.split(separator: ":").last.map(String.init) ?? ""
    switch local {
    case "tmx", "TMX", "tu", "tuv": return .tmx
    case "martif", "tbx", "TBX": return .tbx
    case "xliff": return .xliff
    case "srx": return .srx
    case "linkGrp", "cesAlign": return .links
    default:
      let htmlElements = ["html", "head", "body", "p", "div", "meta", "title"]
      return htmlElements.contains(local.lowercased()) ? .html : .xml
    }
  }

  private static func isPO(_ text: Substring) -> Bool {
    text.split(separator: "\n").contains { $0.hasPrefix("msgid \"") }
  }
}
