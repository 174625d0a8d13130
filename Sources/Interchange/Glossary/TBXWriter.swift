public import BitextCore
internal import XMLStream

/// Writes TBX-Basic: version 2 (`martif`), which most tools read, or version 3 in DCA style.
public struct TBXWriter: Sendable {
  public enum Version: Int, Sendable {
    /// ISO 30042:2008.
    case two = 2
    /// ISO 30042:2019.
    case three = 3
  }

  private let version: Version

  public init(version: Version = .two) {
    self.version = version
  }

  /// The whole file. O(length).
  ///
  /// Identifiers that XML does not allow, or that stood before, are changed by what stands before or
  /// behind them. Columns of tables become notes of the form "name: text".
  public func bytes(of records: [GlossaryRecord], title: String) -> [UInt8] {
    var writer = XMLWriter()
    writer.declaration()
    let isTwo = version == .two
    if isTwo {
      writer.documentType("martif", system: "TBXcoreStructV02.dtd")
      writer.start("martif", [("type", "TBX"), ("xml:lang", "en")])
    } else {
      writer.start(
        "tbx",
        [
          ("type", "TBX-Basic"), ("style", "dca"), ("xml:lang", "en"),
          ("xmlns", TBXVocabulary.core),
        ]
      )
    }
    writer.newLine()
    writer.start(isTwo ? "martifHeader" : "tbxHeader")
    writer.start("fileDesc")
    writer.start("sourceDesc")
    writer.element("p", text: title.isEmpty ? "glossary" : title)
    for _ in 0..<3 { writer.end() }
    writer.newLine()
    writer.start("text")
    writer.start("body")
    var identifiers: Set<String> = []
    for record in records {
      writer.newLine()
      write(record, Self.identifier(record.entry.identifier, &identifiers), to: &writer)
    }
    writer.newLine()
    for _ in 0..<3 { writer.end() }
    writer.newLine()
    return writer.takeBytes()
  }

  private func write(_ record: GlossaryRecord, _ identifier: String, to writer: inout XMLWriter) {
    let isTwo = version == .two
    let entry = record.entry
    let lowered = record.loweredFields
    writer.start(isTwo ? "termEntry" : "conceptEntry", [("id", identifier)])
    if let field = entry.subjectField { data("descrip", "subjectField", field, 2, &writer) }
    if let definition = entry.definition { data("descrip", "definition", definition, 2, &writer) }
    for field in lowered where field.language == nil { write(field, 2, &writer) }
    for note in entry.notes { data("note", "", note, 2, &writer) }
    for section in entry.sections {
      writer.newLine(indent: 2)
      writer.start(
        isTwo ? "langSet" : "langSec",
        [("xml:lang", section.language.description)]
      )
      let own = lowered.filter { $0.language == section.language }
      for field in own where field.term == nil { write(field, 4, &writer) }
      for (place, term) in section.terms.enumerated() {
        writer.newLine(indent: 4)
        writer.start(isTwo ? "tig" : "termSec")
        writer.element("term", text: term.text)
        let fields = own.filter { $0.term == place }
        if !fields.contains(where: { $0.type == "administrativeStatus" }) {
          data("termNote", "administrativeStatus", TBXVocabulary.value(of: term.status), 6, &writer)
        }
        if !fields.contains(where: { $0.type == "termType" }) {
          data("termNote", "termType", term.kind.rawValue, 6, &writer)
        }
        for field in fields.sorted(by: {
          ($0.element == "termNote" ? 0 : 1) < ($1.element == "termNote" ? 0 : 1)
        }) {
          write(field, 6, &writer)
        }
        writer.end()
      }
      writer.end()
    }
    writer.newLine()
    writer.end()
  }

  private func write(_ field: GlossaryField, _ indent: Int, _ writer: inout XMLWriter) {
    if field.element == "column" {
      data("note", "", field.type + ": " + field.text, indent, &writer)
    } else {
      data(field.element, field.type, field.text, indent, &writer)
    }
  }

  private func data(
    _ element: String,
    _ type: String,
    _ text: String,
    _ indent: Int,
    _ writer: inout XMLWriter
  ) {
    writer.newLine(indent: indent)
    writer.element(element, type.isEmpty ? [] : [("type", type)], text: text)
  }

  /// An identifier that is an XML name of its own.
  private static func identifier(_ wanted: String, _ taken: inout Set<String>) -> String {
    var name = String(
      wanted.unicodeScalars.map { scalar in
        let isPlain =
          scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-"
          || scalar == "_" || scalar == "."
        return isPlain ? Character(scalar) : "-"
      }
    )
    if name.unicodeScalars.first?.properties.isAlphabetic != true { name = "c" + name }
    var unique = name
    var number = 2
    while !taken.insert(unique).inserted {
      unique = "\(name)-\(number)"
      number += 1
    }
    return unique
  }
}
