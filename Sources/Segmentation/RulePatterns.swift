internal import BitextCore

/// The sides of a language's rules, each pattern once.
///
/// A pattern is read when a position first asks what it can begin with, and compiled when it is first tried: a line
/// of text needs a tenth of the project's rules.
final class RulePatterns {
  private struct Side {
    let text: String
    let isBefore: Bool
    /// A rule that has it, for errors.
    let rule: Int
    /// The number of another with the same length and last bytes, or -1.
    let alike: Int32
    var pattern = RulePattern.unread
    var tree = PatternTree()
    /// Behind which position it cannot match, since it has to reach the start of the text.
    var last = Int.max
  }

  let machine = PatternMachine(PatternProgram())
  private let engine: BreakMatcher.Engine
  private let rules: [BreakRule]
  // One thread uses it, and nothing that is called comes back.
  @exclusivity(unchecked) private var sides: [Side] = []
  private var icuPatterns: [ICUPattern] = []
  /// The last side with the same length and last bytes, by these: a whole string takes long to hash.
  private var known: [UInt64: Int32] = [:]

  init(rules: [BreakRule], engine: BreakMatcher.Engine) {
    self.rules = rules
    self.engine = engine
    sides.reserveCapacity(rules.count)
  }

  var count: Int { sides.count }

  /// The number of one side of a rule.
  func number(ofRule rule: Int, isBefore: Bool) -> Int {
    let text = isBefore ? rules[rule].beforeBreak : rules[rule].afterBreak
    var key = UInt64(text.utf8.count << 1 | (isBefore ? 1 : 0))
    for byte in text.utf8.suffix(8) { key = key &* 31 &+ UInt64(byte) }
    let alike = known[key] ?? -1
    var same = alike
    while same >= 0 {
      let side = sides[Int(same)]
      if side.isBefore == isBefore && side.text == text { return Int(same) }
      same = side.alike
    }
    known[key] = Int32(sides.count)
    sides.append(Side(text: text, isBefore: isBefore, rule: rule, alike: alike))
    return sides.count - 1
  }

  /// Reads all patterns. Throws when one is wrong, with its place in the file.
  func readAll() throws(SegmentationError) {
    for number in sides.indices { try read(number) }
  }

  func forgetText() {
    for pattern in icuPatterns { pattern.forgetText() }
  }

  /// Whether a pattern may match where `foresight` tells what it reads first. Yes in doubt.
  func canMatch(
    _ number: Int,
    _ foresight: PatternForesight
  ) throws(SegmentationError) -> Bool {
    if case .unread = sides[number].pattern { try read(number) }
    return switch sides[number].pattern {
    case .parsed, .code:
      foresight.canMatch(sides[number].tree, machine.program.classes, machine.answers)
    default: true
    }
  }

  /// Behind which position a pattern cannot match.
  func last(_ number: Int) throws(SegmentationError) -> Int {
    if case .unread = sides[number].pattern { try read(number) }
    return sides[number].last
  }

  /// The pattern, ready to be matched.
  @inline(__always)
  func ready(_ number: Int) throws(SegmentationError) -> RulePattern {
    switch sides[number].pattern {
    case .unread, .parsed: try prepare(number)
    default: sides[number].pattern
    }
  }

  /// How much work it is to look at what a pattern begins with: its length, and nothing when it was read.
  func costOfReading(_ number: Int) -> Int {
    if case .unread = sides[number].pattern { sides[number].text.utf8.count } else { 0 }
  }

  /// How much work it is to match a pattern for the first time.
  func costOfCompiling(_ number: Int) -> Int {
    switch sides[number].pattern {
    case .unread, .parsed: sides[number].text.utf8.count
    default: 0
    }
  }

  func icuPattern(_ number: Int) -> ICUPattern { icuPatterns[number] }

  private func prepare(_ number: Int) throws(SegmentationError) -> RulePattern {
    if case .unread = sides[number].pattern { try read(number) }
    if case .parsed = sides[number].pattern {
      let code = machine.add(sides[number].tree, isBackward: sides[number].isBefore)
      sides[number].pattern = .code(code)
    }
    return sides[number].pattern
  }

  private func read(_ number: Int) throws(SegmentationError) {
    let side = sides[number]
    if side.text.isEmpty {
      sides[number].pattern = .anything
    } else if engine == .machine, let tree = parse(side, isBackward: side.isBefore) {
      if side.isBefore && !tree.isReversible {
        // Backwards it would be something else.
        let forwards = parse(side, isBackward: false) ?? tree
        sides[number].pattern = .codeFromAnyStart(machine.add(forwards, isBackward: false))
      } else {
        sides[number].pattern = .parsed
        sides[number].last = (side.isBefore ? tree.reachFromStart() : nil) ?? .max
        sides[number].tree = tree
      }
    } else {
      try rules[side.rule].validate()
      let form = side.isBefore ? ICUPattern.lookBehind(side.text) : ICUPattern.lookAhead(side.text)
      icuPatterns.append(ICUPattern(form))
      sides[number].pattern = .icu(icuPatterns.count - 1)
    }
  }

  private func parse(_ side: Side, isBackward: Bool) -> PatternTree? {
    try? PatternParser.parse(
      side.text,
      isBounded: side.isBefore,
      isBackward: isBackward,
      classes: machine.program.classes
    )
  }
}
