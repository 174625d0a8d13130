public import BitextCore
internal import GRDB
internal import SerbianText

/// One source that has several translations in the memory.
public struct TranslationConflict: Hashable, Sendable {
  public struct Translation: Hashable, Sendable {
    /// As it is written in the first of the units.
    public var text: String
    public var language: LanguageTag
    /// The units that have it, ascending.
    public var units: [Int64]
  }

  /// As it is written in the first unit.
  public var source: String
  public var sourceLanguage: LanguageTag
  /// Two or more, the one of most units first.
  public var translations: [Translation]

  public var unitCount: Int { translations.reduce(0) { $0 + $1.units.count } }
}

extension TranslationMemory {
  /// The segments of one language with different translations in another, those with most units
  /// first.
  ///
  /// - Parameter isFolded: compares sources and translations under the strict search key: another
  ///   case or script makes neither another source nor another translation. Otherwise texts are
  ///   compared as written.
  ///
  /// O(memory) in time, O(conflicts) in space.
  public func conflicts(
    from source: LanguageTag,
    to target: LanguageTag,
    isFolded: Bool = false
  ) throws(StorageError) -> [TranslationConflict] {
    try read { db in
      try ConflictSearch(db, from: source, to: target, isFolded: isFolded)?.run() ?? []
    }
  }
}

private struct ConflictSearch {
  private let search: SegmentSearch
  private let isFolded: Bool

  init?(_ db: Database, from source: LanguageTag, to target: LanguageTag, isFolded: Bool) throws {
    guard let search = try SegmentSearch(db, from: source, to: target) else { return nil }
    self.search = search
    self.isFolded = isFolded
  }

  func run() throws -> [TranslationConflict] {
    var conflicts: [TranslationConflict] = []
    try ExactKeyLookUp(search.db).forEachShared { conflicts += try self.conflicts(among: $0) }
    return conflicts.sorted { ($1.unitCount, $0.source) < ($0.unitCount, $1.source) }
  }

  /// Sources among texts whose strict keys have one hash.
  private func conflicts(among variants: [Int64]) throws -> [TranslationConflict] {
    let row = try SQLStatement(
      search.db,
      "SELECT language_id, text FROM variant WHERE id = ?"
    )
    var found: [String: TranslationConflict] = [:]
    for variant in variants {
      row.bind(1, variant)
      guard try row.step() else { continue }
      let (id, text) = (row.int64(0), row.text(1))
      row.reset()
      guard search.sources.contains(id), let target = try search.target(beside: variant),
        let translation = try self.text(of: target)
      else { continue }
      let language = search.languages[id] ?? LanguageTag(language: "und")
      found[
        key(text),
        default: TranslationConflict(source: text, sourceLanguage: language, translations: [])
      ].add(
        translation.text,
        translation.language,
        unit: VariantID.unit(of: variant),
        key
      )
    }
    return found.values.filter { $0.translations.count > 1 }.map { conflict in
      var conflict = conflict
      conflict.translations.sort { ($1.units.count, $0.units[0]) < ($0.units.count, $1.units[0]) }
      return conflict
    }
  }

  private func key(_ text: String) -> String { isFolded ? SearchKey.strict(text) : text }

  private func text(of variant: Int64) throws -> (text: String, language: LanguageTag)? {
    let row = try SQLStatement(search.db, "SELECT text, language_id FROM variant WHERE id = ?")
    row.bind(1, variant)
    guard try row.step() else { return nil }
    defer { row.reset() }
    return (row.text(0), search.languages[row.int64(1)] ?? LanguageTag(language: "und"))
  }
}

extension TranslationConflict {
  fileprivate mutating func add(
    _ text: String,
    _ language: LanguageTag,
    unit: Int64,
    _ key: (String) -> String
  ) {
    if let index = translations.firstIndex(where: { key($0.text) == key(text) }) {
      if translations[index].units.last != unit { translations[index].units.append(unit) }
    } else {
      translations.append(Translation(text: text, language: language, units: [unit]))
    }
  }
}
