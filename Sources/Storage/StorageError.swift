internal import GRDB

/// What the memory refused or could not do.
///
/// The message is a whole sentence and never holds text of a segment.
public struct StorageError: Error, Hashable, Sendable {
  public enum Code: Sendable {
    /// The file is something else: not SQLite, or a database of another program.
    case notAMemory
    /// The file was written by a newer version of the program.
    case newerSchema
    /// The file, its folder or the way it was opened allows no writing.
    case readOnly
    case cannotOpen
    /// Another process held the memory for longer than the time limit.
    case busy
    /// The disk is full, or a limit of the format is reached.
    case full
    /// The file is damaged.
    case corrupt
    /// There is a file already where one was to be made.
    case exists
    /// The change does not go with what the memory holds: later changes build on what it would undo.
    case conflict
    /// Anything else that SQLite reports.
    case database
  }

  public var code: Code
  /// The file concerned; nil for a memory without a file.
  public var path: String?
  /// A whole sentence.
  public var message: String

  public init(code: Code, path: String?, message: String) {
    self.code = code
    self.path = path
    self.message = message
  }
}

extension StorageError: CustomStringConvertible {
  public var description: String { message }
}

extension StorageError {
  /// The one place where a result of SQLite becomes an error.
  init(sqlite result: Int32, detail: String, path: String?) {
    let name = path.map { "The memory '\($0)'" } ?? "The memory"
    switch ResultCode(rawValue: result).primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        code: .busy,
        path: path,
        message: "\(name) is in use by another process; try again."
      )
    case .SQLITE_READONLY, .SQLITE_PERM:
      self.init(code: .readOnly, path: path, message: "\(name) cannot be written to.")
    case .SQLITE_CANTOPEN:
      self.init(code: .cannotOpen, path: path, message: "\(name) cannot be opened.")
    case .SQLITE_FULL:
      self.init(code: .full, path: path, message: "\(name) does not fit on the disk.")
    case .SQLITE_NOTADB: self = .notAMemory(path)
    case .SQLITE_CORRUPT:
      self.init(code: .corrupt, path: path, message: "\(name) is damaged (SQLite: \(detail)).")
    default:
      self.init(
        code: .database,
        path: path,
        message: "\(name) could not be used (SQLite \(result): \(detail))."
      )
    }
  }

  /// `error` as an error of storage: what is one already stays, with the path filled in.
  init(_ error: any Error, path: String?) {
    switch error {
    case let error as StorageError:
      self = error
      self.path = error.path ?? path
    case let error as DatabaseError:
      self.init(
        sqlite: error.extendedResultCode.rawValue,
        detail: error.message ?? "no message",
        path: path
      )
    default:
      self.init(
        code: .database,
        path: path,
        message: "The memory could not be used (\(type(of: error)))."
      )
    }
  }

  static func notAMemory(_ path: String?) -> StorageError {
    let name = path.map { "'\($0)'" } ?? "The database"
    return StorageError(
      code: .notAMemory,
      path: path,
      message: "\(name) is not a translation memory."
    )
  }

  static func newerSchema(_ path: String?, version: Int, known: Int) -> StorageError {
    let name = path.map { "The memory '\($0)'" } ?? "The memory"
    return StorageError(
      code: .newerSchema,
      path: path,
      message: "\(name) has schema version \(version), this program knows up to \(known); "
        + "use a newer version of the program."
    )
  }

  static func noRoomAside(_ failure: TemporaryFile.Failure) -> StorageError {
    StorageError(
      code: .full,
      path: nil,
      message: "What the import sets aside does not fit on the disk: "
        + "no temporary file can be written in '\(failure.folder)'."
    )
  }
}
