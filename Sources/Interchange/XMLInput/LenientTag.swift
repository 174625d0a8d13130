/// A start tag as it stands in a document that is not well-formed: attributes without quotation marks,
/// twice, without values, and what else can still be told apart.
struct LenientTag {
  struct Attribute {
    var name: [UInt8]
    /// With references, as it stands.
    var value: [UInt8]
  }

  var name: [UInt8]
  var attributes: [Attribute] = []
  var isEmpty = false
  /// Behind the tag.
  var end: Int
  /// Attributes that were left out, since they stand before in the tag.
  var doubled: [[UInt8]] = []
  /// Whether something in the tag is not as XML asks.
  var isMended = false

  /// The tag whose `<` stands at `start`; nil where there is none, or none that ends.
  init?(_ bytes: [UInt8], at start: Int) {
    var index = start + 1
    while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
    guard index > start + 1, Self.isNameStart(bytes[start + 1]) else { return nil }
    name = Array(bytes[(start + 1)..<index])
    end = index
    // What follows a name that is a word of a text, as in "a <b, c", is no tag.
    guard index < bytes.count, bytes[index] <= 0x20 || [0x3E, 0x2F].contains(bytes[index]) else {
      return nil
    }
    while true {
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count else { return nil }
      switch bytes[index] {
      case UInt8(ascii: ">"):
        end = index + 1
        return
      case UInt8(ascii: "/"):
        isEmpty = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ">")
        if !isEmpty { isMended = true }
        index += 1
      case UInt8(ascii: "<"):
        // The '>' is missing.
        isMended = true
        end = index
        return
      default:
        guard let next = attribute(bytes, at: index) else { return nil }
        index = next
      }
    }
  }

  /// Reads one attribute; gives where it ends, nil at the end of the bytes.
  private mutating func attribute(_ bytes: [UInt8], at start: Int) -> Int? {
    var index = start
    while index < bytes.count, !Self.endsName(bytes[index]) { index += 1 }
    if index == start {
      // A quotation mark too many, or the like.
      isMended = true
      return index + 1
    }
    let name = Array(bytes[start..<index])
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.count else { return nil }
    guard bytes[index] == UInt8(ascii: "=") else {
      isMended = true
      add(name, [])
      return index
    }
    index += 1
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.count else { return nil }
    let value = value(bytes, at: &index)
    add(name, value)
    // XML asks for a blank between two.
    if index < bytes.count, !Self.endsName(bytes[index]) { isMended = true }
    return index
  }

  private mutating func value(_ bytes: [UInt8], at index: inout Int) -> [UInt8] {
    let quote = bytes[index]
    if quote == 0x22 || quote == 0x27 {
      let start = index + 1
      if let close = bytes[start...].firstIndex(of: quote), Self.isClosing(bytes, start, close) {
        index = close + 1
        let value = bytes[start..<close]
        if value.contains(UInt8(ascii: "<")) { isMended = true }
        return Array(value)
      }
      index = start
    }
    isMended = true
    let start = index
    let isQuoted = start > 0 && bytes[start - 1] == quote && (quote == 0x22 || quote == 0x27)
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "<"), !(isQuoted && bytes[index] == quote)
    {
      index += 1
    }
    var value = bytes[start..<index]
    // The end of an empty tag is no part of a value.
    if index < bytes.count, bytes[index] == UInt8(ascii: ">"), value.last == UInt8(ascii: "/") {
      value.removeLast()
      index -= 1
    }
    for mark in Self.curlyQuotes where value.starts(with: mark) { value.removeFirst(mark.count) }
    for mark in Self.curlyQuotes where value.count >= mark.count {
      if value.suffix(mark.count).elementsEqual(mark) { value.removeLast(mark.count) }
    }
    return Array(value)
  }

  /// Whether a quotation mark closes the value, and does not open that of the next attribute.
  private static func isClosing(_ bytes: [UInt8], _ start: Int, _ close: Int) -> Bool {
    let value = bytes[start..<close]
    if value.last == UInt8(ascii: "="), value.contains(0x20) { return false }
    guard value.contains(UInt8(ascii: "<")) else { return true }
    // A value may hold a tag; one that holds the rest of the document was not closed.
    let after = close + 1 < bytes.count ? bytes[close + 1] : 0x20
    return !value.contains(0x0A) && (after <= 0x20 || after == 0x3E || after == 0x2F)
  }

  private mutating func add(_ name: [UInt8], _ value: [UInt8]) {
    guard let first = name.first, Self.isNameStart(first), name.allSatisfy(Self.isNameByte) else {
      isMended = true
      return
    }
    if attributes.contains(where: { $0.name == name }) {
      isMended = true
      doubled.append(name)
    } else {
      attributes.append(Attribute(name: name, value: value))
    }
  }

  private static let curlyQuotes = ["\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}"].map
  {
    Array($0.utf8)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || [0x22, 0x27, 0x2F, 0x3C, 0x3D, 0x3E].contains(byte)
  }

  static func isNameStart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x3A, 0x80...: true
    default: false
    }
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    isNameStart(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
  }
}
