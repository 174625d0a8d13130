import BitextCore
import Testing

@testable import Segmentation

@Suite("The project's rules")
struct StandardRulesTests {
  @Test("They are a valid file, and every pattern is one that can be used")
  func valid() throws {
    let again = try SRXReader.read(SRXWriter.write(.standard))
    #expect(again.languageRules.map(\.name) == SegmentationRules.standard.languageRules.map(\.name))
    #expect(SegmentationRules.standard.languageMaps.count >= 6)
    #expect(SegmentationRules.standard.isCascading)
  }

  @Test("The Cyrillic list is the Latin one letter by letter")
  func scripts() throws {
    let lists = SegmentationRules.standard.languageRules
    let latin = try #require(lists.first { $0.name == "SerbianLatin" })
    let cyrillic = try #require(lists.first { $0.name == "SerbianCyrillic" })
    try #require(latin.rules.count == cyrillic.rules.count)
    for (rule, twin) in zip(latin.rules, cyrillic.rules) {
      #expect(rule.isBreak == twin.isBreak)
      #expect(cyrillicPattern(rule.beforeBreak) == twin.beforeBreak)
      #expect(cyrillicPattern(rule.afterBreak) == twin.afterBreak)
    }
  }

  /// Development passages must stay where they are; the held-out ones say how the rules do on text
  /// that they were not made for.
  @Test(
    "Quality on the passages",
    arguments: [
      ("en", "dev", 0.99), ("sr-Latn", "dev", 0.99), ("sr-Cyrl", "dev", 0.99),
      ("en", "heldout", 0.97), ("sr-Latn", "heldout", 0.97), ("sr-Cyrl", "heldout", 0.97),
    ]
  )
  func quality(_ tag: String, _ part: String, _ minimum: Double) throws {
    #expect(try f1(tag, [part]) >= minimum)
  }

  @Test("Quality on the fresh batches", arguments: ["en", "sr-Latn", "sr-Cyrl"])
  func freshBatches(_ tag: String) throws {
    #expect(try f1(tag, (1...24).map { "fresh\($0)" }) >= 0.98)
  }

  private func f1(_ tag: String, _ parts: [String]) throws -> Double {
    let language = try #require(LanguageTag(tag))
    let segmenter = try Segmenter(language: language)
    var count = BoundaryCount()
    for sentences in try parts.flatMap({ try Passages.read("\(tag).\($0)") }) {
      let text = sentences.joined(separator: " ")
      count.add(try segmenter.segments(of: text).map { String(text[$0]) }, expected: sentences)
    }
    return count.f1
  }
}

/// A pattern with its Latin words in Cyrillic; syntax and Roman numerals stay.
private func cyrillicPattern(_ pattern: String) -> String {
  let syntax = #/\\[pP]\{\w+\}|\\.|\(\?[a-z]*:|\[IVXL(?:\\d\.)?\]/#
  var result = ""
  var rest = pattern[...]
  while let match = rest.firstMatch(of: syntax) {
    result += cyrillicWords(rest[..<match.range.lowerBound]) + match.output
    rest = rest[match.range.upperBound...]
  }
  return result + cyrillicWords(rest)
}

private func cyrillicWords(_ text: Substring) -> String {
  let digraphs: [(String, String)] = [("lj", "љ"), ("nj", "њ"), ("dž", "џ")]
  let letters = Dictionary(
    uniqueKeysWithValues: zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")
  )
  var result = ""
  var rest = text
  while let first = rest.first {
    let lower = rest.prefix(2).lowercased()
    if let (_, letter) = digraphs.first(where: { $0.0 == lower }) {
      result += first.isUppercase ? letter.uppercased() : letter
      rest = rest.dropFirst(2)
      continue
    }
    let letter = letters[Character(first.lowercased())].map(String.init) ?? String(first)
    result += first.isUppercase ? letter.uppercased() : letter
    rest = rest.dropFirst()
  }
  return result
}
