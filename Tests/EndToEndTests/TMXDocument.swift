import Foundation
import FoundationXML

/// A TMX file as its document type sees it: which element stands where, with which attributes.
///
/// The rules are those of the document type definition of TMX 1.4, in the project's own words.
struct TMXDocument {
  struct Unit {
    /// Texts by language.
    var segments: [String: String]
    /// Values by type.
    var properties: [String: [String]]
  }

  private(set) var units: [Unit] = []
  private(set) var problems: [String] = []

  init(_ bytes: Data) throws {
    let document = try XMLDocument(data: bytes)
    guard let root = document.rootElement() else { return }
    require(root, is: "tmx", attributes: ["version"])
    check(root, children: ["header", "body"], order: /header body/)
    for header in root.elements(forName: "header") {
      require(
        header,
        is: "header",
        attributes: [
          "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang",
          "datatype",
        ]
      )
      let kinds = ["block", "paragraph", "sentence", "phrase"]
      if !kinds.contains(header.attribute(forName: "segtype")?.stringValue ?? "") {
        problems.append("segtype")
      }
    }
    for unit in root.elements(forName: "body").flatMap({ $0.elements(forName: "tu") }) {
      read(unit)
    }
  }

  private mutating func read(_ unit: XMLElement) {
    check(unit, children: ["note", "prop", "tuv"], order: /((note|prop) )*tuv( tuv)*/)
    var segments: [String: String] = [:]
    for variant in unit.elements(forName: "tuv") {
      require(variant, is: "tuv", attributes: ["xml:lang"])
      check(variant, children: ["note", "prop", "seg"], order: /((note|prop) )*seg/)
      let language = variant.attribute(forName: "xml:lang")?.stringValue ?? ""
      segments[language] = variant.elements(forName: "seg").first?.stringValue
    }
    var properties: [String: [String]] = [:]
    for property in unit.elements(forName: "prop") {
      require(property, is: "prop", attributes: ["type"])
      let type = property.attribute(forName: "type")?.stringValue ?? ""
      properties[type, default: []].append(property.stringValue ?? "")
    }
    units.append(Unit(segments: segments, properties: properties))
  }

  private mutating func require(_ element: XMLElement, is name: String, attributes: [String]) {
    if element.name != name { problems.append("\(element.name ?? "") in the place of \(name)") }
    for attribute in attributes
    where (element.attribute(forName: attribute)?.stringValue ?? "").isEmpty {
      problems.append("\(name) without \(attribute)")
    }
  }

  private mutating func check(
    _ element: XMLElement,
    children: Set<String>,
    order: some RegexComponent
  ) {
    let names = (element.children ?? []).filter { $0.kind == .element }.compactMap(\.name)
    if !children.isSuperset(of: names) || names.joined(separator: " ").wholeMatch(of: order) == nil
    {
      problems.append("\(element.name ?? "") holds \(names)")
    }
  }
}
