internal import BitextCore
internal import FuzzyMatching
internal import GRDB

extension TranslationMemory {
  /// Where a word or a phrase stands in the memory, closest spelling first, then newest units.
  ///
  /// Words are compared under the strict key, so either script finds both; then under the loose key
  /// (without diacritics, dj for đ); then, in Serbian and English, by their stems, so that every case
  /// of a word is found, and every plural. No more is read than the hits asked for need.
  public func concordance(_ query: ConcordanceQuery) throws(StorageError) -> [ConcordanceHit] {
    guard query.limit > 0, let phrase = ConcordancePhrase(query.text) else { return [] }
    return try read { db in
      var search = try ConcordanceSearch(db, query, phrase)
      return try search.run()
    }
  }
}

extension TranslationMemory {
  /// In how many variants of units the words stand; `limit` and `offset` of the query do not matter.
  /// O(units that have words with the same beginnings).
  public func concordanceCount(_ query: ConcordanceQuery) throws(StorageError) -> Int {
    guard let phrase = ConcordancePhrase(query.text) else { return 0 }
    var query = query
    query.offset = 0
    query.limit = Int(Int32.max)
    return try read { db in
      var search = try ConcordanceSearch(db, query, phrase)
      return try search.count()
    }
  }
}

private struct ConcordanceSearch {
  private struct Place {
    var variant: Int64
    var ranges: [Range<String.Index>]
  }

  private let db: Database
  private let query: ConcordanceQuery
  private let phrase: ConcordancePhrase
  private let languages: LanguageTable
  private let wanted: Int
  private let condition: SQLStatement?
  /// By relaxation.
  private var found: [[Place]] = ConcordancePhrase.Relaxation.allCases.map { _ in [] }
  private var seen: Set<Int64> = []

  init(_ db: Database, _ query: ConcordanceQuery, _ phrase: ConcordancePhrase) throws {
    self.db = db
    self.query = query
    self.phrase = phrase
    languages = try LanguageTable(db)
    wanted = query.limit + max(0, query.offset)
    condition =
      query.filter.isEmpty
      ? nil
      : try UnitCondition(query.filter, db).statement(
        "SELECT 1 FROM unit u WHERE u.id = ?1 AND",
        db
      )
  }

  private mutating func look() throws {
    // The words as they stand are found at once; their other forms are asked for only when needed.
    try look(for: phrase.expression, query.isLiteral ? [.spelling] : [.spelling, .diacritics])
    if !query.isLiteral, seen.count < wanted, let expression = phrase.inflectedExpression {
      try look(for: expression, [.inflection])
    }
  }

  mutating func count() throws -> Int {
    try look()
    return seen.count
  }

  mutating func run() throws -> [ConcordanceHit] {
    try look()
    let reader = try UnitReader(db, languages: languages)
    return try found.joined().dropFirst(max(0, query.offset)).prefix(query.limit).compactMap {
      guard let unit = try reader.unit(VariantID.unit(of: $0.variant)) else { return nil }
      return ConcordanceHit(
        unit: unit,
        variantIndex: VariantID.place(of: $0.variant),
        ranges: $0.ranges
      )
    }
  }

  private mutating func look(
    for expression: String,
    _ relaxations: [ConcordancePhrase.Relaxation]
  ) throws {
    let rows = try SQLStatement(
      db,
      "SELECT rowid FROM concordance WHERE concordance MATCH ? ORDER BY rowid DESC"
    )
    rows.bind(1, expression)
    defer { rows.reset() }
    while found[0].count < wanted, seen.count < wanted * 4, try rows.step() {
      try look(in: rows.int64(0), relaxations)
    }
  }

  private mutating func look(
    in unit: Int64,
    _ relaxations: [ConcordancePhrase.Relaxation]
  ) throws {
    if let condition {
      condition.bind(1, unit)
      let isMeant = try condition.step()
      condition.reset()
      if !isMeant { return }
    }
    let covered = query.language.map { languages.covered(by: $0) }
    let variants = try SQLStatement(
      db,
      "SELECT id, language_id, text FROM variant WHERE id BETWEEN ? AND ? ORDER BY id"
    )
    variants.bind(1, VariantID.make(unit: unit, place: 0))
    variants.bind(2, VariantID.make(unit: unit, place: VariantID.maximumPlaces - 1))
    while try variants.step() {
      let id = variants.int64(0)
      let language = variants.int64(1)
      if seen.contains(id) || covered.map({ !$0.contains(language) }) ?? false { continue }
      let tokens = KeyedTokens(variants.text(2))
      for relaxation in relaxations {
        if relaxation == .inflection, !ConcordancePhrase.knowsEndings(of: languages[language]) {
          continue
        }
        let ranges = phrase.ranges(
          in: tokens,
          relaxation,
          isEnglish: languages[language]?.language == "en"
        )
        guard !ranges.isEmpty else { continue }
        found[relaxation.rawValue].append(Place(variant: id, ranges: ranges))
        seen.insert(id)
        break
      }
    }
  }
}
