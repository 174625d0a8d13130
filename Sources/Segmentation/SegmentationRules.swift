public import BitextCore

/// Rules that say where one sentence ends and the next begins: the content of an SRX file
/// (Segmentation Rules eXchange 2.0, LISA/GALA 2008).
///
///     let rules = try SRXReader.read(bytes)
///     let segmenter = try Segmenter(rules: rules, language: tag)
///
/// The rules are text; patterns are compiled by `Segmenter`, for the language it needs.
public struct SegmentationRules: Hashable, Sendable {
  /// Whether a language gets the rules of all maps that match its tag, in the order of the maps, or
  /// only those of the first: the header's `cascade`.
  public var isCascading: Bool
  /// Whether text in subflows is segmented on its own: the header's `segmentsubflows`.
  public var segmentsSubflows: Bool
  /// On which side of a boundary inline codes go: the header's `formathandle` elements.
  public var formatHandling: FormatHandling
  public var languageRules: [LanguageRule]
  public var languageMaps: [LanguageMap]

  public init(
    isCascading: Bool = true,
    segmentsSubflows: Bool = true,
    formatHandling: FormatHandling = FormatHandling(),
    languageRules: [LanguageRule] = [],
    languageMaps: [LanguageMap] = []
  ) {
    self.isCascading = isCascading
    self.segmentsSubflows = segmentsSubflows
    self.formatHandling = formatHandling
    self.languageRules = languageRules
    self.languageMaps = languageMaps
  }

  /// The rules for a language in the order in which they are tried; empty when no map matches.
  ///
  /// A map's pattern must match the whole tag, in any case; `sr-Latn` is tried, then `sr_Latn`.
  public func breakRules(for language: LanguageTag) throws(SegmentationError) -> [BreakRule] {
    var found: [BreakRule] = []
    // Many maps have the same pattern.
    var answers: [(pattern: String, matches: Bool)] = []
    for map in languageMaps {
      let known = answers.first { $0.pattern == map.languagePattern }?.matches
      let matches = if let known { known } else { try map.matches(language) }
      if known == nil { answers.append((map.languagePattern, matches)) }
      guard matches else { continue }
      guard let rules = languageRules.first(where: { $0.name == map.languageRuleName }) else {
        continue
      }
      found += rules.rules
      if !isCascading { break }
    }
    return found
  }
}

/// A named list of rules: `languagerule`.
public struct LanguageRule: Hashable, Sendable {
  /// The name by which maps refer to the list: `languagerulename`.
  public var name: String
  /// In their order: at a position the first that matches decides.
  public var rules: [BreakRule]

  public init(name: String, rules: [BreakRule] = []) {
    self.name = name
    self.rules = rules
  }
}

/// One rule: whether there is a boundary between two patterns (`rule`).
public struct BreakRule: Hashable, Sendable {
  /// Whether the rule makes a boundary, or forbids one: `rule@break`.
  public var isBreak: Bool
  /// What must end at the position, in ICU's syntax: `beforebreak`. Empty matches anything.
  public var beforeBreak: String
  /// What must begin at the position: `afterbreak`. Empty matches anything.
  public var afterBreak: String
  /// Where the rule stands in its file; nil when it was made in code.
  public var position: SourcePosition?

  public init(
    isBreak: Bool,
    beforeBreak: String,
    afterBreak: String,
    position: SourcePosition? = nil
  ) {
    self.isBreak = isBreak
    self.beforeBreak = beforeBreak
    self.afterBreak = afterBreak
    self.position = position
  }
}

/// Which languages use a list of rules: `languagemap`.
public struct LanguageMap: Hashable, Sendable {
  /// A regular expression for the whole tag, matched in any case: `languagepattern`.
  public var languagePattern: String
  /// The name of the list: `languagerulename`.
  public var languageRuleName: String
  /// Where the map stands in its file; nil when it was made in code.
  public var position: SourcePosition?

  public init(languagePattern: String, languageRuleName: String, position: SourcePosition? = nil) {
    self.languagePattern = languagePattern
    self.languageRuleName = languageRuleName
    self.position = position
  }
}

/// Where inline codes at a boundary go (`formathandle`): `true` puts the code before the boundary,
/// with the segment that ends. The defaults are those of SRX 2.0.
public struct FormatHandling: Hashable, Sendable {
  public var includesStart: Bool
  public var includesEnd: Bool
  public var includesIsolated: Bool

  public init(
    includesStart: Bool = false,
    includesEnd: Bool = true,
    includesIsolated: Bool = false
  ) {
    self.includesStart = includesStart
    self.includesEnd = includesEnd
    self.includesIsolated = includesIsolated
  }
}
