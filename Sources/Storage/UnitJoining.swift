internal import GRDB

/// Makes one of two units with equal texts.
enum UnitJoining {
  /// Gives `other` what `unit` has of occurrences, import and confirmation, and deletes `unit`.
  static func join(_ unit: Int64, to other: Int64, _ log: OperationLog) throws {
    try log.keep(other, .occurrences)
    let move = try SQLStatement(log.db, "UPDATE occurrence SET unit_id = ? WHERE unit_id = ?")
    move.bind(1, other)
    move.bind(2, unit)
    try move.run()
    let row = try SQLStatement(
      log.db,
      """
      UPDATE unit SET
        import_id = coalesce(unit.import_id, old.import_id),
        confirmed_at = coalesce(unit.confirmed_at, old.confirmed_at),
        confirmer_id = iif(unit.confirmed_at IS NULL, old.confirmer_id, unit.confirmer_id)
      FROM unit old WHERE unit.id = ? AND old.id = ?
      """
    )
    row.bind(1, other)
    row.bind(2, unit)
    try row.run()
    _ = try log.delete(unit)
  }

  /// Joins units, of which each is the only one of these with its texts, to others that are equal to
  /// them. O(units).
  static func joinToEquals(_ units: [Int64], _ log: OperationLog) throws {
    for unit in units {
      let identity = UnitIdentity(
        try UnitReader.texts(of: unit, log.db).map {
          UnitIdentity.Part(language: $0.language.id, text: $0.text)
        }
      )
      if let other = try identity.stored(log.db, except: unit) { try join(unit, to: other, log) }
    }
  }
}
