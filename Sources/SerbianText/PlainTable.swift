/// The tables of the common path (`PlainWords`), small enough to stay in the first cache.
///
/// A Latin letter has its place at its value below U+0080, and for U+0100 to U+017F from 128 on; a
/// Cyrillic one by the last bit of its first byte and the six of its second.
final class PlainTable {
  /// What a byte says at the beginning of a character outside words: places of `kinds`.
  enum Kind {
    /// A chunk that holds it needs thought.
    static let thought: UInt8 = 0
    /// The first byte of a letter, as far as one byte tells.
    static let letter: UInt8 = 1
    static let blank: UInt8 = 2
    /// Punctuation that no address, placeholder or tag begins with.
    static let mark: UInt8 = 3
    static let digit: UInt8 = 4
    static let dot: UInt8 = 5
    static let hyphen: UInt8 = 6
    /// 0xC2: Latin-1 signs.
    static let sign: UInt8 = 7
    /// 0xE2: quotes and dashes, and no letters.
    static let general: UInt8 = 8
  }

  /// Bits of `triples`.
  enum Triple {
    /// No Serbian word has them, or the third is no Serbian letter.
    static let foreign: UInt8 = 1
    /// The last two are a digraph, or dj.
    static let digraph: UInt8 = 2
  }

  /// Kinds of bytes in text that is to become Cyrillic.
  let latinKinds: UnsafeMutablePointer<UInt8>
  /// The same in text that is to become Latin.
  let cyrillicKinds: UnsafeMutablePointer<UInt8>
  /// Letters that may begin a word: their Cyrillic in two bytes, from bit 16 the code, bit 21 for a
  /// capital. 0 for what is no letter, bit 31 for letters that need thought.
  let first: UnsafeMutablePointer<UInt32>
  /// Letters behind the first: the same, but a capital needs thought.
  let next: UnsafeMutablePointer<UInt32>
  /// What three letters are (codes in five bits each, the first lowest): bits of `Triple`.
  let triples: UnsafeMutablePointer<UInt8>
  /// Two small letters (codes in five bits each, the first lowest) in Cyrillic, four bytes.
  let pairs: UnsafeMutablePointer<UInt32>
  /// The Latin of a Cyrillic letter in three bytes, above them how many; 0 for all others.
  let cyrillic: UnsafeMutablePointer<UInt32>
  /// The Latin of two Cyrillic letters in up to six bytes, `isPlainPair`, and in the highest byte how
  /// many; 0 where one needs thought. The place: a byte for each letter, the first highest, with the bits
  /// of its last byte, but for the second highest that of its first byte. No letter is 0.
  let cyrillicPairs: UnsafeMutablePointer<UInt64>
  static let isPlainPair: UInt64 = 1 << 48
  /// The Latin of the Cyrillic letter that a letter of ASCII looks like, as in `cyrillic`; 0 where there is
  /// none. From 128 on, in the places of `cyrillic`: 1 for letters that a Latin one looks like.
  let twins: UnsafeMutablePointer<UInt32>
  /// Words that the list of foreign words may have, in small letters or with a capital, and such names
  /// with a case ending: by the codes (`beginning(of:)`) of the letters in which they begin.
  let listed: WordFilter
  /// The same in capitals, by their bytes.
  let capitals: WordFilter
  /// Symbols of units.
  let units: WordFilter
  /// What became of short Latin words.
  let words = WordMemo()

  init(table: LetterTable, foreign: [Substring], units symbols: [Substring]) {
    latinKinds = LetterTable.zeros(256)
    cyrillicKinds = LetterTable.zeros(256)
    first = LetterTable.zeros(256)
    next = LetterTable.zeros(256)
    triples = LetterTable.zeros(1 << 15)
    pairs = LetterTable.zeros(1 << 10)
    cyrillic = LetterTable.zeros(128)
    cyrillicPairs = LetterTable.zeros(1 << 16)
    twins = LetterTable.zeros(256)
    listed = WordFilter()
    capitals = WordFilter()
    units = WordFilter()
    fillKinds(table)
    fillLetters(table)
    fillCyrillicPairs()
    fillTwins()
    fillSequences(table)
    for word in foreign {
      let bare = word.filter { $0 != "~" && $0 != "!" }
      let lower = bare.lowercased()
      capitals.insert(lower.uppercased())
      let codes = lower.unicodeScalars.map { LetterTable.code(of: $0.value) }
      if lower == bare { listed.insert(codes: Self.beginning(of: codes, isCapital: false)) }
      for ending in Self.endings {
        let form = codes + ending
        if ending.isEmpty || form.count > 5 {
          listed.insert(codes: Self.beginning(of: form, isCapital: true))
        }
      }
    }
    for symbol in symbols { units.insert(String(symbol)) }
  }

  /// The codes of -a, -e, -i, -o, -u, -om, -ov, with which a listed name is still known, and of none.
  private static let endings: [[UInt8]] = [[], [1], [5], [9], [15], [21], [15, 13], [15, 22]]

