public import BitextCore

/// Reads bilingual dictionaries in the format of dictd (RFC 2229's reference server).
///
/// An index line is the head, a tab, the offset of the entry in the text, a tab and its length, both
/// in base 64 (`A-Z a-z 0-9 + /`, most significant first). The text of an entry is a line with the
/// head, its pronunciation in slashes or grammar in angle brackets, and lines of translations,
/// numbered where there are several meanings and parted by commas and semicolons.
public enum DictdReader {
  /// Reads an index and the expanded text that belongs to it into pairs of head and translation.
  ///
  /// Notes in brackets, numbers and labels are left out; heads that begin with `00database` or
  /// `00-database` describe the dictionary and are passed over. Text that is not UTF-8 is mended
  /// with U+FFFD. O(length). Throws, with the line of the index, where a line is not as above or
  /// points outside the text.
  public static func entries(
    index: [UInt8],
    text: [UInt8],
    file: String? = nil
  ) throws(InterchangeError) -> [DictionaryEntry] {
    var entries: [DictionaryEntry] = []
    entries.reserveCapacity(index.count / 16)
    /// Several heads may stand for one entry; where an entry begins tells it from others.
    var seen: Set<Int> = []
    var lineNumber = 0
    var start = 0
    while start < index.count {
      let end = index[start...].firstIndex(of: 0x0A) ?? index.count
      defer { start = end + 1 }
      lineNumber += 1
      let line = index[start..<end]
      if line.isEmpty || isMetadata(line) { continue }
      guard let range = range(line), range.upperBound <= text.count else {
        throw InterchangeError(
          .invalid,
          file: file,
          position: SourcePosition(line: lineNumber, column: 1),
          message: "The index line does not point into the dictionary. Install it again."
        )
      }
      if seen.insert(range.lowerBound).inserted { DictdEntry.read(text[range], into: &entries) }
    }
    return entries
  }

  private static func isMetadata(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == 0x30 else { return false }
    return line.starts(with: Array("00database".utf8))
      || line.starts(with: Array("00-database".utf8))
  }

  /// The place that an index line points to; nil when it is none.
  private static func range(_ line: ArraySlice<UInt8>) -> Range<Int>? {
    guard let lastTab = line.lastIndex(of: 0x09),
      let firstTab = line[..<lastTab].lastIndex(of: 0x09),
      let offset = number(line[(firstTab + 1)..<lastTab]),
      let length = number(line[(lastTab + 1)...])
    else { return nil }
    return offset..<(offset + length)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    // Six digits count to 64 GB.
    guard (1...6).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      let value: UInt8
      switch digit {
      case 0x41...0x5A: value = digit - 0x41
      case 0x61...0x7A: value = digit - 0x61 + 26
      case 0x30...0x39: value = digit - 0x30 + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      default: return nil
      }
      number = number << 6 | Int(value)
    }
    return number
  }
}
