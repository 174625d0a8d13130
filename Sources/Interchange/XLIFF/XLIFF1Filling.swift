internal import BitextCore
internal import Foundation

/// Fills in units of XLIFF 1.2: `target` with its state, and an `alt-trans` for each proposal.
struct XLIFF1Filling {
  static let tool = "skela"

  private let tree: MarkupTree
  /// The segments of the unit that is being filled in, with their numbers.
  private let segments: [(number: Int, segment: BilingualSegment)]

  init(_ tree: MarkupTree, _ segments: [(number: Int, segment: BilingualSegment)]) {
    (self.tree, self.segments) = (tree, segments)
  }

  func fill(
    _ unit: Int,
    _ parts: [XLIFFDocument.Part],
    _ edits: inout ByteEdits,
    _ filling: inout BilingualFilling
  ) {
    let target = tree.elements(of: unit, named: "target").first
    let written = writtenTarget(unit, target, parts, &filling)
    let anchor =
      target ?? tree.elements(of: unit, named: "seg-source").first
      ?? tree.elements(of: unit, named: "source").first
    guard let anchor else { return }
    let indent = tree.blankBefore(tree.elements(of: unit, named: "source").first ?? anchor)
    let alternatives = parts.flatMap { part in
      part.proposals.map { indent + alternative($0, part, unit) }
    }.joined()
    removeOwn(unit, parts, &edits)
    switch (target, written) {
    case (let target?, let written?):
      edits.replace(tree.nodes[target].range, written + alternatives)
    case (nil, let written?):
      edits.insert(indent + written + alternatives, at: tree.nodes[anchor].range.upperBound)
    case (_, nil):
      edits.insert(alternatives, at: tree.nodes[anchor].range.upperBound)
    }
  }

  /// The whole element; nil where it stays as it is.
  private func writtenTarget(
    _ unit: Int,
    _ target: Int?,
    _ parts: [XLIFFDocument.Part],
    _ filling: inout BilingualFilling
  ) -> String? {
    let placed = parts.filter { $0.markup != nil }
    let isMarked = parts.contains { $0.place.segmentMark != nil }
    let content = isMarked ? markedContent(unit, target, placed) : placed.first?.markup
    guard let content, !placed.isEmpty else {
      filling.alternativesOnly.formUnion(parts.map(\.number))
      return nil
    }
    for part in parts {
      if part.markup == nil {
        filling.alternativesOnly.insert(part.number)
      } else {
        filling.filled.insert(part.number)
      }
    }
    let state = state(placed, &filling)
    let changes: [(name: String, value: String?)] = [
      ("state", state.state), ("state-qualifier", state.qualifier),
    ]
    let name = target.map { tree.nodes[$0].name } ?? tree.nodes[unit].prefix + "target"
    var open = "<\(name) state=\"\(state.state)\""
    if let target {
      open = tree.openTag(target, setting: changes)
    } else if let qualifier = state.qualifier {
      open += " state-qualifier=\"\(qualifier)\""
    }
    return "\(open)>\(content)</\(name)>"
  }

  private func state(
    _ placed: [XLIFFDocument.Part],
    _ filling: inout BilingualFilling
  ) -> (state: String, qualifier: String?) {
    let exact = placed.filter { $0.chosen?.isExact == true }
    let isSame = placed.allSatisfy { ($0.chosen?.score ?? 0) >= 100 }
    let qualifier = isSame ? "exact-match" : "fuzzy-match"
    let numbers = Set(placed.map(\.number))
    let others = segments.filter { !numbers.contains($0.number) }.map(\.segment)
    if others.contains(where: { $0.target == nil }) {
      return ("needs-translation", nil)
    }
    guard exact.count == placed.count,
      others.allSatisfy({ $0.readiness == .finished })
    else { return ("needs-review-translation", qualifier) }
    filling.exact.formUnion(numbers)
    return ("translated", qualifier)
  }

  /// The target of a segmented unit with the marks that are filled in; nil where the file's own
  /// target has not the same marks.
  private func markedContent(
    _ unit: Int,
    _ target: Int?,
    _ placed: [XLIFFDocument.Part]
  ) -> String? {
    let units = XLIFF1Units(tree)
    guard let source = tree.elements(of: unit, named: "seg-source").first else { return nil }
    let hasMarks = target.map { !units.segmentMarks($0).isEmpty } ?? false
    if let target, !hasMarks, !InlineContent(tree, target).isBlank { return nil }
    let model = hasMarks ? target ?? source : source
    var markup: [String: String] = [:]
    for part in placed { markup[part.place.segmentMark ?? ""] = part.markup }
    var result = ""
    var place = tree.nodes[model].content.lowerBound
    for mark in units.segmentMarks(model) {
      let node = tree.nodes[mark]
      let new = markup.removeValue(forKey: tree.value("mid", of: mark) ?? "")
      result += tree.raw(place..<node.range.lowerBound)
      if let new {
        result += tree.openTag(mark, setting: []) + ">" + new + "</\(node.name)>"
      } else if hasMarks {
        result += tree.raw(node.range)
      } else {
        result += tree.openTag(mark, setting: []) + "/>"
      }
      place = node.range.upperBound
    }
    guard markup.isEmpty else { return nil }
    return result + tree.raw(place..<tree.nodes[model].content.upperBound)
  }

