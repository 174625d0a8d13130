internal import BitextCore

/// The text of one entry of a dictd dictionary. Works on bytes: a dictionary has 100,000 entries.
enum DictdEntry {
  /// Reads the head line and the lines of translations: those that begin with the number of a sense, or
  /// the first where none does. Other lines define the sense, in the language of the head.
  static func read(_ entry: ArraySlice<UInt8>, into entries: inout [DictionaryEntry]) {
    let lines = entry.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let first = lines.first else { return }
    let head = self.head(first)
    guard !head.isEmpty else { return }
    let senses = lines.dropFirst().map(trimmed)
    let isNumbered = senses.contains { withoutNumber($0).startIndex > $0.startIndex }
    for line in isNumbered ? senses[...] : senses.drop(while: \.isEmpty).prefix(1) {
      let text = withoutNumber(line)
      if isNumbered && text.startIndex == line.startIndex { continue }
      readTranslations(text, head, into: &entries)
    }
  }

  /// The head without pronunciation, grammar and notes.
  private static func head(_ line: ArraySlice<UInt8>) -> String {
    var line = trimmed(line)
    while line.last == UInt8(ascii: ">"), let open = line.lastIndex(of: UInt8(ascii: "<")) {
      line = trimmed(line[..<open])
    }
    // " /…/" at the end; a slash inside the head has no blank before it.
    if line.last == slash, let open = pronunciationStart(line) { line = trimmed(line[..<open]) }
    return text(line)
  }

  private static let slash = UInt8(ascii: "/")

  private static func pronunciationStart(_ line: ArraySlice<UInt8>) -> Int? {
    var index = line.startIndex
    while index + 2 < line.endIndex {
      if line[index] == 0x20, line[index + 1] == slash { return index }
      index += 1
    }
    return nil
  }

  private static func readTranslations(
    _ line: ArraySlice<UInt8>,
    _ head: String,
    into entries: inout [DictionaryEntry]
  ) {
    var depth = 0
    var start = line.startIndex
    for index in line.indices {
      switch line[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(0, depth - 1)
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        guard depth == 0, !isInNumber(line, index) else { continue }
        add(line[start..<index], head, into: &entries)
        start = index + 1
      default: break
      }
    }
    add(line[start...], head, into: &entries)
  }

  private static func add(
    _ part: ArraySlice<UInt8>,
    _ head: String,
    into entries: inout [DictionaryEntry]
  ) {
    let translation = text(trimmed(part))
    if !translation.isEmpty { entries.append(.init(head: head, translation: translation)) }
  }

  /// A comma between digits is a decimal one.
  private static func isInNumber(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
    line[index] == UInt8(ascii: ",") && index > line.startIndex && index + 1 < line.endIndex
      && isDigit(line[index - 1]) && isDigit(line[index + 1])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Without "1. " or "2) " at the start.
  private static func withoutNumber(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = line.drop(while: isDigit)
    guard rest.startIndex > line.startIndex, rest.startIndex - line.startIndex <= 2,
      rest.count >= 2, rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"),
      rest[rest.startIndex + 1] == 0x20
    else { return line }
    return trimmed(rest.dropFirst())
  }

  /// Without what stands in brackets; a bracket that is never closed goes to the end. Blanks that
  /// this leaves double become one.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let brackets = bytes.contains { opening($0) != nil }
    guard brackets else { return String(decoding: bytes, as: UTF8.self) }
    var kept: [UInt8] = []
    var closers: [UInt8] = []
    for byte in bytes {
      if let closer = opening(byte) {
        closers.append(closer)
      } else if byte == closers.last {
        closers.removeLast()
      } else if closers.isEmpty, byte != 0x20 || kept.last != 0x20 {
        kept.append(byte)
      }
    }
    return String(decoding: trimmed(kept[...]), as: UTF8.self)
  }

  private static func opening(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "<"): UInt8(ascii: ">")
    default: nil
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0 <= 0x20 }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return bytes
  }
}
