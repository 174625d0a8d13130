import TestSupport
import Testing
import UnicodeText

@Suite struct CollatorTests {
  @Test(arguments: [
    ("sr-Latn", "nokat", "njega", Collator.Order.ascending),
    ("sr-Latn", "ćup", "čun", .descending), ("sr-Latn", "džak", "duša", .descending),
    ("sr-Latn", "žaba", "zub", .descending), ("sr-Latn", "a", "a", .same),
    ("sr", "љубав", "лук", .descending), ("sr", "ђак", "еж", .ascending),
    ("en", "", "a", .ascending), ("en", "", "", .same), ("root", "a", "A", .ascending),
  ])
  func order(_ locale: String, _ a: String, _ b: String, _ expected: Collator.Order) throws {
    let collator = try Collator(locale: locale)
    #expect(collator.compare(a, b) == expected)
    let keys = (collator.sortKey(a), collator.sortKey(b))
    switch expected {
    case .ascending: #expect(keys.0.lexicographicallyPrecedes(keys.1))
    case .descending: #expect(keys.1.lexicographicallyPrecedes(keys.0))
    case .same: #expect(keys.0 == keys.1)
    }
  }

  @Test(
    "Strengths tell apart more and more",
    arguments: [
      (Collator.Strength.primary, "Pec", "peć", true), (.secondary, "Peć", "peć", true),
      (.secondary, "Pec", "Peć", false), (.tertiary, "Peć", "peć", false),
      (.primary, "Пећ", "пећ", true), (.tertiary, "Пећ", "пећ", false),
    ]
  )
  func strength(_ strength: Collator.Strength, _ a: String, _ b: String, _ same: Bool) throws {
    let collator = try Collator(locale: "root", strength: strength)
    #expect((collator.compare(a, b) == .same) == same)
  }

  @Test(
    "The locale in force is told, also when ICU fell back",
    arguments: [
      ("sr-Latn", "sr_Latn"), ("sr", "sr"), ("xx", "root"), ("root", "root"),
    ]
  )
  func locale(_ asked: String, _ expected: String) throws {
    #expect(try Collator(locale: asked).locale == expected)
  }

  @Test("Own rules")
  func rules() throws {
    let collator = try Collator(rules: "&z < a < ж")
    #expect(collator.compare("z", "a") == .ascending)
    #expect(collator.compare("a", "ж") == .ascending)
  }

  @Test("Faulty rules are an error with a place", arguments: ["&", "&a <<<<< b", "& a < [bad"])
  func faulty(_ rules: String) throws {
    let error = try #require(throws: ICUError.self) { try Collator(rules: rules) }
    #expect(error.operation == "read the collation rules")
    #expect(error.offset != nil)
  }

  @Test("Keys order random texts as comparing does, long ones too")
  func random() throws {
    let collator = try Collator(locale: "sr-Latn")
    var random = SeededGenerator(seed: 11)
    let letters = ["n", "j", "nj", "č", "ć", "d", "ž", "dž", "đ", "а", "ђ", "A", " "]
    func text() -> String {
      let count = Int.random(in: 0...9, using: &random)
      return (0..<count).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
    }
    for _ in 0..<300 {
      let (a, b) = (text(), text())
      let keys = (collator.sortKey(a), collator.sortKey(b))
      let expected: Collator.Order =
        keys.0 == keys.1
        ? .same : keys.0.lexicographicallyPrecedes(keys.1) ? .ascending : .descending
      #expect(collator.compare(a, b) == expected)
    }
    let long = String(repeating: "Ибар ", count: 20_000)
    #expect(collator.compare(long, long + "a") == .ascending)
    #expect(collator.sortKey(long).count > 100_000)
  }
}
