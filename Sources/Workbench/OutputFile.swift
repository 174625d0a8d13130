internal import Foundation

/// A file that replaces another only when it is whole; or a way out that is written to as it comes:
/// standard output, a pipe, a device.
final class OutputFile {
  private let path: String
  /// Where the bytes go until the file is whole, and the name that it then takes; nil when they go
  /// straight out.
  private let replacement: (temporary: String, final: String)?
  private let handle: FileHandle

  /// Opens a file for writing, or standard output for "-".
  init(path: String) throws(WorkbenchError) {
    self.path = path
    if path == "-" {
      replacement = nil
      handle = .standardOutput
      return
    }
    switch Self.kind(of: path) {
    case S_IFDIR:
      throw WorkbenchError(.cannotCreate, file: path, "This is a folder. Name a file in it.")
    case S_IFREG, nil:
      // A link stays a link: what it points to is replaced.
      let final = URL(fileURLWithPath: path).resolvingSymlinksInPath()
      let temporary =
        final.deletingLastPathComponent().path + "/." + final.lastPathComponent + "."
        + String(ProcessInfo.processInfo.processIdentifier)
      guard FileManager.default.createFile(atPath: temporary, contents: nil),
        let handle = FileHandle(forWritingAtPath: temporary)
      else {
        throw WorkbenchError(
          .cannotCreate,
          file: path,
          "The file cannot be made. Check that its folder can be written."
        )
      }
      replacement = (temporary, final.path)
      self.handle = handle
    default:
      // rename(2) would put a file in the place of a pipe or a device, without a word.
      guard let handle = FileHandle(forWritingAtPath: path) else {
        throw WorkbenchError(.cannotCreate, file: path, "This cannot be written to.")
      }
      replacement = nil
      self.handle = handle
    }
  }

  /// The type bits of what stands at a path, behind links; nil when nothing does.
  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Writes a whole file, or to standard output for "-".
  static func write(_ bytes: [UInt8], to path: String) throws(WorkbenchError) {
    let output = try OutputFile(path: path)
    do {
      try output.write(bytes)
      try output.finish()
    } catch {
      output.discard()
      throw error
    }
  }

  func write(_ bytes: [UInt8]) throws(WorkbenchError) {
    do {
      try handle.write(contentsOf: Data(bytes))
    } catch {
      throw WorkbenchError(.inputOutput, file: path, "Writing failed. Is the disk full?")
    }
  }

  func finish() throws(WorkbenchError) {
    if path == "-" { return }
    do {
      try handle.close()
    } catch {
      throw WorkbenchError(.inputOutput, file: path, "Writing failed. Is the disk full?")
    }
    guard let replacement else { return }
    // rename(2) replaces the old file in one step.
    guard rename(replacement.temporary, replacement.final) == 0 else {
      discard()
      throw WorkbenchError(.cannotCreate, file: path, "The file cannot be made.")
    }
  }

  func discard() {
    guard let replacement else { return }
    try? handle.close()
    try? FileManager.default.removeItem(atPath: replacement.temporary)
  }
}
