public import Foundation
internal import Storage

/// Marks units as right, by a person. What is confirmed is kept when its articles are aligned again.
public enum ConfirmUnits {
  /// Returns how many of the units there were.
  public static func confirm(
    ids: [Int64],
    by person: String?,
    in path: String,
    at date: Date = Date()
  ) throws(WorkbenchError) -> Int {
    let memory = try MemoryFolder.openForChanging(path)
    do {
      return try memory.confirm(ids: ids, by: person, at: date)
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }
}
