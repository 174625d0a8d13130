import CICU

/// ICU's collator: the order of a language (UTS 10 with CLDR's tailorings).
///
///     let order = try Collator(locale: "sr-Latn")
///     order.compare("nokat", "njega")   // .ascending: nj is a letter after n
///
/// One object serves one thread at a time.
public final class Collator {
  public enum Strength: Int32, Sendable {
    case primary = 0
    case secondary = 1
    case tertiary = 2
    case quaternary = 3
    case identical = 15
  }

  public enum Order: Sendable {
    case ascending, same, descending
  }

  let handle: OpaquePointer

  /// Opens the order of a locale. An unknown locale gets the root order: see `locale`.
  public init(locale: String, strength: Strength = .tertiary) throws(ICUError) {
    var status: Int32 = 0
    let opened = skela_collator_open(locale, &status)
    try check(status, "open the collator of '\(locale)'")
    guard let opened else {
      throw ICUError(operation: "open the collator of '\(locale)'", status: "no object")
    }
    handle = opened
    skela_collator_set_strength(handle, strength.rawValue)
  }

  /// Opens an order of one's own, in ICU's rule syntax. Throws with line and offset.
  public init(rules: String, strength: Strength = .tertiary) throws(ICUError) {
    handle = try withUTF16(rules) { (units, count) throws(ICUError) in
      var status: Int32 = 0
      var position = noPosition
      let opened = skela_collator_open_rules(units, count, &position, &status)
      try check(status, "read the collation rules", at: position)
      guard let opened else {
        throw ICUError(operation: "read the collation rules", status: "no object")
      }
      return opened
    }
    skela_collator_set_strength(handle, strength.rawValue)
  }

  deinit { skela_collator_close(handle) }

  /// The locale whose rules are in force; "root" when ICU had none for the one asked for.
  public var locale: String {
    var status: Int32 = 0
    return skela_collator_locale(handle, &status).map { String(cString: $0) } ?? "root"
  }

  /// How the first text stands to the second. O(length).
  public func compare(_ first: String, _ second: String) -> Order {
    let a = Array(first.utf16)
    let b = Array(second.utf16)
    let result = a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        var none: UInt16 = 0
        return withUnsafePointer(to: &none) { none in
          skela_collator_compare(
            handle,
            a.baseAddress ?? none,
            Int32(a.count),
            b.baseAddress ?? none,
            Int32(b.count)
          )
        }
      }
    }
    return result < 0 ? .ascending : result > 0 ? .descending : .same
  }

  /// Bytes whose order is the order of the texts: `memcmp`, or a blob in SQLite.
  ///
  /// Keys compare only with keys of the same ICU version and the same rules. O(length).
  public func sortKey(_ text: String) -> [UInt8] {
    let units = Array(text.utf16)
    return units.withUnsafeBufferPointer { buffer in
      var none: UInt16 = 0
      return withUnsafePointer(to: &none) { none in
        let base = buffer.baseAddress ?? none
        let needed = skela_collator_sort_key(handle, base, Int32(buffer.count), nil, 0)
        return [UInt8](unsafeUninitializedCapacity: Int(needed)) { key, count in
          count = Int(
            skela_collator_sort_key(
              handle,
              base,
              Int32(buffer.count),
              key.baseAddress,
              Int32(key.count)
            )
          )
        }
      }
    }
  }
}
