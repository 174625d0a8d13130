internal import BitextCore
internal import XMLStream

/// Makes XML of what is nearly XML, before a parser sees it: the document in UTF-8 (or in the encoding
/// that it declares), without characters that XML cannot hold, with entities that XML knows.
///
/// The parser stops for good at the first of these faults, so they are mended in the bytes; each is
/// told with its place. Lines are those of the file; columns count mended characters of that line as
/// they became. Text in CDATA sections and comments is left alone but for characters that XML cannot
/// hold. O(length), and one piece in memory.
final class XMLMender {
  /// Something that was mended, at the place where the mended document has it.
  struct Fault {
    var kind: TMXRepair.Kind
    var position: SourcePosition
  }

  private enum Place {
    case markup, characterData, comment
  }

  /// The most bytes that a decision needs to see: two references to the halves of one character.
  private static let lookAhead = 48

  let source: ByteSource
  private let forcedEncoding: String?
  private var decoder: WideDecoder?
  private var isStarted = false
  private var isEnded = false
  private var isUTF8 = true
  private var place = Place.markup
  private var held: [UInt8] = []
  private var line = 1
  /// Characters of the current line that stand before `lineStart` of the output.
  private var columnBase = 0
  private var faults: [Fault] = []
  private var firstFault = 0
  private var lostSoFar = 0

  init(source: ByteSource, encoding: String?) {
    self.source = source
    forcedEncoding = encoding
  }

  /// Where the next piece begins.
  var nextPlace: SourcePosition { SourcePosition(line: line, column: columnBase + 1) }
  /// The encoding of the pieces where it is not UTF-8.
  private(set) var otherEncoding: String?

  /// The next piece of the mended document; nil at its end.
  func next() -> [UInt8]? {
    while !isEnded {
      var piece: [UInt8]
      if !isStarted {
        piece = []
        while piece.count < 1_024, let more = source.next() { piece += more }
        isStarted = true
        piece = begin(piece)
      } else if let more = source.next() {
        piece = decoder?.decode(more) ?? more
        noteLost()
      } else {
        isEnded = true
        piece = []
      }
      if !held.isEmpty {
        piece = held + piece
        held = []
      }
      let mended = mend(piece)
      if !mended.isEmpty { return mended }
    }
    return nil
  }

  /// What was mended up to a place, each once.
  func takeFaults(upTo end: SourcePosition) -> [Fault] {
    let start = firstFault
    while firstFault < faults.count, !end.precedes(faults[firstFault].position) { firstFault += 1 }
    if start == firstFault { return [] }
    let taken = Array(faults[start..<firstFault])
    if firstFault == faults.count {
      faults.removeAll(keepingCapacity: true)
      firstFault = 0
    }
    return taken
  }

  // MARK: Start

  private func begin(_ bytes: [UInt8]) -> [UInt8] {
    if let forcedEncoding { return begin(bytes, in: forcedEncoding) }
    switch XMLEncoding.of(bytes) {
    case .wide(let unit, let isBigEndian, let markLength):
      decoder = WideDecoder(unit: unit, isBigEndian: isBigEndian)
      let decoded = decoder?.decode(Array(bytes[markLength...])) ?? []
      noteLost()
      return declared(decoded, as: nil)
    case .narrow(let markLength, let name):
      // ASCII is UTF-8, and 16 bits a character these bytes are not.
      let name = name?.lowercased() ?? "utf-8"
      let wrong = ["utf-16", "utf-32", "ucs-", "iso-10646", "unicode", "us-ascii", "ascii"]
      let isWrong = wrong.contains { name.hasPrefix($0) }
      isUTF8 = isWrong || name == "utf-8" || name == "utf8"
      // ISO 2022 marks its shifts by control characters, which are to stay.
      if name.hasPrefix("iso-2022") { place = .comment }
      return declared(Array(bytes[markLength...]), as: isUTF8 ? nil : name)
    }
  }

  private func begin(_ bytes: [UInt8], in encoding: String) -> [UInt8] {
    isUTF8 = ["utf-8", "utf8"].contains(encoding.lowercased())
    return declared(bytes, as: isUTF8 ? nil : encoding, isForced: true)
  }

  /// The document with a declaration of that encoding, nil for UTF-8, and none that says another.
  private func declared(_ bytes: [UInt8], as encoding: String?, isForced: Bool = false) -> [UInt8] {
    otherEncoding = encoding
    guard let found = XMLDeclaration.find(in: bytes) else {
      guard let encoding else { return bytes }
      return Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?>".utf8) + bytes
    }
    var bytes = bytes
    func blank(_ range: Range<Int>) {
      for index in range where bytes[index] > 0x20 { bytes[index] = 0x20 }
    }
    if encoding == nil, !found.isLate {
      if let range = found.encodingRange { blank(range) }
      return bytes
    }
    if !found.isLate, !isForced { return bytes }
    blank(found.range)
    guard let encoding else { return Array(bytes.drop { $0 == 0x20 && found.isLate }) }
    return Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?>".utf8) + bytes
  }

  private func noteLost() {
    guard let lost = decoder?.lostCount, lost > lostSoFar else { return }
    lostSoFar = lost
    faults.append(Fault(kind: .illegalCharacter, position: SourcePosition(line: line, column: 1)))
  }

  // MARK: Pieces

