internal import UnicodeText

/// A text whose letters are composed (č, not c and a mark), and where they stood before.
///
/// Rules are written with composed letters. Text of some systems has the marks by themselves (NFD);
/// it is matched in the composed form, and cut where it was.
struct ComposedText {
  let text: String
  /// For each UTF-16 unit of `text` its offset in the original, and last the original's length.
  private let offsets: [Int]

  /// Nil when there is nothing to compose. O(length).
  init?(_ original: String) {
    guard Self.mayHaveMarks(original) else { return nil }
    let units = Array(original.utf16)
    var composed: [UInt16] = []
    composed.reserveCapacity(units.count)
    var offsets: [Int] = []
    offsets.reserveCapacity(units.count + 1)
    /// What a letter and one mark give, by both: nearly all of a text.
    var pairs: [UInt32: [UInt16]] = [:]
    var isChanged = false
    var start = 0
    while start < units.count {
      // A character and the marks on it, 30 at most (as in Unicode's stream-safe text format): to
      // put any number of them in order takes quadratic time.
      var end = start + 1
      if end < units.count, UTF16.isLeadSurrogate(units[start]),
        UTF16.isTrailSurrogate(units[end])
      {
        end += 1
      }
      let first = end
      while end < units.count, end - first < 30, (0x300...0x36F).contains(units[end]) { end += 1 }
      if first == end {
        for place in start..<end {
          composed.append(units[place])
          offsets.append(place)
        }
      } else {
        let letter = units[start..<end]
        let form: [UInt16]
        if letter.count == 2 {
          let pair = UInt32(units[start]) << 16 | UInt32(units[start + 1])
          form = pairs[pair] ?? Self.composed(letter)
          pairs[pair] = form
        } else {
          form = Self.composed(letter)
        }
        isChanged = isChanged || form.count != letter.count
        for index in form.indices { offsets.append(start + min(index, letter.count)) }
        composed += form
      }
      start = end
    }
    guard isChanged else { return nil }
    offsets.append(units.count)
    text = String(decoding: composed, as: UTF16.self)
    self.offsets = offsets
  }

  /// The offset in the original of an offset in `text`, both in UTF-16 units.
  func original(_ offset: Int) -> Int { offsets[offset] }

  private static func composed(_ letter: ArraySlice<UInt16>) -> [UInt16] {
    Array(Normalizer.normalize(String(decoding: letter, as: UTF16.self), .nfc).utf16)
  }

  /// Whether the text has a byte that a combining mark begins with.
  private static func mayHaveMarks(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in bytes.contains { $0 == 0xCC || $0 == 0xCD } }
  }
}
