import TestSupport
import Testing

@testable import SerbianText

@Suite struct PlainKeyTests {
  private static let pieces = [
    "a", "B", "z", "lj", "Nj", "dž", "Đ", "đ", "č", "Ć", "š", "Ž", "-", "'", "7", "а", "Б", "љ",
    "Њ",
    "џ", "Ђ", "ћ", "Ш", "і", "ђ", " ", "\t", "\u{AD}", "\u{300}", "ö", "ı", "ł", "й", "ё", "Ѓ", "ω",
    "🙂",
    "\u{A0}", "ǆ", "e", "o", "r",
  ]

  @Test("Plain words have the keys of the general way", arguments: [1, 2, 3] as [UInt64])
  func twin(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var plain = 0
    for _ in 0..<4_000 {
      // Short, and often of few kinds: most random words are not plain.
      let kinds = 1 + Int(random.next() % 4)
      let chosen = (0..<kinds).map { _ in
        Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
      }
      let word = (0..<Int(random.next() % 7)).map { _ in chosen[Int(random.next() % UInt64(kinds))]
      }
      .joined()
      let strict = SearchKey.anyStrict(word)
      if let key = PlainKey.strict(word) {
        plain += 1
        #expect(key == strict, "\(word)")
      }
      #expect(SearchKey.strict(word) == strict, "\(word)")
      for stroked in ["dj", "d"] {
        if let key = PlainKey.folded(strict, strokedD: stroked) {
          #expect(key == SearchKey.anyFolded(strict, strokedD: stroked), "\(word)")
        }
      }
    }
    #expect(plain > 500)
  }

  @Test(
    "What is plain, and what is not",
    arguments: [
      ("Đakovica", "đakovica"), ("Ђаковица", "đakovica"), ("KFOR-a", "kfor-a"),
      ("КФОР-а", "kfor-a"),
      ("ЏЕП", "džep"), ("", ""), ("Kosovska Mitrovica", nil), ("Kоsovo", nil), ("Zürich", nil),
      ("é", nil), ("Ѓорѓи", nil),
    ] as [(String, String?)]
  )
  func words(_ word: String, _ key: String?) {
    #expect(PlainKey.strict(word) == key)
  }
}
