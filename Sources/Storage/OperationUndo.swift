internal import Foundation
internal import GRDB

/// Takes an operation back: deletes what it made, and puts what it kept in its place again.
struct OperationUndo {
  let db: Database
  let operation: MemoryOperation
  let log: OperationLog

  func run() throws {
    try refuseWhenDependedOn()
    try restorePairs()
    let ranges = try SQLStatement(
      db,
      "SELECT first, last FROM unit_range WHERE operation_id = ? AND is_made = 1"
    )
    ranges.bind(1, operation.id)
    var made: [ClosedRange<Int64>] = []
    while try ranges.step() { made.append(ranges.int64(0)...ranges.int64(1)) }
    for units in made { try log.delete(allOf: units) }
    try UnitRestoration(db: db, log: log).restore(imagesOf: operation.id)
    try deletePairs()
    try TermbaseUndo(db: db, operation: operation, log: log).run()
    try link()
  }

  // MARK: Refusal

  private func refuseWhenDependedOn() throws {
    if let other = operation.undoneBy {
      throw refusal("Operation \(operation.id) was taken back already, by operation \(other).")
    }
    if operation.isPruned {
      throw refusal(
        "Operation \(operation.id) cannot be taken back: the log was pruned, and what is needed for "
          + "that is gone."
      )
    }
    let terms = TermbaseUndo(db: db, operation: operation, log: log)
    if let later = try terms.dependent() {
      throw refusal(
        "Operation \(operation.id) cannot be taken back: operation \(later.id) (\(later.kind)) "
          + "worked on its concepts later. Take that one back first."
      )
    }
    // Those that are taken back count no more, nor do those that took them back.
    let rows = try SQLStatement(
      db,
      """
      WITH later(id, kind) AS MATERIALIZED (
        SELECT id, kind FROM operation
        WHERE id > ?1 AND undone_by IS NULL AND (undoes IS NULL OR undoes < ?1)),
      touched(operation_id, first, last) AS (
        SELECT operation_id, unit_id, unit_id FROM unit_image
          WHERE operation_id IN (SELECT id FROM later)
        UNION ALL
        SELECT operation_id, first, last FROM unit_range
          WHERE operation_id IN (SELECT id FROM later))
      SELECT l.id, l.kind, sum(count) FROM (
        SELECT t.operation_id, min(t.last, r.last) - max(t.first, r.first) + 1 AS count
          FROM touched t JOIN unit_range r
          WHERE r.operation_id = ?1 AND r.is_made = 1 AND t.first <= r.last AND t.last >= r.first
        UNION ALL
        SELECT t.operation_id, 1 FROM touched t JOIN unit_image i
          ON i.operation_id = ?1 AND i.unit_id BETWEEN t.first AND t.last)
        JOIN later l ON l.id = operation_id
      GROUP BY l.id ORDER BY l.id DESC LIMIT 1
      """
    )
    rows.bind(1, operation.id)
    guard try rows.step() else { return }
    defer { rows.reset() }
    let count = rows.int(2)
    throw refusal(
      "Operation \(operation.id) cannot be taken back: operation \(rows.int64(0)) "
        + "(\(rows.text(1))) worked on \(count == 1 ? "one" : "\(count)") of its units later. "
        + "Take that one back first."
    )
  }

  private func refusal(_ message: String) -> StorageError {
    StorageError(code: .conflict, path: nil, message: message)
  }

  // MARK: Pairs of articles

  private func restorePairs() throws {
    for pair in try pairs(made: false) {
      try run(
        """
        INSERT OR IGNORE INTO article
          SELECT id, location, hash, language, title, date, source FROM article_image
          WHERE operation_id = ?1 AND id IN (SELECT source_id FROM article_pair_image
            WHERE operation_id = ?1 AND id = ?2 UNION SELECT target_id FROM article_pair_image
            WHERE operation_id = ?1 AND id = ?2)
        """,
        pair
      )
      try run(
        """
        INSERT OR IGNORE INTO article_pair
          SELECT id, source_id, target_id, aligner_id, aligned_at FROM article_pair_image
          WHERE operation_id = ?1 AND id = ?2
        """,
        pair
      )
      if db.changesCount > 0 { try log.make(pair: pair) }
    }
  }

  /// Pairs that the operation made go when nothing is left of them, and their articles too.
  private func deletePairs() throws {
    for pair in try pairs(made: true) {
      let isEmpty = try db.number("SELECT 1 FROM occurrence WHERE pair_id = ? LIMIT 1", pair) == nil
      guard isEmpty else { continue }
      try log.keep(pair: pair)
      let row = try SQLStatement(db, "DELETE FROM article_pair WHERE id = ?")
      row.bind(1, pair)
      try row.run()
    }
    try db.execute(
      sql: """
        DELETE FROM article WHERE id IN (
            SELECT source_id FROM article_pair_image WHERE operation_id = :id
            UNION SELECT target_id FROM article_pair_image WHERE operation_id = :id)
          AND NOT EXISTS (SELECT 1 FROM article_pair WHERE source_id = article.id)
          AND NOT EXISTS (SELECT 1 FROM article_pair WHERE target_id = article.id)
        """,
      arguments: ["id": operation.id]
    )
  }

  private func pairs(made: Bool) throws -> [Int64] {
    let rows = try SQLStatement(
      db,
      "SELECT id FROM article_pair_image WHERE operation_id = ? AND is_made = ? ORDER BY id"
    )
    rows.bind(1, operation.id)
    rows.bind(2, made ? 1 : 0)
    var pairs: [Int64] = []
    while try rows.step() { pairs.append(rows.int64(0)) }
    return pairs
  }

  private func run(_ sql: String, _ row: Int64) throws {
    let statement = try SQLStatement(db, sql)
    statement.bind(1, operation.id)
    statement.bind(2, row)
    try statement.run()
  }

  // MARK: The log

  private func link() throws {
    let done = try SQLStatement(db, "UPDATE operation SET undone_by = ? WHERE id = ?")
    done.bind(1, log.id)
    done.bind(2, operation.id)
    try done.run()
    // What a taken back undo had taken back is done again.
    guard let first = operation.undoes else { return }
    done.bind(1, nil as Int64?)
    done.bind(2, first)
    try done.run()
  }
}
