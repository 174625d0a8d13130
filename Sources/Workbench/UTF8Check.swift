internal import Foundation

/// Looks at bytes that should be UTF-8.
enum UTF8Check {
  /// The place of the first byte that is no part of a character; nil when all are. O(length).
  ///
  /// Eight bytes at a time as long as no character has more than two, which Serbian letters do not.
  static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let high: UInt64 = 0x8080_8080_8080_8080
    var place = 0
    while place + 8 <= bytes.count {
      let eight = UInt64(
        littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self)
      )
      if eight & high == 0 {
        place += 8
        continue
      }
      // A bit shifted to the top of its byte says what the byte is: 11 begins a character, 10 goes
      // on with one, 111 begins one of three bytes or four, 1100000 none at all.
      let first = eight & eight << 1 & high
      let second = eight & ~(eight << 1) & high
      let long = first & eight << 2
      let empty = first & ~(eight << 3 | eight << 4 | eight << 5 | eight << 6)
      if long | empty == 0, second == first << 8 {
        // A character that the eight bytes cut is looked at again.
        place += 8 - Int(truncatingIfNeeded: first >> 63)
      } else {
        let length = characterLength(at: place, in: bytes)
        if length == 0 { return place }
        place += length
      }
    }
    while place < bytes.count {
      let length = characterLength(at: place, in: bytes)
      if length == 0 { return place }
      place += length
    }
    return nil
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
