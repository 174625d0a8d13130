internal import Foundation

/// Looks at bytes that should be UTF-8.
enum UTF8Check {
  /// The place of the first byte that is no part of a character; nil when all are. O(length).
  ///
  /// Sixty-four bytes at a time as long as `unusual` finds nothing in them.
  static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let count = bytes.count
    // All before it is right, but the last character may go on behind it.
    var place = 0
    while true {
      while place >= 2, place + 64 <= count {
        let found =
          unusual(base + place) | unusual(base + place + 16) | unusual(base + place + 32)
          | unusual(base + place + 48)
        if found & tops != SIMD2(repeating: 0) { break }
        place += 64
      }
      let end = min(place + 64, count)
      // From the beginning of the last character on, one by one.
      for _ in 0..<4 where place > 0 {
        place -= 1
        if bytes[place] & 0xC0 != 0x80 { break }
      }
      while place < end {
        let length = characterLength(at: place, in: bytes)
        if length == 0 { return place }
        place += length
      }
      if place == count { return nil }
    }
  }

  private static let tops = SIMD2<UInt64>(repeating: 0x8080_8080_8080_8080)

  /// Sets the top bit of each of sixteen bytes that does not fit the two before it, or that begins a
  /// character of a kind that Serbian text seldom has: all of four bytes, and of three those that do not
  /// begin with E2 or E3. Two bytes must be there before the place.
  @inline(__always)
  private static func unusual(_ place: UnsafePointer<UInt8>) -> SIMD2<UInt64> {
    let bytes = load(place)
    let before = load(place - 1)
    let beforeThat = load(place - 2)
    // A bit shifted to the top of its byte says what the byte is: 11 begins a character, 10 goes on
    // with one, 111 begins one of three bytes or four, 1100000 none at all, 1110001 is E2 or E3.
    let first = bytes & bytes &<< 1
    let goesOn = bytes & ~(bytes &<< 1)
    let mustGoOn = before & before &<< 1 | beforeThat & beforeThat &<< 1 & beforeThat &<< 2
    let low = bytes &<< 3 | bytes &<< 4 | bytes &<< 5
    let empty = first & ~(bytes &<< 2 | low | bytes &<< 6)
    let long = first & bytes &<< 2 & (low | ~(bytes &<< 6))
    return goesOn ^ mustGoOn | empty | long
  }

  @inline(__always)
  private static func load(_ place: UnsafePointer<UInt8>) -> SIMD2<UInt64> {
    UnsafeRawPointer(place).loadUnaligned(as: SIMD2<UInt64>.self)
  }

  /// How many bytes the character at a place has; 0 when there is none (The Unicode Standard,
  /// table 3-7).
  private static func characterLength(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let first = bytes[place]
    if first < 0x80 { return 1 }
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, place + length <= bytes.count else { return 0 }
    let least: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let most: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    guard (least...most).contains(bytes[place + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where bytes[place + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// How many bytes are a line feed.
  static func lineEnds(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var count = 0
    var place = UnsafeRawPointer(base)
    let end = place + bytes.count
    while place < end, let found = memchr(place, 0x0A, end - place) {
      count += 1
      place = UnsafeRawPointer(found) + 1
    }
    return count
  }
}
