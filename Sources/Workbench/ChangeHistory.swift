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

  /// Gives up what is needed to take back the operations before a day, as 2026-02-05, 2026-02 or 2026;
  /// the day begins at midnight UTC. With `isDryRun` it only tells what would go.
  public static func prune(
    before day: String,
    in path: String,
    isDryRun: Bool
  ) throws(WorkbenchError) -> PruningReceipt {
    guard let date = date(ofDay: day) else {
      throw WorkbenchError(.usage, "'\(day)' is no date as 2026-02-05, 2026-02 or 2026.")
    }
    do {
      if isDryRun {
        return try MemoryFolder.openForReading(path).pruningPreview(before: date)
      }
      return try MemoryFolder.openForChanging(path).pruneLog(before: date)
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }

  /// The beginning of a day, of a month or of a year; nil when there is no such day.
  static func date(ofDay text: String) -> Date? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = zip(parts, [4, 2, 2]).compactMap { part, count in
      part.utf8.count == count && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? Int(part) : nil
    }
    guard (1...3).contains(parts.count), numbers.count == parts.count else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let wanted = DateComponents(
      year: numbers[0],
      month: numbers.count > 1 ? numbers[1] : 1,
      day: numbers.count > 2 ? numbers[2] : 1
    )
    // A calendar takes the 31st of February for the 3rd of March.
    guard let date = calendar.date(from: wanted),
      calendar.dateComponents([.year, .month, .day], from: date) == wanted
    else { return nil }
    return date
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
