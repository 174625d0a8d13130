internal import XMLStream

/// Text of XML as it is written and as it is meant.
enum XMLText {
  private static let names: [Substring: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  /// With references resolved and line ends as XML counts them. A reference that is none stays. O(length).
  static func decoded(_ raw: String) -> String {
    guard raw.utf8.contains(where: { $0 == 0x26 || $0 == 0x0D }) else { return raw }
    var result = String.UnicodeScalarView()
    var rest = raw.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\r" {
        if rest.first != "\n" { result.append("\n") }
      } else if scalar == "&", let end = rest.prefix(12).firstIndex(of: ";"),
        let meant = referred(Substring(rest[..<end]))
      {
        result.append(meant)
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func referred(_ name: Substring) -> Unicode.Scalar? {
    guard name.first == "#" else { return names[name] }
    let digits = name.dropFirst()
    let value =
      digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init)
  }

  /// For a text, or a value between double quotation marks. Characters that XML has not are left out. O(length).
  static func encoded(_ text: String, inAttribute: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where XMLCharacters.isWritable(scalar) {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      case "\"" where inAttribute: result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n" where inAttribute: result.append(contentsOf: "&#10;".unicodeScalars)
      case "\t" where inAttribute: result.append(contentsOf: "&#9;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
