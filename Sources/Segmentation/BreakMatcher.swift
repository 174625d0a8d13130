internal import BitextCore
internal import UnicodeText

/// The rules of one language, compiled.
///
/// A rule has two sides: what stands before a position is read backwards from it, what follows
/// forwards, each by `PatternMachine`, or by ICU where a pattern has something that the machine does
/// not know. Which rules can match at all between the two characters before a position and the two
/// behind it is worked out once for each two, and a pattern that many rules share is matched once at a
/// position.
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
  private let patterns: [RulePattern]
  /// What each pattern can begin with in the direction in which it is read; nil if with anything.
  private let first: [FirstCharacters?]
  /// Behind which position each pattern cannot match, since it has to reach the start of the text.
  private let last: [Int]
  private let icuPatterns: [ICUPattern]
  private let machine: PatternMachine
  // As in the machine: one thread, and nothing that is called comes back here.
  /// Of each pattern, the last position where it was matched, twice, and 1 more if it did match.
  @exclusivity(unchecked) private var results: [Int]
  /// Whether a rule that breaks can match between two units, for the pairs that were met.
  @exclusivity(unchecked) private var canDivide: [UInt32: Bool] = [:]
  /// For the two units before or behind a position, the rules that can match there.
  @exclusivity(unchecked) private var rulesBefore: RuleSets
  @exclusivity(unchecked) private var rulesAfter: RuleSets
  /// Whether a rule that breaks can begin with a UTF-16 unit: 0 is not known, 1 no, 2 yes.
  @exclusivity(unchecked) private var canFollow = [UInt8](repeating: 0, count: 1 << 16)

  /// Throws when a pattern is wrong, with its place in the file.
  init(
    rules: [BreakRule],
    language: LanguageTag,
    engine: Engine = .machine
  ) throws(SegmentationError) {
    self.language = language
    // Rules after the last one that breaks change nothing.
    source = Array(rules[..<(rules.lastIndex(where: \.isBreak).map { $0 + 1 } ?? 0)])
    var compiler = RuleCompiler(engine: engine)
    var compiled: [Rule] = []
    for rule in source {
      compiled.append(
        Rule(
          isBreak: rule.isBreak,
          before: try compiler.number(of: rule, isBefore: true),
          after: try compiler.number(of: rule, isBefore: false)
        )
      )
    }
    self.rules = compiled
    patterns = compiler.patterns
    first = compiler.first
    last = compiler.last
    icuPatterns = compiler.icuPatterns
    machine = PatternMachine(compiler.program)
    results = Array(repeating: -1, count: patterns.count)
    rulesBefore = RuleSets(ruleCount: compiled.count)
    rulesAfter = RuleSets(ruleCount: compiled.count)
  }

  /// Where the rules put boundaries, in UTF-16 units, in order. Linear in the length, in practice.
  func boundaries(in text: String) throws(SegmentationError) -> [Int] {
    if rules.isEmpty { return [] }
    let units = ContiguousArray(text.utf16)
    for pattern in icuPatterns { pattern.forgetText() }
    for index in results.indices { results[index] = -1 }
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
        let can = !UTF16.isTrailSurrogate(next) && canBreak(before: next)
        canFollow[Int(next)] = can ? 2 : 1
        if !can { continue }
      default: break
      }
      if !canDivide(units[position - 1], next) { continue }
      let before = setBefore(position, units)
      let after = setAfter(position, units)
      words: for word in 0..<rulesBefore.wordCount {
        var left = rulesBefore.words[before + word] & rulesAfter.words[after + word]
        while left != 0 {
          let number = word << 6 | left.trailingZeroBitCount
          left &= left - 1
          guard try matches(number, units, text, at: position) else { continue }
          if rules[number].isBreak { found.append(position) }
          break words
        }
      }
    }
  }

  private func matches(
    _ number: Int,
    _ units: UnsafeBufferPointer<UInt16>,
    _ text: String,
    at position: Int
  ) throws(SegmentationError) -> Bool {
    let rule = rules[number]
    do {
      // What follows is mostly the shorter pattern.
      guard try matches(pattern: rule.after, units, text, at: position) else { return false }
      return try matches(pattern: rule.before, units, text, at: position)
    } catch {
      throw SegmentationError.limitExceeded(error, rule: source[number], language: language)
    }
  }

  private func canBreak(before next: UInt16) -> Bool {
    rules.contains { $0.isBreak && canMatch($0.after, next) }
  }

  private func canDivide(_ previous: UInt16, _ next: UInt16) -> Bool {
    let pair = UInt32(previous) << 16 | UInt32(next)
    if let known = canDivide[pair] { return known }
    let can = rules.contains {
      $0.isBreak && canMatch($0.before, previous) && canMatch($0.after, next)
    }
    canDivide[pair] = can
    return can
  }

  private func setBefore(_ position: Int, _ units: UnsafeBufferPointer<UInt16>) -> Int {
    let (nearer, farther) = (units[position - 1], position > 1 ? units[position - 2] : 0)
    if let known = rulesBefore.start(nearer, farther) { return known }
    return rulesBefore.add(nearer, farther) { canMatch(rules[$0].before, nearer, farther) }
  }

  private func setAfter(_ position: Int, _ units: UnsafeBufferPointer<UInt16>) -> Int {
    let (nearer, farther) = (units[position], position + 1 < units.count ? units[position + 1] : 0)
    if let known = rulesAfter.start(nearer, farther) { return known }
    return rulesAfter.add(nearer, farther) { canMatch(rules[$0].after, nearer, farther) }
  }

  /// Whether a pattern can match that reads `nearer` first and then `farther`, which is 0 where the
  /// text ends before it.
  private func canMatch(_ pattern: Int, _ nearer: UInt16, _ farther: UInt16) -> Bool {
    guard canMatch(pattern, nearer) else { return false }
    // A pattern may end before it reads a second character, or a pair may stand for it.
    guard farther != 0, case .code(let start) = patterns[pattern],
      nearer & 0xF800 != 0xD800, farther & 0xF800 != 0xD800
    else { return true }
    return machine.canMatch(start, beginningWith: [nearer, farther])
  }

  /// Half of a pair may belong to any character.
  private func canMatch(_ pattern: Int, _ unit: UInt16) -> Bool {
    guard let characters = first[pattern], let scalar = Unicode.Scalar(unit) else { return true }
    return characters.contains(scalar.value)
      || characters.classes.contains { machine.contains(scalar, inClass: $0) }
  }

  private func matches(
    pattern: Int,
    _ units: UnsafeBufferPointer<UInt16>,
    _ text: String,
    at position: Int
  ) throws(PatternMachine.Limit) -> Bool {
    if position > last[pattern] { return false }
    let known = results[pattern]
    if known >> 1 == position { return known & 1 == 1 }
    let answer =
      switch patterns[pattern] {
      case .anything: true
      case .code(let code): try machine.matches(code, at: position)
      case .codeFromAnyStart(let code): try matches(code, units, endingAt: position)
      case .icu(let number): try matchesICU(number, text, at: position)
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
      return try icuPatterns[number].matches(in: text, at: position)
    } catch {
      throw error.status == "U_REGEX_TIME_OUT" ? .time : .memory
    }
  }
}

