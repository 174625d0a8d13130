internal import FuzzyMatching

/// Texts as the indexes need them: strict keys, the words of the concordance, tokens with how often
/// they occur. Knows nothing of the database, so that another thread can make it.
struct FoldedTexts: Sendable {
  struct Text: Sendable {
    /// Where it stands in `written`.
    var written: Range<Int>
    /// Where its strict key stands in `keys`.
    var key: Range<Int>
    /// Places of its tokens in `places`.
    var tokens: Range<Int>
  }

  /// A token of a family: its text stands in `keys`, where it was first met.
  struct Token: Sendable {
    fileprivate var hash: UInt64
    var family: Int64
    var text: Range<Int32>
    var frequency: UInt32
  }

  private(set) var texts = ContiguousArray<Text>()
  /// The texts as they are written, UTF-8.
  private(set) var written = ContiguousArray<UInt8>()
  /// UTF-8.
  private(set) var keys = ContiguousArray<UInt8>()
  /// The tokens of the texts, as places in `tokens`.
  private(set) var places = ContiguousArray<Int32>()
  /// Each token once, in the order in which they were met.
  private(set) var tokens = ContiguousArray<Token>()
  /// Rows of the concordance, UTF-8.
  private(set) var words: [UInt8] = []
  /// By row: where it starts in `words`.
  private(set) var rows: [Int] = []
  /// The first text of the last row.
  private var firstOfRow = 0
  private static let separator = Array(" \(Folding.separator) ".utf8)
  /// Open addressing: the upper half of the hash, and below it the place; 2^64 - 1 where free.
  private var slots = ContiguousArray<UInt64>(repeating: .max, count: 1024)

  /// Begins the row of a unit in the concordance. Texts follow.
  mutating func beginRow() {
    rows.append(words.count)
    firstOfRow = texts.count
  }

  /// A row of the concordance.
  func words(ofRow row: Int) -> Range<Int> {
    rows[row]..<(row + 1 < rows.count ? rows[row + 1] : words.count)
  }

  /// Takes in a text of the last row; tokens of different families are different. O(length).
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, family: Int64) {
    let key = keys.count
    let start = places.count
    let first = written.count
    written.append(contentsOf: text)
    StrictKey.append(text, to: &keys)
    if texts.count > firstOfRow { words.append(contentsOf: Self.separator) }
    keys.withUnsafeBufferPointer { keys in
      let bytes = UnsafeBufferPointer(rebasing: keys[key...])
      Folding.appendWords(ofStrict: bytes, to: &words)
      Tokenizer.forEachToken(in: bytes) { token in
        let range = key + token.range.lowerBound..<key + token.range.upperBound
        let place = Self.place(of: range, family, keys, &tokens, &slots)
        places.append(place)
      }
    }
    texts.append(
      Text(written: first..<written.count, key: key..<keys.count, tokens: start..<places.count)
    )
  }

  mutating func removeAll() {
    texts.removeAll(keepingCapacity: true)
    written.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = .max }
  }

  /// The place of the token that stands there, which is counted.
  private static func place(
    of range: Range<Int>,
    _ family: Int64,
    _ keys: UnsafeBufferPointer<UInt8>,
    _ tokens: inout ContiguousArray<Token>,
    _ slots: inout ContiguousArray<UInt64>
  ) -> Int32 {
    let text = UnsafeBufferPointer(rebasing: keys[range])
    let hash = StableHash.hash(text, seed: UInt64(bitPattern: family) &* 0x9E37_79B9_7F4A_7C15)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != .max {
      if slots[slot] >> 32 == hash >> 32 {
        let place = Int(slots[slot] & 0xFFFF_FFFF)
        let known = tokens[place]
        if known.hash == hash, known.family == family, known.text.count == text.count,
          isEqual(keys, Int(known.text.lowerBound), text)
        {
          tokens[place].frequency &+= 1
          return Int32(place)
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let place = tokens.count
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(place)
    tokens.append(
      Token(
        hash: hash,
        family: family,
        text: Int32(range.lowerBound)..<Int32(range.upperBound),
        frequency: 1
      )
    )
    if 2 * tokens.count > slots.count { grow(&slots, tokens) }
    return Int32(place)
  }

  @inline(__always)
  private static func isEqual(
    _ keys: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for index in 0..<text.count where keys[start + index] != text[index] { return false }
    return true
  }

  private static func grow(
    _ slots: inout ContiguousArray<UInt64>,
    _ tokens: ContiguousArray<Token>
  ) {
    slots = ContiguousArray(repeating: .max, count: 4 * slots.count)
    for (place, token) in tokens.enumerated() {
      var slot = Int(truncatingIfNeeded: token.hash) & (slots.count - 1)
      while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = token.hash & 0xFFFF_FFFF_0000_0000 | UInt64(place)
    }
  }
}
