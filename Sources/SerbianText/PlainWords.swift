/// The common path: words that need no thought are written while they are read.
///
/// Each function gives up at the first sign that a word might be special, and leaves the word to the
/// careful path; the tests compare the two on every word of a dictionary. Room for twice the rest of
/// the input must have been reserved in `output`.
extension ConversionEngine {
  /// Writes whole chunks that are a plain word, with at most one mark of punctuation behind it, and
  /// the blanks between them: nothing in such a chunk can be protected. Returns where it stopped,
  /// at the beginning of a chunk.
  mutating func copyPlainChunks(from start: Int, to target: SerbianScript) -> Int {
    guard hasPlainPath, protected.isIdle(at: start) else { return start }
    if target == .cyrillic, isBehindNumber(start) { return start }
    output.reserve((inputCount - start) * 2 + 64)
    let end =
      target == .latin
      ? copyChunks(from: start) { $0.copyCyrillic($1, from: $2, limit: $3, to: &$4) }
      : copyChunks(from: start) { $0.copyLatin($1, from: $2, limit: $3, to: &$4) }
    if end > start { previousWasKept = false }
    return end
  }

  @inline(__always)
  private mutating func copyChunks(
    from start: Int,
    _ copyWord: (
      borrowing Self, UnsafePointer<UInt8>, Int, Int, inout UnsafeMutableRawPointer
    ) -> Int
  ) -> Int {
    let input = self.input
    let count = inputCount
    var position = start
    var last = previous
    var written = UnsafeMutableRawPointer(output.base + output.count)
    while position < count {
      var out = written
      let word = copyWord(self, input, position, count, &out)
      if word == position { break }
      var end = word
      if end < count {
        var byte = input[end]
        if byte != 0x20, Self.isPunctuation(byte) {
          out.storeBytes(of: byte, as: UInt8.self)
          out += 1
          end += 1
          byte = end < count ? input[end] : 0x20
        }
        guard byte == 0x20 || byte == 0x0A else { break }
        if end < count {
          out.storeBytes(of: byte, as: UInt8.self)
          out += 1
          end += 1
        }
      }
      written = out
      last = position..<word
      position = end
    }
    output.count = written - UnsafeMutableRawPointer(output.base)
    previous = last
    return position
  }

