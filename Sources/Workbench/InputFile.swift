internal import ContentDigest
internal import Foundation
internal import Storage

/// A file that was read: its bytes, and how it is known again.
public struct InputFile: Sendable {
  /// As the person named it; "-" for standard input.
  public let name: String
  public let bytes: [UInt8]

  /// Reads a file, or standard input for "-".
  public init(reading path: String) throws(WorkbenchError) {
    name = path
    if path == "-" {
      bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
      return
    }
    try Self.checkReadable(path)
    // A handle reads pipes too, such as those that a shell makes of a command.
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.readToEnd() ?? Data()
    else { throw WorkbenchError(.unreadable, file: path, "The file cannot be read.") }
    bytes = [UInt8](data)
  }

  /// Copies standard input into a file, for readers that look at the beginning first and then start anew.
  static func spoolStandardInput() throws(WorkbenchError) -> TemporaryFile {
    do {
      let copy = try TemporaryFile()
      let input = FileHandle.standardInput
      while let piece = try input.read(upToCount: 1 << 20), !piece.isEmpty {
        try piece.withUnsafeBytes { try copy.write($0) }
      }
      try copy.rewind()
      return copy
    } catch {
      throw WorkbenchError(error, file: "-")
    }
  }

  /// Throws when there is no such file, it is a folder, or it cannot be read.
  public static func checkReadable(_ path: String) throws(WorkbenchError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw WorkbenchError(.unreadable, file: path, "There is no such file.")
    }
    if isFolder.boolValue {
      throw WorkbenchError(.unreadable, file: path, "This is a folder, not a file.")
    }
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw WorkbenchError(.unreadable, file: path, "The file cannot be read.")
    }
  }

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The full path, the same from whichever folder it is named.
  public var location: String {
    name == "-" ? "-" : URL(fileURLWithPath: name).standardizedFileURL.path
  }

  /// SHA-256 of the bytes, in hexadecimal.
  public var digest: String { SHA256.hexadecimal(of: bytes) }
}
