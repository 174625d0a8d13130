public import Foundation
public import Storage

/// What commands did to a memory, and taking it back.
public enum ChangeHistory {
  /// The log, latest first.
  public static func operations(
    of memory: TranslationMemory,
    limit: Int = .max
  ) throws(WorkbenchError) -> [MemoryOperation] {
    do {
      return try memory.operations(limit: limit)
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// Takes an operation back, the last one where none is named, and returns it; nil when there is
  /// none. Throws when later operations build on it.
  public static func undo(
    _ operation: Int64?,
    by person: String?,
    in path: String,
    at date: Date = Date()
  ) throws(WorkbenchError) -> MemoryOperation? {
    let memory = try MemoryFolder.openForChanging(path)
    do {
      return try memory.undo(operation: operation, by: person, at: date)
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }
}
