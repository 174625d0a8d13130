import CResources
import SerbianText
import Testing

@testable import SentenceAlignment

@Suite struct BackgroundFrequenciesTests {
  private func bytes(_ language: String) -> [UInt8] {
    var length = 0
    let start = language == "en" ? skela_frequencies_en(&length) : skela_frequencies_sr(&length)
    return Array(UnsafeBufferPointer(start: start, count: length))
  }

  @Test("The tables are sorted records of nine bytes", arguments: ["en", "sr"])
  func format(_ language: String) {
    let bytes = bytes(language)
    #expect(bytes.count > 90_000)
    #expect(bytes.count % 9 == 0)
    var last: [UInt8] = []
    var faults = 0
    for start in stride(from: 0, to: bytes.count, by: 9) {
      let record = bytes[start..<(start + 9)]
      let letters = Array(record.prefix(5))
      let digits = record.dropFirst(5).prefix(3)
      let isSorted = last.lexicographicallyPrecedes(letters)
      let isFormed =
        letters.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x20 } && letters[0] != 0x20
        && digits.allSatisfy { (0x30...0x39).contains($0) } && record.last == 0x0A
      if !isSorted || !isFormed { faults += 1 }
      last = letters
    }
    #expect(faults == 0)
  }

  @Test(
    "Common words are common",
    arguments: [
      ("en", "the", "bridge"), ("en", "said", "abbess"), ("sr", "je", "most"), ("sr", "је", "мост"),
      ("sr", "most", "ćuprija"), ("hr", "je", "most"),
    ]
  )
  func known(_ language: String, _ common: String, _ rare: String) {
    let table = BackgroundFrequencies(language: language)
    func probability(_ word: String) -> Double {
      table.probability(of: Stem(SearchKey.loose(word).utf8))
    }
    #expect(table.isKnown)
    #expect(probability(common) > probability(rare))
    #expect(probability(rare) > 0)
    #expect(probability(common) < 0.1)
  }

  @Test("A word that no table has gets a probability too", arguments: ["en", "sr", "de"])
  func unknown(_ language: String) {
    let table = BackgroundFrequencies(language: language)
    for word in ["qzqzq", "漢字", ""] {
      #expect(table.probability(of: Stem(word.utf8)) == BackgroundFrequencies.unseen)
    }
    #expect(table.probability(of: Stem(digits: "1244".utf8)) == BackgroundFrequencies.number)
    #expect(table.isKnown == (language != "de"))
  }

  @Test("Each record is found", arguments: ["en", "sr"])
  func found(_ language: String) {
    let table = BackgroundFrequencies(language: language)
    let bytes = bytes(language)
    var total = 0.0
    for start in stride(from: 0, to: bytes.count, by: 9) {
      let word = bytes[start..<(start + 5)].prefix { $0 != 0x20 }
      let value = table.probability(of: Stem(word))
      #expect(value >= BackgroundFrequencies.unseen)
      total += value
    }
    // Shares of running words: most of them are in the table, and not more than all.
    #expect((0.7...1.05).contains(total))
  }
}
