internal import GRDB

/// What may be wrong with the concepts of a memory, beyond what SQLite's own checks find.
enum TermbaseCheck {
  /// One sentence for each kind of fault. O(concepts).
  static func problems(_ db: Database) throws -> [String] {
    guard try Schema.hasTermbase(db) else { return [] }
    let checks = [
      (
        "concepts have no term.",
        """
        SELECT count(*) FROM concept c
          WHERE NOT EXISTS (SELECT 1 FROM term WHERE concept_id = c.id)
        """
      ),
      (
        "concepts are not what the log says of them.",
        """
        SELECT count(*) FROM concept c WHERE is_current <> coalesce((
          SELECT is_current FROM concept_change WHERE concept_id = c.id
          ORDER BY operation_id DESC LIMIT 1), -1)
        """
      ),
      (
        "changes of concepts belong to no operation.",
        """
        SELECT count(*) FROM concept_change
          WHERE operation_id NOT IN (SELECT id FROM operation)
        """
      ),
    ]
    return try checks.compactMap { name, sql in
      guard let count = try db.number(sql), count > 0 else { return nil }
      return "\(count) \(name)"
    }
  }
}
