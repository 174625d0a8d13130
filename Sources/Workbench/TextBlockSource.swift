internal import BitextCore
internal import Foundation

/// A text file or standard input in blocks of bytes that are whole characters, in little memory.
final class TextBlockSource {
  private static let blockLength = 1 << 18

  private let handle: FileHandle
  private let name: String
  private var rest: [UInt8] = []
  private var isFirst = true
  /// Line ends before the next block, and bytes since the last of them.
  private var lines = 0
  private var lineStart: [UInt8] = []

  /// Opens a file, or standard input for nil and "-".
  init(path: String?) throws(WorkbenchError) {
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

  /// The next block; nil at the end. A byte order mark is left out.
  ///
  /// Throws, with line and column, where the bytes are not UTF-8.
  func next() throws(WorkbenchError) -> [UInt8]? {
    let piece: Data?
    do {
      piece = try handle.read(upToCount: Self.blockLength)
    } catch {
      throw WorkbenchError(.unreadable, file: name, "The file cannot be read.")
    }
    let isLast = piece?.isEmpty ?? true
    if isLast && rest.isEmpty { return nil }
    var block = rest + (piece ?? Data())
    rest = []
    if isFirst, block.starts(with: [0xEF, 0xBB, 0xBF]) { block.removeFirst(3) }
    isFirst = false
    if !isLast {
      rest = Self.openCharacter(atEndOf: block)
      block.removeLast(rest.count)
    }
    guard String(validating: block, as: UTF8.self) != nil else { throw malformed(block) }
    count(block)
    return block
  }

  /// The bytes of a character at the end whose last bytes are still to come.
  private static func openCharacter(atEndOf block: [UInt8]) -> [UInt8] {
    for length in 1...3 where length <= block.count {
      let byte = block[block.count - length]
      if byte & 0xC0 == 0x80 { continue }
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return needed > length ? block.suffix(length) : []
    }
    return []
  }

  private func count(_ block: [UInt8]) {
    guard let last = block.lastIndex(of: 0x0A) else {
      // Where a line goes on for long its column is not worth the memory.
      if lineStart.count < 1 << 20 { lineStart += block }
      return
    }
    lines += block.count { $0 == 0x0A }
    lineStart = Array(block[(last + 1)...])
  }

  private func malformed(_ block: [UInt8]) -> WorkbenchError {
    var before = lineStart
    var line = lines + 1
    var start = 0
    while let end = block[start...].firstIndex(of: 0x0A) {
      guard String(validating: block[start..<end], as: UTF8.self) != nil else { break }
      before = []
      line += 1
      start = end + 1
    }
    let end = block[start...].firstIndex(of: 0x0A) ?? block.count
    let mended = String(decoding: before + block[start..<end], as: UTF8.self)
    let column = mended.unicodeScalars.prefix { $0 != "\u{FFFD}" }.count + 1
    return WorkbenchError(
      .badData,
      file: name,
      position: SourcePosition(line: line, column: column),
      "The bytes are not UTF-8. Convert the file first, for example with iconv."
    )
  }
}
