/// A value of JSON (RFC 8259), read strictly: what readers of JSON disagree about is an error.
///
/// Names that stand twice in an object, lone surrogates, NUL in a string and deep nesting are refused.
/// A number is kept as it is spelt.
enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Why a text is no JSON, and at which of its characters, from 1.
  struct Fault: Error, Equatable {
    var column: Int
    var message: String
  }

  /// Reads a text that is one value. O(length).
  init(_ text: String) throws(Fault) {
    var reader = JSONReader(bytes: Array(text.utf8))
    self = try reader.wholeValue()
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var place = 0

  /// More than any request needs.
  static let deepest = 16

  private func fault(_ message: String, at place: Int? = nil) -> JSONValue.Fault {
    let end = min(place ?? self.place, bytes.count)
    return JSONValue.Fault(column: bytes[..<end].count { $0 & 0xC0 != 0x80 } + 1, message: message)
  }

  mutating func wholeValue() throws(JSONValue.Fault) -> JSONValue {
    let value = try value(depth: 0)
    skipBlanks()
    guard place == bytes.count else { throw fault("There is something behind the JSON value.") }
    return value
  }

  private mutating func skipBlanks() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    skipBlanks()
    guard place < bytes.count, bytes[place] == character.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard bytes[place...].starts(with: word.utf8) else { return false }
    place += word.utf8.count
    return true
  }

  private mutating func value(depth: Int) throws(JSONValue.Fault) -> JSONValue {
    skipBlanks()
    guard place < bytes.count else { throw fault("The JSON ends too early.") }
    if depth > Self.deepest { throw fault("The JSON is nested too deeply.") }
    switch bytes[place] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: break
    }
    if take(word: "null") { return .null }
    if take(word: "true") { return .bool(true) }
    if take(word: "false") { return .bool(false) }
    throw fault("Here is no JSON value.")
  }

  private mutating func object(depth: Int) throws(JSONValue.Fault) -> JSONValue {
    place += 1
    var members: [String: JSONValue] = [:]
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      let start = place
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
        throw fault("Here a name in quotation marks is missing.")
      }
      let name = try string()
      guard take(":") else { throw fault("Here a colon is missing.") }
      let value = try value(depth: depth + 1)
      guard members.updateValue(value, forKey: name) == nil else {
        throw fault("The object has this name twice.", at: start)
      }
    } while take(",")
    guard take("}") else { throw fault("Here a comma or the end of the object is missing.") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONValue.Fault) -> JSONValue {
    place += 1
    var elements: [JSONValue] = []
    if take("]") { return .array(elements) }
    repeat { elements.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw fault("Here a comma or the end of the list is missing.") }
    return .array(elements)
  }

  private mutating func number() throws(JSONValue.Fault) -> String {
    let start = place
    func isDigit() -> Bool { place < bytes.count && (0x30...0x39).contains(bytes[place]) }
    func digits() throws(JSONValue.Fault) {
      guard isDigit() else { throw fault("The number is not complete.") }
      while isDigit() { place += 1 }
    }
    if bytes[place] == UInt8(ascii: "-") { place += 1 }
    let first = place
    try digits()
    if bytes[first] == UInt8(ascii: "0"), place > first + 1 {
      throw fault("The number begins with a superfluous 0.", at: first)
    }
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      try digits()
    }
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      if place < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[place]) {
        place += 1
      }
      try digits()
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func string() throws(JSONValue.Fault) -> String {
    let start = place
    place += 1
    var text: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += UTF8.encode(try escape()) ?? UTF8.EncodedScalar()
      case 0..<0x20: throw fault("A control character stands unescaped in a text.")
      default:
        text.append(byte)
        place += 1
      }
    }
    throw fault("The text has no closing quotation mark.", at: start)
  }

  private mutating func escape() throws(JSONValue.Fault) -> Unicode.Scalar {
    let start = place
    place += 1
    guard place < bytes.count else { throw fault("The JSON ends too early.") }
    let letter = bytes[place]
    place += 1
    switch Character(Unicode.Scalar(letter)) {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": break
    default: throw fault("JSON has no such escape.", at: start)
    }
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code), bytes[place...].starts(with: "\\u".utf8) {
      place += 2
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else {
        throw fault("Half of a surrogate pair stands alone.", at: start)
      }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw fault("Half of a surrogate pair stands alone.", at: start)
    }
    if code == 0 { throw fault("A text holds the character NUL.", at: start) }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONValue.Fault) -> UInt32 {
    let digits = bytes[place...].prefix(4)
    let isWhole =
      digits.count == 4
      && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }
    guard isWhole, let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw fault("Behind '\\u' four hexadecimal digits are missing.")
    }
    place += 4
    return code
  }
}
