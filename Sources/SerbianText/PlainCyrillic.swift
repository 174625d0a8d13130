/// Words of small Cyrillic letters and capitals other than Љ Њ Џ, and Latin words, which stay.
struct PlainCyrillic: PlainWriter {
  private let letters: UnsafePointer<UInt32>
  private let pairs: UnsafePointer<UInt64>
  private let twins: UnsafePointer<UInt32>
  private let classes: UnsafePointer<UInt8>
  private let mayGuess: Bool

  init(_ engine: borrowing ConversionEngine) {
    letters = UnsafePointer(engine.plain.cyrillic)
    pairs = UnsafePointer(engine.plain.cyrillicPairs)
    twins = UnsafePointer(engine.plain.twins)
    mayGuess = !engine.notesDoubts
    classes = UnsafePointer(engine.table.classes)
  }

  @inline(__always)
  func write(
    _ start: UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>,
    _ isBehindWord: Bool,
    _ out: inout UnsafeMutableRawPointer
  ) -> UnsafePointer<UInt8>? {
    var cursor = start
    var write = out
    if cursor.pointee < 0x80 {
      while cursor < last, cursor.pointee < 0x80, classes[Int(cursor.pointee)] != 0 {
        write.storeBytes(of: cursor.pointee, as: UInt8.self)
        write += 1
        cursor += 1
      }
    } else {
      while true {
        guard cursor + 16 <= last else {
          guard writeSingly(&cursor, last, &write) else { return nil }
          break
        }
        let length = writeEight(cursor, &write)
        if length < 0 { return nil }
        cursor += length
        if length < 16 { break }
      }
      if cursor == start || start[1] == 0xA5 && Self.isDoubleX(start, cursor) { return nil }
    }
    // Behind it a letter of another kind, a mark, or half a character.
    if cursor < last, !isOutsideWords(cursor, last) { return writeMixed(start, last, &out) }
    out = write
    return cursor
  }

  /// Writes a word in which Latin letters stand for the Cyrillic ones that they look like. One of its letters
  /// can be Cyrillic only; or, where nobody asks for doubts, one is small, so that it is no numeral.
  @inline(never)
  private func writeMixed(
    _ start: UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>,
    _ out: inout UnsafeMutableRawPointer
  ) -> UnsafePointer<UInt8>? {
    var cursor = start
    var write = out
    var isCertain = false
    while cursor < last {
      let byte = cursor.pointee
      isCertain = isCertain || mayGuess && byte & 0xE0 == 0x60
      var letter = twins[Int(byte & 0x7F)]
      var length = 1
      if byte >= 0x80 {
        guard byte & 0xFE == 0xD0, cursor + 1 < last else { break }
        let place = Int(byte & 1) << 6 | Int(cursor[1] & 0x3F)
        letter = letters[place]
        isCertain = isCertain || twins[0x80 | place] == 0 || mayGuess && place >= 0x30
        length = 2
      } else if classes[Int(byte)] == 0 {
        break
      }
      if letter == 0 { return nil }
      write.storeBytes(of: letter.littleEndian, as: UInt32.self)
      write += Int(letter >> 24)
      cursor += length
    }
    guard isCertain, cursor == last || isOutsideWords(cursor, last) else { return nil }
    out = write
    return cursor
  }

  /// Writes the letters that begin in the next sixteen bytes, two by two and without a branch for each.
  /// Returns how many bytes they take, or less than 0 when one of them needs thought.
  @inline(__always)
  private func writeEight(
    _ cursor: UnsafePointer<UInt8>,
    _ write: inout UnsafeMutableRawPointer
  ) -> Int {
    let first = EightBytes.load(cursor)
    let second = EightBytes.load(cursor + 8)
    let firstBits = Self.letterBits(first)
    let secondBits = firstBits == 64 ? Self.letterBits(second) : 0
    let firstCodes = Self.pairCodes(first & Self.mask(firstBits))
    let secondCodes = Self.pairCodes(second & Self.mask(secondBits))
    let one = pairs[Int(truncatingIfNeeded: firstCodes & 0xFFFF)]
    let two = pairs[Int(truncatingIfNeeded: firstCodes >> 32 & 0xFFFF)]
    let three = pairs[Int(truncatingIfNeeded: secondCodes & 0xFFFF)]
    let four = pairs[Int(truncatingIfNeeded: secondCodes >> 32 & 0xFFFF)]
    guard one & two & three & four & PlainTable.isPlainPair != 0 else { return -1 }
    write.storeBytes(of: one.littleEndian, as: UInt64.self)
    write += Int(truncatingIfNeeded: one >> 56)
    write.storeBytes(of: two.littleEndian, as: UInt64.self)
    write += Int(truncatingIfNeeded: two >> 56)
    write.storeBytes(of: three.littleEndian, as: UInt64.self)
    write += Int(truncatingIfNeeded: three >> 56)
    write.storeBytes(of: four.littleEndian, as: UInt64.self)
    write += Int(truncatingIfNeeded: four >> 56)
    return (firstBits + secondBits) >> 3
  }

  /// How many of eight bytes, in bits, are letters that begin with D0 or D1.
  @inline(__always)
  private static func letterBits(_ bytes: UInt64) -> Int {
    let others = (bytes ^ 0x80D0_80D0_80D0_80D0) & 0xC0FE_C0FE_C0FE_C0FE
    return others.trailingZeroBitCount & ~15
  }

  @inline(__always)
  private static func mask(_ bits: Int) -> UInt64 {
    bits >= 64 ? .max : ~(.max &<< UInt64(truncatingIfNeeded: bits))
  }

  /// The places in `PlainTable.cyrillicPairs` of four letters, in the lowest and the third sixteen bits.
  @inline(__always)
  private static func pairCodes(_ bytes: UInt64) -> UInt64 {
    let codes = bytes >> 8 & 0x00BF_00BF_00BF_00BF | bytes << 6 & 0x0040_0040_0040_0040
    return codes << 8 | codes >> 16
  }

  /// The same letter by letter, up to the last word of a text. False when one needs thought.
  private func writeSingly(
    _ cursor: inout UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>,
    _ write: inout UnsafeMutableRawPointer
  ) -> Bool {
    // A character has two bytes: the last one is none.
    while cursor < last - 1 {
      let two = UInt32(UnsafeRawPointer(cursor).loadUnaligned(as: UInt16.self).littleEndian)
      guard two & 0xC0FE == 0x80D0 else { break }
      let letter = letters[Int(two >> 8 & 0x3F | (two & 1) << 6)]
      if letter == 0 { return false }
      write.storeBytes(of: letter.littleEndian, as: UInt32.self)
      write += Int(letter >> 24)
      cursor += 2
    }
    return true
  }

  @inline(__always)
  private func isOutsideWords(
    _ cursor: UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>
  ) -> Bool {
    let byte = cursor.pointee
    if byte < 0x80 { return classes[Int(byte)] == 0 }
    return byte == 0xE2 || byte == 0xC2 && cursor + 1 < last && cursor[1] != 0xB5
  }

  static func isDoubleX(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Bool {
    guard end - start >= 4, end - start <= 6 else { return false }
    var cursor = start
    while cursor < end {
      if cursor[0] != 0xD0 || cursor[1] != 0xA5 { return false }
      cursor += 2
    }
    return true
  }
}
