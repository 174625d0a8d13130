import BitextCore
import Foundation
import Storage

/// A unit with all that is known of it, for a person.
enum UnitView {
  /// Number and texts.
  static func printTexts(of stored: StoredUnit) {
    Terminal.print(Terminal.styled("unit \(stored.id)", .bold))
    for variant in stored.unit.variants {
      let tag = "\(variant.language)".padding(toLength: 8, withPad: " ", startingAt: 0)
      Terminal.print("  " + Terminal.styled(tag, .faint) + variant.segment.text)
    }
  }

  /// Everything.
  static func printAll(of stored: StoredUnit) {
    printTexts(of: stored)
    let unit = stored.unit
    row("identifier", unit.identifier)
    row("made", moment(unit.creationDate, unit.creator))
    row("changed", moment(unit.changeDate, unit.changer))
    row("imported from", stored.importedFrom)
    row("confirmed", stored.isConfirmed ? moment(stored.confirmedAt, stored.confirmedBy) : "no")
    for property in unit.properties { row(property.type, property.value) }
    for note in unit.notes { row("note", note) }
    for (index, occurrence) in stored.occurrences.enumerated() {
      let provenance = occurrence.provenance
      Terminal.print("  " + Terminal.styled("place \(index + 1)", .faint))
      row("probability", String(format: "%.4f", provenance.probability))
      row("aligner", provenance.aligner)
      place(occurrence.source, provenance.sourceParagraph, provenance.sourceSegments)
      place(occurrence.target, provenance.targetParagraph, provenance.targetSegments)
    }
  }

  private static func place(_ article: ArticleRecord, _ paragraph: Int, _ segments: [Int]) {
    row("article", "\(article.location) (\(article.language))")
    row("title", article.title)
    row("date", article.date)
    row("source", article.source)
    let numbers = segments.map { String($0 + 1) }.joined(separator: ", ")
    row("place", "paragraph \(paragraph), sentence \(numbers)")
  }

  private static func row(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    let name =
      name.count < 14 ? name.padding(toLength: 14, withPad: " ", startingAt: 0) : name + " "
    Terminal.print("  " + Terminal.styled(name, .faint) + value)
  }

  private static func moment(_ date: Date?, _ person: String?) -> String? {
    let parts = [date?.formatted(.iso8601), person.map { "by \($0)" }].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

/// A unit with all that is known of it, as one JSON object.
struct UnitRow: Encodable {
  struct Variant: Encodable {
    var language: String
    var text: String
  }

  struct Value: Encodable {
    var type: String
    var value: String
  }

  struct Article: Encodable {
    var location: String
    var hash: String
    var language: String
    var title: String?
    var date: String?
    var source: String?
    /// From 1.
    var paragraph: Int
    /// From 0.
    var segments: [Int]

    init(_ article: ArticleRecord, paragraph: Int, segments: [Int]) {
      location = article.location
      hash = article.hash
      language = article.language.description
      title = article.title
      date = article.date
      source = article.source
      self.paragraph = paragraph
      self.segments = segments
    }
  }

  struct Place: Encodable {
    var source: Article
    var target: Article
    var probability: Double
    var aligner: String

    init(_ occurrence: Occurrence) {
      let provenance = occurrence.provenance
      source = Article(
        occurrence.source,
        paragraph: provenance.sourceParagraph,
        segments: provenance.sourceSegments
      )
      target = Article(
        occurrence.target,
        paragraph: provenance.targetParagraph,
        segments: provenance.targetSegments
      )
      probability = (provenance.probability * 10_000).rounded() / 10_000
      aligner = provenance.aligner
    }
  }

  var unit: Int64
  var identifier: String?
  var variants: [Variant]
  var created: String?
  var creator: String?
  var changed: String?
  var changer: String?
  var imported: String?
  var confirmed: Bool
  var confirmedAt: String?
  var confirmedBy: String?
  var properties: [Value]
  var notes: [String]
  var occurrences: [Place]

  init(_ stored: StoredUnit) {
    unit = stored.id
    identifier = stored.unit.identifier
    variants = stored.unit.variants.map {
      Variant(language: $0.language.description, text: $0.segment.text)
    }
    created = stored.unit.creationDate?.formatted(.iso8601)
    creator = stored.unit.creator
    changed = stored.unit.changeDate?.formatted(.iso8601)
    changer = stored.unit.changer
    imported = stored.importedFrom
    confirmed = stored.isConfirmed
    confirmedAt = stored.confirmedAt?.formatted(.iso8601)
    confirmedBy = stored.confirmedBy
    properties = stored.unit.properties.map { Value(type: $0.type, value: $0.value) }
    notes = stored.unit.notes
    occurrences = stored.occurrences.map(Place.init)
  }
}
