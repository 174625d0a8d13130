/// What a translation must carry over as it stands: format specifiers, variables in braces, tags.
enum Placeholders {
  struct Place {
    /// What must stand on the other side: the placeholder without what translators may change.
    var name: String
    /// UTF-8 offsets.
    var range: Range<Int>
  }

  /// The placeholders of a text, in their order. O(length).
  static func places(in bytes: UnsafeBufferPointer<UInt8>) -> [Place] {
    var places: [Place] = []
    var offset = 0
    while offset < bytes.count {
      let place: Place? =
        switch bytes[offset] {
        case UInt8(ascii: "%"): format(bytes, offset)
        case UInt8(ascii: "{"): braces(bytes, offset)
        case UInt8(ascii: "$"): variable(bytes, offset)
        case UInt8(ascii: "<"): tag(bytes, offset)
        default: nil
        }
      if let place {
        places.append(place)
        offset = place.range.upperBound
      } else if bytes[offset] == UInt8(ascii: "%"), at(bytes, offset + 1) == UInt8(ascii: "%") {
        offset += 2
      } else {
        offset += 1
      }
    }
    return places
  }

  private static func at(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt8 {
    bytes.indices.contains(index) ? bytes[index] : 0
  }

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// %s, %-5.2f, %1$s, %(name)s, %1, %n. Not 50 % of, nor 100%.
  private static func format(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Place? {
    if isDigit(at(bytes, start - 1)) { return nil }
    var end = start + 1
    if at(bytes, end) == UInt8(ascii: "(") {
      while end < bytes.count, end - start < 40, bytes[end] != UInt8(ascii: ")") { end += 1 }
      guard at(bytes, end) == UInt8(ascii: ")"), "sdifrx".utf8.contains(at(bytes, end + 1)) else {
        return nil
      }
      return Place(name: text(bytes, start..<(end + 2)), range: start..<(end + 2))
    }
    var digits = end
    while isDigit(at(bytes, digits)) { digits += 1 }
    if digits > end, at(bytes, digits) == UInt8(ascii: "$") { end = digits + 1 }
    let flags = end
    while "0123456789.-+#*'".utf8.contains(at(bytes, end)), end - start < 12 { end += 1 }
    while "lhqjztL".utf8.contains(at(bytes, end)), end - start < 14 { end += 1 }
    if "diouxXeEfFgGsScpaAn@".utf8.contains(at(bytes, end)), !isLetter(at(bytes, end + 1)) {
      // Which argument it is may change with the order of words, and so may flags; but a number alone may
      // be one of Qt's places with a letter behind it: %1x.
      let specifier = text(bytes, flags..<(end + 1))
      let isPlace = specifier.dropLast().allSatisfy(\.isNumber) && specifier.first != "0"
      let name = "%" + (isPlace ? specifier : specifier.filter { $0.isLetter || $0 == "@" })
      return Place(name: name, range: start..<(end + 1))
    }
    if digits > start + 1, digits - start <= 3 {
      return Place(name: text(bytes, start..<digits), range: start..<digits)
    }
    return nil
  }

  /// {0}, {name}, {{name}}. What holds blanks is a choice of plural forms, which languages differ in.
  private static func braces(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Place? {
    var end = start + 1
    while end < bytes.count, end - start < 40, bytes[end] != UInt8(ascii: "}") {
      if bytes[end] <= 0x20 || bytes[end] >= 0x80 { return nil }
      end += 1
    }
    guard at(bytes, end) == UInt8(ascii: "}") else { return nil }
    while at(bytes, end + 1) == UInt8(ascii: "}") { end += 1 }
    return Place(name: text(bytes, start..<(end + 1)), range: start..<(end + 1))
  }

  /// ${name}.
  private static func variable(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Place? {
    guard at(bytes, start + 1) == UInt8(ascii: "{"), let braces = braces(bytes, start + 1) else {
      return nil
    }
    return Place(name: "$" + braces.name, range: start..<braces.range.upperBound)
  }

  /// A tag of markup. A word in angle brackets alone (<file>) may be one to translate.
  private static func tag(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Place? {
    var nameStart = start + 1
    let isEnd = at(bytes, nameStart) == UInt8(ascii: "/")
    if isEnd { nameStart += 1 }
    var nameEnd = nameStart
    while isLetter(at(bytes, nameEnd)) || isDigit(at(bytes, nameEnd)) { nameEnd += 1 }
    guard nameEnd > nameStart, isLetter(bytes[nameStart]) else { return nil }
    var end = nameEnd
    while end < bytes.count, end - start < 400, bytes[end] != UInt8(ascii: ">"),
      bytes[end] != UInt8(ascii: "<")
    {
      end += 1
    }
    guard at(bytes, end) == UInt8(ascii: ">") else { return nil }
    let name = text(bytes, nameStart..<nameEnd)
    let inside = bytes[nameEnd..<end]
    let hasAttributes = inside.contains(UInt8(ascii: "="))
    let isEmpty = inside.last == UInt8(ascii: "/")
    guard isEnd || hasAttributes || isEmpty || markup.contains(name.lowercased()) else {
      return nil
    }
    // Languages stress words by other means: b and tt are one.
    let kind = emphasis.contains(name.lowercased()) ? "b" : name
    return Place(
      name: "<" + (isEnd ? "/" : "") + kind + (isEmpty ? "/" : "") + ">",
      range: start..<(end + 1)
    )
  }

  private static let emphasis: Set<String> = [
    "b", "i", "u", "em", "tt", "code", "strong", "filename", "emphasis", "pre",
  ]
  private static let markup: Set<String> = [
    "a", "b", "i", "u", "p", "br", "em", "li", "ol", "ul", "tt", "td", "tr", "th", "qt", "hr", "dl",
    "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "big", "div", "img", "nobr", "pre", "sub",
    "sup", "code", "font", "span", "small", "table", "strong", "center", "filename", "emphasis",
  ]

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

extension Placeholders {
  /// The text with blanks for placeholders, equally long: what stands in them is no number of the
  /// text.
  static func masked(_ text: String) -> String {
    guard text.utf8.contains(where: { "%{$<".utf8.contains($0) }) else { return text }
    var bytes = Array(text.utf8)
    let found = bytes.withUnsafeBufferPointer { Self.places(in: $0) }
    for place in found { for index in place.range { bytes[index] = 0x20 } }
    return String(decoding: bytes, as: UTF8.self)
  }
}
