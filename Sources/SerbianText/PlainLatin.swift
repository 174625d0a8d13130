/// Words of small letters of Serbian Latin, the first of which may be a capital.
struct PlainLatin: PlainWriter {
  private let input: UnsafePointer<UInt8>
  private let first: UnsafePointer<UInt32>
  private let next: UnsafePointer<UInt32>
  private let triples: UnsafePointer<UInt8>
  private let pairs: UnsafePointer<UInt32>
  private let digraphs: UnsafePointer<UInt32>
  private let splitBits: UnsafePointer<UInt8>
  private let listed: WordFilter
  private let capitals: WordFilter
  private let units: WordFilter
  private let convertsAcronyms: Bool
  private let memo: WordMemo

  init(_ engine: borrowing ConversionEngine) {
    input = engine.input
    first = UnsafePointer(engine.plain.first)
    next = UnsafePointer(engine.plain.next)
    triples = UnsafePointer(engine.plain.triples)
    pairs = UnsafePointer(engine.plain.pairs)
    digraphs = UnsafePointer(engine.table.digraphs)
    splitBits = UnsafePointer(engine.table.splitBits)
    listed = engine.plain.listed
    capitals = engine.plain.capitals
    units = engine.plain.units
    memo = engine.plain.words
    convertsAcronyms = engine.options.acronyms == .convert
  }

  @inline(__always)
  func write(
    _ start: UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>,
    _ isBehindWord: Bool,
    _ out: inout UnsafeMutableRawPointer
  ) -> UnsafePointer<UInt8>? {
    // A word behind another is the same each time.
    var key = WordMemo.Key(low: 0, high: 0, length: 0)
    if isBehindWord, start + WordMemo.reach <= last {
      key = WordMemo.key(start)
      if let count = memo.write(key, to: out) {
        out += count
        return start + key.length
      }
    }
    var cursor = start
    var write = out
    // The codes of the last two letters, the earlier one lowest.
    var codes: UInt64 = 0
    // The codes of the first block, and of a capital before it: what the list is asked for.
    var beginning: UInt64 = 0
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
      var eight = EightBytes.load(cursor)
      var count = EightBytes.smallLetters(eight)
      var used = count
      // A letter of two bytes becomes one byte with its code.
      while used < 7,
        UInt8(truncatingIfNeeded: eight &>> UInt64(truncatingIfNeeded: 8 &* count)) & 0xFE == 0xC4
      {
        let letter = next[Self.place(cursor[used], cursor[used + 1])]
        guard Int32(bitPattern: letter) > 0 else { return nil }
        let bits = UInt64(truncatingIfNeeded: 8 &* count)
        let code = UInt64(0x60 | letter >> 16)
        let kept = eight & ~(UInt64.max &<< bits)
        let behind = (eight &>> bits) &>> 16
        let run = EightBytes.smallLetters(behind)
        eight = kept | (behind << 8 | code) &<< bits
        count += 1 + run
        used += 2 + run
      }
      let packed = EightBytes.packed(eight & EightBytes.mask(count))
      let all = packed << 10 | codes
      if cursor - start <= 2 { beginning = all }
      let kind = kinds(of: all)
      if kind != 0 {
        if kind & PlainTable.Triple.foreign != 0 { return nil }
        let afterCapital = isCapital && cursor - start <= 2 && write - out == 2
        guard writeDigraphs(eight, count, cursor, last, codes, afterCapital, &write) else {
          return nil
        }
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
      cursor += used
      if used >= 8 { continue }
      // At least one byte of the eight is left.
      let next = cursor.pointee
      if next < 0x80 {
        // A capital inside, or a digit behind: a code.
        if self.next[Int(next)] != 0 || next &- 0x30 < 10 { return nil }
        break
      }
      if next & 0xFE == 0xC4 { continue }
      guard cursor + 1 < last else { return nil }
      if next == 0xE2 || next == 0xC2 && cursor[1] != 0xB5 { break }
      return nil
    }
    if listed.mayHold(codes: beginning) { return nil }
    if !isBehindWord, start > input, !isPlain(behind: start[-1], start, cursor, last) { return nil }
    if cursor - start == (byte < 0x80 ? 1 : 2), !isPlainSingle(start, last) { return nil }
    // Not with a quotation mark behind the word, which the key would hold.
    if cursor - start == key.length { memo.insert(key, outcome: out, count: write - out) }
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
      start == input || isPlain(behind: start[-1], start, cursor, last)
    else { return nil }
    out = write
    return cursor
  }

  /// Writes small letters one by one, digraphs among them: `count` of `letters`, which stand at `cursor`.
  /// False when one may be two letters.
  private func writeDigraphs(
    _ letters: UInt64,
    _ count: Int,
    _ cursor: UnsafePointer<UInt8>,
    _ last: UnsafePointer<UInt8>,
    _ before: UInt64,
    _ isAfterCapital: Bool,
    _ out: inout UnsafeMutableRawPointer
  ) -> Bool {
    var codes = before
    var letters = letters
    var cursor = cursor
    for index in 0..<count {
      let code = letters & 31
      letters >>= 8
      cursor += cursor.pointee < 0x80 ? 1 : 2
      var letter = pairs[Int(code)]
      if triples[Int(code << 10 | codes)] & PlainTable.Triple.digraph != 0 {
        // dj is d and j, or đ.
        if codes >> 5 == 4 && code == 10 || mayBeSplit(codes, cursor, last) { return false }
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
    _ last: UnsafePointer<UInt8>
  ) -> Bool {
    if before == 0x20 {
      guard start - 1 > input, start[-2] &- 0x30 < 10 else { return true }
      return !units.mayHold(EightBytes.load(start), end - start)
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
