import CICU

/// A regular expression in ICU's syntax (UTS 18).
///
///     let year = try RegularExpression("\\b(19|20)\\d\\d\\b")
///     try year.matches(in: "godine 2026.").map(\.range)   // [7..<11], in UTF-16 units
///
/// Matching runs under a time limit, so that a hostile pattern ends with an error and not never.
/// One object serves one thread at a time.
public final class RegularExpression {
  public struct Options: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let caseInsensitive = Options(rawValue: 2)
    public static let comments = Options(rawValue: 4)
    public static let multiline = Options(rawValue: 8)
    public static let dotMatchesLineEnds = Options(rawValue: 32)
  }

  /// One match: the ranges are UTF-16 offsets; group 0 is the whole.
  public struct Match: Sendable {
    public let groups: [Range<Int>?]

    public var range: Range<Int> { groups.first.flatMap(\.self) ?? 0..<0 }
  }

  public let pattern: String
  private let handle: OpaquePointer
  private var text = UTF16Text("")

  /// ICU's units of work that one match may take, roughly milliseconds.
  public static let timeLimit: Int32 = 1_000

  public init(_ pattern: String, options: Options = []) throws(ICUError) {
    self.pattern = pattern
    handle = try withUTF16(pattern) { (units, count) throws(ICUError) in
      var status: Int32 = 0
      var position = noPosition
      let opened = skela_regex_open(units, count, options.rawValue, &position, &status)
      try check(status, "read the regular expression '\(pattern)'", at: position)
      guard let opened else {
        throw ICUError(operation: "read the regular expression", status: "no object")
      }
      return opened
    }
    var status: Int32 = 0
    skela_regex_set_time_limit(handle, Self.timeLimit, &status)
  }

  deinit { skela_regex_close(handle) }

  /// Sets the text that `find` and `lookingAt` work on. O(length).
  public func setText(_ text: String) throws(ICUError) {
    try setText(UTF16Text(text))
  }

  func setText(_ text: UTF16Text) throws(ICUError) {
    var status: Int32 = 0
    skela_regex_set_text(handle, text.units, Int32(text.count), &status)
    self.text = text
    try check(status, "set the text of a regular expression")
  }

  /// Lets look-around see beyond the region, and `^ $` match only at the ends of the text.
  public func seeBeyondRegion() throws(ICUError) {
    var status: Int32 = 0
    skela_regex_use_bounds(handle, 1, 0, &status)
    try check(status, "set the bounds of a regular expression")
  }

  /// Limits the search to a region of the text, in UTF-16 units.
  public func setRegion(_ region: Range<Int>) throws(ICUError) {
    var status: Int32 = 0
    skela_regex_set_region(
      handle,
      Int32(region.lowerBound),
      Int32(region.upperBound),
      &status
    )
    try check(status, "set the region of a regular expression")
  }

  /// The next match after the last one, or nil.
  public func findNext() throws(ICUError) -> Match? {
    var status: Int32 = 0
    let found = skela_regex_find_next(handle, &status)
    try check(status, "match the regular expression '\(pattern)'")
    return found == 0 ? nil : try currentMatch()
  }

  /// Whether the pattern matches at `offset` (it need not match to the end).
  ///
  /// Nothing matches between the two halves of a surrogate pair: ICU 72 reads out of bounds there.
  public func matches(at offset: Int) throws(ICUError) -> Match? {
    guard offset >= 0, offset <= text.count, !text.dividesPair(at: offset) else { return nil }
    var status: Int32 = 0
    let found = skela_regex_looking_at(handle, Int32(offset), &status)
    try check(status, "match the regular expression '\(pattern)'")
    return found == 0 ? nil : try currentMatch()
  }

  /// All matches in `text`, none overlapping another.
  public func matches(in text: String) throws(ICUError) -> [Match] {
    try setText(text)
    var found: [Match] = []
    while let match = try findNext() { found.append(match) }
    return found
  }

  /// The first match in `text`, or nil.
  public func firstMatch(in text: String) throws(ICUError) -> Match? {
    try setText(text)
    return try findNext()
  }

  /// The text of a group of a match in the text last set.
  public func text(of group: Int, in match: Match) -> String? {
    guard match.groups.indices.contains(group), let range = match.groups[group] else { return nil }
    return text[range]
  }

  private func currentMatch() throws(ICUError) -> Match {
    var status: Int32 = 0
    let count = skela_regex_group_count(handle, &status)
    var groups: [Range<Int>?] = []
    for group in 0...count {
      let start = skela_regex_start(handle, group, &status)
      let end = skela_regex_end(handle, group, &status)
      groups.append(start < 0 ? nil : Int(start)..<Int(end))
    }
    try check(status, "read a match of the regular expression '\(pattern)'")
    return Match(groups: groups)
  }
}
