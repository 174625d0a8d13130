public import BitextCore

/// Reads what links between two documents align: the files of InterText, and those of OPUS (XCES).
///
/// The links name the documents, and are looked for beside the file of the links; or they are given. One
/// pair of documents is held in memory at a time.
public struct LinkedTextReader {
  public struct Options: Sendable {
    /// For documents that do not say their language, in an attribute or in their name.
    public var sourceLanguage: LanguageTag
    public var targetLanguage: LanguageTag

    public init(sourceLanguage: LanguageTag, targetLanguage: LanguageTag) {
      self.sourceLanguage = sourceLanguage
      self.targetLanguage = targetLanguage
    }
  }

  /// Documents that were taken for the languages of the options, since nothing says theirs.
  public private(set) var assumedLanguages = 0

  private let path: String
  private let given: [String]
  private let options: Options
  private let groups: LinkGroupReader
  private var pending: ArraySlice<LinkGroup.Link> = []
  private var sides: (source: LinkedDocument, target: LinkedDocument)?
  private var languages: (source: LanguageTag, target: LanguageTag)
  private var fromIsSource = true
  private var documentName = ""

  /// Opens a file of links. `documents` has none, or two: that in the source language first.
  public init(
    path: String,
    documents: [String] = [],
    options: Options
  ) throws(InterchangeError) {
    self.path = path
    given = documents
    self.options = options
    languages = (options.sourceLanguage, options.targetLanguage)
    groups = try LinkGroupReader(path: path)
  }

  /// The next pair; nil after the last. The position is that of the link.
  ///
  /// Throws where a document is missing, or one of the files is broken.
  public mutating func next() throws(InterchangeError) -> PairedRow? {
    while pending.isEmpty {
      guard let group = try groups.next() else { return nil }
      try enter(group)
    }
    guard let link = pending.popFirst(), let sides else { return nil }
    guard let named = link.sides else { return .refusal(.noLink, link.position) }
    let own = fromIsSource ? named.from : named.to
    let other = fromIsSource ? named.to : named.from
    let texts = own.map { sides.source.texts[$0] }
    let translations = other.map { sides.target.texts[$0] }
    guard !texts.contains(nil), !translations.contains(nil) else {
      return .refusal(.noSuchSegment, link.position)
    }
    var properties = [
      Property(type: "x-document", value: documentName),
      Property(
        type: "x-link",
        value: own.joined(separator: " ") + ";" + other.joined(separator: " ")
      ),
    ]
    if let status = link.status {
      properties.append(Property(type: Self.statusType, value: status))
    }
    if let certainty = link.certainty {
      properties.append(Property(type: "x-score", value: certainty))
    }
    return PairedRow.of(
      Self.joined(texts),
      Self.joined(translations),
      languages,
      at: link.position,
      properties: properties
    )
  }

  /// The property that says how a link came about; InterText's `man` is what a person confirmed.
  public static let statusType = "x-link-status"

  private static func joined(_ texts: [String?]) -> String {
    texts.compactMap(\.self).filter(\.hasText).joined(separator: " ")
  }

  private mutating func enter(_ group: LinkGroup) throws(InterchangeError) {
    var group = group
    let places = try documents(of: group)
    var wanted: Set<String> = []
    for case let sides? in group.links.lazy.map(\.sides) {
      wanted.formUnion(sides.from)
      wanted.formUnion(sides.to)
    }
    let from = try LinkedDocument(path: places.from, wanted: wanted)
    let to = try LinkedDocument(path: places.to, wanted: wanted)
    // Not every program keeps to the order of the sides; identifiers often tell.
    if missing(group, from, to) > missing(group, to, from) {
      for index in group.links.indices {
        group.links[index].sides = group.links[index].sides.map { ($0.to, $0.from) }
      }
    }
    let spoken = (
      from: from.language ?? language(inName: group.fromDocument),
      to: to.language ?? language(inName: group.toDocument)
    )
    fromIsSource = places.fromIsSource ?? isSource(spoken.from, spoken.to)
    let (own, other) = fromIsSource ? (spoken.from, spoken.to) : (spoken.to, spoken.from)
    assumedLanguages += given.isEmpty ? [own, other].count { $0 == nil } : 0
    languages = (own ?? options.sourceLanguage, other ?? options.targetLanguage)
    if languages.source.language == languages.target.language {
      languages = (options.sourceLanguage, options.targetLanguage)
    }
    sides = fromIsSource ? (from, to) : (to, from)
    let name = fromIsSource ? group.fromDocument : group.toDocument
    documentName = Self.lastPart(name)
    pending = group.links[...]
  }

  private func missing(_ group: LinkGroup, _ from: LinkedDocument, _ to: LinkedDocument) -> Int {
    group.links.reduce(0) { count, link in
      guard let sides = link.sides else { return count }
      return count + sides.from.count { from.texts[$0] == nil }
        + sides.to.count { to.texts[$0] == nil }
    }
  }

  /// Whether the document that links go from is the one in the source language.
  private func isSource(_ from: LanguageTag?, _ to: LanguageTag?) -> Bool {
    let (source, target) = (options.sourceLanguage.language, options.targetLanguage.language)
    if from?.language == source || to?.language == target { return true }
    return !(from?.language == target || to?.language == source)
  }

  /// Where the documents are; `fromIsSource` where the person said it.
  private func documents(
    of group: LinkGroup
  ) throws(InterchangeError) -> (from: String, to: String, fromIsSource: Bool?) {
    if given.count == 2 {
      let isSwapped =
        Self.lastPart(given[0]) == Self.lastPart(group.toDocument)
        || Self.lastPart(given[1]) == Self.lastPart(group.fromDocument)
      return isSwapped ? (given[1], given[0], false) : (given[0], given[1], true)
    }
    return (try file(group.fromDocument, group), try file(group.toDocument, group), nil)
  }

  private func file(_ name: String, _ group: LinkGroup) throws(InterchangeError) -> String {
    if let found = LinkedDocument.file(named: name, besideFile: path) { return found }
    throw InterchangeError(
      .unreadable,
      file: path,
      position: group.position,
      message:
        "The document '\(name.prefix(200))' that these links name is not beside them. Put it "
        + "there, or name the links and both documents, the source first, with --format intertext."
    )
  }

  /// The language of the options that a part of a name says: `book.sr-Latn.xml`, `en/2001/speech.xml.gz`.
  private func language(inName name: String) -> LanguageTag? {
    let wanted = [options.sourceLanguage.language, options.targetLanguage.language]
    func find(_ parts: [Substring]) -> LanguageTag? {
      parts.reversed().lazy.compactMap { LanguageTag(String($0)) }.first {
        wanted.contains($0.language)
      }
    }
    return find(name.split { $0 == "/" || $0 == "." })
      ?? find(name.split { !$0.isLetter })
  }

  /// The last part of a path, without `.gz`.
  private static func lastPart(_ path: String) -> String {
    let last = path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path
    return last.hasSuffix(".gz") ? String(last.dropLast(3)) : last
  }
}
