public import UnicodeText

/// One order for lists in Latin, in Cyrillic, or in both.
///
///     let order = try SerbianCollation(order: .latin)
///     order.sorted(["konj", "konjunktura", "konzul"])   // konjunktura, konzul, konj
///
/// ICU's order of sr-Latn takes every nj, lj, dž for one letter, and no order of ICU treats a word
/// in both scripts as one word. So the text is first brought to the script whose alphabet gives the
/// order, with U+034F between letters that are two; ICU does the rest (`sr-Latn` or `sr`). Equal
/// words in two scripts stand next to each other, those in the script of the order first.
///
/// One object serves one thread at a time.
public final class SerbianCollation {
  public enum Order: String, Sendable, CaseIterable {
    /// Abeceda: a b c č ć d dž đ e …
    case latin
    /// Azbuka: а б в г д ђ е …
    case cyrillic
  }

  public let order: Order
  private let collator: Collator
  private let transliterator: SerbianTransliterator

  /// Throws when this ICU has no Serbian order.
  public init(order: Order) throws(ICUError) {
    self.order = order
    collator = try Collator(locale: order == .latin ? "sr-Latn" : "sr")
    var options = TransliterationOptions.everything
    // In Latin order w, q, x, y have places of their own; in Cyrillic order they have none.
    options.foreignWords = order == .latin ? .keep : .convert
    transliterator = try SerbianTransliterator(options: options)
  }

  /// Bytes whose order is the order of the texts: for `memcmp`, or as a blob in SQLite.
  ///
  /// Texts that are equal in the order get different keys, unless they are identical. Keys compare
  /// only with keys of one ICU version (`icuVersion`): store it beside them. O(length).
  public func sortKey(_ text: String) -> [UInt8] {
    let cyrillic = transliterator.convert(text, to: .cyrillic).text
    var key = collator.sortKey(order == .latin ? Self.latinApart(cyrillic) : cyrillic)
    let script: SerbianScript = order == .latin ? .latin : .cyrillic
    key.append(SerbianScript(of: text) ?? script == script ? 1 : 2)
    key += Array(text.utf8)
    return key
  }

  /// The texts in order. O(n log n) comparisons of keys.
  public func sorted(_ texts: [String]) -> [String] {
    texts.map { (key: sortKey($0), text: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map(\.text)
  }

  /// Cyrillic to Latin with U+034F where two letters would read as a digraph.
  private static func latinApart(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      let isApart =
        switch (last, scalar) {
        case ("н", "ј"), ("л", "ј"), ("д", "ж"), ("Н", "ј"), ("Л", "ј"), ("Д", "ж"),
          ("Н", "Ј"), ("Л", "Ј"), ("Д", "Ж"):
          true
        default: false
        }
      if isApart { result.append("\u{34F}") }
      SerbianLetters.appendLatin(scalar, to: &result)
      last = scalar
    }
    return String(result)
  }
}
