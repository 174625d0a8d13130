public import BitextCore
internal import GRDB

/// Which units are meant, by what is known of them. What is nil does not matter; a filter of nothing
/// but nil means all.
public struct UnitFilter: Hashable, Sendable {
  /// Days as ISO 8601 (`2026-02-05`): the first, and the first that is too late. The date of a unit
  /// is that of its article; where there is none, that of its making or else of its import.
  public var firstDay: String?
  public var endDay: String?
  /// What the page of the article names as its source, or the imported file, by its whole name or
  /// the last part of it; ASCII case does not matter.
  public var origin: String?
  /// An article of either side: its title, its location, or the last part of that.
  public var article: String?
  /// Units that have a text in this language, which covers more specific tags.
  public var language: LanguageTag?
  /// The probability that the aligner gave.
  public var probability: ClosedRange<Double>?
  public var isConfirmed: Bool?

  public init(
    firstDay: String? = nil,
    endDay: String? = nil,
    origin: String? = nil,
    article: String? = nil,
    language: LanguageTag? = nil,
    probability: ClosedRange<Double>? = nil,
    isConfirmed: Bool? = nil
  ) {
    self.firstDay = firstDay
    self.endDay = endDay
    self.origin = origin
    self.article = article
    self.language = language
    self.probability = probability
    self.isConfirmed = isConfirmed
  }

  /// Whether all units are meant.
  public var isEmpty: Bool { self == UnitFilter() }
}

extension TranslationMemory {
  /// The numbers of the units that a filter means, ascending. O(memory).
  public func units(matching filter: UnitFilter) throws(StorageError) -> [Int64] {
    try read { db in
      let rows = try UnitCondition(filter, db).statement("SELECT u.id FROM unit u WHERE", db)
      var units: [Int64] = []
      while try rows.step() { units.append(rows.int64(0)) }
      return units
    }
  }
}

/// A filter in the language of the database, for a row `u` of table `unit`.
struct UnitCondition {
  private enum Value {
    case text(String)
    case number(Double)
  }

  private var sql = ""
  private var values: [Value] = []

  init(_ filter: UnitFilter, _ db: Database) throws {
    var conditions: [String] = []
    if let isConfirmed = filter.isConfirmed {
      conditions.append("u.confirmed_at IS \(isConfirmed ? "NOT" : "") NULL")
    }
    if let language = filter.language {
      let ids = try LanguageTable(db).covered(by: language).ids.map(String.init)
      conditions.append(
        """
        EXISTS (SELECT 1 FROM variant WHERE id BETWEEN u.id << \(VariantID.placeBits)
          AND (u.id << \(VariantID.placeBits)) + \(VariantID.maximumPlaces - 1)
          AND language_id IN (\(ids.joined(separator: ","))))
        """
      )
    }
    if filter.firstDay != nil || filter.endDay != nil || filter.origin != nil
      || filter.article != nil || filter.probability != nil
    {
      conditions.append(places(filter))
    }
    sql = conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
  }

  /// One occurrence must fulfil all; without occurrences, or by its import, the unit itself.
  private mutating func places(_ filter: UnitFilter) -> String {
    var occurrence: [String] = ["o.unit_id = u.id"]
    var unit = [
      "(u.import_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM occurrence WHERE unit_id = u.id))"
    ]
    let made = "strftime('%Y-%m-%d', coalesce(u.created_at, f.imported_at), 'unixepoch')"
    let published = "substr(coalesce(t.date, s.date, \(made)), 1, 10)"
    if let day = filter.firstDay {
      let value = bind(.text(day))
      occurrence.append("\(published) >= \(value)")
      unit.append("\(made) >= \(value)")
    }
    if let day = filter.endDay {
      let value = bind(.text(day))
      occurrence.append("\(published) < \(value)")
      unit.append("\(made) < \(value)")
    }
    if let origin = filter.origin {
      let value = bind(.text(origin))
      let imported =
        "(f.location = \(value) COLLATE NOCASE "
        + "OR substr(f.location, -length(\(value)) - 1) = '/' || \(value) COLLATE NOCASE)"
      occurrence.append(
        "(s.source = \(value) COLLATE NOCASE OR t.source = \(value) COLLATE NOCASE)"
      )
      unit.append(imported)
    }
    if let article = filter.article {
      let value = bind(.text(article))
      let sides = ["s", "t"].map { side in
        "\(value) IN (\(side).location, \(side).title) "
          + "OR substr(\(side).location, -length(\(value)) - 1) = '/' || \(value)"
      }
      occurrence.append("(\(sides.joined(separator: " OR ")))")
      unit.append("0")
    }
    if let probability = filter.probability {
      let low = bind(.number(probability.lowerBound))
      let high = bind(.number(probability.upperBound))
      occurrence.append("o.probability BETWEEN \(low) AND \(high)")
      unit.append("0")
    }
    return """
      EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN import_file f ON f.id = u.import_id WHERE
        (\(unit.joined(separator: " AND "))) OR EXISTS (
          SELECT 1 FROM occurrence o JOIN article_pair p ON p.id = o.pair_id
            JOIN article s ON s.id = p.source_id JOIN article t ON t.id = p.target_id
          WHERE \(occurrence.joined(separator: " AND "))))
      """
  }

  /// Parameters are numbered from 11, behind those of the statement around.
  private mutating func bind(_ value: Value) -> String {
    values.append(value)
    return "?\(10 + values.count)"
  }

  /// A statement that ends in the condition, with its values bound.
  func statement(_ start: String, _ db: Database) throws -> SQLStatement {
    let statement = try SQLStatement(db, "\(start) \(sql)")
    for (index, value) in values.enumerated() {
      switch value {
      case .text(let text): statement.bind(Int32(11 + index), text)
      case .number(let number): statement.bind(Int32(11 + index), number)
      }
    }
    return statement
  }
}
