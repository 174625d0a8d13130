internal import Foundation

/// Looks at bytes that should be UTF-8.
enum UTF8Check {
  /// The place of the first byte that is no part of a character; nil when all are. O(length).
  static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
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
