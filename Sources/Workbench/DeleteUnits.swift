public import Foundation
public import Storage

/// Takes units out of the memory, and brings them back.
public enum DeleteUnits {
  /// Which units are meant: those of the numbers, and those that the filter means, where it is not
  /// nil. Numbers of units that are not there are left out. Ascending.
  public static func units(
    ids: [Int64],
    filter: UnitFilter?,
    in memory: TranslationMemory
  ) throws(WorkbenchError) -> [StoredUnit] {
    do {
      var numbers = Set(ids)
      if let filter { numbers.formUnion(try memory.units(matching: filter)) }
      return try numbers.sorted().compactMap { try memory.unit(id: $0) }
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// Deletes the units that are meant, in one transaction; returns how many there were.
  public static func delete(
    ids: [Int64],
    filter: UnitFilter?,
    by person: String?,
    in path: String,
    at date: Date = Date()
  ) throws(WorkbenchError) -> Int {
    try MemoryFolder.change(path) { memory in
      let found = try filter.map { try memory.units(matching: $0) } ?? []
      return try memory.delete(ids: ids + found, by: person, at: date)
    }
  }

  /// Brings back deleted units as they were; returns how many.
  public static func restore(
    ids: [Int64],
    by person: String?,
    in path: String,
    at date: Date = Date()
  ) throws(WorkbenchError) -> Int {
    try MemoryFolder.change(path) { try $0.restore(ids: ids, by: person, at: date) }
  }
}
