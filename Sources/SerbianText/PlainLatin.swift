/// Words of small letters of Serbian Latin, the first of which may be a capital.
struct PlainLatin: PlainWriter {
  private let input: UnsafePointer<UInt8>
  private let first: UnsafePointer<UInt32>
  private let next: UnsafePointer<UInt32>
  private let triples: UnsafePointer<UInt8>
  private let pairs: UnsafePointer<UInt32>
  private let digraphs: UnsafePointer<UInt32>
  private let splitBits: UnsafePointer<UInt8>
  private let small: WordFilter
  private let capital: WordFilter
  private let capitals: WordFilter
  private let units: WordFilter
  private let convertsAcronyms: Bool

  init(_ engine: borrowing ConversionEngine) {
    input = engine.input
    first = UnsafePointer(engine.plain.first)
    next = UnsafePointer(engine.plain.next)
    triples = UnsafePointer(engine.plain.triples)
    pairs = UnsafePointer(engine.plain.pairs)
    digraphs = UnsafePointer(engine.table.digraphs)
    splitBits = UnsafePointer(engine.table.splitBits)
    small = engine.plain.small
    capital = engine.plain.capital
    capitals = engine.plain.capitals
    units = engine.plain.units
    convertsAcronyms = engine.options.acronyms == .convert
  }

  @inline(__always)
  func write(
    _ start: UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>,
    _ out: inout UnsafeMutableRawPointer
  ) -> UnsafePointer<UInt8>? {
    var cursor = start
    var write = out
    // The codes of the last two letters, the earlier one lowest.
    var codes: UInt64 = 0
    var isCapital = false
    let byte = cursor.pointee
    if byte &- 0x61 >= 26 {
      guard cursor + 1 < last else { return nil }
      let letter = byte < 0x80 ? first[Int(byte)] : first[Self.place(byte, cursor[1])]
      guard Int32(bitPattern: letter) > 0 else { return nil }
      if byte < 0x80, cursor[1] &- 0x41 < 26 { return writeCapitals(start, last, &out) }
      cursor += byte < 0x80 ? 1 : 2
      isCapital = letter & 1 << 21 != 0
      write.storeBytes(of: UInt16(truncatingIfNeeded: letter).littleEndian, as: UInt16.self)
      write += 2
      codes = UInt64(letter >> 16 & 31) << 5
    }
    while true {
      guard cursor + 8 <= last else { return nil }
      let eight = EightBytes.load(cursor)
      let count = EightBytes.smallLetters(eight)
      let packed = EightBytes.packed(eight & EightBytes.mask(count))
      let all = packed << 10 | codes
      let kind = kinds(of: all)
      if kind != 0 {
        if kind & PlainTable.Triple.foreign != 0 { return nil }
        let afterCapital = isCapital && cursor - start <= 2 && write - out == 2
        guard writeDigraphs(cursor, count, last, codes, afterCapital, &write) else { return nil }
      } else {
        write.storeBytes(of: pairs[Int(packed & 0x3FF)].littleEndian, as: UInt32.self)
        write.storeBytes(
          of: pairs[Int(packed >> 10 & 0x3FF)].littleEndian,
          toByteOffset: 4,
          as: UInt32.self
        )
        write.storeBytes(
          of: pairs[Int(packed >> 20 & 0x3FF)].littleEndian,
          toByteOffset: 8,
          as: UInt32.self
        )
        write.storeBytes(
          of: pairs[Int(packed >> 30)].littleEndian,
          toByteOffset: 12,
          as: UInt32.self
        )
        write += 2 &* count
      }
      codes = all &>> UInt64(truncatingIfNeeded: 5 &* count) & 0x3FF
      cursor += count
      if count == 8 { continue }
      guard cursor + 1 < last else { return nil }
      let next = cursor.pointee
      if next & 0xFE == 0xC4 {
        let letter = self.next[Self.place(next, cursor[1])]
        guard Int32(bitPattern: letter) > 0 else { return nil }
        cursor += 2
        let code = UInt64(letter >> 16)
        let kind = triples[Int(code << 10 | codes)]
        if kind != 0 {
          // dž; dž with a capital goes the careful way.
          guard kind == PlainTable.Triple.digraph, !isCapital || cursor - start > 3,
            !mayBeSplit(codes, cursor, last)
          else { return nil }
          let digraph = digraphs[Int(codes >> 5)]
          write.storeBytes(
            of: UInt16(truncatingIfNeeded: digraph).littleEndian,
            toByteOffset: -2,
            as: UInt16.self
          )
        } else {
          write.storeBytes(of: UInt16(truncatingIfNeeded: letter).littleEndian, as: UInt16.self)
          write += 2
        }
        codes = (code << 10 | codes) >> 5
        continue
      }
      if next < 0x80 {
        // A capital inside, or a digit behind: a code.
        if self.next[Int(next)] != 0 || next &- 0x30 < 10 { return nil }
        break
      }
      if next == 0xE2 || next == 0xC2 && cursor[1] != 0xB5 { break }
      return nil
    }
    let length = cursor - start
    let bytes = EightBytes.load(start)
    if (isCapital ? capital : small).mayHold(bytes, length) { return nil }
    if isCapital, length > 5,
      capital.mayHold(bytes, length - 1) || capital.mayHold(bytes, length - 2)
    {
      return nil
    }
    if start > input, !isPlain(behind: start[-1], start, cursor, last, bytes) { return nil }
    if length == (byte < 0x80 ? 1 : 2), !isPlainSingle(start, last) { return nil }
    out = write
    return cursor
  }

