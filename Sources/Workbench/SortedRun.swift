internal import Storage

/// Lines in order, in a temporary file.
final class SortedRun {
  struct Line {
    var key: [UInt8]
    var text: String
  }

  private let file: TemporaryFile

  /// Writes lines, given in order. Throws when there is no room for them.
  init(_ lines: [Line]) throws(WorkbenchError) {
    do {
      file = try TemporaryFile()
      for line in lines {
        var text = line.text
        try line.key.withUnsafeBytes { try Self.write($0, file) }
        try text.withUTF8 { try Self.write(UnsafeRawBufferPointer($0), file) }
      }
      try file.rewind()
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// The next line; nil behind the last.
  func next() throws(WorkbenchError) -> Line? {
    do {
      guard let key = try read() else { return nil }
      guard let text = try read() else { throw file.failure(to: .read) }
      return Line(key: key, text: String(decoding: text, as: UTF8.self))
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// Writes bytes behind their number.
  private static func write(_ bytes: UnsafeRawBufferPointer, _ file: TemporaryFile) throws {
    var count = UInt32(bytes.count)
    try withUnsafeBytes(of: &count) { try file.write($0) }
    try file.write(bytes)
  }

  /// Bytes behind their number; nil at the end.
  private func read() throws -> [UInt8]? {
    var count: UInt32 = 0
    let isEnd = try withUnsafeMutableBytes(of: &count) { try !file.read($0) }
    if isEnd { return nil }
    return try [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
      guard try file.read(UnsafeMutableRawBufferPointer(buffer)) else {
        throw file.failure(to: .read)
      }
      filled = Int(count)
    }
  }
}
