/// What stands before the root element of an XML document, made harmless.
///
/// The XML declaration and the document type are blanked out, byte for byte, so that places stay: a
/// declaration that a parser would refuse for its form (no version, capitals, other quotes) costs
/// nothing, and neither does a document type that only names a file or describes elements. Entities
/// that a document type declares as short plain texts are kept for whoever resolves them.
///
/// Whatever can hide an attack is left as it stands, and a parser that reads no declarations refuses
/// it: external and parameter entities, entities in entities, markup in entities, long ones, thousands.
struct XMLProlog {
  /// What stands for each declared entity.
  private(set) var entities: [String: [UInt8]] = [:]
  /// Whether text stood where none belongs, and was blanked out.
  private(set) var hasStrayText = false

  /// Whether a document type was left as it stands, to be refused.
  private(set) var isRefused = false

  static let longestEntity = 128
  static let mostEntities = 1_000
  /// A prolog that is longer is left as it is.
  static let longest = 1 << 20

  /// Blanks out what it knows at the start of `bytes`, UTF-8.
  ///
  /// False: the end of the prolog is not in sight, and nothing was changed. O(length).
  mutating func read(_ bytes: inout [UInt8]) -> Bool {
    entities = [:]
    (hasStrayText, isRefused) = (false, false)
    var scanner = Scanner(bytes: bytes)
    var blanks: [Range<Int>] = []
    while true {
      scanner.skipBlanks()
      let start = scanner.index
      if scanner.isAtEnd { return false }
      if let length = scanner.strayLength {
        guard length < scanner.rest else { return false }
        scanner.index += length
        blanks.append(start..<scanner.index)
        hasStrayText = true
      } else if scanner.take("<?") {
        let isDeclaration = scanner.hasWord("xml")
        guard scanner.skip(past: isDeclaration ? ">" : "?>") else { return false }
        if isDeclaration { blanks.append(start..<scanner.index) }
      } else if scanner.take("<!--") {
        guard scanner.skip(past: "-->") else { return false }
      } else if scanner.take("<!DOCTYPE") {
        switch documentType(&scanner) {
        case .whole: blanks.append(start..<scanner.index)
        case .cut: return false
        case .refused:
          entities = [:]
          isRefused = true
          blank(blanks, &bytes)
          return true
        }
      } else {
        // A tag may be cut so short that it does not show what it is.
        if scanner.rest < 9, scanner.current == UInt8(ascii: "<") { return false }
        blank(blanks, &bytes)
        return true
      }
    }
  }

  private func blank(_ ranges: [Range<Int>], _ bytes: inout [UInt8]) {
    for index in ranges.joined() where bytes[index] != 0x0A && bytes[index] != 0x0D {
      // A letter of several bytes becomes several blanks: columns behind it are a little off.
      bytes[index] = 0x20
    }
  }

  private enum Outcome { case whole, cut, refused }

  private mutating func documentType(_ scanner: inout Scanner) -> Outcome {
    while let byte = scanner.next() {
      switch byte {
      case UInt8(ascii: ">"): return .whole
      case UInt8(ascii: "["):
        let outcome = subset(&scanner)
        if outcome != .whole { return outcome }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard scanner.skip(past: byte) else { return .cut }
      case UInt8(ascii: "<"): return .refused
      default: break
      }
    }
    return .cut
  }

  /// From behind the `[` to behind the `]`.
  private mutating func subset(_ scanner: inout Scanner) -> Outcome {
    while true {
      scanner.skipBlanks()
      if scanner.isAtEnd { return .cut }
      if scanner.take("]") { return .whole }
      if scanner.take("<!--") {
        guard scanner.skip(past: "-->") else { return .cut }
      } else if scanner.take("<?") {
        guard scanner.skip(past: "?>") else { return .cut }
      } else if scanner.take("<!ENTITY") {
        let outcome = entity(&scanner)
        if outcome != .whole { return outcome }
      } else if scanner.take("<!ELEMENT") || scanner.take("<!ATTLIST")
        || scanner.take("<!NOTATION")
      {
        guard skipDeclaration(&scanner) else { return .cut }
      } else {
        return scanner.rest < 10 ? .cut : .refused
      }
    }
  }

  /// Goes behind the next '>' that stands in no quotation; false where there is none.
  private func skipDeclaration(_ scanner: inout Scanner) -> Bool {
    while let byte = scanner.next() {
      if byte == UInt8(ascii: ">") { return true }
      if byte == 0x22 || byte == 0x27, !scanner.skip(past: byte) { return false }
    }
    return false
  }

