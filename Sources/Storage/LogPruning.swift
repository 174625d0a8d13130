public import Foundation
internal import GRDB

/// What pruning the log took away.
public struct PruningReceipt: Hashable, Sendable {
  /// Operations that could have been taken back and no longer can.
  public var operations: Int
  /// Deleted units that can no longer be brought back.
  public var units: Int

  public init(operations: Int = 0, units: Int = 0) {
    self.operations = operations
    self.units = units
  }
}

extension TranslationMemory {
  /// Gives up what is needed to take back the operations before a date: the log still tells of them,
  /// but they cannot be undone any more, and units that they deleted cannot be restored.
  ///
  /// Operations are given up in their order, up to the first that is not before the date. O(what is
  /// given up). The room in the file is used again by later writes.
  public func pruneLog(before date: Date) throws(StorageError) -> PruningReceipt {
    try write { db in try LogPruning(db: db).run(before: date) }
  }

  /// What `pruneLog(before:)` would take away.
  public func pruningPreview(before date: Date) throws(StorageError) -> PruningReceipt {
    try read { db in
      guard try Schema.hasHistory(db) else { return PruningReceipt() }
      let pruning = LogPruning(db: db)
      return try pruning.receipt(upTo: pruning.lastOperation(before: date))
    }
  }
}

/// The row 'pruned' of the table of counters is the number of the last operation that was pruned.
struct LogPruning {
  let db: Database

  /// The last operation that can no longer be taken back; 0 when all can.
  static func last(_ db: Database) throws -> Int64 {
    try db.number("SELECT value FROM counter WHERE name = 'pruned'") ?? 0
  }

  func run(before date: Date) throws -> PruningReceipt {
    let end = try lastOperation(before: date)
    let receipt = try receipt(upTo: end)
    if try end <= Self.last(db) { return receipt }
    for table in Self.tables {
      let rows = try SQLStatement(db, "DELETE FROM \(table) WHERE operation_id <= ?")
      rows.bind(1, end)
      try rows.run()
    }
    try db.setLastNumber(end, for: "pruned")
    return receipt
  }

  private static let tables = [
    "unit_range", "unit_image", "variant_image", "property_image", "note_image",
    "occurrence_image", "article_pair_image", "article_image",
  ]

  /// The last operation before the first that is not before the date.
  func lastOperation(before date: Date) throws -> Int64 {
    let first = try SQLStatement(db, "SELECT min(id) FROM operation WHERE at >= ?")
    first.bind(1, date.timeIntervalSince1970)
    if try first.step() {
      defer { first.reset() }
      if let id = first.optionalInt64(0) { return id - 1 }
    }
    return try db.number("SELECT max(id) FROM operation") ?? 0
  }

  func receipt(upTo end: Int64) throws -> PruningReceipt {
    let operations = try db.number(
      "SELECT count(*) FROM operation WHERE id <= ? AND id > ? AND undone_by IS NULL",
      end,
      try Self.last(db)
    )
    // A unit that a later operation deleted too can be brought back from there.
    let units = try db.number(
      """
      SELECT count(DISTINCT unit_id) FROM unit_image i WHERE operation_id <= ?1 AND parts = 7
        AND NOT EXISTS (SELECT 1 FROM unit WHERE id = i.unit_id)
        AND NOT EXISTS (SELECT 1 FROM unit_image
          WHERE unit_id = i.unit_id AND operation_id > ?1 AND parts = 7)
      """,
      end
    )
    return PruningReceipt(operations: Int(operations ?? 0), units: Int(units ?? 0))
  }
}
