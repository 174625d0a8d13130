internal import BitextCore
internal import UnicodeText

/// The rules of one language, compiled.
///
/// Two expressions do the work. `candidates` says whether a rule that breaks can match at a
/// position, as far as the character before it tells; it is true at few. `decision` is tried only
/// there: alternations of all rules in their order, so that the first that matches wins, as SRX
/// says. An alternative has no length when the rule breaks, and takes one character when it
/// forbids, so that the length of the match is the answer and the patterns' own groups do not
/// matter.
///
/// A before-pattern becomes a look-behind: whether some text that ends at the position matches it.
/// Every look at a position is a match of its own, so that ICU's time limit counts for each, and
/// a long text does not use it up.
struct BreakMatcher {
  /// Nil when no rule breaks.
  private let expressions: (candidates: RegularExpression, decision: [RegularExpression])?
  private let rules: [BreakRule]
  private let language: LanguageTag
  /// Whether only positions before white space can be boundaries, as in nearly all rules of
  /// languages that write blanks: then the others need not be tried.
  private let breaksBeforeBlanks: Bool

  init(rules: [BreakRule], language: LanguageTag) throws(SegmentationError) {
    // Rules after the last one that breaks change nothing.
    let needed = rules[..<(rules.lastIndex(where: \.isBreak).map { $0 + 1 } ?? 0)]
    self.rules = Array(needed)
    self.language = language
    let breaks = needed.filter(\.isBreak)
    breaksBeforeBlanks = breaks.allSatisfy { beginsWithBlank($0.afterBreak) }
    do {
      let candidates = Self.candidates(breaks)
      let decision = Self.alternations(
        of: needed.map { Self.expression($0) + ($0.isBreak ? "" : "[\\s\\S]") }
      )
      expressions =
        breaks.isEmpty
        ? nil
        : (
          try RegularExpression(candidates),
          try decision.map { (pattern) throws(ICUError) in try RegularExpression(pattern) }
        )
    } catch {
      for rule in needed { try Self.validate(rule) }
      throw SegmentationError.invalidPattern(error, "languagerules", "", at: nil)
    }
  }

  /// Where the rules put boundaries, in UTF-16 units, in order. Linear in the length, in practice.
  func boundaries(in text: String) throws(SegmentationError) -> [Int] {
    guard let (candidates, decision) = expressions else { return [] }
    do {
      var found: [Int] = []
      try candidates.setText(text)
      for expression in decision { try expression.setText(text) }
      var position = -1
      for unit in text.utf16 {
        position += 1
        // There is no boundary at the start, and none inside of a surrogate pair.
        if position == 0 || UTF16.isTrailSurrogate(unit) { continue }
        if breaksBeforeBlanks && !isBlank(unit) { continue }
        if try candidates.matches(at: position) == nil { continue }
        for expression in decision {
          guard let match = try expression.matches(at: position) else { continue }
          if match.range.isEmpty { found.append(position) }
          break
        }
      }
      return found
    } catch {
      throw SegmentationError.limitExceeded(
        error,
        rule: culprit(in: text),
        language: language
      )
    }
  }

  /// The rule that runs into the limit by itself.
  private func culprit(in text: String) -> BreakRule? {
    rules.first { rule in
      do {
        let expression = try RegularExpression(Self.expression(rule))
        try expression.setText(text)
        for position in 1..<text.utf16.count { _ = try expression.matches(at: position) }
        return false
      } catch {
        return true
      }
    }
  }

  /// Alternations of the patterns in their order, none very long: the time that ICU takes to compile
  /// one grows with the square of its length.
  private static func alternations(of patterns: [String], length: Int = 20_000) -> [String] {
    var whole: [String] = []
    for pattern in patterns {
      if let last = whole.last, last.utf8.count + pattern.utf8.count < length {
        whole[whole.count - 1] += "|" + pattern
      } else {
        whole.append(pattern)
      }
    }
    return whole
  }

  /// Where rules can match at all: behind a character that one of them can end with. Of a rule that
  /// does not tell, what follows or else the whole decides. Compiling the rules a second time would
  /// be half of the time that making a matcher takes.
  private static func candidates(_ rules: [BreakRule]) -> String {
    var sets: [String] = []
    var others: [String] = []
    for rule in rules {
      if let last = lastCharacters(of: rule.beforeBreak) {
        if !sets.contains(last) { sets.append(last) }
      } else {
        others.append(rule.afterBreak.isEmpty ? expression(rule) : lookAhead(rule.afterBreak))
      }
    }
    if !sets.isEmpty { others.insert("(?<=[\(sets.joined())])", at: 0) }
    return others.joined(separator: "|")
  }

  /// Both patterns of a rule as one expression without length. What is cheap and fails at most
  /// positions comes first: one character before, then what follows.
  private static func expression(_ rule: BreakRule) -> String {
    var expression = ""
    if let last = lastCharacters(of: rule.beforeBreak) { expression += "(?<=\(last))" }
    if !rule.afterBreak.isEmpty { expression += lookAhead(rule.afterBreak) }
    if !rule.beforeBreak.isEmpty { expression += lookBehind(rule.beforeBreak) }
    return expression.isEmpty ? "(?:)" : expression
  }

  private static func lookAhead(_ pattern: String) -> String {
    "(?=\(boundedPattern(pattern, onlyLookBehind: true)))"
  }

  private static func lookBehind(_ pattern: String) -> String {
    "(?<=\(boundedPattern(pattern)))"
  }

  /// Whether ICU can use a rule; throws with its place when it cannot.
  static func validate(_ rule: BreakRule) throws(SegmentationError) {
    try validate(rule.beforeBreak, "beforebreak", at: rule.position, as: lookBehind)
    try validate(rule.afterBreak, "afterbreak", at: rule.position, as: lookAhead)
  }

  private static func validate(
    _ pattern: String,
    _ name: String,
    at position: SourcePosition?,
    as form: (String) -> String
  ) throws(SegmentationError) {
    if pattern.isEmpty { return }
    do {
      _ = try RegularExpression(form(pattern))
    } catch {
      // The pattern by itself fails too, if the fault is in it: then the offset is right.
      var own = error
      do { _ = try RegularExpression(pattern) } catch let error { own = error }
      throw SegmentationError.invalidPattern(own, name, pattern, at: position)
    }
    // A parenthesis too many could pair with one of the form's.
    do {
      _ = try RegularExpression(boundedPattern(pattern, onlyLookBehind: true))
    } catch {
      throw SegmentationError.invalidPattern(error, name, pattern, at: position)
    }
  }
}

extension LanguageMap {
  /// Whether the map is for a language.
  func matches(_ language: LanguageTag) throws(SegmentationError) -> Bool {
    let tag = language.description
    do {
      let expression = try RegularExpression(
        "(?:\(languagePattern))\\z",
        options: .caseInsensitive
      )
      for spelling in [tag, tag.replacing("-", with: "_")] {
        try expression.setText(spelling)
        if try expression.matches(at: 0) != nil { return true }
      }
      return false
    } catch {
      throw SegmentationError.invalidPattern(
        error,
        "languagepattern",
        languagePattern,
        at: position
      )
    }
  }
}
