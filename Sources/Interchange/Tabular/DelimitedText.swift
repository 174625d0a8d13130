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

  /// Tab where the first lines hold one; else the one of semicolon and comma that gives the first
  /// lines equal numbers of fields, the semicolon first, for a comma may be a decimal one.
  static func detect(_ bytes: [UInt8]) -> Dialect {
    let lines = bytes.prefix(64 * 1024).split(maxSplits: 20) { isLineEnd($0) }.prefix(20)
      .filter { $0.first != UInt8(ascii: "#") }
    if lines.contains(where: { $0.contains(0x09) }) { return .tsv }
    for character: Unicode.Scalar in [";", ","] {
      let counts = lines.map { unquotedCount(of: UInt8(character.value), in: $0) }
      if let first = counts.first, first > 0, counts.allSatisfy({ $0 >= 1 }) {
        return .csv(character)
      }
    }
    return .tsv
  }

  private static func unquotedCount(of delimiter: UInt8, in line: ArraySlice<UInt8>) -> Int {
    var isInside = false
    var count = 0
    for byte in line {
      if byte == UInt8(ascii: "\"") { isInside.toggle() }
      if byte == delimiter, !isInside { count += 1 }
    }
    return count
  }
}
