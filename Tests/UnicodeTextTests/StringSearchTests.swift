import Testing
import UnicodeText

@Suite struct StringSearchTests {
  private func places(
    _ pattern: String,
    _ text: String,
    _ strength: Collator.Strength = .primary
  ) throws -> [Range<Int>] {
    let collator = try Collator(locale: "root", strength: strength)
    let search = try StringSearch(pattern, in: text, collator: collator)
    var found: [Range<Int>] = []
    while let place = try search.next() {
      found.append(place)
      guard found.count < 100 else { break }
    }
    return found
  }

  @Test(arguments: [
    ("pec", "Peć i PEĆ", Collator.Strength.primary, [0..<3, 6..<9]),
    ("pec", "Peć", .tertiary, []), ("пећ", "Пећ", .primary, [0..<3]), ("пећ", "Peć", .primary, []),
    ("a", "", .primary, []), (" ", "", .primary, []), ("а", "", .tertiary, []),
    ("č", "c\u{30C}a", .tertiary, [0..<2]), ("b", "😀b", .primary, [2..<3]),
  ])
  func search(
    _ pattern: String,
    _ text: String,
    _ strength: Collator.Strength,
    _ expected: [Range<Int>]
  ) throws {
    #expect(try places(pattern, text, strength) == expected)
  }

  @Test("An empty pattern is refused")
  func empty() throws {
    let collator = try Collator(locale: "root")
    #expect(throws: ICUError.self) { try StringSearch("", in: "Peć", collator: collator) }
  }

  @Test("Pattern, text and collator may be gone when the search is used")
  func lifetime() throws {
    var search: StringSearch?
    do {
      let text = String(repeating: "Ибар и Ситница. ", count: 500)
      search = try StringSearch(
        "си" + "тница",
        in: text,
        collator: Collator(locale: "sr", strength: .primary)
      )
    }
    var count = 0
    while try search?.next() != nil { count += 1 }
    #expect(count == 500)
  }
}
