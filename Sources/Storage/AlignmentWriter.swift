internal import BitextCore
internal import Foundation
internal import GRDB

/// Stores the alignment of one article pair, in the place of an earlier one.
struct AlignmentWriter {
  let db: Database
  let log: OperationLog
  let source: ArticleRecord
  let target: ArticleRecord

  func store(
    _ units: [AlignedUnit],
    creator: String?,
    at date: Date
  ) throws -> AlignmentReceipt {
    var receipt = AlignmentReceipt()
    let (earlier, pairs) = try takeAwayEarlier(&receipt)
    let pair = try insertPair(aligner: units.first?.provenance.aligner, at: date)
    let writer = try UnitWriter(db)
    var stored: Set<Int64> = []
    for unit in units {
      let variants = [unit.source, unit.target]
      let identity = try UnitIdentity(of: variants, &writer.names, db)
      let known = writer.pendingUnits[identity.hash]?.first { $0.variants == identity.parts }?.id
      let id: Int64
      if let found = try known ?? identity.stored(db) {
        id = found
        try log.keep(id, .occurrences)
      } else {
        id = try writer.insert(
          TranslationUnit(variants: variants, creationDate: date, creator: creator),
          identity: identity
        )
        log.make(id)
      }
      try insertOccurrence(of: id, pair, unit.provenance, &writer.names)
      stored.insert(id)
      receipt.stored += 1
    }
    try writer.finish()
    try forget(pairs, stored)
    for unit in earlier.subtracting(stored).sorted() {
      if try db.number("SELECT confirmed_at IS NOT NULL FROM unit WHERE id = ?", unit) == 1 {
        receipt.keptConfirmed += 1
      } else if try isUnfounded(unit) {
        _ = try log.delete(unit)
      }
    }
    try deleteOrphanedArticles()
    return receipt
  }

  /// Whether nothing speaks for keeping a unit: no occurrence, no import, no confirmation.
  private func isUnfounded(_ unit: Int64) throws -> Bool {
    try db.number(
      """
      SELECT 1 FROM unit u WHERE id = ? AND confirmed_at IS NULL AND import_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM occurrence WHERE unit_id = u.id)
      """,
      unit
    ) != nil
  }

  /// Takes away the occurrences of earlier alignments of the pair; returns the units that had them.
  ///
  /// The pair is the same when both contents are, or when both files are and one of them still has its
  /// content or its title: file names are used again for other articles.
  private func takeAwayEarlier(_ receipt: inout AlignmentReceipt) throws -> (
    units: Set<Int64>, pairs: [Int64]
  ) {
    let find = try SQLStatement(
      db,
      """
      SELECT p.id FROM article s JOIN article_pair p ON p.source_id = s.id
        JOIN article t ON t.id = p.target_id
      WHERE s.location = ?1 AND t.location = ?2 AND ?1 <> '-' AND ?2 <> '-'
        AND (s.hash = ?3 OR t.hash = ?4 OR s.title = ?5 OR t.title = ?6)
      UNION
      SELECT p.id FROM article s JOIN article_pair p ON p.source_id = s.id
        JOIN article t ON t.id = p.target_id
      WHERE s.hash = ?3 AND t.hash = ?4 AND s.hash <> '' AND t.hash <> ''
      """
    )
    find.bind(1, source.location)
    find.bind(2, target.location)
    find.bind(3, source.hash)
    find.bind(4, target.hash)
    find.bind(5, source.title)
    find.bind(6, target.title)
    var pairs: [Int64] = []
    while try find.step() { pairs.append(find.int64(0)) }
    var units: Set<Int64> = []
    for pair in pairs {
      try log.keep(pair: pair)
      let occurrences = try SQLStatement(
        db,
        "SELECT unit_id FROM occurrence WHERE pair_id = ?"
      )
      occurrences.bind(1, pair)
      var found: Set<Int64> = []
      while try occurrences.step() {
        found.insert(occurrences.int64(0))
        receipt.replaced += 1
      }
      for unit in found.sorted() { try log.keep(unit, .occurrences) }
      units.formUnion(found)
      // A confirmed unit stays, and so does what is known of where it is from.
      let keep = try SQLStatement(
        db,
        """
        DELETE FROM occurrence WHERE pair_id = ?
          AND unit_id NOT IN (SELECT id FROM unit WHERE confirmed_at IS NOT NULL)
        """
      )
      keep.bind(1, pair)
      try keep.run()
    }
    return (units, pairs)
  }

