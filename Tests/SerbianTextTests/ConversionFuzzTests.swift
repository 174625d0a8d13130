import TestSupport
import Testing

@testable import SerbianText

/// Random and mutated texts through everything: nothing crashes, and what is no letter stays.
@Suite struct ConversionFuzzTests {
  static let pieces = [
    "Njegoš", "Ђаковица", "injekcija", "NATO-a", "XXI", "I", "Ȁ", "ǆ", "𐍈", "👩‍👩‍👧", "\u{301}", "\u{0}",
    "\u{7F}",
    "%", "{", "}", "<", ">", "&", ";", "@", "#", "/", "\\", "http://", "www.", ".", "-", "_", "\n",
    "\t",
    " ", "\u{A0}", "\u{AD}", "\u{200D}", "\u{FEFF}", "\u{FFFD}", "5", "km", "Ð", "й", "w", "Љ",
    "ЊЕ", "ё",
    "mailto:", "--opcija", "$", "{{", "°C", "½", "中", "עִבְרִית", "e\u{30C}", "c\u{301}", "ﬁ", "ﬀ",
    "ẞ", "İ",
  ]

  static func text(_ random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      text += pieces.randomElement(using: &random) ?? ""
    }
    guard Bool.random(using: &random), !text.isEmpty else { return text }
    // A mutation of bytes, repaired as a reader of UTF-8 repairs it.
    var bytes = Array(text.utf8)
    for _ in 0..<3 {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] = UInt8.random(in: 0...255, using: &random)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text without letters and marks.
  static func rest(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter {
      !$0.properties.isAlphabetic && $0.properties.canonicalCombiningClass == .notReordered
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func nothingIsLost(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let transliterator = try SerbianTransliterator()
    let everything = try SerbianTransliterator(options: .everything)
    let collation = try SerbianCollation(order: .latin)
    let lemmatizer = Lemmatizer()
    for _ in 0..<2_000 {
      let text = Self.text(&random)
      for script in SerbianScript.allCases {
        let conversion = transliterator.convert(text, to: script)
        #expect(Self.rest(conversion.text) == Self.rest(text))
        // The bytes were not checked by the converter: check them here.
        let checked = String(decoding: Array(conversion.text.utf8), as: UTF8.self)
        #expect(checked.utf8.elementsEqual(conversion.text.utf8))
        for doubt in conversion.doubts {
          #expect(doubt.range.upperBound <= conversion.text.endIndex)
        }
        _ = everything.convert(text, to: script)
      }
      let strict = SearchKey.strict(text)
      #expect(SearchKey.strict(strict) == strict)
      let loose = SearchKey.loose(fromStrict: strict)
      #expect(SearchKey.loose(loose) == loose)
      _ = SearchKey.reflex(fromLoose: loose)
      _ = InflectionKey.of(strict)
      _ = collation.sortKey(text)
      _ = lemmatizer.baseForms(of: text)
    }
  }

  @Test(arguments: [
    "a", "Ч", "nj", "<", "a.", "a_", "@", "{", "%(", "I ", "&", "\u{301}", "/", "x", "d.d-",
  ])
  func hugeLinesTakeLinearTime(piece: String) throws {
    let text = String(repeating: piece, count: 300_000 / piece.utf8.count)
    let transliterator = try SerbianTransliterator()
    for script in SerbianScript.allCases {
      let result = transliterator.convert(text, to: script).text
      #expect(!result.isEmpty)
    }
  }
}
