/// The common path: words that need no thought are written while they are read.
///
/// It copies chunk after chunk (what stands between blanks) as long as nothing in a chunk can be
/// protected and every word is one of the alphabet, in small letters but for the first, and on no
/// list. At the first sign that a chunk might be special it goes back to the chunk's beginning and
/// leaves it to the careful path; the tests compare the two.
extension ConversionEngine {
  /// Writes chunks from `start`, the beginning of one. Returns the beginning of the first that needs
  /// thought, or the end.
  mutating func copyPlain(from start: Int, to target: SerbianScript) -> Int {
    guard protected.isIdle(at: start) else { return start }
    output.reserve((inputCount - start) * 2 + 64)
    return target == .latin
      ? copyChunks(from: start, plain.cyrillicKinds, PlainCyrillic(self))
      : copyChunks(from: start, plain.latinKinds, PlainLatin(self))
  }

  @inline(__always)
  private mutating func copyChunks(
    from start: Int,
    _ kinds: UnsafePointer<UInt8>,
    _ writer: some PlainWriter
  ) -> Int {
    typealias Kind = PlainTable.Kind
    let last = input + inputCount
    var cursor = input + start
    var out = UnsafeMutableRawPointer(output.base + output.count)
    // The beginning of the chunk in both texts, and the word before it.
    var chunk = cursor
    var written = out
    var before = (start: input + previous.lowerBound, end: input + previous.upperBound)
    var word = before
    scan: while true {
      if cursor == last {
        chunk = cursor
        written = out
        before = word
        break
      }
      let byte = cursor.pointee
      let kind = kinds[Int(byte)]
      if kind == Kind.letter {
        // Words with a space between, which is most of a text, without leaving this loop.
        var isBehindWord = false
        while true {
          guard let end = writer.write(cursor, last, isBehindWord, &out) else { break scan }
          word = (cursor, end)
          cursor = end
          if last - cursor > 1, cursor.pointee == 0x2C || cursor.pointee == 0x2E,
            cursor[1] == 0x20
          {
            // A comma or a full stop with a space behind it belongs to no address.
            out.storeBytes(of: cursor.pointee, as: UInt8.self)
            out += 1
            cursor += 1
          }
          guard cursor < last, cursor.pointee == 0x20 else { continue scan }
          out.storeBytes(of: 0x20, as: UInt8.self)
          out += 1
          cursor += 1
          chunk = cursor
          written = out
          before = word
          guard cursor < last, kinds[Int(cursor.pointee)] == Kind.letter else { continue scan }
          isBehindWord = true
        }
      }
      if kind == Kind.thought { break }
      out.storeBytes(of: byte, as: UInt8.self)
      out += 1
      cursor += 1
      switch kind {
      case Kind.blank:
        chunk = cursor
        written = out
        before = word
      case Kind.dot:
        if cursor < last, !isPlainDot(cursor) { break scan }
      case Kind.hyphen:
        if cursor - 1 == chunk, cursor < last, cursor.pointee == byte { break scan }
      case Kind.sign:
        // The micro sign is a letter; behind the sign of a degree stands the symbol of a unit.
        guard cursor < last, cursor.pointee != 0xB5, cursor.pointee != 0xB0, cursor.pointee != 0xBA
        else { break scan }
        out.storeBytes(of: cursor.pointee, as: UInt8.self)
        out += 1
        cursor += 1
      case Kind.general:
        guard cursor + 1 < last else { break scan }
        out.storeBytes(of: cursor.pointee, as: UInt8.self)
        out.storeBytes(of: cursor[1], toByteOffset: 1, as: UInt8.self)
        out += 2
        cursor += 2
      default: break
      }
    }
    if before.end - input > start { previousWasKept = false }
    previous = (before.start - input)..<(before.end - input)
    output.count = written - UnsafeMutableRawPointer(output.base)
    return chunk - input
  }

  /// Whether a dot, with `next` behind it, joins no parts of a name: it ends a word, or stands
  /// between digits.
  @inline(__always)
  private func isPlainDot(_ next: UnsafePointer<UInt8>) -> Bool {
    let byte = next.pointee
    if byte &- 0x30 < 10 { return next - 1 > input && next[-2] &- 0x30 < 10 }
    return byte == 0xE2 || byte < 0x80 && byte != 0x5F && table.classes[Int(byte)] == 0
  }

  /// Whether a word is two or more of Х: a Roman numeral typed in Cyrillic.
  func isDoubleX(_ start: Int, _ end: Int) -> Bool {
    options.romanNumerals == .keep && PlainCyrillic.isDoubleX(input + start, input + end)
  }
}

/// What writes the words of one script in the other.
protocol PlainWriter {
  /// Writes the word at `cursor` and returns its end; nil, whatever was written, when the word needs
  /// thought. `isBehindWord` says that a word and a space, at most
  /// with a comma or a dot between, are known to be before it.
  func write(
    _ cursor: UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>,
    _ isBehindWord: Bool,
    _ out: inout UnsafeMutableRawPointer
  ) -> UnsafePointer<UInt8>?
}