  private func alternative(
    _ proposal: BilingualProposal,
    _ part: XLIFFDocument.Part,
    _ unit: Int
  ) -> String {
    let prefix = tree.nodes[unit].prefix
    let mark = part.place.segmentMark.map {
      " mid=\"\(XMLText.encoded($0, inAttribute: true))\""
    }
    func element(_ name: String, _ language: LanguageTag, _ segment: Segment) -> String {
      "<\(prefix)\(name) xml:lang=\"\(language)\">\(XMLText.encoded(segment.text))</\(prefix)\(name)>"
    }
    return "<\(prefix)alt-trans\(mark ?? "") match-quality=\"\(Int(proposal.score))%\""
      + " tool-id=\"\(Self.tool)\" origin=\"\(Self.tool)\">"
      + element("source", proposal.sourceLanguage, proposal.source)
      + element("target", proposal.targetLanguage, proposal.target) + "</\(prefix)alt-trans>"
  }

  /// Takes away what an earlier run proposed for the same segments.
  private func removeOwn(_ unit: Int, _ parts: [XLIFFDocument.Part], _ edits: inout ByteEdits) {
    let marks = Set(parts.map { $0.place.segmentMark ?? "" })
    for alternative in tree.elements(of: unit, named: "alt-trans")
    where tree.value("tool-id", of: alternative) == Self.tool
      && marks.contains(tree.value("mid", of: alternative) ?? "")
    {
      edits.replace(tree.rangeWithBlankBefore(alternative), "")
    }
  }

  /// Names the tool in the header of a `file`, which `tool-id` refers to.
  func declareTool(in file: Int, _ edits: inout ByteEdits) {
    let prefix = tree.nodes[file].prefix
    let tool = "<\(prefix)tool tool-id=\"\(Self.tool)\" tool-name=\"Skela\"/>"
    guard let header = tree.elements(of: file, named: "header").first else {
      guard let body = tree.elements(of: file, named: "body").first else { return }
      edits.insert(
        "<\(prefix)header>\(tool)</\(prefix)header>" + tree.blankBefore(body),
        at: tree.nodes[body].range.lowerBound
      )
      return
    }
    let node = tree.nodes[header]
    if tree.elements(of: header, named: "tool").contains(where: {
      tree.value("tool-id", of: $0) == Self.tool
    }) {
      return
    }
    if node.endTag.isEmpty {
      edits.replace(node.range, tree.openTag(header, setting: []) + ">\(tool)</\(node.name)>")
    } else {
      // What is foreign to XLIFF comes last in a header.
      let last = node.children.last {
        tree.nodes[$0].kind == .element && tree.nodes[$0].namespace == node.namespace
      }
      let next = node.children.first { tree.nodes[$0].kind == .element }
      let indent = (last ?? next).map(tree.blankBefore) ?? ""
      let end = last.map { tree.nodes[$0].range.upperBound } ?? node.startTag.upperBound
      edits.insert(indent + tool, at: end)
    }
  }
}

extension InlineContent {
  var isBlank: Bool { codes.isEmpty && text.allSatisfy(\.isWhitespace) }
}

extension MarkupTree {
  /// The blanks between what stands before a node and the node, so that a new one can stand alike.
  func blankBefore(_ node: Int) -> String {
    guard let before = blankNode(before: node) else { return "" }
    return raw(nodes[before].range)
  }

  func rangeWithBlankBefore(_ node: Int) -> Range<Int> {
    let start = blankNode(before: node).map { nodes[$0].range.lowerBound }
    return (start ?? nodes[node].range.lowerBound)..<nodes[node].range.upperBound
  }

  private func blankNode(before node: Int) -> Int? {
    guard let parent = nodes[node].parent,
      let place = nodes[parent].children.firstIndex(of: node), place > 0
    else { return nil }
    let before = nodes[parent].children[place - 1]
    guard nodes[before].kind == .text,
      bytes[nodes[before].range].allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) })
    else { return nil }
    return before
  }
}
