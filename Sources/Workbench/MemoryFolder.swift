public import BitextCore
internal import Foundation
public import Storage

/// Opens the memory that a command works on.
public enum MemoryFolder {
  /// Opens a memory that must be there, for reading.
  public static func openForReading(_ path: String) throws(WorkbenchError) -> TranslationMemory {
    guard !isMissing(path) else {
      throw WorkbenchError(
        .unreadable,
        file: path,
        "There is no memory yet. Align two articles or import a file, or name another memory "
          + "with --memory."
      )
    }
    do {
      return try TranslationMemory(path: path, access: .readOnly)
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }

  /// Opens a memory for its termbase: nil where none is named and there is none yet.
  public static func openIfThere(
    named name: String?,
    places: FilePlaces
  ) throws(WorkbenchError) -> TranslationMemory? {
    let path = places.memory(named: name)
    if name == nil, isMissing(path) { return nil }
    return try openForReading(path)
  }

  /// Opens a memory for writing, and makes it where there is none, with its folder.
  public static func openForWriting(_ path: String) throws(WorkbenchError) -> TranslationMemory {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )
    } catch {
      throw WorkbenchError(.cannotCreate, file: path, "The folder '\(folder)' cannot be made.")
    }
    if !FileManager.default.fileExists(atPath: path),
      !FileManager.default.isWritableFile(atPath: folder)
    {
      throw WorkbenchError(
        .cannotCreate,
        file: path,
        "The folder '\(folder)' cannot be written to. Name another memory with --memory."
      )
    }
    do {
      // SQLite follows a link whose end is not there yet; a rename would put a file in its place.
      if isMissing(path), !isLink(path) { try make(path) }
      return try TranslationMemory(path: path, access: .readWrite)
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }

  /// Opens a memory that must be there, for changing what it holds.
  public static func openForChanging(_ path: String) throws(WorkbenchError) -> TranslationMemory {
    if isMissing(path) { return try openForReading(path) }
    return try openForWriting(path)
  }

  /// Changes what a memory holds that must be there; errors name it.
  static func change<Result>(
    _ path: String,
    _ body: (TranslationMemory) throws -> Result
  ) throws(WorkbenchError) -> Result {
    let memory = try openForChanging(path)
    do {
      return try body(memory)
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }

  /// A file without a byte is no memory yet.
  static func isMissing(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0
      || (status.st_mode & S_IFMT == S_IFREG && status.st_size == 0)
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Makes an empty memory under another name and gives it its own when it is whole, so that a
  /// process killed on the way leaves no half-made file under the name.
  private static func make(_ path: String) throws(StorageError) {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let temporary =
      url.deletingLastPathComponent().path + "/.\(url.lastPathComponent)."
      + String(ProcessInfo.processInfo.processIdentifier)
    func removeTemporary() {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(temporary + suffix) }
    }
    removeTemporary()
    defer { removeTemporary() }
    try TranslationMemory.makeFile(at: temporary)
    // link(2) replaces nothing: where another process was faster, its memory is used. Some file
    // systems have no links.
    guard link(temporary, url.path) != 0, isMissing(path) else { return }
    rename(temporary, url.path)
  }

  /// That the memory has segments in a language; otherwise an error that names those it has.
  public static func requireLanguage(
    _ tag: LanguageTag,
    in memory: TranslationMemory
  ) throws(WorkbenchError) {
    let languages: [LanguageTag]
    do {
      languages = try memory.languages()
    } catch {
      throw WorkbenchError(error)
    }
    if languages.isEmpty || languages.contains(where: tag.covers) { return }
    let names = languages.map(\.description).sorted().joined(separator: ", ")
    throw WorkbenchError(
      .badData,
      "The memory holds no segments in '\(tag)'. It holds: \(names)."
    )
  }
}
