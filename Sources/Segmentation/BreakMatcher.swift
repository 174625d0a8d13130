internal import BitextCore
internal import UnicodeText

/// The rules of one language, and where they put boundaries.
///
/// A rule has two sides: what stands before a position is read backwards from it, what follows
/// forwards, each by `PatternMachine`, or by ICU where a pattern has something that the machine does
/// not know. Which rules can match at all at positions that look alike is worked out once (`RuleSets`), and a
/// pattern that many rules share is matched once at a position.
final class BreakMatcher {
  /// Who matches the patterns: ICU alone is the slow twin of the tests.
  enum Engine { case machine, icu }

  private struct Rule {
    var isBreak: Bool
    /// Numbers of patterns.
    var before: Int
    var after: Int
  }

  private let rules: [Rule]
  /// The rules as they were written.
  private let source: [BreakRule]
  private let language: LanguageTag
  private let isChecked: Bool
  private let patterns: RulePatterns
  private let machine: PatternMachine
  private let rulesBefore: RuleSets
  private let rulesAfter: RuleSets
  // As in the machine: one thread, and nothing that is called comes back here.
  /// Of each pattern, the last position where it was matched, twice, and 1 more if it did match.
  private let results: UnsafeMutableBufferPointer<Int>
  /// Whether a rule that breaks can begin with a UTF-16 unit: 0 is not known, 1 no, 2 yes.
  @exclusivity(unchecked) private var canFollow = [UInt8](repeating: 0, count: 1 << 16)
  /// Whether a rule that breaks can match between two characters, for pairs that were met lately: the pair and 0 or 1.
  @exclusivity(unchecked) private var canDivide = [UInt64](repeating: .max, count: 1 << 10)

  /// Throws when a pattern is wrong, with its place in the file; unless `isChecked` says that none is: then patterns
  /// are read as texts need them.
  init(
    rules: [BreakRule],
    language: LanguageTag,
    engine: Engine = .machine,
    isChecked: Bool = false
  ) throws(SegmentationError) {
    self.language = language
    self.isChecked = isChecked
    // Rules after the last one that breaks change nothing.
    let source = Array(rules[..<(rules.lastIndex(where: \.isBreak).map { $0 + 1 } ?? 0)])
    self.source = source
    let patterns = RulePatterns(rules: source, engine: engine)
    self.rules = source.indices.map { number in
      Rule(
        isBreak: source[number].isBreak,
        before: patterns.number(ofRule: number, isBefore: true),
        after: patterns.number(ofRule: number, isBefore: false)
      )
    }
    self.patterns = patterns
    machine = patterns.machine
    rulesBefore = RuleSets(ruleCount: source.count)
    rulesAfter = RuleSets(ruleCount: source.count)
    results = .allocate(capacity: patterns.count)
    results.initialize(repeating: -1)
    if !isChecked { try patterns.readAll() }
  }

  deinit { results.deallocate() }

