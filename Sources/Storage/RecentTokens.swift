/// Tokens that were met not long ago, with their places: nine tenths of a text are words that came just before, and
/// all of these together fit into the processor's own memory.
///
/// A token stands at one place alone, from which the next one that belongs there drives it out.
struct RecentTokens: Sendable {
  struct Token: BitwiseCopyable {
    /// Its bytes, the first one lowest, and zeros.
    fileprivate var first: UInt64 = 0
    fileprivate var second: UInt64 = 0
    fileprivate var family: UInt32 = 0
    /// 0 where none stands.
    fileprivate var length: UInt32 = 0
    /// See InternedTokens.
    var place: UInt32 = 0
    var note: UInt32 = 0

    @inline(__always)
    func isSame(_ other: Token) -> Bool {
      first == other.first && second == other.second && family == other.family
        && length == other.length
    }
  }

  /// Longer ones are not held.
  static let maximumLength = 16
  private static let bits: UInt64 = 14
  private static let none = ContiguousArray(repeating: Token(), count: 1 << Int(bits))

  private var tokens = Self.none

  /// A token of at most `maximumLength` bytes, not yet with its place.
  @inline(__always)
  static func token(in key: PaddedBytes, _ start: Int, _ end: Int, family: UInt32) -> Token {
    let length = end &- start
    return Token(
      first: key.word(at: start) & UInt64.max >> (64 &- 8 &* min(length, 8)),
      second: key.word(at: start &+ 8) & UInt64.max >> (64 &- 8 &* max(length &- 8, 0)),
      family: family,
      length: UInt32(truncatingIfNeeded: length)
    )
  }

  @inline(__always)
  private static func place(of token: Token) -> Int {
    let mixed =
      (token.first ^ UInt64(token.family)) &* 0x9E37_79B9_7F4A_7C15
      ^ token.second &* 0xD6E8_FEB8_6659_FD93
    let spread = (mixed ^ mixed &>> 32) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: spread &>> (64 &- bits))
  }

  /// The token that stands where this one would.
  @inline(__always)
  func token(like token: Token) -> Token { tokens[Self.place(of: token)] }

  @inline(__always)
  mutating func note(_ token: Token) { tokens[Self.place(of: token)] = token }
}
