internal import UnicodeText

/// In what encoding the bytes of an XML document are: what they show goes before what they say.
///
/// A byte order mark decides; without one, the zero bytes of UTF-16 or UTF-32 do; then the
/// declaration, unless it names an encoding that bytes which can be read so far cannot be in.
enum XMLEncoding: Hashable {
  /// Two or four bytes a unit, the most significant first or last, behind a mark of so many bytes.
  case wide(unit: Int, isBigEndian: Bool, markLength: Int)
  /// One in which ASCII is ASCII: left to the declaration, or UTF-8.
  case narrow(markLength: Int, declared: String?)

  /// The encoding by the first bytes; some 200 are enough.
  static func of(_ bytes: [UInt8]) -> XMLEncoding {
    if let mark = bytes.withUnsafeBytes({ CharacterEncoding.byteOrderMark(of: $0) }) {
      switch mark.encoding {
      case "UTF-32LE": return .wide(unit: 4, isBigEndian: false, markLength: 4)
      case "UTF-32BE": return .wide(unit: 4, isBigEndian: true, markLength: 4)
      case "UTF-16LE": return .wide(unit: 2, isBigEndian: false, markLength: 2)
      case "UTF-16BE": return .wide(unit: 2, isBigEndian: true, markLength: 2)
      // The mark is the one thing that says UTF-8 beyond doubt.
      default: return .narrow(markLength: mark.length, declared: "UTF-8")
      }
    }
    // A document begins with '<' or a blank, and its second character is ASCII too.
    switch bytes.prefix(4).map({ $0 == 0 }) {
    case [false, true, false, true]: return .wide(unit: 2, isBigEndian: false, markLength: 0)
    case [true, false, true, false]: return .wide(unit: 2, isBigEndian: true, markLength: 0)
    case [false, true, true, true]: return .wide(unit: 4, isBigEndian: false, markLength: 0)
    case [true, true, true, false]: return .wide(unit: 4, isBigEndian: true, markLength: 0)
    default: return .narrow(markLength: 0, declared: XMLDeclaration.encoding(in: bytes))
    }
  }
}

/// The XML declaration at the start of a document (XML 1.0 production 23).
enum XMLDeclaration {
  /// A declaration that begins later is none.
  private static let latest = 1_024

  /// What the declaration says of the encoding, whatever its form; what stands before it is passed over.
  static func encoding(in bytes: [UInt8]) -> String? {
    let text = bytes.prefix(latest + 512)
    guard
      let start = text.prefix(latest).indices.first(where: {
        text[$0] == UInt8(ascii: "<") && starts(text[$0...], with: "<?xml")
      }),
      let end = text[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let declaration = text[start..<end]
    guard
      let word = declaration.indices.first(where: {
        starts(declaration[$0...], with: "encoding")
      })
    else { return nil }
    let value = declaration[(word + 8)...].drop { $0 <= 0x20 || $0 == UInt8(ascii: "=") }
    guard let first = value.first else { return nil }
    let isQuoted = first == 0x22 || first == 0x27
    let name = value.dropFirst(isQuoted ? 1 : 0).prefix {
      isQuoted ? $0 != first : $0 > 0x20 && $0 != UInt8(ascii: "?")
    }
    return String(decoding: name, as: UTF8.self)
  }

  private static func starts(_ bytes: ArraySlice<UInt8>, with word: String) -> Bool {
    bytes.count >= word.utf8.count
      && zip(bytes, word.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 && $1 >= 0x61 }
  }
}

/// UTF-16 or UTF-32 to UTF-8, piece by piece. What is no character becomes one byte 0xFF.
struct WideDecoder {
  let unit: Int
  let isBigEndian: Bool
  private var rest: [UInt8] = []
  private var lead: UInt32 = 0

  init(unit: Int, isBigEndian: Bool) {
    self.unit = unit
    self.isBigEndian = isBigEndian
  }

  mutating func decode(_ piece: [UInt8]) -> [UInt8] {
    let bytes = rest.isEmpty ? piece : rest + piece
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 3 / 2)
    var index = 0
    while index + unit <= bytes.count {
      var value: UInt32 = 0
      for offset in 0..<unit {
        let shift = UInt32(8 * (isBigEndian ? unit - 1 - offset : offset))
        value |= UInt32(bytes[index + offset]) << shift
      }
      index += unit
      append(value, to: &output)
    }
    rest = Array(bytes[index...])
    return output
  }

  /// What was held back. A byte that is no whole unit is left out: some programs add one for a new line.
  mutating func finish() -> [UInt8] {
    defer { (rest, lead) = ([], 0) }
    return lead == 0 ? [] : [0xFF]
  }

  private mutating func append(_ unitValue: UInt32, to output: inout [UInt8]) {
    var value = unitValue
    if lead != 0 {
      if (0xDC00...0xDFFF).contains(value) {
        value = 0x10000 + (lead - 0xD800) << 10 + (value - 0xDC00)
      } else {
        output.append(0xFF)
      }
      lead = 0
    }
    switch value {
    case 0..<0x80: output.append(UInt8(value))
    case 0x80..<0x800:
      output.append(UInt8(0xC0 | value >> 6))
      output.append(UInt8(0x80 | value & 0x3F))
    case 0xD800...0xDBFF where unit == 2: lead = value
    case 0xD800...0xDFFF: output.append(0xFF)
    case 0x800..<0x1_0000:
      output.append(UInt8(0xE0 | value >> 12))
      output.append(UInt8(0x80 | value >> 6 & 0x3F))
      output.append(UInt8(0x80 | value & 0x3F))
    case 0x1_0000..<0x11_0000:
      output.append(UInt8(0xF0 | value >> 18))
      output.append(UInt8(0x80 | value >> 12 & 0x3F))
      output.append(UInt8(0x80 | value >> 6 & 0x3F))
      output.append(UInt8(0x80 | value & 0x3F))
    default: output.append(0xFF)
    }
  }
}
