internal import BitextCore

/// What the makers of dialects of XLIFF 1.2 say of a segment in attributes of their own: Trados (`conf` in
/// `seg-defs`), memoQ (`status`), Phrase (`confirmed`). They read these, and not the standard's `state`.
enum XLIFFDialect {
  enum Standing: Hashable {
    /// Nobody has done anything yet.
    case untouched
    case draft
    case translated
    case approved
  }

  /// Nil where no dialect says anything.
  static func standing(of place: XLIFFDocument.Place, _ tree: MarkupTree) -> Standing? {
    if let definition = definition(of: place, tree) {
      guard let level = tree.value("conf", of: definition) else { return .untouched }
      return confirmation(level)
    }
    for attribute in tree.nodes[place.unit].attributes where attribute.name.contains(":") {
      let value = tree.raw(attribute.value).lowercased()
      switch attribute.localName {
      case "status": return status(value)
      case "confirmed": return ["0", "false", "no", ""].contains(value) ? .draft : .translated
      default: break
      }
    }
    return nil
  }

  /// Whether the definition of the segment says that nobody may change it.
  static func isLocked(_ place: XLIFFDocument.Place, _ tree: MarkupTree) -> Bool {
    definition(of: place, tree).map(tree.hasLock) ?? false
  }

  /// The `seg` of Trados for a segment: by its `mid`, or the only one.
  private static func definition(of place: XLIFFDocument.Place, _ tree: MarkupTree) -> Int? {
    let lists = tree.nodes[place.unit].children.filter { tree.nodes[$0].localName == "seg-defs" }
    let definitions = lists.flatMap { list in
      tree.nodes[list].children.filter { tree.nodes[$0].localName == "seg" }
    }
    if let mark = place.segmentMark {
      return definitions.first { tree.value("id", of: $0) == mark }
    }
    return definitions.count == 1 ? definitions[0] : nil
  }

  /// Trados's levels of confirmation.
  private static func confirmation(_ level: String) -> Standing {
    switch level {
    case "Translated": .translated
    case "ApprovedTranslation", "ApprovedSignOff": .approved
    case "Unspecified", "": .untouched
    default: .draft
    }
  }

  /// memoQ's states of a row, whose names changed with its versions.
  private static func status(_ value: String) -> Standing? {
    if value.contains("proofread") || value.contains("reviewer") { return .approved }
    if value.contains("confirmed") { return .translated }
    if value == "notstarted" { return .untouched }
    let drafts = [
      "partiallyedited", "pretranslated", "assembledfromfragments", "rejected", "edited",
    ]
    return drafts.contains(value) || value.hasPrefix("machine") ? .draft : nil
  }
}

extension MarkupTree {
  /// The number of a plural form of gettext: units of a group of that kind are named `…[2]`, or stand in
  /// the order of the forms. Nil for any other unit.
  func pluralForm(of unit: Int) -> Int? {
    guard let group = nodes[unit].parent, value("restype", of: group) == "x-gettext-plurals" else {
      return nil
    }
    if let name = value("id", of: unit), name.hasSuffix("]"),
      let open = name.lastIndex(of: "["),
      let number = Int(name[name.index(after: open)...].dropLast()), (0..<100).contains(number)
    {
      return number
    }
    return elements(of: group, named: "trans-unit").firstIndex(of: unit)
  }
}
