internal import BitextCore
internal import XMLStream

/// Links between elements of two documents, which name them by their identifiers.
struct LinkGroup {
  struct Link {
    /// The identifiers on either side, in their order; nil where the link names not two sides.
    var sides: (from: [String], to: [String])?
    /// InterText's `man`, `auto` or `plain`.
    var status: String?
    /// OPUS's measure of trust, as written.
    var certainty: String?
    var position: SourcePosition
  }

  /// The documents as the group names them.
  var fromDocument: String
  var toDocument: String
  var position: SourcePosition
  var links: [Link] = []
}

/// Reads groups of links: `linkGrp` as InterText and TCA2 write it, and `cesAlign` of XCES with such groups,
/// as OPUS has it.
///
/// The two differ in the order of sides: in `xtargets` InterText puts the identifiers of `toDoc` first
///, XCES those of `fromDoc`.
final class LinkGroupReader {
  /// Links of one group beyond this number are no alignment of two documents.
  static let longestGroup = 4_000_000

  private enum Element: String { case cesAlign, linkGrp, link }

  private let file: String
  private let source: ByteSource
  private let reader: XMLReader
  private var vocabulary = XMLVocabulary<Element> { $0.local }
  private var fromIsFirst = false
  private var group: LinkGroup?

  /// Opens a file, plain or gzip.
  init(path: String) throws(InterchangeError) {
    file = path
    let source = try ByteSource(path: path, limit: TextLines.expandedLimit)
    self.source = source
    do throws(XMLError) {
      reader = try XMLReader { source.next() }
    } catch {
      throw InterchangeError(error, file: path)
    }
  }

  /// The next group; nil after the last. Throws, with line and column, where the file is not well-formed, or
  /// a group names no documents.
  func next() throws(InterchangeError) -> LinkGroup? {
    while let kind = try advance() {
      guard kind == .startElement || kind == .endElement else { continue }
      switch (kind, vocabulary.meaning(of: reader.nameNumber, in: reader)) {
      case (.startElement, .cesAlign?): fromIsFirst = true
      case (.startElement, .linkGrp?): group = begin()
      case (.startElement, .link?): addLink()
      case (.endElement, .linkGrp?):
        guard let whole = group else { break }
        group = nil
        return try checked(whole)
      default: break
      }
      if let group, group.links.count > Self.longestGroup { throw tooLong(group) }
    }
    return nil
  }

  private func advance() throws(InterchangeError) -> MarkupReader.Kind? {
    do throws(XMLError) {
      if let kind = try reader.advance() { return kind }
    } catch {
      throw source.failure ?? InterchangeError(error, file: file)
    }
    if let failure = source.failure { throw failure }
    return nil
  }

  private var place: SourcePosition {
    let place = reader.place
    return SourcePosition(line: place.line, column: max(1, place.column))
  }

  private func begin() -> LinkGroup {
    LinkGroup(
      fromDocument: reader.attribute("fromDoc") ?? "",
      toDocument: reader.attribute("toDoc") ?? "",
      position: place
    )
  }

  private func addLink() {
    let sides = reader.attribute("xtargets").map { targets in
      targets.split(separator: ";", omittingEmptySubsequences: false).map { side in
        side.split(whereSeparator: \.isWhitespace).map(String.init)
      }
    }
    var link = LinkGroup.Link(
      status: reader.attribute("status"),
      certainty: reader.attribute("certainty"),
      position: place
    )
    if let sides, sides.count == 2 {
      link.sides = fromIsFirst ? (sides[0], sides[1]) : (sides[1], sides[0])
    }
    group?.links.append(link)
  }

  private func checked(_ group: LinkGroup) throws(InterchangeError) -> LinkGroup {
    if !group.fromDocument.isEmpty, !group.toDocument.isEmpty { return group }
    throw InterchangeError(
      .invalid,
      file: file,
      position: group.position,
      message: "The links that begin here do not name their documents: 'fromDoc' and 'toDoc' do."
    )
  }

  private func tooLong(_ group: LinkGroup) -> InterchangeError {
    InterchangeError(
      .limit,
      file: file,
      position: group.position,
      message:
        "The group that begins here has more than \(Self.longestGroup) links. Split the file."
    )
  }
}
