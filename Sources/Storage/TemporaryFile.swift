public import Foundation

/// A file without a name: no other process sees it, and it goes with the process, also when that is
/// killed.
///
/// For data that does not fit in memory: written once, then read, each by one thread.
public final class TemporaryFile {
  private let file: UnsafeMutablePointer<FILE>
  private let folder: String

  /// Why a temporary file cannot be made, written or read.
  public struct Failure: Error, Hashable, Sendable {
    /// What could not be done.
    public enum Action: Sendable {
      case make, write, read
    }

    public var action: Action
    /// Where the file is, or should have been made.
    public var folder: String
  }

  /// The failure of an action on this file.
  public func failure(to action: Failure.Action) -> Failure {
    Failure(action: action, folder: folder)
  }

  /// Makes a file in `folder`. Where nothing may be written there, that is a failure to make it.
  public init(folder: String = FileManager.default.temporaryDirectory.path) throws(Failure) {
    var name = Array((folder + "/.skela-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw Failure(action: .make, folder: folder) }
    unlink(name)
    guard let file = fdopen(descriptor, "w+b") else {
      close(descriptor)
      throw Failure(action: .make, folder: folder)
    }
    self.file = file
    self.folder = folder
    setvbuf(file, nil, _IOFBF, 1 << 18)
  }

  deinit { fclose(file) }

  /// A path under which this process can open the file once more, as long as the object lives. Linux.
  public var path: String { "/proc/self/fd/\(fileno(file))" }

  /// Appends bytes.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    if bytes.isEmpty { return }
    guard fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count else {
      throw failure(to: .write)
    }
  }

  /// Ends the writing: what was written can be read, from the first byte on.
  public func rewind() throws(Failure) {
    guard fflush(file) == 0 else { throw failure(to: .write) }
    guard fseek(file, 0, SEEK_SET) == 0 else { throw failure(to: .read) }
  }

  /// Goes to an offset in bytes. After `rewind` only.
  public func seek(to offset: Int) throws(Failure) {
    guard fseek(file, offset, SEEK_SET) == 0 else {
      throw failure(to: .read)
    }
  }

  /// Fills `bytes` and returns true; false at the end of the file. Throws when it ends in between.
  public func read(_ bytes: UnsafeMutableRawBufferPointer) throws(Failure) -> Bool {
    if bytes.isEmpty { return true }
    let count = fread(bytes.baseAddress, 1, bytes.count, file)
    if count == bytes.count { return true }
    guard count == 0, ferror(file) == 0 else { throw failure(to: .read) }
    return false
  }
}
