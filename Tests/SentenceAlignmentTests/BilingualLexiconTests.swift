import BitextCore
import Foundation
import SerbianText
import Testing

@testable import SentenceAlignment

@Suite struct BilingualLexiconTests {
  private static let entries = [
    ("bridge", "most"), ("bridge", "ćuprija"), ("time", "vrijeme"), ("place", "mjesto"),
    ("river", "rijeka"), ("reopen", "ponovo otvoriti"), ("police officer", "policajac"),
    ("school", "škola"), ("road", "put"), ("time", "put"), ("", "ništa"), ("nothing", ""),
  ].map { DictionaryEntry(head: $0.0, translation: $0.1) }

  private static func compile(_ entries: [DictionaryEntry]) -> BilingualLexicon {
    BilingualLexicon(
      entries: entries,
      first: BackgroundFrequencies(language: "en"),
      second: BackgroundFrequencies(language: "sr")
    )
  }

  private func translations(
    of word: String,
    _ direction: BilingualLexicon.Direction = .firstToSecond,
    in lexicon: BilingualLexicon
  ) -> [Stem: Float] {
    var found: [Stem: Float] = [:]
    lexicon.forEachTranslation(of: Stem(SearchKey.loose(word).utf8), direction) {
      found[$0] = $1().there
    }
    return found
  }

  @Test(
    "Translations are found in both directions",
    arguments: [
      ("bridge", "most"), ("bridge", "ћуприја"), ("time", "vrijeme"), ("reopen", "otvoriti"),
      ("police", "policajac"), ("school", "школа"), ("time", "put"), ("road", "пут"),
    ]
  )
  func pairs(_ english: String, _ serbian: String) {
    let lexicon = Self.compile(Self.entries)
    let there = Stem(SearchKey.loose(serbian).utf8)
    let back = Stem(SearchKey.loose(english).utf8)
    #expect(translations(of: english, in: lexicon)[there] ?? 0 > 0)
    #expect(translations(of: serbian, .secondToFirst, in: lexicon)[back] ?? 0 > 0)
  }

  @Test(
    "Ijekavian entries serve ekavian words",
    arguments: [("time", "vreme"), ("place", "место"), ("river", "reka")]
  )
  func ekavian(_ english: String, _ serbian: String) {
    let lexicon = Self.compile(Self.entries)
    let stem = Stem(SearchKey.loose(serbian).utf8)
    #expect(translations(of: english, in: lexicon)[stem] ?? 0 > 0)
  }

  @Test("The probabilities of a word's translations sum to the coverage at most")
  func sums() {
    let lexicon = Self.compile(Self.entries)
    for (words, direction) in [
      (["bridge", "time", "place", "reopen", "police"], BilingualLexicon.Direction.firstToSecond),
      (["most", "put", "vreme", "policajac", "otvoriti"], .secondToFirst),
    ] {
      for word in words {
        let found = translations(of: word, direction, in: lexicon)
        #expect(!found.isEmpty)
        #expect(found.values.allSatisfy { $0 > 0 })
        #expect(found.values.reduce(0, +) <= Float(BilingualLexicon.coverage) + 1e-5)
      }
    }
    #expect(translations(of: "abbess", in: lexicon).isEmpty)
  }

  @Test("The bytes come back as the same lexicon, also out of a larger block")
  func roundTrip() throws {
    let lexicon = Self.compile(Self.entries)
    #expect(lexicon.count > 0)
    let copy = try #require(BilingualLexicon(bytes: lexicon.bytes))
    #expect(copy.count == lexicon.count)
    let block = Data([1, 2, 3]) + lexicon.bytes
    let slice = try #require(BilingualLexicon(bytes: block[3...]))
    for word in ["bridge", "time", "river"] {
      #expect(translations(of: word, in: copy) == translations(of: word, in: lexicon))
      #expect(translations(of: word, in: slice) == translations(of: word, in: lexicon))
    }
  }

  @Test("The order of the entries changes no byte")
  func deterministic() {
    let many = (0..<400).map { index in
      DictionaryEntry(head: "bridge", translation: "most\(index % 7)a rec\(index)")
    }
    #expect(Self.compile(many).bytes == Self.compile(many.reversed()).bytes)
    #expect(Self.compile(Self.entries).bytes == Self.compile(Self.entries.shuffled()).bytes)
    #expect(
      Self.compile(Self.entries + Self.entries).bytes == Self.compile(Self.entries).bytes
    )
  }

  @Test("Other bytes are refused")
  func refused() {
    let bytes = Self.compile(Self.entries).bytes
    #expect(BilingualLexicon(bytes: Data()) == nil)
    #expect(BilingualLexicon(bytes: Data("skela-lexicon-0\n".utf8)) == nil)
    #expect(BilingualLexicon(bytes: bytes.dropLast()) == nil)
    #expect(BilingualLexicon(bytes: bytes + [0]) == nil)
    for place in [0, 14, 16, 23] {
      var damaged = bytes
      damaged[place] ^= 0xFF
      #expect(BilingualLexicon(bytes: damaged) == nil)
    }
  }

  @Test("Damaged probabilities are passed over")
  func damaged() throws {
    var bytes = Self.compile([DictionaryEntry(head: "bridge", translation: "most")]).bytes
    for place in (bytes.count - 8)..<bytes.count { bytes[place] = 0xFF }
    let lexicon = try #require(BilingualLexicon(bytes: bytes))
    #expect(translations(of: "most", .secondToFirst, in: lexicon).allSatisfy { $0.value == 0 })
  }

  @Test("Both directions tell both probabilities")
  func bothWays() {
    let lexicon = Self.compile(Self.entries)
    for word in ["bridge", "time", "police", "school", "road"] {
      let stem = Stem(SearchKey.loose(word).utf8)
      lexicon.forEachTranslation(of: stem, .firstToSecond) { translation, probabilities in
        let (there, back) = probabilities()
        var found: (there: Float, back: Float)?
        lexicon.forEachTranslation(of: translation, .secondToFirst) {
          if $0 == stem { found = $1() }
        }
        #expect(found?.there == back && found?.back == there)
      }
    }
  }

  @Test("Of no entries comes an empty lexicon")
  func empty() throws {
    let lexicon = Self.compile([])
    #expect(lexicon.count == 0)
    #expect(BilingualLexicon(bytes: lexicon.bytes) != nil)
    #expect(translations(of: "bridge", in: lexicon).isEmpty)
  }
}
