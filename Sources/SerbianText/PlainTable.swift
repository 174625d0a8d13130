/// The tables of the common path (`PlainWords`), small enough to stay in the first cache.
///
/// A Latin letter has its place at its value below U+0080, and for U+0100 to U+017F from 128 on; a
/// Cyrillic one by the last bit of its first byte and the six of its second.
final class PlainTable {
  /// Letters that may begin a word: their Cyrillic in two bytes, from bit 16 the code, bit 21 for a
  /// capital. 0 for what is no letter, bit 31 for letters that need thought.
  let first: UnsafeMutablePointer<UInt32>
  /// Letters behind the first: the same, but a capital needs thought.
  let next: UnsafeMutablePointer<UInt32>
  /// By two letters (codes in five bits each), a bit for each third: the lower half says which make
  /// a foreign sequence, the upper half which are a digraph with the second, or dj.
  /// The same again from 1024 on, for a capital at the beginning of a word.
  let steps: UnsafeMutablePointer<UInt64>
  /// The Latin of a Cyrillic letter in three bytes, above them how many; 0 for all others.
  let cyrillic: UnsafeMutablePointer<UInt32>
  /// Bits by the first bytes of a word: whether the list of foreign words may have it.
  private let small: UnsafeMutablePointer<UInt8>
  private let capital: UnsafeMutablePointer<UInt8>

  private static let filterBits: UInt64 = 15

  init(table: LetterTable, foreign: [Substring]) {
    first = LetterTable.zeros(256)
    next = LetterTable.zeros(256)
    steps = LetterTable.zeros(1 << 11)
    cyrillic = LetterTable.zeros(128)
    small = LetterTable.zeros(1 << Int(Self.filterBits - 3))
    capital = LetterTable.zeros(1 << Int(Self.filterBits - 3))
    fillLetters(table)
    for index in 0..<1 << 15 {
      let pair = table.triples[index]
      let kinds: UInt64 =
        (pair & (LetterTable.Pair.foreign | LetterTable.Pair.maybeForeign) != 0 ? 1 : 0)
        | (pair & (LetterTable.Pair.digraph | LetterTable.Pair.dj) != 0 ? 1 << 32 : 0)
      steps[index >> 5] |= kinds << UInt64(index & 31)
      steps[1 << 10 | index >> 5] |= kinds << UInt64(index & 31)
    }
    for word in foreign { note(word) }
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

  deinit {
    first.deallocate()
    next.deallocate()
    steps.deallocate()
    cyrillic.deallocate()
    small.deallocate()
    capital.deallocate()
  }

  /// Whether the list of foreign words may have the word of `length` bytes, the first eight of
  /// which are `bytes`. Wrong in one of a hundred cases, and only in saying yes.
  @inline(__always)
  func mayBeForeign(_ bytes: UInt64, _ length: Int, isCapital: Bool) -> Bool {
    let bit = Self.bit(bytes, length)
    return (isCapital ? capital : small)[bit >> 3] >> UInt8(truncatingIfNeeded: bit & 7) & 1 != 0
  }

  @inline(__always)
  private static func bit(_ bytes: UInt64, _ length: Int) -> Int {
    let word = length >= 8 ? bytes : bytes &<< UInt64(truncatingIfNeeded: 64 - 8 * length)
    return Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) &>> (64 - filterBits))
  }

  private func note(_ word: Substring) {
    let lower = word.lowercased()
    func note(_ form: String, _ filter: UnsafeMutablePointer<UInt8>) {
      var bytes: UInt64 = 0
      for (index, byte) in form.utf8.prefix(8).enumerated() {
        bytes |= UInt64(byte) << UInt64(8 * index)
      }
      guard !form.isEmpty else { return }
      let bit = Self.bit(bytes, form.utf8.count)
      filter[bit >> 3] |= 1 << UInt8(bit & 7)
    }
    note(lower.prefix(1).uppercased() + lower.dropFirst(), capital)
    if lower == word { note(lower, small) }
  }
}
