/// Which words stay in Latin letters: `foreign-words.txt` and `foreign-patterns.txt`.
///
/// Words are looked up by a hash of 64 bits alone, which is exact for words of twelve letters; that
/// a longer one meets one of the thousand entries by chance has a probability below one in 10^15.
struct ForeignWords {
  enum Entry: UInt8 {
    case anyCase = 1
    case capitalized = 2
    case exact = 3
    /// In capitals, in a line that has small letters: ISO is also a form of a name.
    case exactAmongSmall = 4
    /// As written, and in capitals in a line that has small letters: VoIP.
    case capitalizedAmongSmall = 5
    /// In any case but in capitals, which are another word: our, and the abbreviation OUR.
    case smallLetters = 6
    /// A Serbian word, but beside a foreign one a foreign one too: from, Maria.
    case serbian = 7
    /// The same of its form with a capital: Live, Game.
    case serbianName = 8
  }

  static let seed: UInt64 = 0
  private static let mask = 4095

  private var hashes = [UInt64](repeating: 0, count: 4096)
  private var entries = [UInt8](repeating: 0, count: 4096)
  private var patterns: [[UInt8]] = []

  /// Reads the lists and notes the patterns in `table`.
  init(table: LetterTable) {
    for word in SerbianResource.foreignWords.words { insert(word) }
    for line in SerbianResource.foreignPatterns.words {
      let letters = line.unicodeScalars.map { LetterTable.code(of: $0.value) }
      if letters.count == 2 {
        for before in UInt8(0)..<32 {
          table.noteTriple(before, letters[0], letters[1], LetterTable.Pair.foreign)
        }
      } else if letters.count == 3 {
        table.noteTriple(letters[0], letters[1], letters[2], LetterTable.Pair.foreign)
      } else if letters.count > 3 {
        table.noteTriple(letters[0], letters[1], letters[2], LetterTable.Pair.maybeForeign)
        patterns.append(letters)
      }
    }
  }

  /// One step of the hash over the codes of the letters: exact for twelve letters, since a code has
  /// five bits, and mixed for more.
  @inline(__always)
  static func hash(_ hash: UInt64, _ code: UInt8) -> UInt64 {
    (hash << 5 | hash >> 59) ^ UInt64(code)
  }

  /// The hash with every bit depending on every letter: for places in tables.
  @inline(__always)
  static func spread(_ hash: UInt64) -> UInt64 { hash &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  func entry(of hash: UInt64) -> Entry? {
    var slot = Int(truncatingIfNeeded: Self.spread(hash) >> 40) & Self.mask
    while entries[slot] != 0 {
      if hashes[slot] == hash { return Entry(rawValue: entries[slot]) }
      slot = (slot + 1) & Self.mask
    }
    return nil
  }

  /// Whether a word holds one of the sequences of more than three letters.
  func hasLongPattern(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    patterns.contains { pattern in
      // The ends of the word, ^ and $, have the code 0.
      (-1...max(-1, word.count + 1 - pattern.count)).contains { start in
        pattern.indices.allSatisfy { offset in
          let place = start + offset
          let letter = place < 0 || place >= word.count ? 0 : word[place]
          return letter == pattern[offset] && place <= word.count
        }
      }
    }
  }

  private mutating func insert(_ line: Substring) {
    let isAlsoSerbian = line.hasPrefix("~")
    let isSerbian = line.hasPrefix("!")
    let scalars = line.dropFirst(isAlsoSerbian || isSerbian ? 1 : 0).unicodeScalars
    let capitals = scalars.filter(\.properties.isUppercase).count
    let isInCapitals = capitals == scalars.count
    let entry: Entry =
      switch (isSerbian, isAlsoSerbian) {
      case (true, _): isInCapitals ? .smallLetters : capitals == 0 ? .serbian : .serbianName
      case (_, true): isInCapitals ? .exactAmongSmall : .capitalizedAmongSmall
      default: capitals == 0 ? .anyCase : isInCapitals ? .exact : .capitalized
      }
    let hash = scalars.reduce(Self.seed) { Self.hash($0, LetterTable.code(of: $1.value)) }
    var slot = Int(truncatingIfNeeded: Self.spread(hash) >> 40) & Self.mask
    while entries[slot] != 0 && hashes[slot] != hash { slot = (slot + 1) & Self.mask }
    hashes[slot] = hash
    entries[slot] = entry.rawValue
  }
}
