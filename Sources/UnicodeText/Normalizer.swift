import CICU

/// Unicode normalization (UAX 15) by ICU.
public enum Normalizer {
  public enum Form: Int32, Sendable, CaseIterable {
    /// Composed.
    case nfc = 0
    /// Decomposed.
    case nfd = 1
    /// Composed, compatibility characters replaced.
    case nfkc = 2
    /// As `nfkc`, case folded, and characters that are ignored taken out.
    case nfkcCasefold = 3
  }

  /// `text` in the form asked for. O(length).
  ///
  /// A text that is in the form already, as nearly every text is, comes back without a copy.
  public static func normalize(_ text: String, _ form: Form) -> String {
    if form == .nfc, text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return (try? normalized(text, form)) ?? text
  }

  /// Whether `text` is in the form.
  public static func isNormalized(_ text: String, _ form: Form) -> Bool {
    let answer = try? withUTF16(text) { (units, count) throws(ICUError) in
      var status: Int32 = 0
      let answer = skela_is_normalized(form.rawValue, units, count, &status)
      try check(status, "normalize")
      return answer != 0
    }
    return answer ?? false
  }

  private static func normalized(_ text: String, _ form: Form) throws(ICUError) -> String {
    try withUTF16(text) { (units, count) throws(ICUError) in
      var status: Int32 = 0
      if skela_is_normalized(form.rawValue, units, count, &status) != 0, status <= 0 {
        return text
      }
      // Normalization lengthens a text rarely; ICU says how much is needed when it does not fit.
      var capacity = count + count / 2 + 16
      while true {
        status = 0
        var needed: Int32 = 0
        let result = String(
          unsafeUninitializedUTF16Capacity: Int(capacity)
        ) { buffer in
          needed = skela_normalize(form.rawValue, units, count, buffer, capacity, &status)
          return status <= 0 ? Int(needed) : 0
        }
        if status == skela_icu_buffer_overflow() {
          capacity = needed
          continue
        }
        try check(status, "normalize")
        return result
      }
    }
  }
}

extension String {
  /// A string of UTF-16 units that `fill` writes; it returns how many. Unpaired surrogates become
  /// U+FFFD.
  init(
    unsafeUninitializedUTF16Capacity capacity: Int,
    filling fill: (UnsafeMutablePointer<UInt16>) -> Int
  ) {
    let buffer = UnsafeMutablePointer<UInt16>.allocate(capacity: Swift.max(capacity, 1))
    defer { buffer.deallocate() }
    let count = fill(buffer)
    self.init(decoding: UnsafeBufferPointer(start: buffer, count: count), as: UTF16.self)
  }
}
