import CICU

/// Turns a stream of bytes in a named encoding into UTF-8, piece by piece.
///
/// Characters may be cut by the end of a piece. What is no character of the encoding becomes the byte
/// 0xFF, which well-formed UTF-8 never has, so that a reader behind it meets the fault in its place.
public final class EncodingDecoder {
  private let converter: OpaquePointer
  private var buffer: [UInt8] = []

  /// A decoder of an encoding by any name that ICU knows; nil for a name that it does not.
  public init?(encoding: String) {
    var status: Int32 = 0
    guard let opened = skela_converter_open(encoding, &status) else { return nil }
    converter = opened
  }

  deinit { skela_converter_close(converter) }

  /// The next bytes as UTF-8. The last piece, which may be empty, says so. O(length).
  public func decode(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
    // A byte gives at most two units of UTF-16 in every encoding that ICU has, each three bytes here.
    let capacity = bytes.count * 6 + 1_024
    if buffer.count < capacity { buffer = [UInt8](repeating: 0, count: capacity) }
    var status: Int32 = 0
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
            Int64(capacity),
            &status
          )
        }
      }
    }
    return Array(buffer[..<Int(count)])
  }
}