/// Compiles the sides of rules, each pattern once.
private struct RuleCompiler {
  let engine: BreakMatcher.Engine
  var program = PatternProgram()
  var patterns: [RulePattern] = []
  var first: [FirstCharacters?] = []
  var last: [Int] = []
  var icuPatterns: [ICUPattern] = []
  /// The patterns known so far by their length and last bytes: a whole string takes long to hash.
  private var known: [Int: [(text: String, isBefore: Bool, number: Int)]] = [:]

  init(engine: BreakMatcher.Engine) { self.engine = engine }

  mutating func number(
    of rule: BreakRule,
    isBefore: Bool
  ) throws(SegmentationError) -> Int {
    let text = isBefore ? rule.beforeBreak : rule.afterBreak
    var key = text.utf8.count
    for byte in text.utf8.suffix(8) { key = key &* 31 &+ Int(byte) }
    let same = known[key]?.first { $0.isBefore == isBefore && $0.text == text }
    if let same { return same.number }
    let number = patterns.count
    known[key, default: []].append((text, isBefore, number))
    if text.isEmpty {
      add(.anything, nil)
    } else if engine == .machine, let tree = parse(text, isBefore, isBackward: isBefore) {
      let characters = tree.firstCharacters(program.classes)
      if isBefore && !tree.isReversible {
        // Backwards it would be something else.
        let forwards = parse(text, isBefore, isBackward: false) ?? tree
        add(.codeFromAnyStart(program.add(forwards, isBackward: false)), characters)
      } else {
        let reach = isBefore ? tree.reachFromStart() : nil
        add(.code(program.add(tree, isBackward: isBefore)), characters, reach ?? .max)
      }
    } else {
      try rule.validate()
      let form = isBefore ? ICUPattern.lookBehind(text) : ICUPattern.lookAhead(text)
      icuPatterns.append(ICUPattern(form))
      add(.icu(icuPatterns.count - 1), nil)
    }
    return number
  }

  private mutating func add(
    _ pattern: RulePattern,
    _ characters: FirstCharacters?,
    _ reach: Int = .max
  ) {
    patterns.append(pattern)
    first.append(characters)
    last.append(reach)
  }

  private func parse(_ text: String, _ isBefore: Bool, isBackward: Bool) -> PatternTree? {
    try? PatternParser.parse(
      text,
      isBounded: isBefore,
      isBackward: isBackward,
      classes: program.classes
    )
  }
}
