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

  @Test(
    "A pattern may refer back to what it took, before a boundary and after",
    arguments: [
      (#"(["'])[^"']{1,40}[.!]\1"#, #"\s+\p{Ll}"#, #"'Go!' he said. "Go!' A."#),
      (#"(?<q>["'])[^"']{1,40}[.!]\k<q>"#, #"\s+\p{Ll}"#, #"'Go!' he said. "Go!' A."#),
      (#"(?>['"])[^"']*+['"]"#, #"\s\p{Ll}"#, #"'Go!' he said. A."#),
      (#"[.!]['"]?"#, #"\s(\p{L})\1"#, "Go! aa is it. A."),
    ]
  )
  func backReferences(_ before: String, _ after: String, _ text: String) throws {
    let rules = SegmentationRules(
      languageRules: [
        LanguageRule(
          name: "All",
          rules: [
            BreakRule(isBreak: false, beforeBreak: before, afterBreak: after),
            BreakRule(isBreak: true, beforeBreak: #"[.!]['"]?"#, afterBreak: #"\s"#),
          ]
        )
      ],
      languageMaps: [LanguageMap(languagePattern: ".*", languageRuleName: "All")]
    )
    let found = try segments(text, "xx", rules: rules)
    // The first end mark is no boundary, all others are.
    #expect(found.joined(separator: " ") == text)
    #expect(found.count == text.filter { ".!".contains($0) }.count - 1)
    #expect(found.first?.filter { ".!".contains($0) }.count == 2)
  }

  @Test("A file as Okapi's tools write it")
  func okapi() throws {
    let file = #"""
      <?xml version="1.0" encoding="UTF-8"?>
      <srx xmlns="http://www.lisa.org/srx20" xmlns:okpsrx="http://okapi.sf.net/srx-extensions"
       version="2.0">
      <header segmentsubflows="yes" cascade="yes">
      <formathandle type="start" include="no"></formathandle>
      <okpsrx:options oneSegmentIncludesAll="no" useJavaRegex="yes"></okpsrx:options>
      <okpsrx:sample language="en" useMappedRules="yes">Mr. Holmes.</okpsrx:sample>
      <okpsrx:rangeRule></okpsrx:rangeRule></header>
      <body><languagerules>
      <languagerule languagerulename="Titles">
      <rule break="no"><beforebreak>\b(?i)(?:mr|dr|г)\.</beforebreak><afterbreak>\h</afterbreak></rule>
      <rule break="no"><beforebreak>(["'])[^"']{1,40}[.!?]\1</beforebreak>
      <afterbreak>\s+\p{Ll}</afterbreak></rule>
      <rule break="no"><beforebreak>(?&lt;=\b\p{Lu})\.</beforebreak>
      <afterbreak>\s(?=\p{Lu}\p{Ll}*+\b)</afterbreak></rule>
      </languagerule>
      <languagerule languagerulename="default">
      <rule break="yes"><beforebreak>[\.?!]+[\p{Pe}\p{Pf}\p{Po}&amp;&amp;[^,;:]]*</beforebreak>
      <afterbreak>\h+</afterbreak></rule>
      <rule break="yes"><afterbreak>\R</afterbreak></rule>
      </languagerule></languagerules>
      <maprules><languagemap languagepattern="([Ee][Nn]|SR).*" languagerulename="Titles"/>
      <languagemap languagepattern=".*" languagerulename="default"/></maprules></body></srx>
      """#
    let rules = try SRXReader.read(Array(file.utf8))
    let text = "Mr. H. Poe saw DR. No. \"Stop!\" he said. (Yes.) No!\r\nГ. Крстић je дошао. Да."
    #expect(
      try segments(text, "sr", rules: rules) == [
        "Mr. H. Poe saw DR. No.", "\"Stop!\" he said.", "(Yes.)", "No!", "Г. Крстић je дошао.",
        "Да.",
      ]
    )
    #expect(try segments("Mr. H. Poe.", "fr", rules: rules) == ["Mr.", "H.", "Poe."])
  }

  @Test(
    "Long lines of one thing",
    arguments: [
      "a", ".", " ", "A. ", "1. ", "(a. ", "\"A.\" ", "а. Б ", "I. ", "... ", "dr. ", "\n", "–",
    ]
  )
  func monotony(_ piece: String) throws {
    let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
    for tag in ["en", "sr"] {
      let segmenter = try Segmenter(language: LanguageTag(language: tag))
      let kept = try segmenter.segments(of: text).reduce(0) { count, range in
        count + text[range].unicodeScalars.count { !$0.properties.isWhitespace }
      }
      #expect(kept == text.unicodeScalars.count { !$0.properties.isWhitespace })
    }
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
    let text = String(repeating: sentence, count: 10_000)
    #expect(try segments(text).count == 10_000)
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
