public import Foundation
internal import GRDB

extension TranslationMemory {
  /// What commands did to the memory, latest first. O(limit).
  ///
  /// Empty for a memory of an older schema that was opened for reading only: it has no log yet.
  public func operations(limit: Int = .max) throws(StorageError) -> [MemoryOperation] {
    try read { db in
      guard try Schema.hasHistory(db) else { return [] }
      let rows = try SQLStatement(db, Self.operationRow + " ORDER BY id DESC LIMIT ?")
      rows.bind(1, max(0, limit))
      var found: [MemoryOperation] = []
      while try rows.step() {
        if let operation = Self.operation(rows) { found.append(operation) }
      }
      return found
    }
  }

  /// Takes an operation back, the last that was not taken back where none is named; returns the
  /// operation that was taken back, and nil when there is none to take back.
  ///
  /// What was made is deleted, what was changed or deleted is as before. The undoing is an operation
  /// of its own, and can be taken back like any other when it is named. Throws `.conflict`, and
  /// changes nothing, when a later operation worked on the same units and stands, or when the operation
  /// was pruned.
  /// O(what is taken back); for operations that made thousands of units O(memory).
  public func undo(
    operation: Int64? = nil,
    by person: String? = nil,
    at date: Date = Date()
  ) throws(StorageError) -> MemoryOperation? {
    try write { db in
      let rows: SQLStatement
      if let operation {
        rows = try SQLStatement(db, Self.operationRow + " WHERE id = ?")
        rows.bind(1, operation)
      } else {
        rows = try SQLStatement(
          db,
          Self.operationRow
            + " WHERE undone_by IS NULL AND undoes IS NULL AND NOT is_pruned "
            + "ORDER BY id DESC LIMIT 1"
        )
      }
      guard try rows.step() else { return nil }
      let found = Self.operation(rows)
      rows.reset()
      guard let found else { return nil }
      let log = try OperationLog(
        db,
        .undo,
        subject: found.subject,
        person: person,
        undoes: found.id,
        at: date
      )
      try OperationUndo(db: db, operation: found, log: log).run()
      try log.finish()
      return found
    }
  }

  /// Brings back units that were deleted, with all that belonged to them, as they were then; returns
  /// how many. Numbers of units that are there, or never were, are passed over.
  public func restore(
    ids: [Int64],
    by person: String? = nil,
    at date: Date = Date()
  ) throws(StorageError) -> Int {
    try write(.restore, person: person, at: date) { db, log in
      try UnitRestoration(db: db, log: log).restore(deleted: Set(ids).sorted())
    }
  }

  private static let operationRow = """
    SELECT id, at, kind, subject, person, added, changed, deleted, undoes, undone_by,
      id <= coalesce((SELECT value FROM counter WHERE name = 'pruned'), 0) AS is_pruned
    FROM operation
    """

  private static func operation(_ row: SQLStatement) -> MemoryOperation? {
    guard let date = row.date(1), let kind = MemoryOperation.Kind(rawValue: row.text(2)) else {
      return nil
    }
    return MemoryOperation(
      id: row.int64(0),
      date: date,
      kind: kind,
      subject: row.optionalText(3),
      person: row.optionalText(4),
      added: row.int(5),
      changed: row.int(6),
      deleted: row.int(7),
      undoes: row.optionalInt64(8),
      undoneBy: row.optionalInt64(9),
      isPruned: row.int(10) != 0
    )
  }
}
