internal import BitextCore
internal import Foundation

/// What the table of units holds of one, and what goes into the tables beside it.
struct UnitRow: Sendable {
  var identifier: String?
  var creationDate: Double?
  var creator: String?
  var changeDate: Double?
  var changer: String?
  /// Properties and notes, where there are any: -1 is the unit itself, other numbers are those of variants.
  var details: [(variant: Int, properties: [Property], notes: [String])] = []

  /// That of a unit without any of these.
  init() {}

  init(_ origin: PlainUnits.Origin) {
    identifier = origin.identifier
    creationDate = origin.creationDate?.timeIntervalSince1970
    creator = origin.creator
    changeDate = origin.changeDate?.timeIntervalSince1970
    changer = origin.changer
    if !origin.properties.isEmpty || !origin.notes.isEmpty {
      details.append((-1, origin.properties, origin.notes))
    }
  }

  init(_ unit: TranslationUnit) {
    identifier = unit.identifier
    creationDate = unit.creationDate?.timeIntervalSince1970
    creator = unit.creator
    changeDate = unit.changeDate?.timeIntervalSince1970
    changer = unit.changer
    if !unit.properties.isEmpty || !unit.notes.isEmpty {
      details.append((-1, unit.properties, unit.notes))
    }
    for (place, variant) in unit.variants.enumerated()
    where !variant.properties.isEmpty || !variant.notes.isEmpty {
      details.append((place, variant.properties, variant.notes))
    }
  }
}
