internal import BitextCore
internal import Foundation
internal import Storage

/// Tells where a unit is from in properties, for exchange formats that know no provenance.
///
/// The types begin with `x-`, as TMX 1.4b asks of those that it does not define; `x-document` is the
/// name that memoQ and XTM read.
enum UnitProvenance {
  static let separator = ":"

  /// The unit with what the memory knows of it as properties, before those it has.
  static func described(_ stored: StoredUnit) -> TranslationUnit {
    var unit = stored.unit
    if stored.confirmedAt == nil, stored.occurrences.isEmpty { return unit }
    var properties: [Property] = []
    func add(_ type: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      properties.append(Property(type: type, value: value))
    }
    // First, so that an import, which takes them out, leaves the order of the others as it is.
    if let date = stored.confirmedAt {
      add(confirmed, stored.confirmedBy ?? unnamed)
      add(confirmedAt, date.formatted(.iso8601))
    }
    for occurrence in stored.occurrences {
      let provenance = occurrence.provenance
      add("x-document", fileName(occurrence.source.location))
      add("x-document-target", fileName(occurrence.target.location))
      add("x-title", occurrence.source.title)
      add("x-date", occurrence.target.date ?? occurrence.source.date)
      add("x-source", occurrence.target.source ?? occurrence.source.source)
      add("x-article", "sha256:" + occurrence.source.hash)
      add("x-article-target", "sha256:" + occurrence.target.hash)
      add("x-paragraph", "\(provenance.sourceParagraph)\(separator)\(provenance.targetParagraph)")
      add(
        "x-segments",
        numbers(provenance.sourceSegments) + separator + numbers(provenance.targetSegments)
      )
      add("x-probability", String(format: "%.4f", provenance.probability))
      add("x-aligner", provenance.aligner)
    }
    // What was exported once and imported again stands there already.
    unit.properties = properties.filter { !unit.properties.contains($0) } + unit.properties
    return unit
  }

  static let confirmed = "x-confirmed"
  private static let confirmedAt = "x-confirmed-date"
  /// In the place of the person's name where none is known.
  static let unnamed = "yes"

  /// Takes out of a unit what says that it was confirmed; nil when nothing does. `date` is taken where
  /// none is told.
  static func takeConfirmation(from unit: inout TranslationUnit, or date: Date) -> Confirmation? {
    if unit.properties.isEmpty { return nil }
    guard let person = unit.property(confirmed) else { return nil }
    let told = unit.property(confirmedAt).flatMap { try? Date($0, strategy: .iso8601) }
    unit.properties.removeAll { $0.type == confirmed || $0.type == confirmedAt }
    return Confirmation(person: person == unnamed ? nil : person, date: told ?? date)
  }

  /// The last part of a path: the folders of the person who aligned are nobody's business.
  private static func fileName(_ location: String) -> String {
    location.split(separator: "/").last.map(String.init) ?? location
  }

  private static func numbers(_ values: [Int]) -> String {
    values.map(String.init).joined(separator: ",")
  }
}
