public import BitextCore
internal import GRDB

extension TranslationMemory {
  /// The confirmed units of earlier alignments of a pair of articles, each with its occurrences in
  /// them only.
  ///
  /// The pair is the same when both contents are, or when both files are and one of them still has its
  /// content or its title. O(units of the pair).
  public func confirmedUnits(
    source: ArticleRecord,
    target: ArticleRecord
  ) throws(StorageError) -> [StoredUnit] {
    try read { db in
      let find = try SQLStatement(
        db,
        """
        SELECT unit_id FROM occurrence WHERE pair_id IN (
          SELECT p.id FROM article s JOIN article_pair p ON p.source_id = s.id
            JOIN article t ON t.id = p.target_id
          WHERE s.location = ?1 AND t.location = ?2 AND ?1 <> '-' AND ?2 <> '-'
            AND (s.hash = ?3 OR t.hash = ?4 OR s.title = ?5 OR t.title = ?6)
          UNION
          SELECT p.id FROM article s JOIN article_pair p ON p.source_id = s.id
            JOIN article t ON t.id = p.target_id
          WHERE s.hash = ?3 AND t.hash = ?4 AND s.hash <> '' AND t.hash <> '')
        AND unit_id IN (SELECT id FROM unit WHERE confirmed_at IS NOT NULL)
        GROUP BY unit_id ORDER BY unit_id
        """
      )
      find.bind(1, source.location)
      find.bind(2, target.location)
      find.bind(3, source.hash)
      find.bind(4, target.hash)
      find.bind(5, source.title)
      find.bind(6, target.title)
      var ids: [Int64] = []
      while try find.step() { ids.append(find.int64(0)) }
      let reader = try UnitReader(db)
      return try ids.compactMap { try reader.unit($0) }.map { unit in
        var unit = unit
        unit.occurrences.removeAll {
          !Self.isSame($0.source, source) || !Self.isSame($0.target, target)
        }
        return unit
      }
    }
  }

  private static func isSame(_ a: ArticleRecord, _ b: ArticleRecord) -> Bool {
    a.hash == b.hash || a.location == b.location
  }
}
