import CICU

/// ICU's transliterator, from rules or from an identifier of its own.
///
///     let swap = try Transliterator(rules: "š > ш; Š > Ш;", name: "demo")
///     try swap.transliterate("šuma")   // "шuma"
///
/// Feed it words or sentences: its time is quadratic in the length of one buffer.
/// One object serves one thread at a time.
public final class Transliterator {
  private let handle: OpaquePointer

  /// Compiles rules in ICU's syntax. Throws with line and offset when they are wrong.
  public init(rules: String, name: String) throws(ICUError) {
    handle = try withUTF16(name) { (id, idCount) throws(ICUError) in
      try withUTF16(rules) { (units, count) throws(ICUError) in
        var status: Int32 = 0
        var position = noPosition
        let opened = skela_transliterator_open_rules(id, idCount, units, count, &position, &status)
        try check(status, "read the transliteration rules", at: position)
        guard let opened else {
          throw ICUError(operation: "read the transliteration rules", status: "no object")
        }
        return opened
      }
    }
  }

  /// Opens one of ICU's own, such as "Any-NFC".
  ///
  /// ICU answers some unknown pairs of scripts with a transliterator of another language; rely on
  /// this only for identifiers that its documentation lists.
  public init(identifier: String) throws(ICUError) {
    handle = try withUTF16(identifier) { (id, idCount) throws(ICUError) in
      var status: Int32 = 0
      let opened = skela_transliterator_open_id(id, idCount, &status)
      try check(status, "open the transliterator '\(identifier)'")
      guard let opened else {
        throw ICUError(operation: "open the transliterator '\(identifier)'", status: "no object")
      }
      return opened
    }
  }

  deinit { skela_transliterator_close(handle) }

  /// The converted text. Quadratic in the length: pass words or sentences.
  public func transliterate(_ text: String) throws(ICUError) -> String {
    let units = Array(text.utf16)
    var capacity = Int32(units.count * 2 + 16)
    while true {
      var status: Int32 = 0
      var needed: Int32 = 0
      let result = String(unsafeUninitializedUTF16Capacity: Int(capacity)) { buffer in
        for index in units.indices { buffer[index] = units[index] }
        needed = skela_transliterate(handle, buffer, Int32(units.count), capacity, &status)
        return status <= 0 ? Int(needed) : 0
      }
      if status == skela_icu_buffer_overflow() {
        capacity = needed
        continue
      }
      try check(status, "transliterate")
      return result
    }
  }
}
