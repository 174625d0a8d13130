internal import Foundation

/// Lines in order, in a temporary file that no other process sees and that goes with the process.
final class SortedRun {
  struct Line {
    var key: [UInt8]
    var text: String
  }

  private let file: UnsafeMutablePointer<FILE>

  /// Writes lines, given in order. Throws when there is no room for them.
  init(_ lines: [Line]) throws(WorkbenchError) {
    let folder = FileManager.default.temporaryDirectory.path
    var name = Array("\(folder)/skela-sort-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0, let file = fdopen(descriptor, "w+b") else {
      throw WorkbenchError(
        .cannotCreate,
        file: folder,
        "No temporary file can be made here. Set TMPDIR to a folder with room for the lines."
      )
    }
    unlink(name)
    self.file = file
    setvbuf(file, nil, _IOFBF, 1 << 18)
    for line in lines {
      var text = line.text
      Self.write(line.key, file)
      text.withUTF8 { Self.write($0, file) }
    }
    guard fflush(file) == 0, ferror(file) == 0 else {
      throw WorkbenchError(
        .inputOutput,
        file: folder,
        "There is no room for temporary files. Set TMPDIR to a folder with room for the lines."
      )
    }
    rewind(file)
  }

  deinit { fclose(file) }

  /// The next line; nil behind the last.
  func next() throws(WorkbenchError) -> Line? {
    guard let key = read() else { return nil }
    guard let text = read() else {
      throw WorkbenchError(.unreadable, file: nil, "A temporary file cannot be read back.")
    }
    return Line(key: key, text: String(decoding: text, as: UTF8.self))
  }

  private static func write(_ bytes: some Collection<UInt8>, _ file: UnsafeMutablePointer<FILE>) {
    var count = UInt32(bytes.count)
    fwrite(&count, 4, 1, file)
    _ = bytes.withContiguousStorageIfAvailable {
      fwrite($0.baseAddress, 1, $0.count, file)
    }
  }

  /// Bytes behind their number; nil at the end.
  private func read() -> [UInt8]? {
    var count: UInt32 = 0
    guard fread(&count, 4, 1, file) == 1 else { return nil }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
      filled = fread(buffer.baseAddress, 1, Int(count), file)
      isWhole = filled == Int(count)
    }
    return isWhole ? bytes : nil
  }
}
