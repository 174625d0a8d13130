internal import BitextCore
internal import Foundation

/// Lines of a file or of standard input, one after the other, in little memory.
public final class LineSource {
  private let handle: FileHandle
  private let name: String
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var lineNumber = 0

  /// Opens a file, or standard input for nil and "-".
  public init(path: String?) throws(WorkbenchError) {
    name = path ?? "-"
    guard let path, path != "-" else {
      handle = .standardInput
      return
    }
    try InputFile.checkReadable(path)
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw WorkbenchError(.unreadable, file: path, "The file cannot be read.")
    }
    self.handle = handle
  }

  /// The next line without its end, and its end as it stood ("" where the file ends without one).
  ///
  /// Throws, with line and column, where the bytes are not UTF-8.
  public func next() throws(WorkbenchError) -> (text: String, end: String)? {
    var searched = start
    while true {
      if let newline = buffer[searched...].firstIndex(of: 0x0A) {
        let line = try text(start..<newline)
        start = newline + 1
        return line
      }
      searched = buffer.count
      if isAtEnd {
        guard start < buffer.count else { return nil }
        let line = try text(start..<buffer.count, isLast: true)
        start = buffer.count
        return line
      }
      buffer.removeFirst(start)
      searched -= start
      start = 0
      // Read in growing pieces, so that one long line does not take quadratic time.
      let count = buffer.count
      let room = max(1 << 18, count)
      buffer.append(contentsOf: repeatElement(0, count: room))
      var read = 0
      // What is there is enough: who writes to a pipe may wait for an answer to a line.
      repeat {
        read = buffer.withUnsafeMutableBytes { bytes in
          Foundation.read(
            handle.fileDescriptor,
            bytes.baseAddress.map { $0 + count },
            room
          )
        }
      } while read < 0 && errno == EINTR
      buffer.removeLast(room - max(0, read))
      if read < 0 { throw WorkbenchError(.unreadable, file: name, "The file cannot be read.") }
      if read == 0 { isAtEnd = true }
    }
  }

  private func text(
    _ range: Range<Int>,
    isLast: Bool = false
  ) throws(WorkbenchError) -> (text: String, end: String) {
    lineNumber += 1
    var bytes = buffer[range]
    var end = isLast ? "" : "\n"
    if bytes.last == 0x0D {
      bytes.removeLast()
      end = isLast ? "\r" : "\r\n"
    }
    if lineNumber == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let repaired = String(decoding: bytes, as: UTF8.self)
      let column = repaired.unicodeScalars.prefix { $0 != "\u{FFFD}" }.count + 1
      throw WorkbenchError(
        .badData,
        file: name,
        position: .init(line: lineNumber, column: column),
        "The bytes are not UTF-8. Convert the file first, for example with iconv."
      )
    }
    return (text, end)
  }
}
