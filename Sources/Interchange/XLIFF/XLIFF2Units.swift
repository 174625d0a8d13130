internal import BitextCore

/// The segments of XLIFF 2.0 and 2.1: each `segment` of a `unit`. What is `ignorable` stays.
struct XLIFF2Units {
  typealias Place = XLIFFDocument.Place

  private let tree: MarkupTree
  private let root: Int

  init(_ tree: MarkupTree, _ root: Int) {
    (self.tree, self.root) = (tree, root)
  }

  func places() -> [Place] {
    tree.nodes.indices.flatMap { unit -> [Place] in
      guard tree.nodes[unit].kind == .element, tree.nodes[unit].localName == "unit",
        tree.nodes[unit].namespace == tree.nodes[root].namespace
      else { return [] }
      return tree.elements(of: unit, named: "segment").compactMap { segment in
        tree.elements(of: segment, named: "source").first.map { source in
          Place(
            unit: unit,
            languages: root,
            source: source,
            target: tree.elements(of: segment, named: "target").first,
            holder: segment
          )
        }
      }
    }
  }

  func segment(_ place: Place, usesStates: Bool) -> BilingualSegment {
    let content = place.target.map { InlineContent(tree, $0) }
    let hasTarget = content.map { !$0.isBlank } ?? false
    let source = InlineContent(tree, place.source).segment
    let target = hasTarget ? content?.segment : nil
    return BilingualSegment(
      position: SourcePosition(line: 1, column: 1),
      sourceLanguage: tree.value("srcLang", of: root).flatMap { LanguageTag($0) },
      targetLanguage: tree.value("trgLang", of: root).flatMap { LanguageTag($0) },
      source: source,
      target: target,
      status: status(place, source, target),
      readiness: readiness(place, hasTarget: hasTarget, usesStates: usesStates)
    )
  }

  private func status(
    _ place: Place,
    _ source: Segment,
    _ target: Segment?
  ) -> BilingualSegment.Status {
    if tree.inherited("translate", by: place.unit) == "no" {
      return .closed("not to be translated")
    }
    if tree.hasLock(place.unit) || tree.hasLock(place.holder) { return .closed("locked") }
    let state = tree.value("state", of: place.holder)
    if let state, ["reviewed", "final"].contains(state) { return .closed("approved") }
    guard let target else { return .open }
    if state == "translated" { return .closed("translated") }
    // Tools that must write some target write the source, and say by its state that it is none.
    return state == "initial" && target.text == source.text ? .open : .draft
  }

  private func readiness(
    _ place: Place,
    hasTarget: Bool,
    usesStates: Bool
  ) -> BilingualSegment.Readiness {
    if !hasTarget { return .unfinished("The segment was left out: it has no translation.") }
    switch tree.value("state", of: place.holder) {
    case "translated", "reviewed", "final": return .finished
    case nil where !usesStates: return .finished
    default:
      return .unfinished(
        "The segment was left out: its state says that the translation is not done."
      )
    }
  }
}