  /// The place in `PlainTable` of a letter of two bytes.
  @inline(__always)
  private static func place(_ first: UInt8, _ second: UInt8) -> Int {
    0x80 | Int(first & 1) << 6 | Int(second & 0x3F)
  }

  /// What eight letters are with the two before them, joined. Codes of 0 behind the letters are the
  /// end of the word.
  @inline(__always)
  private func kinds(of codes: UInt64) -> UInt8 {
    let first = triples[Int(codes & 0x7FFF)] | triples[Int(codes >> 5 & 0x7FFF)]
    let second = triples[Int(codes >> 10 & 0x7FFF)] | triples[Int(codes >> 15 & 0x7FFF)]
    let third = triples[Int(codes >> 20 & 0x7FFF)] | triples[Int(codes >> 25 & 0x7FFF)]
    let fourth = triples[Int(codes >> 30 & 0x7FFF)] | triples[Int(codes >> 35 & 0x7FFF)]
    return first | second | third | fourth
  }

  /// The codes of C, D, I, L, M, V, as bits (X is no letter of Serbian).
  private static let numeralLetters: UInt64 = 0x40_3218

  /// Writes two to eight capitals of ASCII that are no numeral and have no digraph: UN, SAD, NATO.
  private func writeCapitals(
    _ start: UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>,
    _ out: inout UnsafeMutableRawPointer
  ) -> UnsafePointer<UInt8>? {
    guard convertsAcronyms, start + 8 <= last else { return nil }
    var cursor = start
    var write = out
    var codes: UInt64 = 0
    var isNumeral = true
    while cursor < last, cursor.pointee &- 0x41 < 26 {
      let byte = cursor.pointee
      let code = UInt64(byte & 31)
      guard cursor - start < 8, triples[Int(code << 10 | codes)] == 0 else { return nil }
      codes = (code << 10 | codes) >> 5
      isNumeral = isNumeral && Self.numeralLetters >> code & 1 != 0
      write.storeBytes(
        of: UInt16(truncatingIfNeeded: first[Int(byte)]).littleEndian,
        as: UInt16.self
      )
      write += 2
      cursor += 1
    }
    guard !isNumeral, triples[Int(codes)] == 0 else { return nil }
    if cursor < last {
      let byte = cursor.pointee
      let isEnd =
        byte < 0x80
        ? next[Int(byte)] == 0 && byte &- 0x30 >= 10
        : byte == 0xE2 || byte == 0xC2 && cursor + 1 < last && cursor[1] != 0xB5
      guard isEnd else { return nil }
    }
    let bytes = EightBytes.load(start)
    guard !capitals.mayHold(bytes, cursor - start),
      start == input || isPlain(behind: start[-1], start, cursor, last, bytes)
    else { return nil }
    out = write
    return cursor
  }