  /// Bytes that need a look: in markup and text, and inside comments and CDATA sections.
  private static let markupBytes = table([0x26, 0x3C, 0xEF])
  private static let opaqueBytes = table([0x2D, 0x5D, 0xEF])

  private static func table(_ bytes: [Int]) -> [Bool] {
    (0..<256).map { $0 < 0x20 && $0 != 0x09 && $0 != 0x0D || bytes.contains($0) }
  }

  private func mend(_ piece: [UInt8]) -> [UInt8] {
    var output = MendedBytes(columnBase: columnBase)
    piece.withUnsafeBufferPointer { input in
      var index = 0
      while index < input.count {
        let needsLook = place == .markup ? Self.markupBytes : Self.opaqueBytes
        let next = needsLook.withUnsafeBufferPointer { table -> Int in
          var at = index
          while at < input.count, !table[Int(input[at])] { at += 1 }
          return at
        }
        if next == input.count { break }
        index = next
        if input[index] == 0x0A {
          index += 1
          line += 1
          output.startLine(at: index)
          continue
        }
        if input.count - index < Self.lookAhead, !isEnded, input[index] >= 0x20 {
          held = Array(input[index...])
          output.end = index
          break
        }
        index += look(UnsafeBufferPointer(rebasing: input[index...]), at: index, input, &output)
      }
    }
    columnBase = output.finish(piece)
    return output.isChanged ? output.bytes : output.whole(piece)
  }

  /// Looks at a byte; says how many bytes are dealt with.
  private func look(
    _ rest: UnsafeBufferPointer<UInt8>,
    at index: Int,
    _ input: UnsafeBufferPointer<UInt8>,
    _ output: inout MendedBytes
  ) -> Int {
    func replace(_ length: Int, _ text: [UInt8], _ kind: TMXRepair.Kind) -> Int {
      let column = output.replace(input, index, length, by: text)
      faults.append(Fault(kind: kind, position: SourcePosition(line: line, column: column)))
      return length
    }
    switch rest[0] {
    case 0x26: return lookAtAmpersand(rest, replace)
    case 0x3C:
      let second = rest.count > 1 ? rest[1] : 0x20
      if second == 0x21 { return lookAtDeclaration(rest) }
      let isMarkup =
        second >= 0x80 || (0x61...0x7A).contains(second | 0x20) || second == 0x2F || second == 0x3A
        || second == 0x3F
        || second == 0x5F
      return isMarkup || rest.count < 2 ? 1 : replace(1, Array("&lt;".utf8), .bareMarkup)
    case 0x2D:
      guard place == .comment, rest.count > 1, rest[1] == 0x2D else { return 1 }
      if rest.count > 2, rest[2] == 0x3E {
        place = .markup
      } else {
        // XML forbids '--' in a comment, and libxml2 copies all of the comment for each. Nobody reads it.
        _ = output.replace(input, index, 1, by: [0x20])
      }
      return 1
    case 0x5D:
      if place == .characterData, rest.starts(with: Array("]]>".utf8)) { place = .markup }
      return 1
    case 0xEF:
      // U+FFFE and U+FFFF.
      guard isUTF8, rest.count > 2, rest[1] == 0xBF, rest[2] >= 0xBE else { return 1 }
      return replace(3, [], .illegalCharacter)
    default:
      if place == .comment, !isUTF8 { return 1 }
      return replace(1, [], .illegalCharacter)
    }
  }

  private func lookAtDeclaration(_ rest: UnsafeBufferPointer<UInt8>) -> Int {
    if rest.starts(with: Array("<!--".utf8)) {
      place = .comment
      return 4
    }
    if rest.starts(with: Array("<![CDATA[".utf8)) {
      place = .characterData
      return 9
    }
    return 2
  }

  private func lookAtAmpersand(
    _ rest: UnsafeBufferPointer<UInt8>,
    _ replace: (Int, [UInt8], TMXRepair.Kind) -> Int
  ) -> Int {
    if let reference = NumericReference(rest) {
      if reference.isCharacter { return reference.length }
      if (0xD800...0xDBFF).contains(reference.value),
        let second = NumericReference(
          UnsafeBufferPointer(rebasing: rest[reference.length...])
        ),
        (0xDC00...0xDFFF).contains(second.value)
      {
        let value = 0x10000 + (reference.value - 0xD800) << 10 + (second.value - 0xDC00)
        return replace(
          reference.length + second.length,
          Array("&#\(value);".utf8),
          .surrogateReferences
        )
      }
      return replace(reference.length, [], .illegalCharacter)
    }
    let name = rest[1...].prefix(32).prefix {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
    }
    let end = 1 + name.count
    guard let first = name.first, first >= 0x41, end < rest.count, rest[end] == 0x3B else {
      return replace(1, Array("&amp;".utf8), .bareMarkup)
    }
    let word = String(decoding: name, as: UTF8.self)
    if ["amp", "lt", "gt", "quot", "apos"].contains(word) { return end + 1 }
    if let scalar = XMLCharacters.htmlEntity(word) {
      return replace(end + 1, Array("&#\(scalar.value);".utf8), .htmlEntities)
    }
    return replace(1, Array("&amp;".utf8), .unknownEntity)
  }
}

extension SourcePosition {
  /// Whether this place stands before another. A column of 0 is not known: then the line decides.
  fileprivate func precedes(_ other: SourcePosition) -> Bool {
    line != other.line ? line < other.line : column > 0 && column < other.column
  }
}