  /// The codes that `PlainLatin` has read when it has written the first block of a word: five bits each
  /// from bit 10 on; a capital or a marked letter that is the first of all from bit 5 on.
  static func beginning(of codes: [UInt8], isCapital: Bool) -> UInt64 {
    guard let first = codes.first else { return 0 }
    var result: UInt64 = 0
    var rest = codes[...]
    if isCapital || first > 26 {
      result = UInt64(first) << 5
      rest = rest.dropFirst()
    }
    var bytes = 0
    var shift: UInt64 = 10
    for code in rest {
      bytes += code > 26 ? 2 : 1
      if bytes > 8 { break }
      result |= UInt64(code) << shift
      shift += 5
    }
    return result
  }

  private func fillKinds(_ table: LetterTable) {
    for byte in UInt8.min...UInt8.max {
      let kind =
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: Kind.blank
        case 0x2E: Kind.dot
        case 0x2D: Kind.hyphen
        case 0x30...0x39: Kind.digit
        case 0xC2: Kind.sign
        case 0xE2: Kind.general
        case 0x80...: Kind.thought
        default:
          ProtectedText.kind(of: byte) != 0
            ? Kind.thought : table.classes[Int(byte)] != 0 ? Kind.letter : Kind.mark
        }
      let isLatin = byte & 0xFE == 0xC4
      let isCyrillic = byte & 0xFE == 0xD0
      latinKinds[Int(byte)] = isLatin ? Kind.letter : kind
      cyrillicKinds[Int(byte)] = isCyrillic ? Kind.letter : kind
    }
  }

  private func fillLetters(_ table: LetterTable) {
    typealias Class = LetterTable.Class
    for value in 0..<0x180 where value < 0x80 || value >= 0x100 {
      let kind = table.classes[value]
      let place = value < 0x80 ? value : 0x80 | value & 0x7F
      let isPlain = kind & ~Class.upper == Class.serbianLatin
      let letter = table.converted[value] | UInt32(table.codes[value]) << 16
      let isCapital = kind & Class.upper != 0
      first[place] = kind == 0 ? 0 : isPlain ? letter | (isCapital ? 1 << 21 : 0) : 1 << 31
      next[place] = kind == 0 ? 0 : isPlain && !isCapital ? letter : 1 << 31
    }
    for value in 0x400..<0x480
    where table.classes[value] & ~Class.upper == Class.serbianCyrillic {
      cyrillic[value & 0x7F] = table.converted[value] | UInt32(table.convertedCount[value]) << 24
    }
  }

  /// Needs `cyrillic`.
  private func fillCyrillicPairs() {
    let places = (0..<128).filter { cyrillic[$0] != 0 }
    cyrillicPairs[0] = Self.isPlainPair
    for first in places {
      let letter = UInt64(cyrillic[first] & 0xFF_FFFF)
      let count = UInt64(cyrillic[first] >> 24)
      let row = (0x80 | first) << 8
      cyrillicPairs[row] = letter | Self.isPlainPair | count << 56
      for second in places {
        let next = UInt64(cyrillic[second] & 0xFF_FFFF)
        cyrillicPairs[row | 0x80 | second] =
          letter | next << (8 * count) | Self.isPlainPair
          | (count + UInt64(cyrillic[second] >> 24)) << 56
      }
    }
  }

  /// Needs `cyrillic`.
  private func fillTwins() {
    for value in UInt16(0x41)..<0x80 {
      let twin = Homoglyphs.cyrillic(value)
      if twin != 0 { twins[Int(value)] = cyrillic[Int(twin & 0x7F)] }
    }
    for value in UInt16(0x400)..<0x480 where Homoglyphs.latin(value) != 0 {
      twins[0x80 | Int(value & 0x7F)] = 1
    }
  }

  /// Needs `next`.
  private func fillSequences(_ table: LetterTable) {
    typealias Pair = LetterTable.Pair
    var letters = [UInt32](repeating: 0, count: 32)
    for place in 0..<256 where Int32(bitPattern: next[place]) > 0 {
      letters[Int(next[place] >> 16 & 31)] = next[place] & 0xFFFF
    }
    for first in 0..<32 {
      for second in 0..<32 {
        for third in 0..<32 {
          let kind = table.triples[first << 10 | second << 5 | third]
          let isForeign =
            kind & (Pair.foreign | Pair.maybeForeign) != 0 || [17, 23, 24, 25].contains(third)
          triples[third << 10 | second << 5 | first] =
            (isForeign ? Triple.foreign : 0)
            | (kind & (Pair.digraph | Pair.dj) != 0 ? Triple.digraph : 0)
        }
        pairs[second << 5 | first] = letters[first] | letters[second] << 16
      }
    }
  }

  deinit {
    latinKinds.deallocate()
    cyrillicKinds.deallocate()
    first.deallocate()
    next.deallocate()
    triples.deallocate()
    pairs.deallocate()
    cyrillic.deallocate()
    cyrillicPairs.deallocate()
    twins.deallocate()
    listed.deallocate()
    capitals.deallocate()
    units.deallocate()
    words.deallocate()
  }
}
