public import BitextCore
internal import XMLStream

/// Writes TBX-Basic: version 2 (`martif`), which most tools read, or version 3 in either style.
public struct TBXWriter: Sendable {
  public enum Version: Int, Sendable {
    /// ISO 30042:2008.
    case two = 2
    /// ISO 30042:2019.
    case three = 3
  }

  /// How version 3 names data categories.
  public enum Style: String, Sendable {
    /// As attributes: `<termNote type="partOfSpeech">`.
    case dca
    /// As elements: `<min:partOfSpeech>`. Categories outside TBX-Basic become notes.
    case dct
  }

  private let version: Version
  private let style: Style

  /// - Parameter style: counts for version 3.
  public init(version: Version = .two, style: Style = .dca) {
    self.version = version
    self.style = version == .three ? style : .dca
  }

  /// The whole file. O(length).
  ///
  /// Identifiers that XML does not allow, or that stood before, are changed by what stands before or
  /// behind them. Columns of tables, and fields that the core structure has no place for, become notes
  /// of the form "name: text".
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
          ("type", "TBX-Basic"), ("style", style.rawValue), ("xml:lang", "en"),
          ("xmlns", TBXVocabulary.core),
        ]
          + (style == .dct
            ? TBXVocabulary.modules.map { ("xmlns:" + $0.prefix, $0.namespace) } : [])
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
    write(lowered.filter { $0.language == nil }, inTerm: false, 2, &writer)
    for note in entry.notes { data("note", "", note, 2, &writer) }
    for section in entry.sections {
      writer.newLine(indent: 2)
      writer.start(
        isTwo ? "langSet" : "langSec",
        [("xml:lang", section.language.description)]
      )
      let own = lowered.filter { $0.language == section.language }
      write(own.filter { $0.term == nil }, inTerm: false, 4, &writer)
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
        write(fields, inTerm: true, 6, &writer)
        writer.end()
      }
      writer.end()
    }
    writer.newLine()
    writer.end()
  }

  /// Fields of one level, as the core structure of TBX allows: term notes first and in terms only, a
  /// transaction with its date and notes in a group. What has no place there becomes a note.
  private func write(
    _ fields: [GlossaryField],
    inTerm: Bool,
    _ indent: Int,
    _ writer: inout XMLWriter
  ) {
    if inTerm {
      for field in fields where field.element == "termNote" && !field.type.isEmpty {
        data("termNote", field.type, field.text, indent, &writer)
      }
    }
    var isInGroup = false
    for field in fields {
      let continuesGroup = field.element == "date" || field.element == "transacNote"
      if isInGroup, !continuesGroup {
        writer.end()
        isInGroup = false
      }
      switch field.element {
      case "termNote" where inTerm && !field.type.isEmpty: continue
      case "note": data("note", "", field.text, indent, &writer)
      case "descrip" where !field.type.isEmpty, "admin" where !field.type.isEmpty,
        "ref" where !field.type.isEmpty:
        data(field.element, field.type, field.text, indent, &writer)
      case "xref" where !field.type.isEmpty && field.text.hasPrefix("http"):
        writer.newLine(indent: indent)
        if style == .dct {
          let name = TBXVocabulary.categoryElement(field.type, in: "xref")
          writer.element(
            name ?? "note",
            name == nil ? [] : [("target", field.text)],
            text: name == nil ? field.type + ": " + field.text : field.text
          )
        } else {
          writer.element("xref", [("type", field.type), ("target", field.text)], text: field.text)
        }
      case "transac" where !field.type.isEmpty:
        writer.newLine(indent: indent)
        writer.start("transacGrp")
        data("transac", field.type, field.text, indent + 2, &writer)
        isInGroup = true
      case "date" where isInGroup: data("date", "", field.text, indent + 2, &writer)
      case "transacNote" where isInGroup && !field.type.isEmpty:
        data("transacNote", field.type, field.text, indent + 2, &writer)
      default:
        let name = field.type.isEmpty ? field.element : field.type
        data("note", "", name + ": " + field.text, isInGroup ? indent + 2 : indent, &writer)
      }
    }
    if isInGroup { writer.end() }
  }

  private func data(
    _ element: String,
    _ type: String,
    _ text: String,
    _ indent: Int,
    _ writer: inout XMLWriter
  ) {
    writer.newLine(indent: indent)
    guard style == .dct, !type.isEmpty else {
      writer.element(element, type.isEmpty ? [] : [("type", type)], text: text)
      return
    }
    if let name = TBXVocabulary.categoryElement(type, in: element) {
      writer.element(name, [], text: text)
    } else {
      writer.element("note", [], text: type + ": " + text)
    }
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
