import TestSupport
import Testing
import UnicodeText

@testable import SerbianText

/// The fast path against the careful one, and both against ICU's engine on the rule files.
@Suite struct ConversionEngineTests {
  static func convert(
    _ engine: inout ConversionEngine,
    _ text: String,
    _ script: SerbianScript
  ) -> String {
    var text = text
    text.withUTF8 { engine.run($0, to: script) }
    return String(
      decoding: UnsafeBufferPointer(start: engine.output.base, count: engine.output.count),
      as: UTF8.self
    )
  }

  /// Serbian-looking words of random syllables.
  static func word(_ random: inout SeededGenerator) -> String {
    let onsets = [
      "b", "v", "g", "d", "đ", "ž", "z", "k", "l", "lj", "m", "n", "nj", "p", "r", "s", "t", "ć",
      "f",
      "h", "c", "č", "dž", "š", "st", "pr", "kr", "str", "vl", "j", "",
    ]
    var word = ""
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      word += onsets.randomElement(using: &random) ?? ""
      word += ["a", "e", "i", "o", "u"].randomElement(using: &random) ?? ""
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return word.prefix(1).uppercased() + word.dropFirst()
    case 1: return word.uppercased()
    default: return word
    }
  }

  @Test func thePlainPathEqualsTheCarefulOne() throws {
    var random = SeededGenerator(seed: 3)
    var plain = try ConversionEngine(options: TransliterationOptions(), lexicon: nil)
    var careful = try ConversionEngine(options: TransliterationOptions(), lexicon: nil)
    careful.hasPlainPath = false
    for _ in 0..<6_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...10, using: &random) {
        let isSpecial = Int.random(in: 0..<5, using: &random) == 0
        text += (isSpecial ? Self.special.randomElement(using: &random) : nil) ?? Self.word(&random)
        text += Self.marks.randomElement(using: &random) ?? " "
      }
      // The plain path remembers words: once more, and among others.
      if Bool.random(using: &random) { text += " " + text }
      let cyrillic = Self.convert(&plain, text, .cyrillic)
      let plainDoubts = plain.doubts.map(\.output)
      #expect(cyrillic == Self.convert(&careful, text, .cyrillic), "\(text)")
      #expect(plainDoubts == careful.doubts.map(\.output), "\(text)")
      #expect(Self.convert(&plain, cyrillic, .latin) == Self.convert(&careful, cyrillic, .latin))
      #expect(Self.convert(&plain, text, .latin) == Self.convert(&careful, text, .latin))
    }
  }

  static let marks = [
    " ", " ", " ", " ", ", ", ". ", "-", " (", ") ", " „", "“ ", "\n", " 5 ", "/", "! ", " I ",
    " s ",
    ".", "..", "\t", "\u{A0}", "’", " – ", "µ", "12", " 1.5 ", " --", "<", "_", "@", "\u{301}",
    " ½",
    "«", "2.", "%", "é", "ж", "é ", " И ",
  ]

  /// Words that the plain path must leave alone, or nearly.
  static let special = [
    "NATO", "SAD", "UN", "EU", "XIX", "MI", "VI", "NJ", "CNN", "Lidl", "Lidla", "Lidlom", "Google",
    "km", "kg", "h", "s", "m", "A", "K", "I", "i", "a", "o", "c", "Chicago", "chat", "Windows",
    "injekcija",
    "konj", "odžak", "nadživeti", "Tanjug", "dj", "Djakovica", "odjek", "LJUDI", "LJ", "DŽEP",
    "Džep",
    "kWh", "GB", "nJ", "iPhone", "prijateljstvo", "preduzetništvo", "ХХ", "ХХI", "Љ", "Њ.", "cast",
    "com",
    "adria", "ack", "back", "the", "other", "u", "U", "O", "S", "k", "Ž", "Č.", "š", "KFOR",
    "ČACAK", "č",
  ]

  /// As pages have them that were typed with two keyboards; without doubts as a stream converts them.
  @Test(arguments: [true, false]) func lookAlikesInCyrillicWords(notesDoubts: Bool) throws {
    var random = SeededGenerator(seed: 5)
    var plain = try ConversionEngine(options: TransliterationOptions(), lexicon: nil)
    var careful = try ConversionEngine(options: TransliterationOptions(), lexicon: nil)
    plain.notesDoubts = notesDoubts
    careful.hasPlainPath = false
    var mixed = 0
    for _ in 0..<3_000 {
      let words = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        Self.convert(&careful, Self.word(&random), .cyrillic)
      }
      let text = words.map { word in
        String(
          String.UnicodeScalarView(
            word.unicodeScalars.map { scalar in
              let twin = Homoglyphs.latin(UInt16(truncatingIfNeeded: scalar.value))
              guard twin != 0, Int.random(in: 0..<3, using: &random) == 0 else { return scalar }
              mixed += 1
              return Unicode.Scalar(twin) ?? scalar
            }
          )
        )
      }.joined(separator: Self.marks.randomElement(using: &random) ?? " ")
      for script in [SerbianScript.latin, .cyrillic] {
        let converted = Self.convert(&plain, text, script)
        #expect(converted == Self.convert(&careful, text, script), "\(text)")
        if notesDoubts {
          #expect(plain.doubts.map(\.output) == careful.doubts.map(\.output), "\(text)")
        }
      }
    }
    #expect(mixed > 1_000)
  }

  @Test func wordsConvertAsTheRulesOfICU() throws {
    var random = SeededGenerator(seed: 4)
    let toLatin = try Transliterator(rules: SerbianResource.cyrillicToLatin.text, name: "test")
    let toCyrillic = try Transliterator(rules: SerbianResource.latinToCyrillic.text, name: "test")
    var options = TransliterationOptions.everything
    options.readsDjAsStrokedD = false
    var engine = try ConversionEngine(options: options, lexicon: nil)
    for _ in 0..<3_000 {
      let word = Self.word(&random)
      if word.count < 2 { continue }
      let cyrillic = Self.convert(&engine, word, .cyrillic)
      let isSplit = cyrillic.lowercased().contains { "нлд".contains($0) }
      if !isSplit { #expect(cyrillic == (try toCyrillic.transliterate(word))) }
      #expect(Self.convert(&engine, cyrillic, .latin) == (try toLatin.transliterate(cyrillic)))
    }
  }

  @Test func theTablesHoldTheWholeAlphabet() throws {
    let plain = try ConversionEngine(options: TransliterationOptions(), lexicon: nil).plain
    let latin = "abcčćdđefghijklmnoprsštuvzžABCČĆDĐEFGHIJKLMNOPRSŠTUVZŽ"
    for scalar in latin.unicodeScalars {
      let place = scalar.value < 0x80 ? scalar.value : 0x80 | scalar.value & 0x7F
      #expect(plain.first[Int(place)] & 0xFFFF != 0)
    }
    let cyrillic = "абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ"
    for scalar in cyrillic.unicodeScalars {
      #expect(plain.cyrillic[Int(scalar.value & 0x7F)] != 0)
    }
  }
}
