import CICU

/// ICU's boundaries of characters, words, lines and sentences (UAX 29, UAX 14).
///
///     try BreakIterator(.sentence, in: "Kiša. Sneg.", locale: "sr").boundaries()   // [6, 11]
///
/// Offsets are UTF-16 units. One object serves one thread at a time.
public final class BreakIterator {
  public enum Kind: Int32, Sendable {
    case character = 0
    case word = 1
    case line = 2
    case sentence = 3
  }

  private let text: UTF16Text
  private let handle: OpaquePointer

  public init(_ kind: Kind, in text: String, locale: String) throws(ICUError) {
    self.text = UTF16Text(text)
    var status: Int32 = 0
    let opened = skela_break_open(
      kind.rawValue,
      locale,
      self.text.units,
      Int32(self.text.count),
      &status
    )
    try check(status, "find the boundaries for '\(locale)'")
    guard let opened else {
      throw ICUError(operation: "find the boundaries for '\(locale)'", status: "no object")
    }
    handle = opened
  }

  deinit { skela_break_close(handle) }

  /// The next boundary after the start, in UTF-16 units; nil after the last.
  public func next() -> Int? {
    let offset = skela_break_next(handle)
    return offset < 0 ? nil : Int(offset)
  }

  /// Of a word boundary last returned: whether what stands before it is a word or a number.
  public var followsWord: Bool { skela_break_rule_status(handle) >= 100 }

  /// All boundaries that are left.
  public func boundaries() -> [Int] {
    var found: [Int] = []
    while let offset = next() { found.append(offset) }
    return found
  }
}
