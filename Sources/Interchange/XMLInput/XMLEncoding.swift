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
    default: return .narrow(markLength: 0, declared: XMLDeclaration.find(in: bytes)?.encoding)
    }
  }
}

/// The XML declaration at the start of a document (XML 1.0 production 23).
struct XMLDeclaration {
  /// Where it stands, blanks before it included.
  var range: Range<Int>
  /// Blanks stand before it, which XML does not allow.
  var isLate: Bool
  var encoding: String?
  var encodingRange: Range<Int>?

  static func find(in bytes: [UInt8]) -> XMLDeclaration? {
    let start = bytes.prefix { $0 <= 0x20 }.count
    let limit = min(bytes.count, start + 512)
    guard bytes[start..<limit].starts(with: Array("<?xml".utf8)),
      let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    var found = XMLDeclaration(range: 0..<(end + 1), isLate: start > 0)
    let text = Array(bytes[start..<end])
    let word = Array("encoding".utf8)
    guard
      let at = text.indices.first(where: { text[$0...].starts(with: word) }),
      let open = text[at...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
      let close = text[(open + 1)...].firstIndex(of: text[open])
    else { return found }
    found.encoding = String(decoding: text[(open + 1)..<close], as: UTF8.self)
    found.encodingRange = (start + at)..<(start + close + 1)
    return found
  }
}

/// UTF-16 or UTF-32 to UTF-8, piece by piece. What is no character is left out and counted.
struct WideDecoder {
  let unit: Int
  let isBigEndian: Bool
  private(set) var lostCount = 0
  private var rest: [UInt8] = []
  private var lead: UInt32?

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

  private mutating func append(_ value: UInt32, to output: inout [UInt8]) {
    if value < 0x80, lead == nil {
      output.append(UInt8(value))
      return
    }
    var value = value
    if let first = lead {
      lead = nil
      if (0xDC00...0xDFFF).contains(value) {
        value = 0x10000 + (first - 0xD800) << 10 + (value - 0xDC00)
      } else {
        lostCount += 1
      }
    }
    if unit == 2, (0xD800...0xDBFF).contains(value) {
      lead = value
    } else if let scalar = Unicode.Scalar(value) {
      output.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    } else {
      lostCount += 1
    }
  }
}
