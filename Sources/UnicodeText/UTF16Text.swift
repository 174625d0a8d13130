/// Owns a text as UTF-16 at a fixed address, as long as an ICU object keeps a pointer to it.
///
/// ICU's iterators and matchers keep the pointer they are given; memory of a Swift array may move.
/// Every owner of such an object therefore owns a `UTF16Text` beside it and lets go of it last.
final class UTF16Text {
  let units: UnsafeMutablePointer<UInt16>
  let count: Int

  init(_ text: String) {
    var units = UnsafeMutablePointer<UInt16>.allocate(capacity: max(text.utf16.count, 1))
    count = text.utf16.count
    self.units = units
    for unit in text.utf16 {
      units.initialize(to: unit)
      units += 1
    }
  }

  init(_ text: some Collection<UInt16>) {
    count = text.count
    units = UnsafeMutablePointer<UInt16>.allocate(capacity: max(count, 1))
    _ = UnsafeMutableBufferPointer(start: units, count: count).initialize(from: text)
  }

  deinit { units.deallocate() }

  /// Whether the offset lies between the two halves of a surrogate pair.
  func dividesPair(at offset: Int) -> Bool {
    offset > 0 && offset < count && UTF16.isTrailSurrogate(units[offset])
      && UTF16.isLeadSurrogate(units[offset - 1])
  }

  /// The text between two offsets, unpaired surrogates replaced by U+FFFD.
  subscript(range: Range<Int>) -> String {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count,
      "The range lies outside the text."
    )
    return String(
      decoding: UnsafeBufferPointer(start: units + range.lowerBound, count: range.count),
      as: UTF16.self
    )
  }
}

/// Calls `body` with the text as UTF-16, without a lasting copy.
@inline(__always)
func withUTF16<Result>(
  _ text: String,
  _ body: (UnsafePointer<UInt16>, Int32) throws(ICUError) -> Result
) throws(ICUError) -> Result {
  let units = Array(text.utf16)
  var failure: ICUError?
  let result: Result? = units.withUnsafeBufferPointer { buffer in
    do throws(ICUError) {
      guard let base = buffer.baseAddress else {
        var none: UInt16 = 0
        return try body(&none, 0)
      }
      return try body(base, Int32(buffer.count))
    } catch {
      failure = error
      return nil
    }
  }
  guard let result else {
    throw failure ?? ICUError(operation: "read the text", status: "no result")
  }
  return result
}
