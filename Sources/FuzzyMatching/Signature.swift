/// A set of tokens or characters in 60 bits. Two signatures tell a lower bound of the distance of
/// what they were made of, and so reject most candidates before these are read. Who stores a
/// signature has the top four bits for something else.
public struct Signature: Hashable, Sendable, BitwiseCopyable {
  @inlinable public static var width: UInt64 { 60 }
  @inlinable public static var mask: UInt64 { (1 << 60) - 1 }

  public var bits: UInt64

  public init(bits: UInt64 = 0) { self.bits = bits }

  /// Notes an element, by its hash: one bit.
  @inlinable
  public mutating func insert(_ hash: UInt64) {
    bits |= 1 << (((hash >> 32) &* Self.width) >> 32)
  }

  /// Notes a token by its number. The numbers are spread over the bits by Fibonacci hashing.
  @inlinable
  public mutating func insert(token: UInt32) {
    insert(UInt64(token &+ 1) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// How far two sets differ at least: a bit that only one has stands for an element of which the
  /// other has none, and one edit takes away at most one element on either side.
  @inlinable
  public func difference(from other: Signature) -> Int {
    max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount)
  }
}

/// Signatures of the characters and of the pairs of neighbouring characters of a short text.
///
/// The letters are counted up to two: one bit for the first of a letter, another for the second. An
/// edit changes one letter on either side, and at most two pairs.
public struct CharacterSignature: Hashable, Sendable, BitwiseCopyable {
  public var letters: Signature
  public var pairs: Signature

  public init(letters: Signature, pairs: Signature) {
    self.letters = letters
    self.pairs = pairs
  }

  /// O(length).
  public init(_ characters: UnsafeBufferPointer<UInt32>) {
    letters = Signature()
    pairs = Signature()
    var previous: UInt32 = 0
    for character in characters {
      let bit = UInt64(1) << UInt64(Self.place(character))
      letters.bits |= letters.bits & bit == 0 ? bit : bit << 32
      pairs.insert((UInt64(previous) << 32 | UInt64(character)) &* 0x9E37_79B9_7F4A_7C15)
      previous = character
    }
  }

  public init(_ characters: [UInt32]) {
    self = characters.withUnsafeBufferPointer { Self($0) }
  }

  /// A lower bound of the distance between the texts of two signatures.
  @inlinable
  public func difference(from other: CharacterSignature) -> Int {
    max(letters.difference(from: other.letters), (pairs.difference(from: other.pairs) + 1) / 2)
  }

  /// The Latin letters have a place each; the rest shares six.
  private static func place(_ character: UInt32) -> UInt32 {
    (0x61...0x7A).contains(character) ? character - 0x61 : 26 + character % 6
  }
}
