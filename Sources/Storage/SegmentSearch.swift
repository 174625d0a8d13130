internal import BitextCore
internal import FuzzyMatching
internal import GRDB

/// What both passes of a look-up need: the languages, and the rows of candidates.
struct SegmentSearch {
  let db: Database
  let languages: LanguageTable
  /// The primary language of the query.
  let family: Int64
  let sources: LanguageSet
  let targets: LanguageSet
  /// What is asked instead of the indexes, if there is one.
  let snapshot: CurrentSnapshot?
  private let row: SQLStatement
  private let siblings: SQLStatement

  /// Nil when the memory has nothing in one of the languages.
  init?(_ db: Database, from source: LanguageTag, to target: LanguageTag) throws {
    self.db = db
    languages = try LanguageTable(db)
    sources = languages.covered(by: source)
    targets = languages.covered(by: target)
    guard let family = languages.family(of: source), !sources.isEmpty, !targets.isEmpty else {
      return nil
    }
    self.family = family
    snapshot = nil
    (row, siblings) = try Self.statements(db)
  }

  /// With the indexes of a snapshot and its changes.
  init(_ db: Database, _ snapshot: CurrentSnapshot) throws {
    self.db = db
    self.snapshot = snapshot
    languages = snapshot.base.languages
    family = snapshot.base.family
    sources = snapshot.base.sources
    targets = snapshot.base.targets
    (row, siblings) = try Self.statements(db)
  }

  private static func statements(_ db: Database) throws -> (SQLStatement, SQLStatement) {
    let row = try SQLStatement(db, "SELECT tokens, language_id, text FROM variant WHERE id = ?")
    let siblings = try SQLStatement(
      db,
      "SELECT id, language_id FROM variant WHERE id BETWEEN ? AND ?"
    )
    return (row, siblings)
  }

  /// Calls `body` with the row of a variant in a language asked for: tokens, language, text. Returns
  /// nil when there is none.
  @inline(__always)
  func withVariant<Result>(_ id: Int64, _ body: (SQLStatement) -> Result?) throws -> Result? {
    row.bind(1, id)
    guard try row.step() else { return nil }
    defer { row.reset() }
    return sources.contains(row.int64(1)) ? body(row) : nil
  }

  /// The variant beside this one in a target language, the first of several; nil if there is none.
  func target(beside variant: Int64) throws -> Int64? {
    let unit = VariantID.unit(of: variant)
    siblings.bind(1, VariantID.make(unit: unit, place: 0))
    siblings.bind(2, VariantID.make(unit: unit, place: VariantID.maximumPlaces - 1))
    while try siblings.step() {
      let id = siblings.int64(0)
      if id != variant && targets.contains(siblings.int64(1)) {
        siblings.reset()
        return id
      }
    }
    return nil
  }
}