  /// From behind `<!ENTITY` to behind its `>`.
  private mutating func entity(_ scanner: inout Scanner) -> Outcome {
    scanner.skipBlanks()
    let name = scanner.name()
    scanner.skipBlanks()
    if scanner.isAtEnd { return .cut }
    guard !name.isEmpty, let quote = scanner.next(), quote == 0x22 || quote == 0x27 else {
      return .refused
    }
    let start = scanner.index
    guard scanner.skip(past: quote) else { return .cut }
    let literal = scanner.bytes[start..<(scanner.index - 1)]
    scanner.skipBlanks()
    guard let end = scanner.next() else { return .cut }
    // The five of XML mean the same whatever a document says.
    if ["amp", "lt", "gt", "quot", "apos"].contains(name) { return .whole }
    guard end == UInt8(ascii: ">"), literal.count <= Self.longestEntity,
      entities.count < Self.mostEntities, let text = Self.plainText(literal)
    else { return .refused }
    // Of two declarations the first holds (XML 1.0 section 4.2).
    if entities[name] == nil { entities[name] = text }
    return .whole
  }

  /// The text of an entity, as it is written in a document; nil where it has references or markup.
  private static func plainText(_ literal: ArraySlice<UInt8>) -> [UInt8]? {
    var text: [UInt8] = []
    var index = literal.startIndex
    while index < literal.endIndex {
      switch literal[index] {
      case UInt8(ascii: "<"), UInt8(ascii: "%"): return nil
      case UInt8(ascii: "&"):
        let reference = literal[index...].withUnsafeBufferPointer { NumericReference($0) }
        guard let reference, reference.isCharacter, reference.value != 0x26,
          reference.value != 0x3C
        else { return nil }
        text += Array("&#\(reference.value);".utf8)
        index += reference.length
      // It may stand in an attribute, whose quotation it must not end.
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        text += Array("&#\(literal[index]);".utf8)
        index += 1
      default:
        text.append(literal[index])
        index += 1
      }
    }
    return text
  }

  /// A place in the bytes.
  private struct Scanner {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index >= bytes.count }
    var rest: Int { bytes.count - index }
    var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// How many bytes stand here before the next tag or instruction; nil where that is here.
    var strayLength: Int? {
      var at = index
      while at < bytes.count {
        let after = at + 1 < bytes.count ? bytes[at + 1] : 0x3F
        let begins = after == 0x21 || after == 0x3F || LenientTag.isNameStart(after)
        if bytes[at] == UInt8(ascii: "<"), begins { break }
        at += 1
      }
      return at == index ? nil : at - index
    }

    mutating func next() -> UInt8? {
      guard index < bytes.count else { return nil }
      index += 1
      return bytes[index - 1]
    }

    mutating func skipBlanks() {
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    /// Goes over a word of ASCII in any case, when it stands here.
    mutating func take(_ word: StaticString) -> Bool {
      guard matches(word) else { return false }
      index += word.utf8CodeUnitCount
      return true
    }

    /// Whether a word stands here, and something that ends a name behind it.
    func hasWord(_ word: StaticString) -> Bool {
      let end = index + word.utf8CodeUnitCount
      return matches(word) && (end >= bytes.count || bytes[end] <= 0x20 || bytes[end] == 0x3F)
    }

    private func matches(_ word: StaticString) -> Bool {
      let count = word.utf8CodeUnitCount
      guard index + count <= bytes.count else { return false }
      return (0..<count).allSatisfy { offset in
        let (byte, wanted) = (bytes[index + offset], word.utf8Start[offset])
        return byte == wanted || byte ^ wanted == 0x20 && (0x61...0x7A).contains(wanted | 0x20)
      }
    }

    /// Goes behind the next `word`; false where there is none.
    mutating func skip(past word: StaticString) -> Bool {
      let (count, first) = (word.utf8CodeUnitCount, word.utf8Start[0])
      while index + count <= bytes.count {
        guard let found = bytes[index...].firstIndex(of: first) else { break }
        index = found
        if take(word) { return true }
        index += 1
      }
      return false
    }

    mutating func skip(past byte: UInt8) -> Bool {
      guard let found = bytes[index...].firstIndex(of: byte) else { return false }
      index = found + 1
      return true
    }

    mutating func name() -> String {
      let start = index
      while index < bytes.count, XMLProlog.isNameByte(bytes[index]) { index += 1 }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
  }

  /// Bytes of the names of entities; those beyond ASCII are taken on trust.
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x3A, 0x80...: true
    default: false
    }
  }
}
