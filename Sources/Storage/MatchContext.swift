internal import BitextCore
internal import GRDB
internal import SerbianText

/// Whether the segments around a stored one are those around the query.
struct MatchContext {
  /// Strict keys; nil where nothing was said.
  private let previous: String?
  private let next: String?
  private let language: LanguageTag

  /// Nil when the query says nothing about its neighbours.
  init?(_ query: MatchQuery) {
    if query.previous == nil && query.next == nil { return nil }
    previous = query.previous.map(SearchKey.strict)
    next = query.next.map(SearchKey.strict)
    language = query.sourceLanguage
  }

  /// Every neighbour that the query names must agree, at one and the same place.
  func agrees(with unit: StoredUnit, _ db: Database, _ reader: UnitReader) throws -> Bool {
    if agrees(withPropertiesOf: unit.unit) { return true }
    let rows = try SQLStatement(
      db,
      """
      SELECT o.pair_id, o.source_segments, o.target_segments, a.language FROM occurrence o
        JOIN article_pair p ON p.id = o.pair_id JOIN article a ON a.id = p.source_id
      WHERE o.unit_id = ? LIMIT 20
      """
    )
    rows.bind(1, unit.id)
    var places: [(pair: Int64, segments: [Int], isSource: Bool)] = []
    while try rows.step() {
      let isSource = LanguageTag(rows.text(3))?.language == language.language
      let segments = SegmentNumbers.decode(rows.text(isSource ? 1 : 2))
      places.append((rows.int64(0), segments, isSource))
    }
    return try places.contains { place in
      guard let first = place.segments.first, let last = place.segments.last else { return false }
      return try agrees(
        previous,
        place.pair,
        place.isSource,
        { $0.last == first - 1 },
        db,
        reader
      )
        && agrees(next, place.pair, place.isSource, { $0.first == last + 1 }, db, reader)
    }
  }

  /// The types under which tools note the neighbours of a unit.
  private func agrees(withPropertiesOf unit: TranslationUnit) -> Bool {
    func value(_ types: [String]) -> String? {
      unit.properties.first { types.contains($0.type) }.map { SearchKey.strict($0.value) }
    }
    let before = value(["prev", "x-prev", "x-context-pre", "x-context-prev"])
    let after = value(["next", "x-next", "x-context-post", "x-context-next"])
    return (previous == nil || previous == before) && (next == nil || next == after)
  }

  private func agrees(
    _ key: String?,
    _ pair: Int64,
    _ isSource: Bool,
    _ isThere: ([Int]) -> Bool,
    _ db: Database,
    _ reader: UnitReader
  ) throws -> Bool {
    guard let key else { return true }
    let rows = try SQLStatement(
      db,
      "SELECT unit_id, source_segments, target_segments FROM occurrence WHERE pair_id = ?"
    )
    rows.bind(1, pair)
    var units: [Int64] = []
    while try rows.step() {
      if isThere(SegmentNumbers.decode(rows.text(isSource ? 1 : 2))) { units.append(rows.int64(0)) }
    }
    return try units.contains { id in
      let text = try reader.unit(id)?.unit.variant(in: language)?.segment.text
      return text.map { SearchKey.strict($0) == key } ?? false
    }
  }
}
