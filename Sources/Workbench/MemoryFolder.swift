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
    try prepareFolder(of: path)
    do {
      if canBeMade(path) {
        _ = try withDraft(of: path) { _ in }
      }
      return try TranslationMemory(path: path, access: .readWrite)
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }

  /// Calls `body` with a memory to fill. Where there is none yet, it has another name until `body` is done,
  /// which takes less time than filling one that others may read; when `body` fails there is none.
  public static func fill<Result>(
    _ path: String,
    _ body: (TranslationMemory) throws -> Result
  ) throws -> Result {
    try prepareFolder(of: path)
    guard canBeMade(path) else { return try body(openForWriting(path)) }
    let (result, isKept) = try withDraft(of: path, body)
    if isKept { return result }
    throw WorkbenchError(
      .cannotCreate,
      file: path,
      "Another command made this memory in the meantime. Nothing was stored: run this one again."
    )
  }

  private static func prepareFolder(of path: String) throws(WorkbenchError) {
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

  /// SQLite follows a link whose end is not there yet; a rename would put a file in its place.
  private static func canBeMade(_ path: String) -> Bool {
    var status = stat()
    let isLink = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    return isMissing(path) && !isLink
  }

  /// Makes a memory under another name, has it filled, and gives it its own when it is whole, so that a
  /// process killed on the way leaves no half-made file under the name. `isKept` is false where
  /// another process was faster, whose memory stays.
  private static func withDraft<Result>(
    of path: String,
    _ body: (TranslationMemory) throws -> Result
  ) throws -> (result: Result, isKept: Bool) {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let folder = url.deletingLastPathComponent().path
    let prefix = ".\(url.lastPathComponent)."
    let temporary = "\(folder)/\(prefix)\(ProcessInfo.processInfo.processIdentifier)"
    func removeTemporary() {
      for suffix in draftSuffixes { unlink(temporary + suffix) }
    }
    removeAbandonedDrafts(folder, prefix)
    removeTemporary()
    defer { removeTemporary() }
    let draft = try TranslationMemory.draft(at: temporary)
    let result = try body(draft)
    try draft.finishDraft()
    // link(2) replaces nothing. Some file systems have no links.
    if link(temporary, url.path) == 0 { return (result, true) }
    guard isMissing(path), rename(temporary, url.path) == 0 else { return (result, false) }
    return (result, true)
  }

  /// The names of a draft's files behind the number of its process.
  private static let draftSuffixes = ["", "-wal", "-shm", "-journal"]

  /// Removes what processes left that were killed on the way: it may be as large as a memory.
  private static func removeAbandonedDrafts(_ folder: String, _ prefix: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count)
      let number = rest.prefix { $0.isASCII && $0.isNumber }
      guard draftSuffixes.contains(String(rest.dropFirst(number.count))),
        let process = pid_t(number), process > 0, kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unlink("\(folder)/\(name)")
    }
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
