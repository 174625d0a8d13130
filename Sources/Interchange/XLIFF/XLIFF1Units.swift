internal import BitextCore

/// The segments of XLIFF 1.2: a `trans-unit`, or each `mrk` of type `seg` in its `seg-source`.
struct XLIFF1Units {
  typealias Place = XLIFFDocument.Place

  private let tree: MarkupTree

  init(_ tree: MarkupTree) { self.tree = tree }

  func places() -> [Place] {
    tree.nodes.indices.flatMap { index -> [Place] in
      let node = tree.nodes[index]
      guard node.kind == .element, node.localName == "trans-unit",
        let source = tree.elements(of: index, named: "source").first,
        let file = ancestor("file", of: index)
      else { return [] }
      return places(unit: index, source: source, file: file)
    }
  }

  private func ancestor(_ name: String, of node: Int) -> Int? {
    var current = tree.nodes[node].parent
    while let index = current, tree.nodes[index].localName != name {
      current = tree.nodes[index].parent
    }
    return current
  }

  private func places(unit: Int, source: Int, file: Int) -> [Place] {
    let target = tree.elements(of: unit, named: "target").first
    let marks = tree.elements(of: unit, named: "seg-source").first.map(segmentMarks) ?? []
    guard !marks.isEmpty else {
      return [Place(unit: unit, languages: file, source: source, target: target, holder: unit)]
    }
    let targets = Dictionary(
      (target.map(segmentMarks) ?? []).map { (tree.value("mid", of: $0), $0) }
    ) { first, _ in first }
    return marks.map { mark in
      let name = tree.value("mid", of: mark)
      return Place(
        unit: unit,
        languages: file,
        source: mark,
        target: targets[name],
        segmentMark: name ?? "",
        holder: unit
      )
    }
  }

  /// The `mrk` of type `seg` below a node, at any depth; not those inside another.
  func segmentMarks(_ node: Int) -> [Int] {
    tree.nodes[node].children.flatMap { child -> [Int] in
      guard tree.nodes[child].kind == .element else { return [] }
      let isSegment =
        tree.nodes[child].localName == "mrk" && tree.value("mtype", of: child) == "seg"
      return isSegment ? [child] : segmentMarks(child)
    }
  }

  /// `state` of the target.
  func state(of place: Place) -> String? {
    tree.elements(of: place.unit, named: "target").first.flatMap { tree.value("state", of: $0) }
  }

  func segment(_ place: Place, usesStates: Bool) -> BilingualSegment {
    let content = place.target.map { InlineContent(tree, $0) }
    let hasTarget =
      content.map { !$0.text.allSatisfy(\.isWhitespace) || !$0.codes.isEmpty } ?? false
    var segment = BilingualSegment(
      position: SourcePosition(line: 1, column: 1),
      sourceLanguage: language("source-language", place),
      targetLanguage: language("target-language", place),
      source: InlineContent(tree, place.source).segment,
      target: hasTarget ? content?.segment : nil,
      status: .open,
      readiness: readiness(place, hasTarget: hasTarget, usesStates: usesStates)
    )
    segment.pluralForm = tree.pluralForm(of: place.unit)
    segment.status = status(place, segment)
    return segment
  }

  private func language(_ attribute: String, _ place: Place) -> LanguageTag? {
    tree.value(attribute, of: place.languages).flatMap { LanguageTag($0) }
  }

  private func status(_ place: Place, _ segment: BilingualSegment) -> BilingualSegment.Status {
    let state = state(of: place)
    let standing = XLIFFDialect.standing(of: place, tree)
    if tree.value("approved", of: place.unit) == "yes" { return .closed("approved") }
    if tree.inherited("translate", by: place.unit) == "no" {
      return .closed("not to be translated")
    }
    if tree.hasLock(place.unit) || XLIFFDialect.isLocked(place, tree) { return .closed("locked") }
    if standing == .approved { return .closed("approved") }
    if let state, ["final", "signed-off"].contains(state) { return .closed("approved") }
    guard let target = segment.target else { return .open }
    if state == "translated" || standing == .translated { return .closed("translated") }
    // Tools that must write some target write the source, and say by its state that it is none.
    let isNone = ["new", "needs-translation"].contains(state) || standing == .untouched
    return isNone && target.text == segment.source.text ? .open : .draft
  }

  private func readiness(
    _ place: Place,
    hasTarget: Bool,
    usesStates: Bool
  ) -> BilingualSegment.Readiness {
    if !hasTarget { return .unfinished("The segment was left out: it has no translation.") }
    if tree.value("approved", of: place.unit) == "yes" { return .finished }
    let unfinished = BilingualSegment.Readiness.unfinished(
      "The segment was left out: its state says that the translation is not done."
    )
    switch XLIFFDialect.standing(of: place, tree) {
    case .translated, .approved: return .finished
    case .draft, .untouched: return unfinished
    case nil: break
    }
    switch state(of: place) {
    case "translated", "final", "signed-off": return .finished
    case nil where !usesStates && tree.value("approved", of: place.unit) == nil:
      return .finished
    default: return unfinished
    }
  }
}

extension MarkupTree {
  /// Whether a foreign attribute says that the element is locked.
  func hasLock(_ node: Int) -> Bool {
    nodes[node].attributes.contains { attribute in
      attribute.localName == "locked"
        && ["true", "yes", "locked", "1"].contains(raw(attribute.value).lowercased())
    }
  }
}
