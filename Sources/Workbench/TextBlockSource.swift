internal import BitextCore
internal import Foundation

/// A text file or standard input in blocks of bytes that are whole characters, in little memory.
///
/// One buffer serves all blocks: what is read stands where it is checked and converted.
final class TextBlockSource {
  private static let blockLength = 1 << 18

  private let descriptor: Int32
  private let name: String
  private let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: blockLength)
  /// The bytes of an open character, which stand at the beginning of the buffer.
  private var kept = 0
  private var given = 0
  private var isFirst = true
  private var isLast = false
  /// Line ends before the next block, and characters since the last of them.
  private var lines = 0
  private var column = 0

  /// Opens a file, or standard input for nil and "-".
  init(path: String?) throws(WorkbenchError) {
    name = path ?? "-"
    guard let path, path != "-" else {
      descriptor = STDIN_FILENO
      WidePipe.widen(descriptor)
      return
    }
    try InputFile.checkReadable(path)
    descriptor = open(path, O_RDONLY)
    if descriptor < 0 {
      throw WorkbenchError(.unreadable, file: path, "The file cannot be read.")
    }
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
    buffer.deallocate()
  }

  /// The next block; nil at the end. A byte order mark is left out. The bytes are valid until the
  /// next call.
  ///
  /// Throws, with line and column, where the bytes are not UTF-8.
  func next() throws(WorkbenchError) -> UnsafeBufferPointer<UInt8>? {
    if isLast { return nil }
    buffer.update(from: buffer + given, count: kept)
    var count = kept
    // A pipe gives little at a time: the buffer is filled.
    while count < Self.blockLength {
      let size = read(descriptor, buffer + count, Self.blockLength - count)
      if size < 0 {
        if errno == EINTR { continue }
        throw WorkbenchError(.unreadable, file: name, "The file cannot be read.")
      }
      if size == 0 {
        isLast = true
        break
      }
      count += size
    }
    var start = 0
    if isFirst, count >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { start = 3 }
    isFirst = false
    kept = isLast ? 0 : openCharacter(upTo: count)
    given = count - kept
    let block = UnsafeBufferPointer(start: buffer + start, count: max(given - start, 0))
    if let place = UTF8Check.firstFault(in: block) { throw malformed(block, at: place) }
    note(block)
    return block
  }

  /// How many bytes at the end belong to a character whose last bytes are still to come.
  private func openCharacter(upTo count: Int) -> Int {
    for length in 1...3 where length <= count {
      let byte = buffer[count - length]
      if byte & 0xC0 == 0x80 { continue }
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return needed > length ? length : 0
    }
    return 0
  }

  /// Counts the lines, and the characters of the last one.
  private func note(_ block: some BidirectionalCollection<UInt8>) {
    var place = block.endIndex
    while place > block.startIndex, block[block.index(before: place)] != 0x0A {
      block.formIndex(before: &place)
    }
    if place > block.startIndex { column = 0 }
    column += block[place...].count { $0 & 0xC0 != 0x80 }
    lines += block[..<place].withContiguousStorageIfAvailable { UTF8Check.lineEnds(in: $0) } ?? 0
  }

  private func malformed(_ block: UnsafeBufferPointer<UInt8>, at place: Int) -> WorkbenchError {
    note(block[..<place])
    return WorkbenchError(
      .badData,
      file: name,
      position: SourcePosition(line: lines + 1, column: column + 1),
      "The bytes are not UTF-8. Convert the file first, for example with iconv."
    )
  }
}
