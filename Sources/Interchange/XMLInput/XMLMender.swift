internal import BitextCore
internal import XMLStream

/// Makes XML of what is nearly XML, before a parser sees it: the document in UTF-8, without a
/// declaration and a document type, without characters that XML cannot hold, with entities that XML knows.
///
/// The parser stops for good at the first of these faults, so they are mended in the bytes; each is
/// told with its place. Lines are those of the file; columns count mended characters of that line as
/// they became. Text in CDATA sections and comments is left alone but for characters that XML cannot
/// hold. Bytes that are no text in the encoding of the document become U+FFFD. O(length), and one piece
/// in memory.
final class XMLMender {
  /// Something that was mended, at the place where the mended document has it.
  struct Fault {
    var kind: TMXRepair.Kind
    var position: SourcePosition
    var detail: String?
  }

  private enum Place {
    case markup, characterData, comment
  }

  /// The most bytes that a decision needs to see: two references to the halves of one character.
  private static let lookAhead = 48

  let source: ByteSource
  private let input: DecodedInput
  private var entities: [String: [UInt8]] = [:]
  private var isStarted = false
  /// Whether a document type stands at the start that the parser is to refuse.
  private var mayDeclare = false
  private var isEnded = false
  private var place = Place.markup
  private var held: [UInt8] = []
  private var line = 1
  /// Characters of the current line that stand before `lineStart` of the output.
  private var columnBase = 0
  private var faults: [Fault] = []
  private var firstFault = 0

  init(source: ByteSource, encoding: String?) {
    self.source = source
    input = DecodedInput(source: source, forced: encoding)
  }

  /// Where the next piece begins.
  var nextPlace: SourcePosition { SourcePosition(line: line, column: columnBase + 1) }

