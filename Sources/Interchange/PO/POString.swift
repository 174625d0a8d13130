/// Strings of PO, as C has them.
enum POString {
  /// What stands between two quotation marks, with its escapes resolved. An unknown escape stands for
  /// the character behind the backslash. O(length).
  static func decoded(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = raw
    while let byte = rest.popFirst() {
      guard byte == 0x5C, let escape = rest.popFirst() else {
        result.append(byte)
        continue
      }
      switch escape {
      case UInt8(ascii: "x"): result.append(number(&rest, radix: 16, most: 2))
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        rest = raw[(rest.startIndex - 1)...]
        result.append(number(&rest, radix: 8, most: 3))
      default: result.append(controls[escape] ?? escape)
      }
    }
    return result
  }

  private static let controls: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "v"): 0x0B,
    UInt8(ascii: "f"): 0x0C,
  ]

  private static func number(_ rest: inout ArraySlice<UInt8>, radix: Int, most: Int) -> UInt8 {
    var value = 0
    for _ in 0..<most {
      guard let byte = rest.first,
        let digit = Int(String(UnicodeScalar(byte)), radix: radix)
      else { break }
      value = value * radix + digit
      rest.removeFirst()
    }
    return UInt8(truncatingIfNeeded: value)
  }

  /// The strings that a value is written as, with their quotation marks: one, or one a line behind an
  /// empty one where the value has several lines.
  static func lines(_ value: String) -> [String] {
    let parts = value.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var lines: [String] = []
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if isLast, part.isEmpty, index > 0 { break }
      lines.append("\"" + escaped(part) + (isLast ? "" : "\\n") + "\"")
    }
    return lines.count > 1 ? ["\"\""] + lines : lines
  }

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": result.append(contentsOf: ["\\", scalar])
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\u{7}": result.append(contentsOf: "\\a".unicodeScalars)
      case "\u{8}": result.append(contentsOf: "\\b".unicodeScalars)
      case "\u{B}": result.append(contentsOf: "\\v".unicodeScalars)
      case "\u{C}": result.append(contentsOf: "\\f".unicodeScalars)
      default: if scalar.value >= 0x20 { result.append(scalar) }
      }
    }
    return String(result)
  }
}
