import BitextCore
import Foundation
import Storage
import Workbench

/// Where a unit is from, as results tell it.
struct Origin: Encodable {
  var source: String?
  var target: String?
  var date: String?
  var paragraph: Int?
  var probability: Double?
  var imported: String?
  var confirmed: Bool

  init(_ unit: StoredUnit) {
    let occurrence = unit.occurrences.first
    source = occurrence?.source.location
    target = occurrence?.target.location
    date = occurrence?.target.date ?? occurrence?.source.date
    paragraph = occurrence?.provenance.sourceParagraph
    probability = occurrence.map { ($0.provenance.probability * 10_000).rounded() / 10_000 }
    imported = unit.importedFrom
    confirmed = unit.isConfirmed
  }

  /// In one line for a person; nil when nothing is known.
  var line: String? {
    func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
    var parts: [String] = []
    if let source { parts.append(name(source)) }
    if let paragraph { parts.append("paragraph \(paragraph)") }
    if let date { parts.append(date) }
    if let probability { parts.append(String(format: "probability %.2f", probability)) }
    if let imported { parts.append("from " + name(imported)) }
    if confirmed { parts.append("confirmed") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
