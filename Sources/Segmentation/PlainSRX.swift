internal import BitextCore

/// Reads an SRX file that is laid out as the project's is: its own elements without prefixes, the attributes in one
/// order, patterns without markup. A parser of XML takes four times as long, which every start of the command pays.
///
/// Gives up, with nil, on whatever else it meets: `SRXReader` reads that.
struct PlainSRX {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var rules = SegmentationRules(isCascading: false)

  private struct Unexpected: Error {}

  /// The rules of a file, or nil if it is not laid out so. O(length).
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> SegmentationRules? {
    var reader = PlainSRX(bytes: bytes)
    return (try? reader.readFile()).map { reader.rules }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func readFile() throws(Unexpected) {
    try take(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    try skipBetween()
    try take(#"<srx xmlns="http://www.lisa.org/srx20" version="2.0">"#)
    try skipBetween()
    try readHeader()
    try take("<body>")
    try skipBetween()
    try take("<languagerules>")
    try skipBetween()
    while takes(#"<languagerule languagerulename=""#) { try readLanguageRule() }
    try take("</languagerules>")
    try skipBetween()
    try take("<maprules>")
    try skipBetween()
    var place = self.place
    while takes(#"<languagemap languagepattern=""#) {
      let pattern = try text(upTo: "\"")
      try take(#" languagerulename=""#)
      let name = try text(upTo: "\"")
      try take("/>")
      rules.languageMaps.append(
        LanguageMap(languagePattern: pattern, languageRuleName: name, position: place)
      )
      try skipBetween()
      place = self.place
    }
    try take("</maprules>")
    try skipBetween()
    try take("</body>")
    try skipBetween()
    try take("</srx>")
    try skipBetween()
    guard index == bytes.count else { throw Unexpected() }
  }

  private mutating func readHeader() throws(Unexpected) {
    try take(#"<header segmentsubflows=""#)
    rules.segmentsSubflows = try answer()
    try take(#" cascade=""#)
    rules.isCascading = try answer()
    try take(">")
    try skipBetween()
    try take(#"<formathandle type="start" include=""#)
    rules.formatHandling.includesStart = try answer()
    try take("/>")
    try skipBetween()
    try take(#"<formathandle type="end" include=""#)
    rules.formatHandling.includesEnd = try answer()
    try take("/>")
    try skipBetween()
    try take(#"<formathandle type="isolated" include=""#)
    rules.formatHandling.includesIsolated = try answer()
    try take("/>")
    try skipBetween()
    try take("</header>")
    try skipBetween()
  }

  private mutating func readLanguageRule() throws(Unexpected) {
    var found = LanguageRule(name: try text(upTo: "\""))
    try take(">")
    try skipBetween()
    var place = self.place
    while takes(#"<rule break=""#) {
      let isBreak = try answer()
      try take(">")
      try skipBetween()
      try take("<beforebreak>")
      let before = try text(upTo: "<")
      try take("/beforebreak>")
      try skipBetween()
      try take("<afterbreak>")
      let after = try text(upTo: "<")
      try take("/afterbreak>")
      try skipBetween()
      try take("</rule>")
      found.rules.append(
        BreakRule(isBreak: isBreak, beforeBreak: before, afterBreak: after, position: place)
      )
      try skipBetween()
      place = self.place
    }
    try take("</languagerule>")
    try skipBetween()
    rules.languageRules.append(found)
  }

  // MARK: Pieces

  /// Where the index stands; only blanks and comments of ASCII may stand before it in its line.
  private var place: SourcePosition { SourcePosition(line: line, column: index - lineStart + 1) }

  private mutating func takes(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
    index += count
    return true
  }

  private mutating func take(_ text: StaticString) throws(Unexpected) {
    if !takes(text) { throw Unexpected() }
  }

  /// `yes"` or `no"`.
  private mutating func answer() throws(Unexpected) -> Bool {
    if takes("yes\"") { return true }
    try take("no\"")
    return false
  }

  /// Passes over blanks and comments.
  private mutating func skipBetween() throws(Unexpected) {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "): index += 1
      case UInt8(ascii: "\n"):
        index += 1
        (line, lineStart) = (line + 1, index)
      case UInt8(ascii: "<"):
        guard takes("<!--") else { return }
        while !takes("-->") {
          guard index < bytes.count else { throw Unexpected() }
          if bytes[index] == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, index + 1) }
          index += 1
        }
        // An element behind a comment in its line: nobody counts its column here.
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\n") else { throw Unexpected() }
      default: throw Unexpected()
      }
    }
  }

  /// The text in front of `end`, which is passed over.
  private mutating func text(upTo end: Unicode.Scalar) throws(Unexpected) -> String {
    let end = UInt8(ascii: end)
    let start = index
    var hasReferences = false
    while index < bytes.count, bytes[index] != end {
      switch bytes[index] {
      case UInt8(ascii: "&"): hasReferences = true
      // Line ends would be normalized, and blanks in attributes; a tag is not for text.
      case ..<UInt8(ascii: " "), UInt8(ascii: "<"): throw Unexpected()
      default: break
      }
      index += 1
    }
    guard index < bytes.count else { throw Unexpected() }
    let piece = UnsafeBufferPointer(rebasing: bytes[start..<index])
    index += 1
    guard let text = String(validating: piece, as: UTF8.self) else { throw Unexpected() }
    return hasReferences ? try Self.resolved(piece) : text
  }

  private static func resolved(
    _ piece: UnsafeBufferPointer<UInt8>
  ) throws(Unexpected) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(piece.count)
    var index = 0
    while index < piece.count {
      var byte = piece[index]
      index += 1
      if byte == UInt8(ascii: "&") {
        var reader = PlainSRX(bytes: UnsafeBufferPointer(rebasing: piece[index...]))
        if reader.takes("lt;") {
          byte = UInt8(ascii: "<")
        } else {
          try reader.take("amp;")
        }
        index += reader.index
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
