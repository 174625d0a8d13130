/// The common path: words that need no thought are written while they are read.
///
/// Each function gives up at the first sign that a word might be special, takes back what it wrote,
/// and leaves the word to the careful path; the tests compare the two on every word of a
/// dictionary. Room for twice the rest of the input must have been reserved in `output`.
extension ConversionEngine {
  private typealias Class = LetterTable.Class

  /// Writes whole chunks that are a plain word, with at most one mark of punctuation behind it, and
  /// the blanks between them: nothing in such a chunk can be protected. Returns where it stopped,
  /// at the beginning of a chunk.
  mutating func copyPlainChunks(from start: Int, to target: SerbianScript) -> Int {
    guard hasPlainPath, protected.isIdle(at: start) else { return start }
    output.reserve((inputCount - start) * 2 + 64)
    let input = self.input
    let count = inputCount
    var position = start
    var lastWord = previous
    while position < count {
      let byte = input[position]
      // Only what can begin a word: an ASCII letter, or the first byte of č … ж.
      guard byte >= 0x41, byte < 0xE0, byte >= 0xC4 || byte < 0x7B else { break }
      let written = output.count
      previous = lastWord
      let word =
        target == .latin
        ? copyPlainCyrillic(from: position, limit: count)
        : copyPlainLatin(from: position, limit: count)
      if word == position { break }
      var end = word
      var out = output.base + output.count
      if end < count, Self.isPunctuation(input[end]) {
        out[0] = input[end]
        out += 1
        end += 1
      }
      if end < count {
        guard input[end] == 0x20 || input[end] == 0x0A else {
          output.count = written
          break
        }
        out[0] = input[end]
        out += 1
        end += 1
      }
      output.count = out - output.base
      lastWord = position..<word
      position = end
    }
    previous = lastWord
    return position
  }

  @inline(__always)
  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x2E || byte == 0x3A || byte == 0x3B || byte == 0x21 || byte == 0x3F
  }

  /// Writes a word of small Cyrillic letters and capitals other than Љ Њ Џ. Returns where it ends;
  /// `start` when the word needs more thought, with nothing written.
  @inline(__always)
  mutating func copyPlainCyrillic(from start: Int, limit: Int) -> Int {
    let end = min(limit, inputCount)
    let input = self.input
    let letters = table.plainCyrillic
    var position = start
    var out = UnsafeMutableRawPointer(output.base + output.count)
    while position + 1 < end {
      let byte = input[position]
      guard byte & 0xFE == 0xD0 else { break }
      let letter = letters[Int(byte & 0x1F) << 6 | Int(input[position + 1] & 0x3F)]
      if letter == 0 { return start }
      out.storeBytes(of: letter, as: UInt32.self)
      out += Int(letter >> 24)
      position += 2
    }
    if position == start { return start }
    if position < end {
      let byte = input[position]
      // A letter of another kind, a mark, or a numeral typed in Cyrillic.
      if byte < 0x80 ? table.classes[Int(byte)] != 0 : byte != 0xC2 && byte != 0xE2 { return start }
    }
    if input[start + 1] == 0xA5, isDoubleX(start, position) { return start }
    output.count = out - UnsafeMutableRawPointer(output.base)
    previousWasKept = false
    return position
  }

  /// Writes a word of Serbian Latin letters with at most one capital. Returns where it ends;
  /// `start` when the word needs more thought, with nothing written.
  @inline(__always)
  mutating func copyPlainLatin(from start: Int, limit: Int) -> Int {
    // A number before may make it a unit or a code.
    if start > 0 {
      let before = input[start - 1]
      if before == 0x20 {
        if start > 1, isDigit(input[start - 2]) { return start }
      } else if before == 0x2F || before == 0x2D || before == 0xA0 || isDigit(before) {
        return start
      }
    }
    // Longer words take the careful path: the buffer of codes has room for sixty-four.
    let end = min(limit, inputCount, start + 60)
    let input = self.input
    let codes = self.codes
    let letters = table.plainLatin
    let triples = table.triples
    var position = start
    var out = UnsafeMutableRawPointer(output.base + output.count)
    var count = 0
    var capitals: UInt32 = 0
    var last = 0
    var hash = ForeignWords.seed
    var hasDigraph = false
    while position < end {
      let byte = input[position]
      var value = Int(byte)
      var size = 1
      if byte >= 0x80 {
        if byte == 0xC2 || byte == 0xE2 { break }
        guard byte == 0xC4 || byte == 0xC5, position + 1 < end else { return start }
        value = Int(byte & 0x1F) << 6 | Int(input[position + 1] & 0x3F)
        size = 2
      }
      let letter = letters[value]
      guard letter &- 1 < 1 << 31 - 1 else {
        if letter == 0 { break }
        return start
      }
      let code = Int(letter >> 16 & 31)
      last = (last << 5 | code) & 0x7FFF
      let pair = triples[last]
      codes[count] = UInt8(truncatingIfNeeded: code)
      count += 1
      capitals += letter >> 21 & 1
      hash = ForeignWords.hash(hash, UInt8(truncatingIfNeeded: code))
      if pair == 0 {
        out.storeBytes(of: UInt16(truncatingIfNeeded: letter), as: UInt16.self)
        out += 2
      } else {
        guard pair == LetterTable.Pair.digraph, letter >> 21 & 1 == 0 else { return start }
        // The first letter is written already: the digraph takes its place.
        let digraph = table.digraphs[(last >> 5 & 31) + (capitals == 1 && count == 2 ? 32 : 0)]
        (out - 2).storeBytes(of: UInt16(truncatingIfNeeded: digraph), as: UInt16.self)
        hasDigraph = true
      }
      position += size
    }
    if position == start + 60 { return start }
    if capitals > 1 || count < 2 && !isPlainSingle(start, position, capitals) { return start }
    if position < end, isDigit(input[position]) { return start }
    if triples[last << 5 & 0x7FFF] != 0 || table.mayBeForeign(hash) { return start }
    if capitals == 1, count > 5, stemMayBeForeign(count) { return start }
    if hasDigraph, mayHaveSplit(count) { return start }
    output.count = out - UnsafeMutableRawPointer(output.base)
    previousWasKept = false
    return position
  }

  /// Whether the word without its last one or two letters may be on the list of foreign words.
  private func stemMayBeForeign(_ count: Int) -> Bool {
    var hash = ForeignWords.seed
    for index in 0..<(count - 2) { hash = ForeignWords.hash(hash, codes[index]) }
    return table.mayBeForeign(hash)
      || table.mayBeForeign(ForeignWords.hash(hash, codes[count - 2]))
  }

  /// i, u, a, o, s, k between blanks: no unit, no initial, nothing to think about.
  private func isPlainSingle(_ start: Int, _ end: Int, _ capitals: UInt32) -> Bool {
    capitals == 0 && end < inputCount && input[end] == 0x20 && start > 1 && input[start - 1] == 0x20
      && input[start] != 0x63 && input[start] != 0x70
  }

  private func mayHaveSplit(_ count: Int) -> Bool {
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
  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

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
