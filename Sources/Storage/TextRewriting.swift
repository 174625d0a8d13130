public import BitextCore
public import Foundation
internal import GRDB

/// A text of a unit that is to be, or was, changed.
public struct TextChange: Hashable, Sendable {
  public var unit: Int64
  /// The place of the variant among the unit's.
  public var variantIndex: Int
  public var language: LanguageTag
  public var before: Segment
  public var after: Segment
}

/// What rewriting texts did.
public struct RewriteReceipt: Hashable, Sendable {
  /// In the order of the units' numbers.
  public var changes: [TextChange]
  /// Units that became equal to another, which has their occurrences now.
  public var merged: Int
}

extension TranslationMemory {
  /// What `rewriteTexts` would change. O(texts in the language).
  public func textChanges(
    of filter: UnitFilter = UnitFilter(),
    in language: LanguageTag,
    rewrite: (Segment) throws -> Segment?
  ) throws -> [TextChange] {
    try readPassingErrors { db in
      try TextRewriting(db: db).changes(filter, language, rewrite)
    }
  }

  /// Changes the texts of a language in the units that a filter means: each for which `rewrite`
  /// returns another segment. All in one transaction, or nothing; an error of `rewrite` is passed on.
  ///
  /// Indexes follow. A unit that becomes equal to another is joined to it, with its occurrences and
  /// its confirmation. O(texts in the language).
  public func rewriteTexts(
    of filter: UnitFilter = UnitFilter(),
    in language: LanguageTag,
    by person: String?,
    at date: Date,
    rewrite: (Segment) throws -> Segment?
  ) throws -> RewriteReceipt {
    try writePassingErrors { db in
      let log = try OperationLog(db, .replace, person: person, at: date)
      let rewriting = TextRewriting(db: db)
      let changes = try rewriting.changes(filter, language, rewrite)
      let merged = try rewriting.apply(changes, log, person, date)
      try log.finish()
      return RewriteReceipt(changes: changes, merged: merged)
    }
  }
}

private struct TextRewriting {
  let db: Database

  func changes(
    _ filter: UnitFilter,
    _ language: LanguageTag,
    _ rewrite: (Segment) throws -> Segment?
  ) throws -> [TextChange] {
    let languages = try LanguageTable(db)
    let covered = languages.covered(by: language).ids.map(String.init).joined(separator: ",")
    let rows = try UnitCondition(filter, db).statement(
      """
      SELECT v.id, v.language_id, v.text, v.markup FROM variant v
        JOIN unit u ON u.id = v.id >> \(VariantID.placeBits)
      WHERE v.language_id IN (\(covered)) AND
      """,
      db
    )
    defer { rows.reset() }
    var changes: [TextChange] = []
    while try rows.step() {
      let before = try MarkupCodec.decode(rows.optionalText(3), text: rows.text(2))
      guard let after = try rewrite(before), after != before else { continue }
      changes.append(
        TextChange(
          unit: VariantID.unit(of: rows.int64(0)),
          variantIndex: VariantID.place(of: rows.int64(0)),
          language: languages[rows.int64(1)] ?? language,
          before: before,
          after: after
        )
      )
    }
    return changes.sorted { ($0.unit, $0.variantIndex) < ($1.unit, $1.variantIndex) }
  }

  /// Returns how many units were joined to others.
  func apply(
    _ changes: [TextChange],
    _ log: OperationLog,
    _ person: String?,
    _ date: Date
  ) throws -> Int {
    var units: [(id: Int64, texts: [UnitWriter.Text])] = []
    let byUnit = Dictionary(grouping: changes, by: \.unit)
    // All old texts go first: a new one may be what another unit has until then.
    for unit in byUnit.keys.sorted() {
      try log.keep(unit, .whole)
      var texts = try UnitReader.texts(of: unit, db)
      for change in byUnit[unit] ?? [] {
        guard let index = texts.firstIndex(where: { $0.place == change.variantIndex }) else {
          continue
        }
        texts[index].text = change.after.text
        texts[index].markup = try MarkupCodec.encode(change.after)
      }
      try UnitDeletion.deleteVariants(of: unit, db)
      units.append((unit, texts))
    }
    let writer = try UnitWriter(db)
    var rewritten: [Set<UnitIdentity.Part>: Int64] = [:]
    var merged = 0
    for (unit, texts) in units {
      let identity = UnitIdentity(
        texts.map { UnitIdentity.Part(language: $0.language.id, text: $0.text) }
      )
      if let other = try rewritten[Set(identity.parts)] ?? identity.stored(db) {
        try UnitJoining.join(unit, to: other, log)
        merged += 1
        continue
      }
      rewritten[Set(identity.parts)] = unit
      try writer.add(texts, to: unit)
      let row = try SQLStatement(
        db,
        "UPDATE unit SET changed_at = ?, changer_id = ? WHERE id = ?"
      )
      let name = try writer.names.name(ifAny: person, db)
      row.bind(1, date.timeIntervalSince1970)
      row.bind(2, name)
      row.bind(3, unit)
      try row.run()
    }
    try writer.finish()
    return merged
  }
}
