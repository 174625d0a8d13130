internal import FuzzyMatching

/// The tokens of a query as the numbers that the memory has for them.
struct QueryTokens {
  private(set) var numbers = ContiguousArray<UInt32>()
  /// Those that are words, and those of them without a digit.
  private(set) var words = ContiguousArray<UInt32>()
  private(set) var plainWords = ContiguousArray<UInt32>()

  /// Tokens that the memory does not have get numbers from here upwards: before all others in the
  /// common order.
  static let firstUnknown: UInt32 = 1 << 31

  /// `key` is the strict key of the query. A look-up for each token.
  init(_ key: String, _ search: SegmentSearch) throws {
    let find =
      try search.snapshot == nil ? TokenRegistry.find(family: search.family, search.db) : nil
    var key = key
    var failure: (any Error)?
    key.withUTF8 { bytes in
      Tokenizer.forEachToken(in: bytes) { token in
        do {
          let text = UnsafeBufferPointer(rebasing: bytes[token.range])
          try append(text, isWord: token.isWord, search, find)
        } catch {
          failure = failure ?? error
        }
      }
    }
    if let failure { throw failure }
  }

  private mutating func append(
    _ text: UnsafeBufferPointer<UInt8>,
    isWord: Bool,
    _ search: SegmentSearch,
    _ find: SQLStatement?
  ) throws {
    let known =
      try find.map { try TokenRegistry.number(of: text, $0) }
      ?? search.snapshot?.number(ofToken: text)
    // Each by its own, also when it comes twice: that costs nothing, since none is in a segment.
    let number = known ?? Self.firstUnknown + UInt32(truncatingIfNeeded: numbers.count)
    numbers.append(number)
    guard isWord else { return }
    words.append(number)
    if !text.contains(where: { (0x30...0x39).contains($0) }) { plainWords.append(number) }
  }
}