  /// Where the rules put boundaries, in UTF-16 units, in order. Linear in the length, in practice.
  func boundaries(in text: String) throws(SegmentationError) -> [Int] {
    if rules.isEmpty { return [] }
    let units = ContiguousArray(text.utf16)
    patterns.forgetText()
    results.update(repeating: -1)
    var failure: SegmentationError?
    var found: [Int] = []
    units.withUnsafeBufferPointer { buffer in
      machine.withText(buffer) {
        do throws(SegmentationError) {
          try findBoundaries(in: buffer, text, &found)
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
    return found
  }

  private func findBoundaries(
    in units: UnsafeBufferPointer<UInt16>,
    _ text: String,
    _ found: inout [Int]
  ) throws(SegmentationError) {
    // There is no boundary at the start, and none inside of a surrogate pair.
    for position in units.indices.dropFirst() {
      let next = units[position]
      switch canFollow[Int(next)] {
      case 1: continue
      case 0:
        let can = UTF16.isTrailSurrogate(next) ? false : try canBreak(before: next)
        canFollow[Int(next)] = can ? 2 : 1
        if !can { continue }
      default: break
      }
      let pair = Surroundings.neighbours(of: position, in: units)
      if try !canDivide(pair.before, pair.behind) { continue }
      if try isBoundary(position, units, text) { found.append(position) }
    }
  }

  /// Whether the first rule that matches at a position breaks.
  private func isBoundary(
    _ position: Int,
    _ units: UnsafeBufferPointer<UInt16>,
    _ text: String
  ) throws(SegmentationError) -> Bool {
    let before = rulesBefore.place(Surroundings(before: position, in: units).key)
    let after = rulesAfter.place(Surroundings(behind: position, in: units).key)
    for word in 0..<rulesBefore.wordCount {
      var left = rulesBefore.members(before, word) & rulesAfter.members(after, word)
      let known = rulesBefore.known(before, word) & rulesAfter.known(after, word)
      while left != 0 {
        let number = word << 6 | left.trailingZeroBitCount
        left &= left - 1
        if known & (1 << UInt64(number & 63)) == 0 {
          guard try mayMatch(number, before, after) else { continue }
        }
        if try matches(number, units, text, at: position) { return rules[number].isBreak }
      }
    }
    return false
  }

  /// Whether a rule may match where two sets of rules are asked for the first time.
  private func mayMatch(
    _ number: Int,
    _ before: Int,
    _ after: Int
  ) throws(SegmentationError) -> Bool {
    // The longer pattern need not be read when the shorter says no.
    let (own, other) = (rules[number].after, rules[number].before)
    if patterns.costOfReading(own) <= patterns.costOfReading(other) {
      guard try mayFollow(number, after) else { return false }
      return try mayPrecede(number, before)
    }
    guard try mayPrecede(number, before) else { return false }
    return try mayFollow(number, after)
  }

  private func mayFollow(
    _ number: Int,
    _ after: Int
  ) throws(SegmentationError) -> Bool {
    try rulesAfter.contains(number, after) { (key) throws(SegmentationError) in
      let foresight = Surroundings.foresight(key, isBackward: false)
      return try patterns.canMatch(rules[number].after, foresight)
    }
  }

  private func mayPrecede(
    _ number: Int,
    _ before: Int
  ) throws(SegmentationError) -> Bool {
    try rulesBefore.contains(number, before) { (key) throws(SegmentationError) in
      let foresight = Surroundings.foresight(key, isBackward: true)
      return try patterns.canMatch(rules[number].before, foresight)
    }
  }

  private func matches(
    _ number: Int,
    _ units: UnsafeBufferPointer<UInt16>,
    _ text: String,
    at position: Int
  ) throws(SegmentationError) -> Bool {
    let rule = rules[number]
    if try position > patterns.last(rule.before) { return false }
    // What follows is mostly the shorter pattern. The longer need not be compiled when the other does not match; where
    // a pattern may take too many steps, the order stays the same.
    var (first, second) = (rule.after, rule.before)
    if isChecked, patterns.costOfCompiling(first) > patterns.costOfCompiling(second) {
      swap(&first, &second)
    }
    guard try matches(pattern: first, of: number, units, text, at: position) else { return false }
    return try matches(pattern: second, of: number, units, text, at: position)
  }

  private func canBreak(before next: UInt16) throws(SegmentationError) -> Bool {
    // Half of a pair may belong to any character.
    if UTF16.isLeadSurrogate(next) { return true }
    for rule in rules where rule.isBreak {
      if try canMatch(rule.after, UInt32(next), isBefore: false) { return true }
    }
    return false
  }

  /// Whether a rule that breaks can match between two characters.
  private func canDivide(
    _ previous: UInt32,
    _ next: UInt32
  ) throws(SegmentationError) -> Bool {
    let pair = UInt64(previous) << 21 | UInt64(next)
    let slot = Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 54)
    let known = canDivide[slot]
    if known >> 1 == pair { return known & 1 == 1 }
    var can = false
    for rule in rules where rule.isBreak && !can {
      guard try canMatch(rule.before, previous, isBefore: true) else { continue }
      can = try canMatch(rule.after, next, isBefore: false)
    }
    canDivide[slot] = pair << 1 | (can ? 1 : 0)
    return can
  }

  private func canMatch(
    _ pattern: Int,
    _ value: UInt32,
    isBefore: Bool
  ) throws(SegmentationError) -> Bool {
    var foresight = PatternForesight(isBackward: isBefore)
    foresight.append(value)
    return try patterns.canMatch(pattern, foresight)
  }

  private func matches(
    pattern: Int,
    of rule: Int,
    _ units: UnsafeBufferPointer<UInt16>,
    _ text: String,
    at position: Int
  ) throws(SegmentationError) -> Bool {
    let known = results[pattern]
    if known >> 1 == position { return known & 1 == 1 }
    let answer: Bool
    let ready = try patterns.ready(pattern)
    do {
      answer =
        switch ready {
        case .code(let code): try machine.matches(code, at: position)
        case .codeFromAnyStart(let code): try matches(code, units, endingAt: position)
        case .icu(let number): try matchesICU(number, text, at: position)
        case .anything, .unread, .parsed: true
        }
    } catch {
      throw SegmentationError.limitExceeded(error, rule: source[rule], language: language)
    }
    results[pattern] = position << 1 | (answer ? 1 : 0)
    return answer
  }

  private func matches(
    _ code: Int32,
    _ units: UnsafeBufferPointer<UInt16>,
    endingAt position: Int
  ) throws(PatternMachine.Limit) -> Bool {
    var start = position
    while start >= max(0, position - RulePattern.reach) {
      let isInside = start > 0 && start < units.count && UTF16.isTrailSurrogate(units[start])
      if !isInside, try machine.matches(code, from: start, endingAt: position) { return true }
      start -= 1
    }
    return false
  }

  private func matchesICU(
    _ number: Int,
    _ text: String,
    at position: Int
  ) throws(PatternMachine.Limit) -> Bool {
    do {
      return try patterns.icuPattern(number).matches(in: text, at: position)
    } catch {
      throw error.status == "U_REGEX_TIME_OUT" ? .time : .memory
    }
  }
}
