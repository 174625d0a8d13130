import BitextCore
import TestSupport
import Testing
import UnicodeText

@testable import Segmentation

/// The slow twin of `BreakMatcher`: tries every position, every rule in its order, and every start
/// of what stands before. O(length² · rules).
private func referenceBoundaries(of text: String, rules: [BreakRule]) throws -> [Int] {
  var boundaries: [Int] = []
  let scalars = text.unicodeScalars
  for index in scalars.indices.dropFirst() {
    let position = index.utf16Offset(in: text)
    // Never inside of a surrogate pair: from there ICU may run over the start of the text.
    let starts = (scalars[...index].indices).map { $0.utf16Offset(in: text) }
    // "As much as there is up to the end" says where the match of the pattern has to stop.
    let rest = "(?=[\\s\\S]{\(scalars[index...].count)}\\z)"
    for rule in rules {
      let after = try RegularExpression("(?:\(rule.afterBreak))")
      try after.setText(text)
      guard try after.matches(at: position) != nil else { continue }
      let before = try RegularExpression("(?:\(rule.beforeBreak))\(rest)")
      try before.setText(text)
      guard try starts.contains(where: { try before.matches(at: $0) != nil }) else { continue }
      if rule.isBreak { boundaries.append(position) }
      break
    }
  }
  return boundaries
}

@Suite("The engine and its slow twin agree")
struct BreakMatcherTests {
  private let language = LanguageTag(language: "en")

  @Test("On random rules and texts")
  func randomRules() throws {
    var generator = SeededGenerator(seed: 7)
    func pick(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
    func atom(_ depth: Int) -> String {
      switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &generator) {
      case 0...2: pick(["a", "b", "A", "\\.", "!"])
      case 3:
        pick(["[.!]", "[ab]", "[^a]", "\\p{Lu}", "\\s", "\\w", "\\d", "(?i:a)", "[[a-c]&&[^b]]"])
      case 4: pick(["\\b", "(?<=a)", "(?<!b)", "^", "(?=b)", "(?!a)", "\\B", "$"])
      case 5: pick([" ", "\\s", "\""])
      default:
        "(?:"
          + (0..<Int.random(in: 2...4, using: &generator)).map { _ in pattern(depth - 1) }
          .joined(separator: "|") + ")"
      }
    }
    func pattern(_ depth: Int) -> String {
      (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        let piece = atom(depth)
        if ["(?<", "(?=", "(?!", "^", "$", "\\b", "\\B"].contains(where: piece.hasPrefix) {
          return piece
        }
        // Repeating what can be empty without end is more than ICU's stack bears.
        if piece.hasPrefix("(") { return piece + pick(["", "", "?", "{1,2}"]) }
        return piece + pick(["", "", "", "+", "*", "?", "{1,2}", "{2,}", "+?"])
      }.joined()
    }
    let letters = ["a", "b", "A", "B", ".", "!", " ", " ", "\"", "5", "𝄞"]
    for _ in 0..<1_500 {
      let rules = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        BreakRule(
          isBreak: Bool.random(using: &generator),
          beforeBreak: pattern(2),
          afterBreak: Bool.random(using: &generator) ? "\\s" + pattern(1) : pattern(1)
        )
      }
      let count = Int.random(in: 0...14, using: &generator)
      let text = (0..<count).map { _ in pick(letters) }.joined()
      let found = try BreakMatcher(rules: rules, language: language).boundaries(in: text)
      let expected = try referenceBoundaries(of: text, rules: rules)
      #expect(found == expected, "\(rules) on '\(text)'")
    }
  }

  @Test("On the project's rules and random passages", arguments: ["en", "sr-Latn", "sr-Cyrl"])
  func standardRulesThroughICU(_ tag: String) throws {
    let language = try #require(LanguageTag(tag))
    let rules = try SegmentationRules.standard.breakRules(for: language)
    let matcher = try BreakMatcher(rules: rules, language: language)
    let twin = try BreakMatcher(rules: rules, language: language, engine: .icu)
    var generator = SeededGenerator(seed: 23)
    let passages = try Passages.read("\(tag).dev").map { $0.joined(separator: " ") }
    for _ in 0..<60 {
      // Words of two passages, mixed, so that all kinds of neighbours meet.
      let texts = [
        passages.randomElement(using: &generator), passages.randomElement(using: &generator),
      ]
      var words = texts.compactMap { $0?.split(separator: " ") }.joined().map(String.init)
      if Bool.random(using: &generator) { words.shuffle(using: &generator) }
      let text = words.joined(separator: Bool.random(using: &generator) ? " " : "\u{A0} ")
      #expect(try matcher.boundaries(in: text) == twin.boundaries(in: text), "\(text)")
    }
  }

  @Test("On the project's rules and passages", arguments: ["en", "sr-Latn", "sr-Cyrl"])
  func standardRules(_ tag: String) throws {
    let language = try #require(LanguageTag(tag))
    let rules = try SegmentationRules.standard.breakRules(for: language)
    let matcher = try BreakMatcher(rules: rules, language: language)
    var generator = SeededGenerator(seed: 11)
    for passage in try Passages.read("\(tag).dev").shuffled(using: &generator).prefix(8) {
      let text = passage.joined(separator: " ")
      #expect(try matcher.boundaries(in: text) == referenceBoundaries(of: text, rules: rules))
    }
  }

  @Test("Read as they are needed or all at first", arguments: ["en", "sr-Latn", "sr-Cyrl"])
  func lazily(_ tag: String) throws {
    let language = try #require(LanguageTag(tag))
    let rules = try SegmentationRules.standard.breakRules(for: language)
    let all = try BreakMatcher(rules: rules, language: language)
    let passages = try Passages.read("\(tag).dev").map { $0.joined(separator: " ") }
    for passage in passages.prefix(40) {
      let lazy = try BreakMatcher(rules: rules, language: language, isChecked: true)
      #expect(try lazy.boundaries(in: passage) == all.boundaries(in: passage))
    }
    let lazy = try BreakMatcher(rules: rules, language: language, isChecked: true)
    let text = passages.joined(separator: " ")
    #expect(try lazy.boundaries(in: text) == all.boundaries(in: text))
  }

  @Test("In a text of more kinds of neighbours than are remembered")
  func manyNeighbours() throws {
    let rules = [
      BreakRule(isBreak: false, beforeBreak: "[a丁]\\.", afterBreak: "\\s"),
      BreakRule(isBreak: true, beforeBreak: "\\.", afterBreak: "\\s\\p{L}"),
    ]
    let matcher = try BreakMatcher(rules: rules, language: language)
    var text = ""
    var expected: [Int] = []
    var length = 0
    for value in 0x4E00..<0x9C00 as Range<UInt32> {
      let letter = Unicode.Scalar(value).map(String.init) ?? ""
      for piece in [letter, "a"] {
        text += piece + ". " + letter
        if piece != "a" && piece != "丁" { expected.append(length + 2) }
        length += 4
      }
    }
    for _ in 0..<2 { #expect(try matcher.boundaries(in: text) == expected) }
  }
}
