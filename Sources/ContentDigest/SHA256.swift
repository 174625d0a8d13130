internal import CDigest

/// The SHA-256 of bytes (FIPS 180-4): how an article is known again under another name.
public enum SHA256 {
  /// The digest as 64 hexadecimal digits in lower case. O(length).
  public static func hexadecimal(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var digest = [UInt8](repeating: 0, count: 32)
    bytes.withUnsafeBufferPointer { skela_sha256($0.baseAddress, $0.count, &digest) }
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self
    )
  }
}
