public import BitextCore

/// A table as text: fields parted by tabs, commas or semicolons, a record a line.
///
///     try DelimitedText(bytes: Array("a;\"b;c\"\n".utf8), dialect: .csv(";")).next()   // a, b;c
///
/// Tab-separated text has no quoting: a quotation mark is a character like any other. In the others
/// a field may stand in quotation marks, where a doubled one is a quotation mark and a line feed
/// belongs to the field (RFC 4180). Lines end in LF, CRLF or CR. O(length) for all records.
public struct DelimitedText: Sendable {
  public enum Dialect: Hashable, Sendable {
    case tsv
    /// Comma, semicolon, or another character below U+0080.
    case csv(Unicode.Scalar)
  }

  public struct Field: Hashable, Sendable {
    public var text: String
    /// Where the field begins; the column counts characters.
    public var position: SourcePosition
  }

  public typealias Record = [Field]

  public let dialect: Dialect
  private static let quote = UInt8(ascii: "\"")

  private let bytes: [UInt8]
  private let file: String?
  private let delimiter: UInt8
  private var offset = 0
  private var line = 1
  /// A place in the line whose column is known, so that long lines are not counted again and again.
  private var known = (offset: 0, column: 1)

  /// A table in UTF-8, or in UTF-16 with a byte order mark. Without a dialect it is found out.
  public init(
    bytes: [UInt8],
    dialect: Dialect? = nil,
    name: String? = nil
  ) throws(InterchangeError) {
    self.bytes = try TextDecoding.utf8(bytes, file: name)
    file = name
    self.dialect = dialect ?? Self.detect(self.bytes)
    switch self.dialect {
    case .tsv: delimiter = 0x09
    case .csv(let character): delimiter = UInt8(truncatingIfNeeded: character.value)
    }
  }

  /// The next record; nil after the last. Empty lines give a record with one empty field.
  ///
  /// Throws where quotation marks are not closed.
  public mutating func next() throws(InterchangeError) -> Record? {
    guard offset < bytes.count else { return nil }
    var record: Record = []
    while true {
      let position = SourcePosition(line: line, column: column())
      let isQuoted = dialect != .tsv && offset < bytes.count && bytes[offset] == Self.quote
      let text = isQuoted ? try quoted(from: position) : plain()
      record.append(Field(text: text, position: position))
      guard offset < bytes.count else { return record }
      if bytes[offset] == delimiter {
        offset += 1
        // A delimiter at the very end stands before one more, empty field.
        continue
      }
      endLine()
      return record
    }
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func column() -> Int {
    known.column += bytes[known.offset..<offset].count { $0 & 0xC0 != 0x80 }
    known.offset = offset
    return known.column
  }

  private mutating func endLine() {
    if bytes[offset] == 0x0D, offset + 1 < bytes.count, bytes[offset + 1] == 0x0A { offset += 1 }
    offset += 1
    line += 1
    known = (offset, 1)
  }

  private mutating func plain() -> String {
    let start = offset
    while offset < bytes.count, bytes[offset] != delimiter, !Self.isLineEnd(bytes[offset]) {
      offset += 1
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func quoted(from start: SourcePosition) throws(InterchangeError) -> String {
    var content: [UInt8] = []
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == Self.quote {
        offset += 1
        if offset < bytes.count, bytes[offset] == Self.quote {
          content.append(Self.quote)
          offset += 1
          continue
        }
        // What stands between the closing mark and the delimiter belongs to the field.
        return String(decoding: content, as: UTF8.self) + plain()
      }
      if Self.isLineEnd(byte) {
        content.append(0x0A)
        endLine()
      } else {
        content.append(byte)
        offset += 1
      }
    }
    throw InterchangeError(
      .invalid,
      file: file,
      position: start,
      message: "A quotation mark is opened here and never closed. Close it, or double it."
    )
  }

  /// Tab where the first line holds one; else the one of semicolon and comma that stands in each of
  /// the first records, the semicolon first, for a comma may be a decimal one; else tab.
  ///
  /// A field in quotation marks may hold line feeds, tabs and delimiters: they count only where
  /// neither delimiter fits.
  /// `isWhole`: the bytes are no mere beginning of a table.
  static func detect(_ bytes: [UInt8], isWhole: Bool = true) -> Dialect {
    let isWhole = isWhole && bytes.count <= detectedLength
    let start = bytes.prefix(detectedLength)
    let lines = start.split(maxSplits: 20) { isLineEnd($0) }.prefix(20)
      .filter { $0.first != UInt8(ascii: "#") }
    guard let first = lines.first, !first.contains(0x09) else { return .tsv }
    for character: Unicode.Scalar in [";", ","] {
      let delimiter = UInt8(character.value)
      if fits(delimiter, start, isWhole: isWhole) { return .csv(character) }
    }
    return .tsv
  }

  private static let detectedLength = 64 * 1024

  /// Whether each of the first records has the delimiter, and no tab, outside quotation marks.
  private static func fits(
    _ delimiter: UInt8,
    _ bytes: ArraySlice<UInt8>,
    isWhole: Bool
  ) -> Bool {
    var records = 0
    var offset = bytes.startIndex
    while offset < bytes.endIndex, records < 20 {
      guard let record = record(delimiter, bytes, from: &offset, isWhole: isWhole) else { break }
      if record.isEmpty || record.isComment { continue }
      if record.delimiters == 0 || record.hasTab { return false }
      records += 1
    }
    return records > 0
  }

  /// What stands in the record at an offset, which is moved behind it; nil where the end of the bytes
  /// cuts it.
  private static func record(
    _ delimiter: UInt8,
    _ bytes: ArraySlice<UInt8>,
    from offset: inout Int,
    isWhole: Bool
  ) -> (delimiters: Int, hasTab: Bool, isEmpty: Bool, isComment: Bool)? {
    let start = offset
    var delimiters = 0
    var hasTab = false
    var isFieldStart = true
    while offset < bytes.endIndex, !isLineEnd(bytes[offset]) {
      let byte = bytes[offset]
      if byte == quote, isFieldStart {
        guard let end = closing(bytes, from: offset + 1) else {
          // Never closed: no quotation mark of a table, or a field that the prefix cuts.
          if !isWhole { return nil }
          isFieldStart = false
          offset += 1
          continue
        }
        offset = end + 1
        isFieldStart = false
        continue
      }
      isFieldStart = byte == delimiter
      if byte == delimiter { delimiters += 1 }
      if byte == 0x09 { hasTab = true }
      offset += 1
    }
    let isEmpty = offset == start
    let isComment = bytes[start..<offset].first == UInt8(ascii: "#")
    if offset == bytes.endIndex, !isWhole { return nil }
    if offset < bytes.endIndex { offset += 1 }
    return (delimiters, hasTab, isEmpty, isComment)
  }

  /// The quotation mark that closes a field; doubled ones belong to it.
  private static func closing(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    var offset = start
    while offset < bytes.endIndex {
      if bytes[offset] == quote {
        if offset + 1 < bytes.endIndex, bytes[offset + 1] == quote {
          offset += 2
          continue
        }
        return offset
      }
      offset += 1
    }
    return nil
  }
}
