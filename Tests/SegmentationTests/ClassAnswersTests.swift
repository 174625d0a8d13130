import TestSupport
import Testing

@testable import Segmentation

@Suite("Answers of character classes that are remembered")
struct ClassAnswersTests {
  @Test(
    "They are those of the classes, in all scripts and with more classes than a page has room for"
  )
  func twin() throws {
    let classes = PatternClasses()
    for value in 0x400..<0x600 as Range<UInt32> {
      _ = classes.number(of: value, ignoringCase: value.isMultiple(of: 2))
    }
    let answers = ClassAnswers(classes)
    var generator = SeededGenerator(seed: 5)
    for round in 0..<200_000 {
      // First a few classes, then all; few pages often, and all of them.
      let number = Int.random(in: 0..<(round < 20_000 ? 8 : classes.all.count), using: &generator)
      let limit: UInt32 = round.isMultiple(of: 3) ? 0x11_0000 : 0x600
      let value = UInt32.random(in: 0..<limit, using: &generator)
      guard let scalar = Unicode.Scalar(value) else { continue }
      let found = answers.contains(value, inClass: Int32(number))
      if found != classes.all[number].contains(scalar) {
        Issue.record("class \(number), character \(value)")
      }
    }
  }

  @Test("Groups of characters")
  func groups() {
    let classes = PatternClasses()
    let capital = classes.number(ofCategories: 1)
    let answers = ClassAnswers(classes)
    for _ in 0..<2 {
      #expect(answers.contains(anyOf: .capitalLatin, inClass: capital))
      #expect(answers.contains(anyOf: .capitalCyrillic, inClass: capital))
      #expect(!answers.contains(anyOf: .smallCyrillic, inClass: capital))
      #expect(answers.contains(anyOf: .digit, inClass: PatternClasses.digit))
    }
  }
}

@Suite("What the parser knows of letters by heart")
struct KnownLettersTests {
  @Test("It is what Unicode says")
  func twin() {
    for value in 0..<0x11_0000 as Range<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isCased = scalar.properties.isCased
      if value > 0x40 && hasCase(scalar) != isCased { Issue.record("case of \(value)") }
      let isLong = scalar.properties.uppercaseMapping.unicodeScalars.count > 1
      if hasLongCapital(scalar) != isLong { Issue.record("capital of \(value)") }
    }
  }

  @Test("Names of categories")
  func categoryNames() {
    for first in "ABCLMNPSZul".unicodeScalars {
      for second in [nil] + "cdeklmnoptusfi".unicodeScalars.map(Optional.init) {
        guard let mask = frequentCategories(first, second) else { continue }
        let name = String(first) + (second.map { String($0) } ?? "")
        #expect(mask == categories(named: name))
      }
    }
  }
}
