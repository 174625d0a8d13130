public import UnicodeText

/// Converts Serbian text between its scripts.
///
///     let transliterator = try SerbianTransliterator()
///     transliterator.convert("Njegoš i injekcija", to: .cyrillic).text   // "Његош и инјекција"
///
/// Cyrillic to Latin is a function of the text; Latin to Cyrillic is not (nj may be њ or н + ј, a
/// word may be foreign), so a conversion says where it guessed. What stays untouched, and which of
/// it is policy, is told in `Guides/SerbianScripts.md`.
///
/// Conversion is linear in the length of the text. One object serves one thread at a time; it
/// compiles the rule files when it is made (some milliseconds), so keep it.
public final class SerbianTransliterator {
  public let options: TransliterationOptions
  private var engine: ConversionEngine

  /// Compiles the rules. A lexicon is needed only to restore diacritics.
  ///
  /// Throws when ICU does not accept the rule files, which a broken ICU alone can cause.
  public init(
    options: TransliterationOptions = TransliterationOptions(),
    lexicon: (any SerbianLexicon)? = nil
  ) throws(ICUError) {
    self.options = options
    engine = try ConversionEngine(options: options, lexicon: lexicon)
  }

  /// The text in the script asked for, with the words that were guessed. O(length).
  public func convert(_ text: String, to script: SerbianScript) -> Conversion {
    var text = text
    engine.notesDoubts = true
    return text.withUTF8 { bytes in
      engine.run(bytes, to: script)
      let result = engine.convertedText
      let doubts = engine.doubts.map { doubt in
        let lower = result.utf8.index(result.startIndex, offsetBy: doubt.output.lowerBound)
        let upper = result.utf8.index(result.startIndex, offsetBy: doubt.output.upperBound)
        let word = UnsafeBufferPointer(rebasing: bytes[doubt.input])
        return Doubt(
          range: lower..<upper,
          word: String(decoding: word, as: UTF8.self),
          reason: doubt.reason
        )
      }
      return Conversion(text: result, doubts: doubts)
    }
  }

  /// Converts UTF-8 and hands the bytes to `body`: what streams use. Bytes that are no UTF-8 pass
  /// unchanged. The buffer is valid during the call only.
  func withConverted<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>,
    to script: SerbianScript,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    engine.notesDoubts = false
    engine.run(bytes, to: script)
    return try body(UnsafeBufferPointer(start: engine.output.base, count: engine.output.count))
  }
}

extension ConversionEngine {
  fileprivate var convertedText: String {
    // The input is a string, so its bytes are UTF-8, and the engine copies or writes whole
    // characters: checking them again would take a fifth of the time. The tests check it on mutated
    // texts.
    let bytes = Span(_unsafeStart: output.base, count: output.count)
    return String(copying: UTF8Span(unchecked: bytes))
  }
}
