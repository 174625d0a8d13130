internal import CGzip

/// Why a gzip file could not be expanded.
public enum GzipError: Error, Hashable, Sendable {
  /// Not gzip, or its bytes were changed (the check sum of RFC 1952 section 2.3.1 does not fit).
  case damaged
  case truncated
  /// The content is longer than the limit, in bytes.
  case tooLong(limit: Int)
  case outOfMemory
}

extension GzipError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .damaged: "The gzip data is damaged. Get the file again."
    case .truncated: "The gzip data ends too early. Get the file again."
    case .tooLong(let limit):
      "The gzip data holds more than \(limit) bytes, the most that is read. Expand the file first."
    case .outOfMemory: "There is not enough memory to expand the gzip data."
    }
  }
}

/// Whether the bytes begin as gzip does (RFC 1952 section 2.3.1).
public func isGzip(_ bytes: some Collection<UInt8>) -> Bool {
  bytes.starts(with: [0x1F, 0x8B])
}

/// Expands gzip data of one or more members; `.dict.dz` files are such data too.
///
/// Never takes more memory than for `limit` bytes of content, the copy given back not counted.
/// O(content).
public func gunzip(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
  precondition(limit >= 0 && limit < Int.max, "A limit is a number of bytes.")
  var block: UnsafeMutablePointer<UInt8>?
  var length = 0
  let status = bytes.withUnsafeBufferPointer { input -> Int32 in
    // An empty array may have no address; nothing is read from this one.
    guard let base = input.baseAddress else { return 2 }
    return skela_gunzip(base, input.count, limit, &block, &length)
  }
  defer { skela_gzip_free(block) }
  switch status {
  case 0: return Array(UnsafeBufferPointer(start: block, count: length))
  case 2: throw .truncated
  case 3: throw .tooLong(limit: limit)
  case 4: throw .outOfMemory
  default: throw .damaged
  }
}
