internal import CGzip

/// The checksum of gzip and zip files, CRC-32 (RFC 1952, section 8): tells that bytes changed, not that
/// nobody wanted them to look alike.
public enum GzipChecksum {
  /// The checksum of bytes. O(length).
  public static func of(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      return skela_crc32(start, buffer.count)
    }
  }
}
