internal import FuzzyMatching

/// The index of the character pass: all short segments by language and length.
///
/// A row of `short_segment` is a chunk. Its key is the family of the language, the number of
/// characters of the strict key, and the number of the chunk; its blob holds the signatures of the
/// letters (eight bytes each), then those of the pairs, then the ids of the variants (four bytes
/// each, ascending), least byte first.
enum ShortSegmentList {
  /// The longest segment that is noted, in scalars of the strict key.
  static let maximumLength = 25
  /// The longest query that is looked up: at the least threshold its matches are all noted.
  static let maximumQueryLength = maximumLength * leastThreshold / 100
  /// Below it, two short texts are not a match: with another letter in five it is another word.
  static let leastThreshold = 80
  /// A full chunk fills a page.
  static let chunkCapacity = 400
  static let entrySize = 20

  static func key(family: Int64, length: Int, chunk: Int = 0) -> Int64 {
    family << 40 | Int64(length) << 32 | Int64(chunk)
  }

  static let lastChunk: Int64 = 1 << 32 - 1

  static func length(ofKey key: Int64) -> Int { Int(key >> 32) & 0xFF }

  struct Entry: ListEntry, Hashable {
    var list: Int64
    var variant: UInt32
    var signature: CharacterSignature
  }

  /// The entry of a segment with a strict key, nil when it is too long or empty. O(length).
  static func entry(variant: Int64, family: Int64, key: String) -> Entry? {
    var key = key
    return key.withUTF8 { entry(variant: variant, family: family, key: $0) }
  }

  /// The same for the key as UTF-8.
  static func entry(
    variant: Int64,
    family: Int64,
    key: UnsafeBufferPointer<UInt8>
  ) -> Entry? {
    if key.count > 4 * maximumLength || key.isEmpty { return nil }
    var length = 0
    var index = 0
    let bytes = UnsafeRawBufferPointer(key)
    while index &+ 8 <= key.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The top bit of each byte that is not the first one of its scalar.
      length &+= 8 &- (word & ~(word &<< 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      index &+= 8
    }
    while index < key.count {
      length &+= key[index] & 0xC0 == 0x80 ? 0 : 1
      index &+= 1
    }
    // Most segments are longer.
    if length > maximumLength { return nil }
    return entry(variant: variant, family: family, characters: ScalarValues.decode(key))
  }

  /// The same for the key as scalars.
  static func entry(
    variant: Int64,
    family: Int64,
    characters: ContiguousArray<UInt32>
  ) -> Entry? {
    if characters.count > maximumLength || characters.isEmpty { return nil }
    return Entry(
      list: self.key(family: family, length: characters.count),
      variant: UInt32(truncatingIfNeeded: variant),
      signature: characters.withUnsafeBufferPointer { CharacterSignature($0) }
    )
  }

  static func count(of blob: UnsafeRawBufferPointer) -> Int { blob.count / entrySize }

  @inline(__always)
  static func signature(
    _ blob: UnsafeRawBufferPointer,
    _ index: Int,
    count: Int
  ) -> CharacterSignature {
    let letters = blob.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
    let pairs = blob.loadUnaligned(fromByteOffset: (count + index) * 8, as: UInt64.self)
    return CharacterSignature(
      letters: Signature(bits: UInt64(littleEndian: letters)),
      pairs: Signature(bits: UInt64(littleEndian: pairs))
    )
  }

  @inline(__always)
  static func variant(_ blob: UnsafeRawBufferPointer, _ index: Int, count: Int) -> UInt32 {
    UInt32(
      littleEndian: blob.loadUnaligned(fromByteOffset: count * 16 + index * 4, as: UInt32.self)
    )
  }
}
