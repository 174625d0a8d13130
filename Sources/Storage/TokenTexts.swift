internal import Foundation

/// Texts of tokens of several families, in one buffer: the place of a token is how many stand before
/// it.
struct TokenTexts: Sendable {
  /// By place; a family is the number of a language.
  private var families = ContiguousArray<UInt32>()
  /// By place: where the text starts in `bytes`; at the end where the last one ends.
  private var starts: ContiguousArray<UInt32> = [0]
  private var bytes = ContiguousArray<UInt8>()

  init() {}

  /// Tokens whose texts stand one after the other in `bytes`; `starts` has one number more than there are tokens.
  init(
    families: ContiguousArray<UInt32>,
    starts: ContiguousArray<UInt32>,
    bytes: ContiguousArray<UInt8>
  ) {
    (self.families, self.starts, self.bytes) = (families, starts, bytes)
  }

  var count: Int { families.count }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>, family: UInt32) {
    families.append(family)
    bytes.append(contentsOf: text)
    starts.append(UInt32(bytes.count))
  }

  /// Appends all of `other`.
  mutating func append(_ other: TokenTexts) {
    let start = UInt32(bytes.count)
    bytes.append(contentsOf: other.bytes)
    starts.append(contentsOf: other.starts.dropFirst().lazy.map { start + $0 })
    families.append(contentsOf: other.families)
  }

  func family(at place: Int) -> UInt32 { families[place] }

  /// Calls `body` with what tells the text of a place.
  func withTexts<Result>(
    _ body: ((_ place: Int) -> UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { bytes in
      try body { place in
        UnsafeBufferPointer(rebasing: bytes[Int(starts[place])..<Int(starts[place + 1])])
      }
    }
  }

  // MARK: Order

  /// All places in the order of family and text, byte for byte. As `order(of:)`.
  func sortedPlaces() -> ContiguousArray<UInt32> {
    order(of: ContiguousArray(0..<UInt32(count)))
  }

  /// The order of some places by family and text, byte for byte, as indices among them. O(n log n) at worst,
  /// and mostly O(n).
  func order(of places: ContiguousArray<UInt32>) -> ContiguousArray<UInt32> {
    var order = ContiguousArray(0..<UInt32(places.count))
    RadixSort.sort(&order) { UInt64(families[Int(places[Int($0)])]) }
    // A family at a time, which takes less memory.
    var keys = ContiguousArray<Key>()
    withTexts { text in
      var start = 0
      while start < order.count {
        let family = families[Int(places[Int(order[start])])]
        keys.removeAll(keepingCapacity: true)
        var end = start
        while end < order.count, families[Int(places[Int(order[end])])] == family {
          let prefix = Self.prefix(text(Int(places[Int(order[end])])))
          keys.append(Key(prefix: prefix, index: order[end]))
          end += 1
        }
        RadixSort.sort(&keys) { $0.prefix }
        Self.orderTied(&keys) { text(Int(places[Int($0.index)])) }
        for (offset, key) in keys.enumerated() { order[start + offset] = key.index }
        start = end
      }
    }
    return order
  }

  /// Puts keys of equal prefixes in the order of their texts.
  private static func orderTied(
    _ keys: inout ContiguousArray<Key>,
    _ text: (Key) -> UnsafeBufferPointer<UInt8>
  ) {
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[start].prefix == keys[end].prefix { end += 1 }
      if end - start > 1 { keys[start..<end].sort { precedes(text($0), text($1)) } }
      start = end
    }
  }

  private struct Key: BitwiseCopyable {
    /// The first eight bytes of the text, zeros behind its end.
    var prefix: UInt64
    var index: UInt32
  }

  private static func prefix(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var prefix: UInt64 = 0
    for index in 0..<8 {
      prefix = prefix << 8 | (index < text.count ? UInt64(text[index]) : 0)
    }
    return prefix
  }

  private static func precedes(
    _ a: UnsafeBufferPointer<UInt8>,
    _ b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let x = a.baseAddress, let y = b.baseAddress else { return a.count < b.count }
    let order = memcmp(x, y, min(a.count, b.count))
    return order == 0 ? a.count < b.count : order < 0
  }
}
