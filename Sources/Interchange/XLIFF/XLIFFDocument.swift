internal import BitextCore
internal import XMLStream

/// A file of XLIFF 1.0 to 1.2 or 2.0 to 2.2 that can be read and filled in.
struct XLIFFDocument: BilingualDocument {
  enum Version { case one, two }

  /// Where the parts of a segment stand in the tree.
  struct Place {
    /// `trans-unit` or `unit`.
    var unit: Int
    /// `file` of 1.2, the root of 2.0.
    var languages: Int
    /// What holds the text: `source`, or a `mrk` of `seg-source`.
    var source: Int
    /// `target`, or a `mrk` in it.
    var target: Int?
    /// The `mid` of the `mrk` (1.2).
    var segmentMark: String?
    /// `segment` of 2.0; the unit in 1.2.
    var holder: Int
  }

  let name: String
  let version: Version
  let formatName: String
  let text: EditableText
  let tree: MarkupTree
  let root: Int
  private(set) var segments: [BilingualSegment] = []
  private(set) var places: [Place] = []

  init(_ bytes: [UInt8], name: String) throws(InterchangeError) {
    self.name = name
    let declared = try Self.check(bytes, name)
    text = try EditableText(bytes, declared: Self.encoding(bytes), file: name)
    tree = MarkupTree(text.utf8)
    guard let root = tree.nodes.firstIndex(where: { $0.kind == .element }) else {
      throw InterchangeError(.invalid, file: name, message: "There is no XML here.")
    }
    self.root = root
    version = declared.hasPrefix("2.") ? .two : .one
    formatName = "XLIFF \(declared)"
    let positions = PositionIndex(tree.bytes)
    let found = version == .one ? XLIFF1Units(tree).places() : XLIFF2Units(tree, root).places()
    try Self.checkCounts(found, name)
    let usesStates = found.contains { place in
      Self.state(of: place, tree, version) != nil
        || version == .one
          && (XLIFFDialect.standing(of: place, tree) != nil
            || tree.value("approved", of: place.unit) == "yes")
    }
    for place in found {
      var segment =
        version == .one
        ? XLIFF1Units(tree).segment(place, usesStates: usesStates)
        : XLIFF2Units(tree, root).segment(place, usesStates: usesStates)
      segment.position = positions.position(tree.nodes[place.source].range.lowerBound)
      places.append(place)
      segments.append(segment)
    }
  }

  /// Looking up the parts of a segment takes a time that grows with those of its unit.
  private static func checkCounts(_ places: [Place], _ name: String) throws(InterchangeError) {
    var counts: [Int: Int] = [:]
    for place in places { counts[place.unit, default: 0] += 1 }
    if let most = counts.values.max(), most > segmentLimit {
      throw InterchangeError(
        .limit,
        file: name,
        message: "A unit has more than \(segmentLimit) segments. Split it."
      )
    }
  }

  private static let segmentLimit = 2_000

  private static func state(of place: Place, _ tree: MarkupTree, _ version: Version) -> String? {
    version == .one
      ? XLIFF1Units(tree).state(of: place) : tree.value("state", of: place.holder)
  }

  /// Reads the whole document, which finds every fault of its XML; its version.
  private static func check(_ bytes: [UInt8], _ name: String) throws(InterchangeError) -> String {
    do throws(XMLError) {
      let reader = try XMLReader(bytes: bytes)
      var version: String?
      while let kind = try reader.advance() {
        guard version == nil, kind == .startElement else { continue }
        guard reader.name.local == "xliff" else {
          throw XMLError(
            code: .notWellFormed,
            line: reader.line,
            column: reader.column,
            message:
              "This is not XLIFF: the root element is '\(reader.name.qualified.prefix(40))', not "
              + "'xliff'."
          )
        }
        version = reader.attribute("version") ?? "1.2"
        guard version?.hasPrefix("1.") == true || version?.hasPrefix("2.") == true else {
          throw XMLError(
            code: .notWellFormed,
            line: reader.line,
            column: reader.column,
            message: "This version of XLIFF is not known. Versions 1.0 to 2.2 are read."
          )
        }
      }
      return version ?? "1.2"
    } catch {
      throw InterchangeError(error, file: name)
    }
  }

  /// What the XML declaration says.
  private static func encoding(_ bytes: [UInt8]) -> String? {
    let start = String(decoding: bytes.prefix(200), as: UTF8.self)
    guard start.hasPrefix("<?xml"), let end = start.firstRange(of: "?>"),
      let place = start[..<end.lowerBound].firstRange(of: "encoding")
    else { return nil }
    let parts = start[place.upperBound..<end.lowerBound].split { $0 == "\"" || $0 == "'" }
    return parts.count > 1 ? String(parts[1]) : nil
  }

  func filled(
    _ proposals: [Int: [BilingualProposal]],
    language: LanguageTag
  ) throws(InterchangeError) -> BilingualFilling {
    var filling = BilingualFilling(bytes: [])
    var edits = ByteEdits()
    let units = Dictionary(grouping: proposals.keys.sorted()) { places[$0].unit }
    let all = Dictionary(grouping: places.indices) { places[$0].unit }
    var owners: Set<Int> = []
    for unit in units.keys.sorted() {
      let numbers = units[unit] ?? []
      owners.formUnion(numbers.map { places[$0].languages })
      let parts = numbers.map {
        Part(number: $0, place: places[$0], proposals: proposals[$0] ?? [], tree: tree)
      }
      switch version {
      case .one:
        let own = (all[unit] ?? []).map { (number: $0, segment: self.segments[$0]) }
        XLIFF1Filling(tree, own).fill(unit, parts, &edits, &filling)
      case .two: XLIFF2Filling(tree).fill(unit, parts, &edits, &filling)
      }
    }
    for owner in owners.sorted() { declare(language, on: owner, &edits) }
    filling.bytes = text.bytes(edits)
    return filling
  }

  /// Says the language of the targets, and in 1.2 what tool the alternatives are from.
  private func declare(_ language: LanguageTag, on owner: Int, _ edits: inout ByteEdits) {
    let attribute = version == .one ? "target-language" : "trgLang"
    if tree.value(attribute, of: owner) == nil {
      let tag = tree.nodes[owner].startTag
      let end = tree.openTag(owner, setting: []).utf8.count + tag.lowerBound
      edits.insert(" \(attribute)=\"\(language)\"", at: end)
    }
    if version == .one { XLIFF1Filling(tree, []).declareTool(in: owner, &edits) }
  }

  /// A segment with its proposals, and the one that goes into the target.
  struct Part {
    var number: Int
    var place: Place
    var proposals: [BilingualProposal]
    /// The content of the target, where the codes of a proposal agree.
    var markup: String?
    /// The proposal that it is of.
    var chosen: BilingualProposal?

    init(number: Int, place: Place, proposals: [BilingualProposal], tree: MarkupTree) {
      (self.number, self.place, self.proposals) = (number, place, proposals)
      let placement = CodePlacement(InlineContent(tree, place.source))
      for proposal in proposals {
        guard let markup = placement.markup(proposal) else { continue }
        (self.markup, chosen) = (markup, proposal)
        break
      }
    }
  }
}
