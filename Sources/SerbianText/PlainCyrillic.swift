/// Words of small Cyrillic letters and capitals other than Љ Њ Џ, and Latin words, which stay.
struct PlainCyrillic: PlainWriter {
  private let letters: UnsafePointer<UInt32>
  private let classes: UnsafePointer<UInt8>

  init(_ engine: borrowing ConversionEngine) {
    letters = UnsafePointer(engine.plain.cyrillic)
    classes = UnsafePointer(engine.table.classes)
  }

  @inline(__always)
  func write(
    _ start: UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>,
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
      // A character has two bytes: the last one is none.
      while cursor < last - 1 {
        let two = UInt32(UnsafeRawPointer(cursor).loadUnaligned(as: UInt16.self).littleEndian)
        guard two & 0xC0FE == 0x80D0 else { break }
        let letter = letters[Int(two >> 8 & 0x3F | (two & 1) << 6)]
        if letter == 0 { return nil }
        write.storeBytes(of: letter.littleEndian, as: UInt32.self)
        write += Int(letter >> 24)
        cursor += 2
      }
      if cursor == start || start[1] == 0xA5 && Self.isDoubleX(start, cursor) { return nil }
    }
    // Behind it a letter of another kind, a mark, or half a character.
    if cursor < last, !isOutsideWords(cursor, last) { return nil }
    out = write
    return cursor
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
