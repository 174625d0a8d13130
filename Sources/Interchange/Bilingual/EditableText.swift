internal import BitextCore
internal import UnicodeText

/// A file as UTF-8 that is changed in places and written in its own encoding again.
///
/// What is not changed comes out byte for byte: UTF-8 is not touched, UTF-16 and encodings of one
/// byte a character are converted by a mapping that has an inverse.
struct EditableText: Sendable {
  /// Without a byte order mark.
  let utf8: [UInt8]
  private let mark: [UInt8]
  private let form: Form

  private enum Form: Sendable {
    case utf8
    case utf16(isLittle: Bool)
    /// The byte of each character.
    case singleByte([UInt32: UInt8])
  }

  /// `declared` is what the file says of itself; a byte order mark is believed first.
  init(_ bytes: [UInt8], declared: String?, file: String) throws(InterchangeError) {
    let found = bytes.withUnsafeBytes { CharacterEncoding.byteOrderMark(of: $0) }
    let body = bytes[(found?.length ?? 0)...]
    mark = Array(bytes[..<(found?.length ?? 0)])
    let name = (found?.encoding ?? Self.unmarked(bytes) ?? declared ?? "UTF-8").uppercased()
    switch name {
    case "UTF-8", "UTF8", "US-ASCII", "ASCII", "CHARSET", "":
      form = .utf8
      utf8 = try TextDecoding.utf8(mark.isEmpty ? bytes : Array(body), file: file)
    case "UTF-16LE", "UTF-16BE":
      let isLittle = name == "UTF-16LE"
      form = .utf16(isLittle: isLittle)
      utf8 = try Self.fromUTF16(Array(body), isLittle: isLittle, file: file)
    default:
      guard let table = Self.table(name) else {
        throw InterchangeError(
          .invalid,
          file: file,
          message:
            "Files in the encoding '\(name.prefix(40))' cannot be filled in. Save it as UTF-8."
        )
      }
      (form, utf8) = try Self.fromTable(table, Array(body), name, file)
    }
  }

  private static func fromTable(
    _ table: [UInt8: UInt32],
    _ bytes: [UInt8],
    _ name: String,
    _ file: String
  ) throws(InterchangeError) -> (Form, [UInt8]) {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      guard let scalar = table[byte].flatMap(Unicode.Scalar.init) else {
        throw InterchangeError(
          .invalid,
          file: file,
          message: "The file is not in the encoding '\(name)' that it names. Save it as UTF-8."
        )
      }
      text.append(scalar)
    }
    let inverse = Dictionary(table.map { ($0.value, $0.key) }) { first, _ in first }
    return (.singleByte(inverse), Array(String(text).utf8))
  }

  /// UTF-16 without a mark is known by the zero beside its first character.
  private static func unmarked(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0, bytes[1] != 0 { return "UTF-16BE" }
    return bytes[1] == 0 && bytes[0] != 0 ? "UTF-16LE" : nil
  }

  /// What each byte stands for; nil for an encoding that is unknown, has characters of several
  /// bytes, or has two bytes for one character.
  private static func table(_ name: String) -> [UInt8: UInt32]? {
    let families = ["ISO-8859-", "WINDOWS-125", "CP125", "KOI8-", "ISO8859-"]
    guard families.contains(where: name.hasPrefix), CharacterEncoding.exists(name) else {
      return nil
    }
    var table: [UInt8: UInt32] = [:]
    for byte in UInt8.min...UInt8.max {
      let text = withUnsafeBytes(of: byte) { one in
        try? CharacterEncoding.decode(one, from: name)
      }
      let scalars = text.map { Array($0.unicodeScalars) } ?? []
      if scalars.count == 1, scalars[0].value != 0xFFFD { table[byte] = scalars[0].value }
    }
    return Set(table.values).count == table.count ? table : nil
  }

  private static func fromUTF16(
    _ bytes: [UInt8],
    isLittle: Bool,
    file: String
  ) throws(InterchangeError) -> [UInt8] {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      isLittle
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
        : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self)
    else {
      throw InterchangeError(
        .invalid,
        file: file,
        message: "The file is not the UTF-16 that it begins as. Save it as UTF-8."
      )
    }
    return Array(text.utf8)
  }

  /// Whether the file's encoding has every character of a text.
  func canWrite(_ text: String) -> Bool {
    guard case .singleByte(let table) = form else { return true }
    return text.unicodeScalars.allSatisfy { table[$0.value] != nil }
  }

  /// The file with its edits. A character that its encoding has not becomes a reference of XML.
  func bytes(_ edits: ByteEdits) -> [UInt8] {
    let text = edits.applied(to: utf8)
    switch form {
    case .utf8: return mark + text
    case .utf16(let isLittle):
      var bytes = mark
      bytes.reserveCapacity(text.count * 2 + 2)
      for unit in String(decoding: text, as: UTF8.self).utf16 {
        let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
        bytes.append(isLittle ? low : high)
        bytes.append(isLittle ? high : low)
      }
      return bytes
    case .singleByte(let table):
      var bytes = mark
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        if let byte = table[scalar.value] {
          bytes.append(byte)
        } else {
          bytes += Array("&#\(scalar.value);".utf8)
        }
      }
      return bytes
    }
  }
}

/// Pieces of a text that others take the place of. They must not overlap; an empty range inserts.
struct ByteEdits: Sendable {
  private var edits: [(range: Range<Int>, text: String)] = []

  mutating func replace(_ range: Range<Int>, _ text: String) {
    edits.append((range, text))
  }

  mutating func insert(_ text: String, at offset: Int) {
    edits.append((offset..<offset, text))
  }

  /// O(length + edits log edits). Insertions at one place keep their order.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    for (_, edit) in ordered where edit.range.lowerBound >= place {
      result += bytes[place..<edit.range.lowerBound]
      result += Array(edit.text.utf8)
      place = edit.range.upperBound
    }
    return result + bytes[place...]
  }
}

/// Finds lines and columns of offsets in UTF-8.
struct PositionIndex: Sendable {
  private static let block = 4_096

  private let bytes: [UInt8]
  private let lineStarts: [Int]
  /// How many characters begin before each block: a file may be one line.
  private let counts: [Int]

  /// O(length).
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lineStarts = [0]
    var counts: [Int] = []
    var count = 0
    for (index, byte) in bytes.enumerated() {
      if index % Self.block == 0 { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
      if byte == 0x0A { lineStarts.append(index + 1) }
    }
    counts.append(count)
    (self.lineStarts, self.counts) = (lineStarts, counts)
  }

  /// The column counts characters. O(log lines).
  func position(_ offset: Int) -> SourcePosition {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = characters(before: offset) - characters(before: lineStarts[low])
    return SourcePosition(line: low + 1, column: column + 1)
  }

  private func characters(before offset: Int) -> Int {
    let block = offset / Self.block
    return counts[block] + bytes[(block * Self.block)..<offset].count { $0 & 0xC0 != 0x80 }
  }
}
