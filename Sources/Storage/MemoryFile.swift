internal import Foundation
internal import GRDB

/// Opens the file of a memory: checks whose it is, sets up the connections, brings the schema up to
/// date.
enum MemoryFile {
  /// Opens for reading; the file must be there.
  static func openForReading(_ path: String) throws(StorageError) -> any DatabaseReader {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StorageError(
        code: .cannotOpen,
        path: path,
        message: "There is no memory at '\(path)'."
      )
    }
    do {
      var settings = configuration
      settings.readonly = true
      let name = readableName(of: path)
      guard try check(name, path) else {
        throw StorageError(
          code: .cannotOpen,
          path: path,
          message: "The memory '\(path)' holds nothing yet."
        )
      }
      if name != path { return try DatabaseQueue(path: name, configuration: settings) }
      return try DatabasePool(path: path, configuration: settings)
    } catch {
      throw StorageError(error, path: path)
    }
  }

  /// One more connection to a memory that is open, for reading.
  static func openConnection(_ path: String) throws(StorageError) -> DatabaseQueue {
    do {
      var settings = configuration
      settings.readonly = true
      return try DatabaseQueue(path: readableName(of: path), configuration: settings)
    } catch {
      throw StorageError(error, path: path)
    }
  }

  /// Opens for reading and writing, and makes the file when it is not there.
  ///
  /// As one connection: a pool of GRDB's makes and drops a table where the log of SQLite is empty, and
  /// after a change of the schema every reader prepares all of its statements anew.
  static func openForWriting(_ path: String) throws(StorageError) -> any DatabaseWriter {
    try refuseUnwritable(path)
    do {
      if size(of: path) > 0 { _ = try check(path, path) }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in
        if try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" { return }
        try db.execute(sql: "PRAGMA journal_mode = WAL")
      }
      try migrate(queue, path)
      return queue
    } catch {
      throw StorageError(error, path: path)
    }
  }

  /// Makes an empty memory where there is no file. Nobody else knows the file yet: without a log, and
  /// written through once at the end, this takes a third of the time. What a crash leaves is no memory.
  static func openDraft(_ path: String) throws(StorageError) -> DatabaseQueue {
    try refuseUnwritable(path)
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in
        try db.execute(
          sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; "
            + "PRAGMA synchronous = OFF"
        )
      }
      try migrate(queue, nil)
      return queue
    } catch {
      throw StorageError(error, path: path)
    }
  }

  /// Closes a draft and writes it through: from then on it is a memory like any other.
  static func finishDraft(_ draft: some DatabaseWriter, _ path: String) throws(StorageError) {
    do {
      try draft.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL")
      }
      try draft.close()
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try file.synchronize()
      try file.close()
    } catch {
      throw StorageError(error, path: path)
    }
  }

  static func openInMemory() throws(StorageError) -> any DatabaseWriter {
    do {
      let queue = try DatabaseQueue(configuration: configuration)
      try migrate(queue, nil)
      return queue
    } catch {
      throw StorageError(error, path: nil)
    }
  }

  /// Writing a copy needs a whole folder: SQLite puts its log beside the file.
  private static func refuseUnwritable(_ path: String) throws(StorageError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw StorageError(
        code: .cannotOpen,
        path: path,
        message: "There is no folder '\(folder)' for the memory."
      )
    }
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw StorageError(
        code: .cannotOpen,
        path: path,
        message: "'\(path)' is a folder, not a memory."
      )
    }
    let exists = FileManager.default.fileExists(atPath: path)
    if !FileManager.default.isWritableFile(atPath: folder)
      || (exists && !FileManager.default.isWritableFile(atPath: path))
    {
      throw StorageError(
        code: .readOnly,
        path: path,
        message: "The memory '\(path)' cannot be written to: "
          + "its file or its folder does not allow it."
      )
    }
  }

  /// A memory in a folder where nothing can be written has no log that could hold changes: it is
  /// opened as a file that does not change, since SQLite cannot make its lock file there.
  private static func readableName(of path: String) -> String {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if FileManager.default.isWritableFile(atPath: folder) || size(of: path + "-wal") > 0 {
      return path
    }
    return URL(fileURLWithPath: path).absoluteString + "?immutable=1"
  }

  /// Refuses a file of another program or of a newer version, without changing it. False when the
  /// file has no schema yet.
  private static func check(_ name: String, _ path: String) throws -> Bool {
    var settings = Configuration()
    settings.readonly = true
    settings.busyMode = .timeout(busyTimeout)
    let queue = try DatabaseQueue(path: name, configuration: settings)
    defer { try? queue.close() }
    let (owner, version, tables) = try queue.read { db in
      (
        try db.number("PRAGMA application_id") ?? 0, try db.number("PRAGMA user_version") ?? 0,
        try db.number("SELECT count(*) FROM sqlite_schema") ?? 0
      )
    }
    // Nothing at all in it: a memory whose first transaction was cut off.
    if owner == 0 && version == 0 && tables == 0 { return false }
    guard owner == Schema.applicationID else { throw StorageError.notAMemory(path) }
    guard version <= Schema.version else {
      throw StorageError.newerSchema(path, version: Int(version), known: Schema.version)
    }
    return true
  }

  private static func migrate(_ writer: any DatabaseWriter, _ path: String?) throws {
    let version = try writer.read { db in try db.number("PRAGMA user_version") ?? 0 }
    if version == Int64(Schema.version) { return }
    if let path, version > 0 { _ = try MemoryBackup.copy(writer, of: path, schema: version) }
    try Schema.migrator.migrate(writer)
  }

  private static let busyTimeout: TimeInterval = 10
  static let cacheKilobytes = 64 * 1024
  private static let mappedBytes = 4 << 30

  private static var configuration: Configuration {
    var settings = Configuration()
    settings.busyMode = .timeout(busyTimeout)
    settings.foreignKeysEnabled = true
    settings.maximumReaderCount = 8
    settings.label = "TranslationMemory"
    settings.prepareDatabase { db in
      // Takes effect in an empty file only, and must come before the log is switched on.
      try db.execute(sql: "PRAGMA page_size = \(Schema.pageSize)")
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      try db.execute(sql: "PRAGMA cache_size = -\(cacheKilobytes)")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      // Some systems build SQLite so that it overwrites what is deleted, at a cost.
      try db.execute(sql: "PRAGMA secure_delete = OFF")
      // Readers look at the file itself; a writer keeps to its cache, and its memory stays small.
      if db.configuration.readonly { try db.execute(sql: "PRAGMA mmap_size = \(mappedBytes)") }
    }
    return settings
  }

  private static func size(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? Int) ?? 0
  }
}
