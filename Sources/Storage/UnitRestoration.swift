internal import BitextCore
internal import GRDB

/// Brings units to the state that images show, whatever has become of them.
struct UnitRestoration {
  let db: Database
  let log: OperationLog

  /// All units of an operation.
  func restore(imagesOf operation: Int64) throws {
    let rows = try SQLStatement(
      db,
      "SELECT unit_id, parts FROM unit_image WHERE operation_id = ? ORDER BY unit_id"
    )
    rows.bind(1, operation)
    var images: [(unit: Int64, parts: OperationLog.Parts)] = []
    while try rows.step() {
      images.append((rows.int64(0), OperationLog.Parts(rawValue: rows.int64(1))))
    }
    try restore(images.map { (operation, $0.unit, $0.parts) })
  }

  /// Units that are not there, each as the last operation that deleted it kept it; returns how many
  /// could be brought back.
  func restore(deleted units: [Int64]) throws -> Int {
    var images: [(operation: Int64, unit: Int64, parts: OperationLog.Parts)] = []
    for unit in units
    where try db.number("SELECT 1 FROM unit WHERE id = ?", unit) == nil {
      let last = try db.number(
        "SELECT max(operation_id) FROM unit_image WHERE unit_id = ? AND parts = 7",
        unit
      )
      if let last { images.append((last, unit, .whole)) }
    }
    for image in images {
      try restorePairs(of: image.unit, image.operation)
    }
    try restore(images)
    return images.count
  }

  private func restore(
    _ images: [(operation: Int64, unit: Int64, parts: OperationLog.Parts)]
  ) throws {
    let writer = try UnitWriter(db)
    var made: [Int64] = []
    for (operation, unit, parts) in images {
      if try db.number("SELECT 1 FROM unit WHERE id = ?", unit) != nil {
        try log.keep(unit, parts)
        try update(unit, operation)
        if parts.contains(.texts) {
          try UnitDeletion.deleteVariants(of: unit, db)
          for table in ["property", "note"] {
            try run("DELETE FROM \(table) WHERE unit_id = ?2 AND ?1 > 0", operation, unit)
          }
          try addTexts(unit, operation, writer)
        }
        if parts.contains(.occurrences) { try replaceOccurrences(unit, operation) }
      } else if parts == .whole {
        log.make(unit)
        made.append(unit)
        try run(
          "INSERT INTO unit SELECT unit_id, \(OperationLog.columns) FROM unit_image "
            + "WHERE operation_id = ?1 AND unit_id = ?2",
          operation,
          unit
        )
        try addTexts(unit, operation, writer)
        try replaceOccurrences(unit, operation)
      }
    }
    try writer.finish()
    // What was deleted may have been stored anew since. All must be in their places to tell.
    try UnitJoining.joinToEquals(made, log)
  }

  private func update(_ unit: Int64, _ operation: Int64) throws {
    try run(
      """
      UPDATE unit SET (\(OperationLog.columns)) = (
        SELECT \(OperationLog.columns) FROM unit_image WHERE operation_id = ?1 AND unit_id = ?2)
      WHERE id = ?2
      """,
      operation,
      unit
    )
  }

  private func addTexts(_ unit: Int64, _ operation: Int64, _ writer: UnitWriter) throws {
    let rows = try SQLStatement(
      db,
      """
      SELECT v.id, v.language_id, l.family, v.text, v.markup FROM variant_image v
        JOIN language l ON l.id = v.language_id
      WHERE v.operation_id = ? AND v.id BETWEEN ? AND ? ORDER BY v.id
      """
    )
    rows.bind(1, operation)
    rows.bind(2, VariantID.make(unit: unit, place: 0))
    rows.bind(3, VariantID.make(unit: unit, place: VariantID.maximumPlaces - 1))
    var texts: [UnitWriter.Text] = []
    while try rows.step() {
      texts.append(
        UnitWriter.Text(
          place: VariantID.place(of: rows.int64(0)),
          language: NameTables.Language(id: rows.int64(1), family: rows.int64(2)),
          text: rows.text(3),
          markup: rows.optionalText(4)
        )
      )
    }
    try writer.add(texts, to: unit)
    for (table, columns) in [
      ("property", "unit_id, variant, position, type_id, value"),
      ("note", "unit_id, variant, position, text"),
    ] {
      try run(
        "INSERT INTO \(table) SELECT \(columns) FROM \(table)_image "
          + "WHERE operation_id = ?1 AND unit_id = ?2",
        operation,
        unit
      )
    }
  }

  private func replaceOccurrences(_ unit: Int64, _ operation: Int64) throws {
    try run("DELETE FROM occurrence WHERE unit_id = ?2 AND ?1 > 0", operation, unit)
    try run(
      """
      INSERT INTO occurrence(unit_id, pair_id, source_paragraph, target_paragraph,
          source_segments, target_segments, probability, aligner_id)
        SELECT unit_id, pair_id, source_paragraph, target_paragraph, source_segments,
          target_segments, probability, aligner_id
        FROM occurrence_image o WHERE operation_id = ?1 AND unit_id = ?2
          AND EXISTS (SELECT 1 FROM article_pair WHERE id = o.pair_id) ORDER BY id
      """,
      operation,
      unit
    )
  }

  /// The pairs of articles in which a deleted unit stood may have gone since.
  private func restorePairs(of unit: Int64, _ operation: Int64) throws {
    let rows = try SQLStatement(
      db,
      """
      SELECT DISTINCT o.pair_id, (SELECT max(operation_id) FROM article_pair_image p
          WHERE p.id = o.pair_id AND p.operation_id >= ?1 AND p.is_made = 0)
      FROM occurrence_image o WHERE o.operation_id = ?1 AND o.unit_id = ?2
        AND NOT EXISTS (SELECT 1 FROM article_pair WHERE id = o.pair_id)
      """
    )
    rows.bind(1, operation)
    rows.bind(2, unit)
    var pairs: [(pair: Int64, operation: Int64)] = []
    while try rows.step() {
      if let holder = rows.optionalInt64(1) { pairs.append((rows.int64(0), holder)) }
    }
    for (pair, holder) in pairs {
      try run(
        """
        INSERT OR IGNORE INTO article
          SELECT id, location, hash, language, title, date, source FROM article_image a
          WHERE operation_id = ?1 AND EXISTS (SELECT 1 FROM article_pair_image
            WHERE operation_id = ?1 AND id = ?2 AND a.id IN (source_id, target_id))
        """,
        holder,
        pair
      )
      try run(
        """
        INSERT INTO article_pair SELECT id, source_id, target_id, aligner_id, aligned_at
          FROM article_pair_image WHERE operation_id = ?1 AND id = ?2
        """,
        holder,
        pair
      )
      try log.make(pair: pair)
    }
  }

  private func run(_ sql: String, _ operation: Int64, _ unit: Int64) throws {
    let statement = try SQLStatement(db, sql)
    statement.bind(1, operation)
    statement.bind(2, unit)
    try statement.run()
  }
}
