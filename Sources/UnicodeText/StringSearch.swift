import CICU

/// ICU's search for a text inside another under a collator's idea of equality.
///
///     let search = try StringSearch("pec", in: "Peć", collator: Collator(locale: "root", strength: .primary))
///     try search.next()   // 0..<3
public final class StringSearch {
  private let pattern: UTF16Text
  private let text: UTF16Text
  private let isTextEmpty: Bool
  private let collator: Collator
  private let handle: OpaquePointer

  /// Throws when the pattern is empty: nothing can be searched for.
  public init(_ pattern: String, in text: String, collator: Collator) throws(ICUError) {
    self.pattern = UTF16Text(pattern)
    // ICU refuses an empty text: it gets a blank, and is not asked.
    isTextEmpty = text.isEmpty
    self.text = UTF16Text(isTextEmpty ? " " : text)
    self.collator = collator
    var status: Int32 = 0
    let opened = skela_search_open(
      self.pattern.units,
      Int32(self.pattern.count),
      self.text.units,
      Int32(self.text.count),
      collator.handle,
      &status
    )
    try check(status, "search")
    guard let opened else { throw ICUError(operation: "search", status: "no object") }
    handle = opened
  }

  deinit { skela_search_close(handle) }

  /// The next place, in UTF-16 units of the text; nil when there is none.
  public func next() throws(ICUError) -> Range<Int>? {
    if isTextEmpty { return nil }
    var status: Int32 = 0
    let start = skela_search_next(handle, &status)
    try check(status, "search")
    guard start >= 0 else { return nil }
    return Int(start)..<Int(start + skela_search_matched_length(handle))
  }
}