  /// Of confirmed units that the new alignment has too, the new place is enough; a pair that nothing
  /// refers to any more goes.
  private func forget(_ pairs: [Int64], _ stored: Set<Int64>) throws {
    for pair in pairs {
      for unit in stored {
        let row = try SQLStatement(db, "DELETE FROM occurrence WHERE pair_id = ? AND unit_id = ?")
        row.bind(1, pair)
        row.bind(2, unit)
        try row.run()
      }
      guard try db.number("SELECT 1 FROM occurrence WHERE pair_id = ? LIMIT 1", pair) == nil else {
        continue
      }
      let row = try SQLStatement(db, "DELETE FROM article_pair WHERE id = ?")
      row.bind(1, pair)
      try row.run()
    }
  }

  private func insertPair(aligner: String?, at date: Date) throws -> Int64 {
    var names = NameTables()
    let sourceID = try article(source)
    let targetID = try article(target)
    let row = try SQLStatement(
      db,
      """
      INSERT INTO article_pair(id, source_id, target_id, aligner_id, aligned_at)
        VALUES (?, ?, ?, ?, ?)
      """
    )
    let id = try db.newNumber(for: "article_pair")
    row.bind(1, id)
    row.bind(2, sourceID)
    row.bind(3, targetID)
    row.bind(4, try names.name(ifAny: aligner, db))
    row.bind(5, date.timeIntervalSince1970)
    try row.run()
    try log.make(pair: id)
    return id
  }

  /// The number of an article: of an equal one that is there, or of a new row.
  private func article(_ record: ArticleRecord) throws -> Int64 {
    let find = try SQLStatement(
      db,
      """
      SELECT id FROM article WHERE location = ? AND hash = ? AND language = ? AND title IS ?
        AND date IS ? AND source IS ?
      """
    )
    bind(record, to: find)
    if try find.step() {
      defer { find.reset() }
      return find.int64(0)
    }
    let insert = try SQLStatement(
      db,
      """
      INSERT INTO article(location, hash, language, title, date, source, id)
        VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    )
    let id = try db.newNumber(for: "article")
    bind(record, to: insert)
    insert.bind(7, id)
    try insert.run()
    return id
  }

  private func bind(_ record: ArticleRecord, to statement: SQLStatement) {
    statement.bind(1, record.location)
    statement.bind(2, record.hash)
    statement.bind(3, record.language.description)
    statement.bind(4, record.title)
    statement.bind(5, record.date)
    statement.bind(6, record.source)
  }

  private func insertOccurrence(
    of unit: Int64,
    _ pair: Int64,
    _ provenance: Provenance,
    _ names: inout NameTables
  ) throws {
    let aligner = try names.name(provenance.aligner, db)
    let row = try SQLStatement(
      db,
      """
      INSERT INTO occurrence(unit_id, pair_id, source_paragraph, target_paragraph,
        source_segments, target_segments, probability, aligner_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
    row.bind(1, unit)
    row.bind(2, pair)
    row.bind(3, provenance.sourceParagraph)
    row.bind(4, provenance.targetParagraph)
    row.bind(5, SegmentNumbers.encode(provenance.sourceSegments))
    row.bind(6, SegmentNumbers.encode(provenance.targetSegments))
    row.bind(7, provenance.probability)
    row.bind(8, aligner)
    try row.run()
  }

  private func deleteOrphanedArticles() throws {
    let delete = try SQLStatement(
      db,
      """
      DELETE FROM article WHERE (location IN (?1, ?2) OR hash IN (?3, ?4))
        AND NOT EXISTS (SELECT 1 FROM article_pair WHERE source_id = article.id)
        AND NOT EXISTS (SELECT 1 FROM article_pair WHERE target_id = article.id)
      """
    )
    delete.bind(1, source.location)
    delete.bind(2, target.location)
    delete.bind(3, source.hash)
    delete.bind(4, target.hash)
    try delete.run()
  }
}