  @inline(__always)
  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x2E || byte == 0x3A || byte == 0x3B || byte == 0x21 || byte == 0x3F
  }

  /// Writes a plain word in the middle of a chunk. Returns where it ends; `start` when it needs more
  /// thought, with nothing written.
  mutating func copyPlainWord(from start: Int, limit: Int, to target: SerbianScript) -> Int {
    if target == .cyrillic, isBehindNumber(start) { return start }
    output.reserve((inputCount - start) * 2 + 64)
    let limit = min(limit, inputCount)
    var out = UnsafeMutableRawPointer(output.base + output.count)
    let end =
      target == .latin
      ? copyCyrillic(input, from: start, limit: limit, to: &out)
      : copyLatin(input, from: start, limit: limit, to: &out)
    guard end > start else { return start }
    output.count = out - UnsafeMutableRawPointer(output.base)
    previousWasKept = false
    previous = start..<end
    return end
  }

  /// A number before may make a Latin word a unit or a code.
  private func isBehindNumber(_ start: Int) -> Bool {
    guard start > 0 else { return false }
    let before = input[start - 1]
    if before == 0x20 { return start > 1 && isDigit(input[start - 2]) }
    return before == 0x2F || before == 0x2D || before == 0xA0 || isDigit(before)
  }

  /// A word of small Cyrillic letters and capitals other than Љ Њ Џ.
  @inline(__always)
  private borrowing func copyCyrillic(
    _ input: UnsafePointer<UInt8>,
    from start: Int,
    limit end: Int,
    to out: inout UnsafeMutableRawPointer
  ) -> Int {
    let letters = plain.cyrillic
    var cursor = UnsafeRawPointer(input + start)
    // A character has two bytes: the last one is none.
    let last = UnsafeRawPointer(input + end) - 1
    var write = out
    while cursor < last {
      let two = UInt32(cursor.loadUnaligned(as: UInt16.self).littleEndian)
      guard two & 0xC0FE == 0x80D0 else { break }
      let letter = letters[Int(two >> 8 & 0x3F | (two & 1) << 6)]
      if letter == 0 { return start }
      write.storeBytes(of: letter.littleEndian, as: UInt32.self)
      write += Int(letter >> 24)
      cursor += 2
    }
    let position = cursor - UnsafeRawPointer(input)
    if position == start { return start }
    if position < end {
      let byte = input[position]
      // A letter of another kind, a mark, or a numeral typed in Cyrillic.
      if byte != 0x20, byte < 0x80 ? table.classes[Int(byte)] != 0 : byte != 0xC2 && byte != 0xE2 {
        return start
      }
    }
    if input[start + 1] == 0xA5, isDoubleX(start, position) { return start }
    out = write
    return position
  }

  /// A word of small letters of Serbian Latin, the first of which may be a capital.
  @inline(__always)
  private borrowing func copyLatin(
    _ input: UnsafePointer<UInt8>,
    from start: Int,
    limit end: Int,
    to out: inout UnsafeMutableRawPointer
  ) -> Int {
    // The filter of foreign words reads eight bytes.
    guard start + 8 <= inputCount else { return start }
    let steps = plain.steps
    let next = plain.next
    let first = input[start]
    guard first < 0x80 || first & 0xFE == 0xC4 else { return start }
    var cursor = input + start + (first < 0x80 ? 1 : 2)
    let last = input + end
    var letter = plain.first[first < 0x80 ? Int(first) : Self.place(first, input[start + 1])]
    guard letter &- 1 < 1 << 31 - 1 else { return start }
    let isCapital = letter & 1 << 21 != 0
    var write = out
    write.storeBytes(of: UInt16(truncatingIfNeeded: letter).littleEndian, as: UInt16.self)
    write += 2
    // The codes of the last two letters (of a capital alone, bit 10 too), and what the sequences so
    // far are.
    var pair = letter >> 16 & 31 | (isCapital ? 1 << 10 : 0)
    var seen: UInt64 = 0
    while cursor < last {
      let byte = cursor.pointee
      if byte < 0x80 {
        letter = next[Int(byte)]
        cursor += 1
      } else if byte & 0xFE == 0xC4, cursor + 1 < last {
        letter = next[Self.place(byte, cursor[1])]
        cursor += 2
      } else if byte == 0xC2 || byte == 0xE2 {
        cursor += 1
        letter = 0
      } else {
        return start
      }
      guard letter &- 1 < 1 << 31 - 1 else {
        if letter != 0 { return start }
        cursor -= 1
        break
      }
      let code = letter >> 16
      let step = steps[Int(pair)] &>> UInt64(code)
      seen |= step
      if step & 1 << 32 != 0 {
        // The first letter is written already: the digraph takes its place.
        letter = table.digraphs[Int(pair & 31 | pair >> 5 & 32)]
        if code == 10 && pair & 31 == 4 { return start }
        write -= 2
      }
      write.storeBytes(of: UInt16(truncatingIfNeeded: letter).littleEndian, as: UInt16.self)
      write += 2
      pair = (pair << 5 | code) & 0x3FF
    }
    let position = cursor - input
    if (seen | steps[Int(pair)]) & 1 != 0 { return start }
    pair &= 0x3FF
    if pair < 32, !isPlainSingle(input, start, position, isCapital) { return start }
    if position < end, isDigit(input[position]) { return start }
    let bytes = UInt64(
      littleEndian: UnsafeRawPointer(input + start).loadUnaligned(as: UInt64.self)
    )
    let length = position - start
    if plain.mayBeForeign(bytes, length, isCapital: isCapital) { return start }
    if isCapital, length > 5,
      plain.mayBeForeign(bytes, length - 1, isCapital: true)
        || plain.mayBeForeign(bytes, length - 2, isCapital: true)
    {
      return start
    }
    if seen & 1 << 32 != 0, mayHaveSplit(start, position) { return start }
    out = write
    return position
  }

  /// The place in `PlainTable` of a letter of two bytes.
  @inline(__always)
  private static func place(_ first: UInt8, _ second: UInt8) -> Int {
    0x80 | Int(first & 1) << 6 | Int(second & 0x3F)
  }

  /// i, u, a, o, s, k between blanks: no unit, no initial, nothing to think about.
  @inline(__always)
  private borrowing func isPlainSingle(
    _ input: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int,
    _ isCapital: Bool
  ) -> Bool {
    !isCapital && end < inputCount && input[end] == 0x20 && start > 1 && input[start - 1] == 0x20
      && input[start] != 0x63 && input[start] != 0x70
  }

  /// Whether a rule may split a digraph of the word.
  private borrowing func mayHaveSplit(_ start: Int, _ end: Int) -> Bool {
    guard end - start < 60 else { return true }
    var count = 0
    var position = start
    while position < end {
      let byte = input[position]
      let isAscii = byte < 0x80
      let value = isAscii ? Int(byte) : Int(byte & 0x1F) << 6 | Int(input[position + 1] & 0x3F)
      codes[count] = table.codes[value]
      count += 1
      position += isAscii ? 1 : 2
    }
    for index in 0..<(count - 1) {
      if table.pair(codes[index], codes[index + 1]) == LetterTable.Pair.digraph,
        table.mayBeSplit(codes, at: index, count: count)
      {
        return true
      }
    }
    return false
  }

  @inline(__always)
  private borrowing func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether a word is two or more of Х: a Roman numeral typed in Cyrillic.
  func isDoubleX(_ start: Int, _ end: Int) -> Bool {
    guard end - start >= 4, end - start <= 6, options.romanNumerals == .keep else { return false }
    var position = start
    while position < end {
      if input[position] != 0xD0 || input[position + 1] != 0xA5 { return false }
      position += 2
    }
    return true
  }
}
