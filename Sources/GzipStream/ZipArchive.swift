internal import CZip

/// Why a zip archive could not be read.
public enum ZipError: Error, Hashable, Sendable {
  case unreadable
  case damaged
  /// The entry needs a password.
  case encrypted
  case noSuchEntry
  /// A way of compression that the library at hand lacks.
  case unsupported
  case outOfMemory
}

extension ZipError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable: "The zip archive cannot be read. Check its name and your right to read it."
    case .damaged: "The zip archive is damaged. Get the file again."
    case .encrypted: "The zip archive is protected by a password. Unpack it first."
    case .noSuchEntry: "The zip archive holds no such file."
    case .unsupported: "The zip archive is compressed in a way that is not known. Unpack it first."
    case .outOfMemory: "There is not enough memory to read the zip archive."
    }
  }
}

/// An archive of files (PKWARE's APPNOTE 6.3), read entry by entry in little memory.
///
///     let archive = try ZipArchive(path: "memory.zip")
///     try archive.enter(archive.entries[0])
///     while let bytes = try archive.next(upTo: 65_536) { … }
///
/// One archive serves one thread at a time.
public final class ZipArchive {
  /// A file in the archive.
  public struct Entry: Hashable, Sendable {
    /// With its folders, as the archive spells it.
    public var name: String
    /// The lengths in bytes that the archive declares; it may lie, or not say.
    public var length: Int?
    public var storedLength: Int?
    let index: Int64
  }

  /// All files, in the order of the archive. Folders are none.
  public let entries: [Entry]

  private let handle: OpaquePointer
  private let bytes: UnsafeMutableBufferPointer<UInt8>?

  /// Opens an archive that is a file.
  public convenience init(path: String) throws(ZipError) {
    var status: Int32 = 0
    guard let opened = skela_zip_open_file(path, &status) else { throw Self.error(status) }
    self.init(handle: opened, bytes: nil)
  }

  /// Opens an archive in memory, which is copied.
  public convenience init(bytes: [UInt8]) throws(ZipError) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
    _ = copy.initialize(from: bytes)
    var status: Int32 = 0
    guard let base = copy.baseAddress, let opened = skela_zip_open_bytes(base, bytes.count, &status)
    else {
      copy.deallocate()
      throw Self.error(status)
    }
    self.init(handle: opened, bytes: copy)
  }

  private init(handle: OpaquePointer, bytes: UnsafeMutableBufferPointer<UInt8>?) {
    self.handle = handle
    self.bytes = bytes
    entries = (0..<max(0, skela_zip_entry_count(handle))).compactMap { index in
      guard let text = skela_zip_entry_name(handle, index) else { return nil }
      let name = String(cString: text)
      if name.hasSuffix("/") { return nil }
      let length = skela_zip_entry_length(handle, index)
      let stored = skela_zip_entry_stored_length(handle, index)
      return Entry(
        name: name,
        length: length < 0 ? nil : Int(length),
        storedLength: stored < 0 ? nil : Int(stored),
        index: index
      )
    }
  }

  deinit {
    skela_zip_close(handle)
    bytes?.deallocate()
  }

  /// Makes an entry the one that `next` reads, from its start.
  public func enter(_ entry: Entry) throws(ZipError) {
    let status = skela_zip_enter(handle, entry.index)
    if Int(status) != SKELA_ZIP_OK { throw Self.error(status) }
  }

  /// The next bytes of the entry, at most `count`; nil after the last. O(count).
  public func next(upTo count: Int) throws(ZipError) -> [UInt8]? {
    var length: Int64 = 0
    let output = [UInt8](unsafeUninitializedCapacity: count) { buffer, produced in
      guard let base = buffer.baseAddress else { return }
      length = skela_zip_read(handle, base, count)
      produced = max(0, Int(length))
    }
    if length < 0 { throw .damaged }
    return output.isEmpty ? nil : output
  }

  private static func error(_ status: Int32) -> ZipError {
    switch Int(status) {
    case SKELA_ZIP_UNREADABLE: .unreadable
    case SKELA_ZIP_ENCRYPTED: .encrypted
    case SKELA_ZIP_NO_ENTRY: .noSuchEntry
    case SKELA_ZIP_UNSUPPORTED: .unsupported
    case SKELA_ZIP_NO_MEMORY: .outOfMemory
    default: .damaged
    }
  }
}
