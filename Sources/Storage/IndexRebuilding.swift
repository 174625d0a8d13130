internal import FuzzyMatching
internal import GRDB

extension TranslationMemory {
  /// Makes every index anew from the texts, in one transaction; returns how many units there are.
  /// Texts that belong to no unit are deleted. O(memory).
  public func rebuildIndexes() throws(StorageError) -> Int {
    let count = try write { db in try IndexRebuilding(db: db).run() }
    checkpoint()
    return count
  }
}

private struct IndexRebuilding {
  let db: Database

  /// The schema changes: whoever holds a snapshot sees by that that numbers of tokens are others now.
  func run() throws -> Int {
    try db.execute(
      sql: """
        DELETE FROM posting; DELETE FROM short_segment; DELETE FROM token;
        DROP TABLE exact_key; \(Schema.exactKeyTable)
        DELETE FROM counter WHERE name = 'token';
        DELETE FROM variant
          WHERE NOT EXISTS (SELECT 1 FROM unit WHERE id = variant.id >> \(VariantID.placeBits));
        INSERT INTO concordance(concordance) VALUES ('delete-all');
        """
    )
    let writer = try UnitWriter(db, replacesTexts: true, writesKeysLast: true)
    var count = 0
    var last: Int64 = 0
    while true {
      let ids = try SQLStatement(db, "SELECT id FROM unit WHERE id > ? ORDER BY id LIMIT 1000")
      ids.bind(1, last)
      var units: [Int64] = []
      while try ids.step() { units.append(ids.int64(0)) }
      guard let end = units.last else { break }
      for unit in units { try writer.add(try UnitReader.texts(of: unit, db), to: unit) }
      count += units.count
      last = end
    }
    try writer.finish()
    return count
  }
}
