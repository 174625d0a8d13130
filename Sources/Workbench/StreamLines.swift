internal import Foundation

/// Lines of a stream one after the other, none longer than a limit: what is longer is passed over and
/// told, so that memory stays bounded whatever comes in.
final class StreamLines {
  enum Line: Equatable {
    case text(String)
    /// Longer than the limit.
    case tooLong
    /// Not UTF-8 from this character on, from 1.
    case malformed(column: Int)
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  private var searched = 0
  private var isAtEnd = false

  /// Reads from a file descriptor, which stays open. `limit` is in bytes.
  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line without its end; nil after the last. Throws when reading fails.
  func next() throws(WorkbenchError) -> Line? {
    var isTooLong = false
    while true {
      if let newline = buffer[searched...].firstIndex(of: 0x0A) {
        let line = buffer[..<newline]
        defer {
          buffer.removeFirst(newline + 1)
          searched = 0
        }
        return isTooLong || line.count > limit ? .tooLong : Self.line(line)
      }
      if isAtEnd {
        defer { buffer.removeAll() }
        searched = 0
        if isTooLong { return .tooLong }
        if buffer.isEmpty { return nil }
        return buffer.count > limit ? .tooLong : Self.line(buffer[...])
      }
      searched = buffer.count
      if buffer.count > limit {
        isTooLong = true
        buffer.removeAll(keepingCapacity: true)
        searched = 0
      }
      try fill()
    }
  }

  private func fill() throws(WorkbenchError) {
    let size = 1 << 16
    let count = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    let found = buffer.withUnsafeMutableBytes { bytes -> Int in
      while true {
        let found = read(descriptor, bytes.baseAddress.map { $0 + count }, size)
        if found >= 0 || errno != EINTR { return found }
      }
    }
    buffer.removeLast(size - max(found, 0))
    if found < 0 {
      throw WorkbenchError(.unreadable, file: "-", "Standard input cannot be read.")
    }
    if found == 0 { isAtEnd = true }
  }

  private static func line(_ bytes: ArraySlice<UInt8>) -> Line {
    let bytes = bytes.last == 0x0D ? bytes.dropLast() : bytes
    if let text = String(validating: bytes, as: UTF8.self) { return .text(text) }
    let repaired = String(decoding: bytes, as: UTF8.self)
    return .malformed(column: repaired.unicodeScalars.prefix { $0 != "\u{FFFD}" }.count + 1)
  }
}
