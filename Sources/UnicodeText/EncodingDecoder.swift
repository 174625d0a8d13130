import CICU

/// Turns a stream of bytes in a named encoding into UTF-8, piece by piece.
///
/// Characters may be cut by the end of a piece. What is no character of the encoding becomes the byte
/// 0xFF, which well-formed UTF-8 never has, so that a reader behind it meets the fault in its place.
public final class EncodingDecoder {
  private let converter: OpaquePointer
  private var buffer: [UInt8]

  /// A decoder of an encoding by any name that ICU knows; nil for a name that it does not.
  public convenience init?(encoding: String) {
    self.init(encoding: encoding, capacity: 64 * 1024)
  }

  /// `capacity`: how many bytes are taken from the converter at a time, at least 16.
  init?(encoding: String, capacity: Int) {
    var status: Int32 = 0
    guard let opened = skela_converter_open(encoding, &status) else { return nil }
    converter = opened
    buffer = [UInt8](repeating: 0, count: max(16, capacity))
  }

  deinit { skela_converter_close(converter) }

  /// The next bytes as UTF-8. The last piece, which may be empty, says so. O(length).
  public func decode(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    var taken = 0
    // How much a byte becomes is up to the encoding: what has no room comes with the next turn.
    while true {
      var consumed: Int64 = 0
      var status: Int32 = 0
      let count = read(bytes[taken...], isLast, &consumed, &status)
      text.append(contentsOf: buffer[..<count])
      taken += Int(consumed)
      guard skela_icu_is_overflow(status) != 0 else { return text }
    }
  }

  private func read(
    _ bytes: ArraySlice<UInt8>,
    _ isLast: Bool,
    _ consumed: inout Int64,
    _ status: inout Int32
  ) -> Int {
    let count = buffer.withUnsafeMutableBufferPointer { output -> Int64 in
      guard let to = output.baseAddress else { return 0 }
      return bytes.withUnsafeBufferPointer { input in
        withUnsafePointer(to: UInt8(0)) { nothing in
          skela_converter_read(
            converter,
            input.baseAddress ?? nothing,
            Int64(input.count),
            isLast ? 1 : 0,
            to,
            Int64(output.count),
            &consumed,
            &status
          )
        }
      }
    }
    return Int(count)
  }
}
