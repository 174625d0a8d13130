internal import XMLStream

/// Where bytes are UTF-8.
///
/// Halves of characters in three bytes each (CESU-8) count as right: `XMLMender` joins them.
enum UTF8Scan {
  enum Step: Equatable {
    /// A character of so many bytes.
    case character(Int)
    /// So many bytes that are none: the start of one, as far as it goes, or a single byte.
    case fault(Int)
    /// The bytes end in the middle of a character.
    case cut
  }

  /// How many bytes from `start` on are ASCII.
  @inline(__always)
  static func asciiLength(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
    var index = start
    while index &+ 8 <= bytes.count,
      (base + index).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      index &+= 8
    }
    while index < bytes.count, bytes[index] < 0x80 { index &+= 1 }
    return index &- start
  }

  /// Where the first byte stands, from `start` on, that is not part of a whole character; the count
  /// where there is none. O(length), some bytes a cycle.
  static func wholeLength(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int {
    var index = start
    let count = bytes.count
    while true {
      index = commonEnd(bytes, from: index)
      index &+= asciiLength(bytes, from: index)
      // Letters of two bytes come in rows.
      while index &+ 1 < count, bytes[index] &- 0xC2 < 0x1E, bytes[index &+ 1] & 0xC0 == 0x80 {
        index &+= 2
      }
      guard index < count else { return count }
      if bytes[index] < 0x80 { continue }
      guard case .character(let length) = step(bytes, at: index) else { return index }
      index &+= length
    }
  }

  /// How far there are nothing but whole characters of one to three bytes from `start` on, where one begins; but for
  /// the few of them whose second byte not every byte of its kind can be. It stops before the end, and at a character.
  private static func commonEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress, bytes.count &- start >= ByteBlock.length &+ 2 else {
      return start
    }
    // What follows two bytes is looked at with them: the first two are looked at here.
    let lead = base[start]
    let isLead = lead >= 0xC2 && lead < 0xF0 && lead != 0xE0 && lead != 0xED
    guard lead & 0xC0 != 0x80, (base[start &+ 1] & 0xC0 == 0x80) == isLead else { return start }
    let last = bytes.count &- (ByteBlock.length &+ 2)
    var index = start
    while index <= last {
      let block = ByteBlock(at: base + index)
      let next = ByteBlock(at: base + index + 1)
      let afterNext = ByteBlock(at: base + index + 2)
      if ((block | next | afterNext) & 0x80).isZero {
        index &+= ByteBlock.length
        continue
      }
      let isFollowing = (afterNext & 0xC0).equals(0x80)
      let mustFollow = block.isAmong(0x10, from: 0xE0) .| next.isAmong(0x2E, from: 0xC2)
      let others =
        block.isAtLeast(0xF0) .| block.equals(0xE0) .| block.equals(0xED)
        .| block.isAmong(2, from: 0xC0)
      if ((isFollowing .^ mustFollow) .| others).isAnywhere { break }
      index &+= ByteBlock.length
    }
    while index > start, base[index] & 0xC0 == 0x80 { index &-= 1 }
    return index
  }

  /// What stands at a place.
  static func step(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Step {
    let lead = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0..<0x80: return .character(1)
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      second = 0xA0...0xBF
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      second = 0x90...0xBF
    case 0xF1...0xF3: length = 4
    case 0xF4:
      length = 4
      second = 0x80...0x8F
    default: return .fault(1)
    }
    for offset in 1..<length {
      guard index + offset < bytes.count else { return .cut }
      let isRight =
        offset == 1
        ? second.contains(bytes[index + 1]) : bytes[index + offset] & 0xC0 == 0x80
      if !isRight { return .fault(offset) }
    }
    return .character(length)
  }

  /// How many characters beyond ASCII the bytes have, and how many faults. A cut at the end is neither.
  static func counts(_ bytes: UnsafeBufferPointer<UInt8>) -> (characters: Int, faults: Int) {
    var (characters, faults, index) = (0, 0, 0)
    while true {
      index &+= asciiLength(bytes, from: index)
      guard index < bytes.count else { return (characters, faults) }
      switch step(bytes, at: index) {
      case .character(let length):
        characters &+= 1
        index &+= length
      case .fault(let length):
        faults &+= 1
        index &+= length
      case .cut: return (characters, faults)
      }
    }
  }

  /// The same bytes with one byte 0xFF for each fault.
  static func marked(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { input in
      var output: [UInt8] = []
      output.reserveCapacity(input.count)
      var index = 0
      while index < input.count {
        let end = wholeLength(input, from: index)
        output.append(contentsOf: input[index..<end])
        index = end
        guard index < input.count else { break }
        let length =
          if case .fault(let found) = step(input, at: index) { found } else { input.count }
        output.append(0xFF)
        index += length
      }
      return output
    }
  }
}
