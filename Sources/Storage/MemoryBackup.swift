internal import Foundation
internal import GRDB

extension TranslationMemory {
  /// Copies the memory to a file, while others read and write it, and checks the copy: what is at
  /// `path` afterwards is whole. O(memory).
  ///
  /// - Parameter replacesFile: whether a file at `path` may be replaced; it stays until the copy is
  ///   whole. Otherwise `.exists` is thrown when there is something.
  public func backup(to path: String, replacesFile: Bool = false) throws(StorageError) {
    if let own = self.path, MemoryBackup.isSame(own, path) {
      throw StorageError(
        code: .exists,
        path: path,
        message: "'\(path)' is the memory itself; a copy needs another name."
      )
    }
    try MemoryBackup.copy(reader, to: path, replacesFile: replacesFile)
  }
}

/// Copies of a memory, by SQLite's online backup.
enum MemoryBackup {
  /// With `checksIndexes` all in the copy is compared with all else, otherwise SQLite's own check has to do.
  static func copy(
    _ source: any DatabaseReader,
    to path: String,
    replacesFile: Bool,
    checksIndexes: Bool = true
  ) throws(StorageError) {
    if !replacesFile && isThere(path) { throw exists(path) }
    let url = URL(fileURLWithPath: path)
    let temporary =
      url.deletingLastPathComponent().path + "/.\(url.lastPathComponent)."
      + String(ProcessInfo.processInfo.processIdentifier)
    defer {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(temporary + suffix) }
    }
    do {
      do {
        let copy = try DatabaseQueue(path: temporary)
        try source.backup(to: copy)
        let problems = try copy.read { db in
          let check = try IntegrityCheck(db)
          return checksIndexes ? try check.problems() : try check.problemsOfFile()
        }
        try copy.close()
        if let first = problems.first {
          throw StorageError(
            code: .corrupt,
            path: path,
            message: "The memory was not copied to '\(path)', because it is damaged: \(first)"
          )
        }
      }
      if replacesFile {
        for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
        guard rename(temporary, path) == 0 else { throw cannotWrite(path) }
      } else if link(temporary, path) != 0 {
        // Some file systems have no links.
        if errno == EEXIST { throw exists(path) }
        guard rename(temporary, path) == 0 else { throw cannotWrite(path) }
      }
    } catch {
      throw StorageError(error, path: path)
    }
  }

  /// Copies a memory of an earlier schema to a file beside it before it is changed; returns the
  /// name of the copy. What is wrong with its indexes alone is no reason to leave it as it is: they can be made anew,
  /// once it has the schema of today.
  static func copy(_ source: any DatabaseReader, of path: String, schema: Int64) throws -> String {
    let name = "\(path).schema-\(schema)"
    var free = name
    var number = 1
    while isThere(free) {
      number += 1
      free = "\(name)-\(number)"
    }
    try copy(source, to: free, replacesFile: false, checksIndexes: false)
    return free
  }

  static func isSame(_ path: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(path, &first) == 0 && stat(other, &second) == 0
      && first.st_ino == second.st_ino && first.st_dev == second.st_dev
  }

  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private static func exists(_ path: String) -> StorageError {
    StorageError(code: .exists, path: path, message: "There is a file at '\(path)' already.")
  }

  private static func cannotWrite(_ path: String) -> StorageError {
    StorageError(code: .readOnly, path: path, message: "'\(path)' cannot be written.")
  }
}
