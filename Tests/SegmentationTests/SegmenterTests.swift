import BitextCore
import TestSupport
import Testing

@testable import Segmentation

@Suite("Segments of a paragraph")
struct SegmenterTests {
  private func segments(
    _ text: String,
    _ language: String = "sr",
    rules: SegmentationRules = .standard
  ) throws -> [String] {
    let tag = LanguageTag(language: language)
    let segmenter = try Segmenter(rules: rules, language: tag)
    return try segmenter.segments(of: text).map { String(text[$0]) }
  }

  @Test(
    "Outer white space is cut off, and blank text has no segments",
    arguments: [
      ("", []), (" \u{A0}\t\n", []), ("Kiša", ["Kiša"]),
      ("  Kiša.\u{A0} Sneg.\t ", ["Kiša.", "Sneg."]),
      ("  Киша.\u{A0} Снег.\t ", ["Киша.", "Снег."]),
      ("Kiša.\r\nSneg.", ["Kiša.", "Sneg."]),
      ("NASLOV\nPočela je kiša.", ["NASLOV", "Počela je kiša."]),
      ("Kiša!😀 Sneg.", ["Kiša!😀 Sneg."]),
    ]
  )
  func trimming(_ text: String, _ expected: [String]) throws {
    #expect(try segments(text) == expected)
  }

  @Test("A language without rules gets ICU's sentences")
  func fallback() throws {
    let german = try Segmenter(language: LanguageTag(language: "de"))
    #expect(!german.usesRules)
    #expect(try segments("Es regnet. Es schneit!", "de") == ["Es regnet.", "Es schneit!"])
    #expect(try segments("今日は雨。明日は雪。", "ja") == ["今日は雨。", "明日は雪。"])
    #expect(try segments("Kiša. Sneg.", "xx", rules: SegmentationRules()) == ["Kiša.", "Sneg."])
  }

  @Test("The rules serve the languages and scripts they are for")
  func languages() throws {
    for tag in ["en", "en-GB", "sr", "sr-Latn", "sr-Cyrl-RS", "hr", "bs-Latn", "cnr"] {
      let language = try #require(LanguageTag(tag))
      #expect(try Segmenter(language: language).usesRules)
    }
  }

  private static let simple = SegmentationRules(
    languageRules: [
      LanguageRule(
        name: "All",
        rules: [
          BreakRule(isBreak: false, beforeBreak: "Dr\\.", afterBreak: " "),
          BreakRule(isBreak: true, beforeBreak: "[.!]+", afterBreak: " ?\\p{Lu}"),
          BreakRule(isBreak: true, beforeBreak: "", afterBreak: "§"),
        ]
      )
    ],
    languageMaps: [LanguageMap(languagePattern: "XX.*", languageRuleName: "All")]
  )

  @Test("A rule may break where there is no blank, and at a pattern of one side only")
  func ownRules() throws {
    #expect(
      try segments("Dr. No.Yes! §1§2", "xx", rules: Self.simple) == ["Dr. No.", "Yes!", "§1", "§2"]
    )
    // Inside of a surrogate pair there is no boundary.
    #expect(try segments("𝄞.𝄞. A§", "xx", rules: Self.simple) == ["𝄞.𝄞.", "A", "§"])
  }

  @Test("Without cascading only the first map counts")
  func cascade() throws {
    var rules = Self.simple
    rules.languageRules.append(
      LanguageRule(
        name: "More",
        rules: [BreakRule(isBreak: true, beforeBreak: ";", afterBreak: "")]
      )
    )
    rules.languageMaps.append(LanguageMap(languagePattern: ".*", languageRuleName: "More"))
    #expect(try segments("A;B. C", "xx", rules: rules) == ["A;", "B.", "C"])
    rules.isCascading = false
    #expect(try segments("A;B. C", "xx", rules: rules) == ["A;B.", "C"])
  }

  @Test("A pattern that never ends gives an error with its place")
  func timeLimit() throws {
    let rule = BreakRule(
      isBreak: true,
      beforeBreak: "x",
      afterBreak: "(\\w+\\s?)+!",
      position: SourcePosition(line: 7, column: 3)
    )
    let rules = SegmentationRules(
      languageRules: [LanguageRule(name: "All", rules: [rule])],
      languageMaps: [LanguageMap(languagePattern: ".*", languageRuleName: "All")]
    )
    let text = "x" + String(repeating: "ab ", count: 40)
    let error = #expect(throws: SegmentationError.self) { try segments(text, "en", rules: rules) }
    #expect(error?.code == .limitExceeded)
    #expect(error?.position == rule.position)
    #expect(error?.message.contains("took longer than its time limit") == true)
    #expect(error?.message.contains("ab ab") == false)
  }

  @Test("A line as long as a book")
  func longLine() throws {
    let sentence = "Patrola je u 9:49 stigla u Zvečan kod g. Petrovića. "
    let text = String(repeating: sentence, count: 20_000)
    #expect(try segments(text).count == 20_000)
  }

  @Test("Random text: segments are in order, not blank, not padded, and hold everything else")
  func invariants() throws {
    var generator = SeededGenerator(seed: 20_260_205)
    let pieces = [
      "a", "B", "ž", "Ж", "љ", ".", "!", "?", "…", " ", " ", " ", "\n", "\u{A0}", "“", "„", "\"",
      "(", ")", "5", "12.", "dr.", "др.", "U.S.", "😀", "\u{301}", "\u{0}", "\u{200B}", "–", "I.",
      "\u{2028}", "\r\n", "𝄞", "\u{FFFD}", "i sl.", "p.m.", "eBay",
    ]
    let segmenters = try ["en", "sr", "de"].map {
      try Segmenter(language: LanguageTag(language: $0))
    }
    for _ in 0..<600 {
      let count = Int.random(in: 0...60, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      for segmenter in segmenters {
        let ranges = try segmenter.segments(of: text)
        var end = text.startIndex
        var kept = String.UnicodeScalarView()
        for range in ranges {
          #expect(range.lowerBound >= end && !range.isEmpty)
          end = range.upperBound
          let scalars = text.unicodeScalars[range]
          #expect(scalars.first?.properties.isWhitespace == false)
          #expect(scalars.last?.properties.isWhitespace == false)
          kept.append(contentsOf: scalars)
        }
        func solid(_ scalars: String.UnicodeScalarView) -> [Unicode.Scalar] {
          scalars.filter { !$0.properties.isWhitespace }
        }
        #expect(solid(kept) == solid(text.unicodeScalars))
      }
    }
  }
}