  /// Writes small letters one by one, digraphs among them. False when one may be two letters.
  private func writeDigraphs(
    _ cursor: UnsafePointer<UInt8>,
    _ count: Int,
    _ last: UnsafePointer<UInt8>,
    _ before: UInt64,
    _ isAfterCapital: Bool,
    _ out: inout UnsafeMutableRawPointer
  ) -> Bool {
    var codes = before
    for index in 0..<count {
      let byte = cursor[index]
      let code = UInt64(byte & 31)
      var letter = next[Int(byte)]
      if triples[Int(code << 10 | codes)] & PlainTable.Triple.digraph != 0 {
        // dj is d and j, or đ.
        if codes >> 5 == 4 || mayBeSplit(codes, cursor + index + 1, last) { return false }
        // The first letter is written already: the digraph takes its place.
        letter = digraphs[Int(codes >> 5) | (isAfterCapital && index == 0 ? 32 : 0)]
        out -= 2
      }
      out.storeBytes(of: UInt16(truncatingIfNeeded: letter).littleEndian, as: UInt16.self)
      out += 2
      codes = (code << 10 | codes) >> 5
    }
    return true
  }

  /// A number before may make a word a unit or a code.
  @inline(__always)
  private func isPlain(
    behind before: UInt8,
    _ start: UnsafePointer<UInt8>,
    _ end: UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>,
    _ bytes: UInt64
  ) -> Bool {
    if before == 0x20 {
      guard start - 1 > input, start[-2] &- 0x30 < 10 else { return true }
      return !units.mayHold(bytes, end - start)
    }
    return before &- 0x30 >= 10 && before != 0xA0 && before != 0x2D
  }

  /// i, u, a, o, s, k between blanks, the capitals of the last five too: no unit, no initial, no
  /// numeral.
  @inline(__always)
  private func isPlainSingle(
    _ start: UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>
  ) -> Bool {
    guard start + 1 < last, start[1] == 0x20, start > input, start[-1] <= 0x20 else { return false }
    switch start.pointee {
    case 0x61, 0x69, 0x6B, 0x6F, 0x73, 0x75, 0x41, 0x4B, 0x4F, 0x53, 0x55: return true
    default: return false
    }
  }

  /// Whether a rule may split the digraph before `cursor`; `codes` are those of its first letter and
  /// the letter before.
  @inline(__always)
  private func mayBeSplit(
    _ codes: UInt64,
    _ cursor: UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>
  ) -> Bool {
    var cursor = cursor
    let after = code(&cursor, last)
    let second = code(&cursor, last)
    let bit = LetterTable.splitBit(UInt32(codes >> 5), UInt32(codes & 31), after, second)
    return splitBits[bit >> 3] >> UInt8(truncatingIfNeeded: bit & 7) & 1 != 0
  }

  /// The code of the small letter at `cursor`, which moves behind it; 0 for all others.
  @inline(__always)
  private func code(
    _ cursor: inout UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>
  ) -> UInt32 {
    guard cursor < last else { return 0 }
    let byte = cursor.pointee
    cursor += 1
    if byte < 0x80 { return next[Int(byte)] >> 16 & 31 }
    guard byte & 0xFE == 0xC4, cursor < last else { return 0 }
    cursor += 1
    return next[Self.place(byte, cursor[-1])] >> 16 & 31
  }
}
