internal import BitextCore
internal import Foundation

/// Fills in units of XLIFF 2.1: `target`, the state of the `segment`, and a match of the module
/// Translation Candidates for each proposal.
struct XLIFF2Filling {
  static let origin = "skela"
  private static let matches = "urn:oasis:names:tc:xliff:matches:2.0"

  private let tree: MarkupTree

  init(_ tree: MarkupTree) { self.tree = tree }

  func fill(
    _ unit: Int,
    _ parts: [XLIFFDocument.Part],
    _ edits: inout ByteEdits,
    _ filling: inout BilingualFilling
  ) {
    var names = usedNames(unit)
    var references: [Int: String] = [:]
    for part in parts {
      let known = tree.value("id", of: part.place.holder)
      let name = known ?? newName(&names)
      references[part.number] = name
      fill(part, id: known == nil ? name : nil, &edits, &filling)
    }
    propose(unit, parts, references, &edits)
  }

  private func fill(
    _ part: XLIFFDocument.Part,
    id: String?,
    _ edits: inout ByteEdits,
    _ filling: inout BilingualFilling
  ) {
    let holder = part.place.holder
    var changes: [(name: String, value: String?)] = id.map { [("id", $0)] } ?? []
    if let markup = part.markup, let chosen = part.chosen {
      filling.filled.insert(part.number)
      if chosen.isExact { filling.exact.insert(part.number) }
      changes.append(("state", chosen.isExact ? "translated" : "initial"))
      let sub = chosen.score >= 100 ? "exact-match" : "fuzzy-match"
      changes.append(("subState", chosen.isExact ? nil : "\(Self.origin):\(sub)"))
      writeTarget(part.place, markup, &edits)
    } else {
      filling.alternativesOnly.insert(part.number)
    }
    guard !changes.isEmpty else { return }
    let tag = tree.nodes[holder].startTag
    edits.replace(tag, tree.openTag(holder, setting: changes) + ">")
  }

  private func writeTarget(
    _ place: XLIFFDocument.Place,
    _ markup: String,
    _ edits: inout ByteEdits
  ) {
    let name = tree.nodes[place.holder].prefix + "target"
    if let target = place.target {
      let open = tree.openTag(target, setting: [])
      edits.replace(tree.nodes[target].range, "\(open)>\(markup)</\(tree.nodes[target].name)>")
    } else {
      edits.insert(
        tree.blankBefore(place.source) + "<\(name)>\(markup)</\(name)>",
        at: tree.nodes[place.source].range.upperBound
      )
    }
  }

  private func propose(
    _ unit: Int,
    _ parts: [XLIFFDocument.Part],
    _ references: [Int: String],
    _ edits: inout ByteEdits
  ) {
    let existing = tree.nodes[unit].children.first {
      tree.nodes[$0].localName == "matches" && tree.nodes[$0].namespace == Self.matches
    }
    let prefix = existing.map { String(tree.nodes[$0].prefix) } ?? "mtc:"
    let core = tree.nodes[unit].prefix
    let needsCore = prefix.isEmpty && core.isEmpty
    let markup = parts.flatMap { part in
      part.proposals.map { proposal in
        match(
          proposal,
          reference: references[part.number] ?? "",
          prefix: prefix,
          core: core,
          namespace: needsCore ? tree.nodes[unit].namespace : nil
        )
      }
    }.joined()
    if let existing {
      removeOwn(existing, Set(references.values), &edits)
      let node = tree.nodes[existing]
      if node.endTag.isEmpty {
        edits.replace(node.range, tree.openTag(existing, setting: []) + ">\(markup)</\(node.name)>")
      } else {
        edits.insert(markup, at: node.endTag.lowerBound)
      }
      return
    }
    let first = tree.nodes[unit].children.first { tree.nodes[$0].kind == .element }
    edits.insert(
      (first.map(tree.blankBefore) ?? "")
        + "<mtc:matches xmlns:mtc=\"\(Self.matches)\">\(markup)</mtc:matches>",
      at: tree.nodes[unit].startTag.upperBound
    )
  }

  private func match(
    _ proposal: BilingualProposal,
    reference: String,
    prefix: String,
    core: Substring,
    namespace: String?
  ) -> String {
    let scope = namespace.map { " xmlns=\"\(XMLText.encoded($0, inAttribute: true))\"" } ?? ""
    // Without languages: those of the file hold, and regions would seem to differ from them.
    func element(_ name: String, _ segment: Segment) -> String {
      "<\(core)\(name)\(scope)>\(XMLText.encoded(segment.text))</\(core)\(name)>"
    }
    let quality = String(format: "%.1f", proposal.score)
    return "<\(prefix)match ref=\"#\(XMLText.encoded(reference, inAttribute: true))\" type=\"tm\""
      + " origin=\"\(Self.origin)\" similarity=\"\(quality)\" matchQuality=\"\(quality)\">"
      + element("source", proposal.source)
      + element("target", proposal.target) + "</\(prefix)match>"
  }

  private func removeOwn(
    _ matches: Int,
    _ references: Set<String>,
    _ edits: inout ByteEdits
  ) {
    for match in tree.elements(of: matches, named: "match")
    where tree.value("origin", of: match) == Self.origin
      && references.contains(String((tree.value("ref", of: match) ?? "").dropFirst()))
    {
      edits.replace(tree.rangeWithBlankBefore(match), "")
    }
  }

  /// Every `id` in the unit.
  private func usedNames(_ unit: Int) -> Set<String> {
    var names: Set<String> = []
    var open = [unit]
    while let node = open.popLast() {
      if let name = tree.value("id", of: node) { names.insert(name) }
      open += tree.nodes[node].children
    }
    return names
  }

  private func newName(_ names: inout Set<String>) -> String {
    var number = 1
    while names.contains("s\(number)") { number += 1 }
    names.insert("s\(number)")
    return "s\(number)"
  }
}