  /// The next piece of the mended document; nil at its end.
  func next() -> [UInt8]? {
    while !isEnded {
      var piece: [UInt8]
      if !isStarted {
        isStarted = true
        piece = begin()
      } else if let more = nextText() {
        piece = more
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

  /// Whether there may be a fault up to a place; when not, none need be taken.
  var hasFaults: Bool { firstFault < faults.count }

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

  private static let hyphenOfComment: UInt8 = 0x7F

  /// Says that what was given last is read again, and gives back what was taken for a comment without end.
  func leaveComment(_ bytes: inout [UInt8]) {
    if place == .comment {
      for index in bytes.indices where bytes[index] == Self.hyphenOfComment {
        bytes[index] = UInt8(ascii: "-")
      }
    }
    place = .markup
  }

  // MARK: Start

  private func begin() -> [UInt8] {
    var text = nextText() ?? []
    // Marks of other editors behind the first, and zeros.
    let filler = text.prefixLength(of: [[0xEF, 0xBB, 0xBF], [0]])
    if filler > 0 { text.removeFirst(filler) }
    var prolog = XMLProlog()
    var isRead = prolog.read(&text)
    while !isRead, text.count < XMLProlog.longest, let more = nextText() {
      text += more
      isRead = prolog.read(&text)
    }
    entities = prolog.entities
    mayDeclare = prolog.isRefused || !isRead
    if prolog.hasStrayText {
      faults.append(Fault(kind: .strayMarkup, position: SourcePosition(line: 1, column: 1)))
    }
    return text
  }

  /// The next piece as UTF-8.
  private func nextText() -> [UInt8]? {
    let text = input.next()
    if let name = input.takeOtherEncoding() {
      faults.append(
        Fault(
          kind: .otherEncoding,
          position: SourcePosition(line: line, column: 1),
          detail: name
        )
      )
    }
    return text
  }

  // MARK: Pieces

  /// Bytes that need a look: in markup and text, and inside comments and CDATA sections.
  private static let markupBytes = ByteTable([0x26, 0x3C, 0x5D, 0xED, 0xEF, 0xFF])
  private static let opaqueBytes = ByteTable([0x2D, 0x5D, 0xED, 0xEF, 0xFF])

  /// A table outside of Swift's counting, which would take longer than the look-up.
  private struct ByteTable: @unchecked Sendable {
    let isWanted: UnsafePointer<Bool>

    init(_ bytes: [Int]) {
      let table = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
      for byte in 0..<256 {
        table[byte] = byte < 0x20 && byte != 0x09 && byte != 0x0D || bytes.contains(byte)
      }
      isWanted = UnsafePointer(table)
    }
  }

  private func mend(_ piece: [UInt8]) -> [UInt8] {
    var output = MendedBytes(columnBase: columnBase)
    let (markupBytes, opaqueBytes) = (Self.markupBytes.isWanted, Self.opaqueBytes.isWanted)
    piece.withUnsafeBufferPointer { input in
      let count = input.count
      var index = 0
      // Where it is worth while to look for common bytes again.
      var retry = 0
      while true {
        if index >= retry, place == .markup {
          index = passCommon(input, from: index, &output)
          retry = index + 4 * ByteBlock.length
        }
        let isWanted = place == .markup ? markupBytes : opaqueBytes
        let end = place == .markup ? min(count, max(retry, index)) : count
        while index < end, !isWanted[Int(input[index])] { index &+= 1 }
        if index >= count { break }
        if index >= end { continue }
        let byte = input[index]
        if byte == 0x0A {
          index += 1
          line += 1
          output.startLine(at: index)
          continue
        }
        // Nearly every '<' begins a tag.
        if byte == 0x3C, place == .markup, index + 1 < count,
          (0x61...0x7A).contains(input[index + 1]) || input[index + 1] == 0x2F
        {
          index += 1
          continue
        }
        if count - index < Self.lookAhead, !isEnded, byte >= 0x20 {
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

  /// Goes on as far as markup and text have, in blocks, nothing that needs a look but tags and ends of lines.
  private func passCommon(
    _ input: UnsafeBufferPointer<UInt8>,
    from start: Int,
    _ output: inout MendedBytes
  ) -> Int {
    guard let base = input.baseAddress else { return start }
    var index = start
    var lines = 0
    // A byte must stand behind a block: whether '<' begins a tag depends on it.
    while index &+ ByteBlock.length < input.count {
      let block = ByteBlock(at: base + index)
      let next = ByteBlock(at: base + index + 1)
      let newlines = block.equals(0x0A)
      let blanks = newlines .| block.equals(0x09) .| block.equals(0x0D)
      let controls = block.isBelow(0x20) .& .!blanks
      let tags = next.isAmong(26, from: 0x61) .| next.equals(0x2F)
      let others =
        controls .| block.equals(0x26) .| block.equals(0x5D) .| block.isAtLeast(0xED)
        .| (block.equals(0x3C) .& .!tags)
      if others.isAnywhere { break }
      lines &+= (newlines.bytes & 1).sum
      index &+= ByteBlock.length
    }
    if lines > 0, let newline = input[start..<index].lastIndex(of: 0x0A) {
      line += lines
      output.startLine(at: newline + 1)
    }
    return index
  }

  /// Looks at a byte; says how many bytes are dealt with.
  private func look(
    _ rest: UnsafeBufferPointer<UInt8>,
    at index: Int,
    _ input: UnsafeBufferPointer<UInt8>,
    _ output: inout MendedBytes
  ) -> Int {
    /// A kind of nil is no fault of the document.
    func replace(_ length: Int, _ text: [UInt8], _ kind: TMXRepair.Kind?) -> Int {
      let column = output.replace(input, index, length, by: text)
      if let kind {
        faults.append(Fault(kind: kind, position: SourcePosition(line: line, column: column)))
      }
      return length
    }
    switch rest[0] {
    case 0x26: return lookAtAmpersand(rest, replace)
    case 0x3C: return lookAtTag(rest, replace)
    case 0x2D:
      guard place == .comment, rest.count > 1, rest[1] == 0x2D else { return 1 }
      if rest.count > 2, rest[2] == 0x3E {
        place = .markup
      } else {
        // XML forbids '--' in a comment, and libxml2 copies all of the comment for each. Nobody reads it,
        // unless it has no end: see `leaveComment`.
        _ = output.replace(input, index, 1, by: [Self.hyphenOfComment])
      }
      return 1
    case 0x5D:
      guard rest.starts(with: Array("]]>".utf8)) else { return 1 }
      if place == .characterData {
        place = .markup
      }
      // In text XML does not allow the three together.
      else if place == .markup {
        return replace(3, Array("]]&gt;".utf8), .bareMarkup)
      }
      return 1
    case 0xED: return lookAtSurrogate(rest, replace)
    case 0xFF: return replace(1, [0xEF, 0xBF, 0xBD], .damagedCharacter)
    case 0xEF:
      // U+FFFE and U+FFFF.
      guard rest.count > 2, rest[1] == 0xBF, rest[2] >= 0xBE else { return 1 }
      return replace(3, [], .illegalCharacter)
    default: return replace(1, [], .illegalCharacter)
    }
  }

  private func lookAtTag(
    _ rest: UnsafeBufferPointer<UInt8>,
    _ replace: (Int, [UInt8], TMXRepair.Kind?) -> Int
  ) -> Int {
    switch rest.count > 1 ? rest[1] : 0x20 {
    case 0x21: return lookAtDeclaration(rest, replace)
    case 0x3F:
      // A second declaration, as where files were put one behind the other: an instruction to nobody.
      let isDeclaration =
        rest.count > 5 && rest.starts(with: Array("<?xml".utf8)) && rest[5] <= 0x20
      return isDeclaration ? replace(5, Array("<?x".utf8), nil) : 1
    case 0x80..., 0x41...0x5A, 0x61...0x7A, 0x2F, 0x3A, 0x5F: return 1
    default: return rest.count < 2 ? 1 : replace(1, Array("&lt;".utf8), .bareMarkup)
    }
  }

  /// Halves of characters, each in three bytes, which some programs write for UTF-8 (CESU-8).
  private func lookAtSurrogate(
    _ rest: UnsafeBufferPointer<UInt8>,
    _ replace: (Int, [UInt8], TMXRepair.Kind?) -> Int
  ) -> Int {
    func half(_ at: Int) -> UInt32? {
      guard rest.count >= at + 3, rest[at] == 0xED, rest[at + 1] >= 0xA0,
        rest[at + 1] < 0xC0, rest[at + 2] & 0xC0 == 0x80
      else { return nil }
      return 0xD000 | UInt32(rest[at + 1] & 0x3F) << 6 | UInt32(rest[at + 2] & 0x3F)
    }
    guard let first = half(0) else { return 1 }
    if first < 0xDC00, let second = half(3), second >= 0xDC00,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    {
      return replace(6, Array(String(Character(scalar)).utf8), .surrogateReferences)
    }
    return replace(3, [], .illegalCharacter)
  }

  private func lookAtDeclaration(
    _ rest: UnsafeBufferPointer<UInt8>,
    _ replace: (Int, [UInt8], TMXRepair.Kind?) -> Int
  ) -> Int {
    if rest.starts(with: Array("<!--".utf8)) {
      place = .comment
      return 4
    }
    if rest.starts(with: Array("<![CDATA[".utf8)) {
      place = .characterData
      return 9
    }
    // A document type behind the start, as where files were put one behind the other, is text.
    return mayDeclare ? 2 : replace(1, Array("&lt;".utf8), .bareMarkup)
  }

  private func lookAtAmpersand(
    _ rest: UnsafeBufferPointer<UInt8>,
    _ replace: (Int, [UInt8], TMXRepair.Kind?) -> Int
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
    let name = rest[1...].prefix(40).prefix { XMLProlog.isNameByte($0) }
    let end = 1 + name.count
    guard let first = name.first, first >= 0x41, end < rest.count, rest[end] == 0x3B else {
      return replace(1, Array("&amp;".utf8), .bareMarkup)
    }
    let word = String(decoding: name, as: UTF8.self)
    if ["amp", "lt", "gt", "quot", "apos"].contains(word) { return end + 1 }
    if let text = entities[word] { return replace(end + 1, text, .declaredEntity) }
    if let scalar = NamedCharacters.scalar(word) {
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
