/// What the bytes of a text show at once, so that texts without anything odd, nearly all, cost one look.
///
/// An own pass for each question took half of the time of reading a TMX file. The sums are such as a
/// compiler makes of sixteen or more bytes at a time: nothing depends on the byte before.
struct TextSurvey {
  /// Letters of ASCII, of Latin-1 and of the Latin blocks up to U+024F.
  var latinCount: Int { plainCount + markedCount }
  private var plainCount = 0
  private var markedCount = 0
  /// Letters of the Cyrillic block up to U+045F: those of Serbian and more.
  private(set) var cyrillicCount = 0
  private(set) var hasAmpersand = false
  private(set) var hasLessThan = false
  private(set) var hasBackslash = false
  private(set) var hasDigit = false
  private(set) var isASCII = false

  /// Looks at every byte once, or twice where there is more than ASCII. O(length).
  init(_ text: String) {
    var text = text
    self = text.withUTF8 { TextSurvey($0) }
  }

  /// The same of UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else {
      isASCII = true
      return
    }
    surveyBytes(base, bytes.count)
    if !isASCII { surveyLeads(base, bytes.count) }
  }

  /// What another look found.
  init(
    plainCount: Int,
    markedCount: Int,
    cyrillicCount: Int,
    hasBackslash: Bool,
    hasDigit: Bool,
    isASCII: Bool
  ) {
    (self.plainCount, self.markedCount) = (plainCount, markedCount)
    self.cyrillicCount = cyrillicCount
    (self.hasBackslash, self.hasDigit, self.isASCII) = (hasBackslash, hasDigit, isASCII)
  }

  /// Sums of a byte each, which so many bytes cannot exceed.
  private static let block = 240

  @inline(__always)
  private static func one(_ condition: Bool) -> UInt8 { condition ? 1 : 0 }

  private mutating func surveyBytes(_ base: UnsafePointer<UInt8>, _ count: Int) {
    var (all, ampersand, lessThan, backslash, digit): (UInt8, UInt8, UInt8, UInt8, UInt8) =
      (0, 0, 0, 0, 0)
    var start = 0
    while start < count {
      let end = min(count, start &+ Self.block)
      var letters: UInt8 = 0
      for index in start..<end {
        let byte = base[index]
        all |= byte
        ampersand |= Self.one(byte == 0x26)
        lessThan |= Self.one(byte == 0x3C)
        backslash |= Self.one(byte == 0x5C)
        digit |= Self.one(byte &- 0x30 < 10)
        letters &+= Self.one((byte | 0x20) &- 0x61 < 26)
      }
      plainCount &+= Int(letters)
      start = end
    }
    isASCII = all < 0x80
    hasAmpersand = ampersand != 0
    hasLessThan = lessThan != 0
    hasBackslash = backslash != 0
    hasDigit = digit != 0
  }

  /// Letters of two bytes: U+00C0…U+024F and U+0400…U+045F. The last byte leads none.
  private mutating func surveyLeads(_ base: UnsafePointer<UInt8>, _ count: Int) {
    var start = 0
    while start < count - 1 {
      let end = min(count - 1, start &+ Self.block)
      var (marked, cyrillic): (UInt8, UInt8) = (0, 0)
      for index in start..<end {
        let byte = base[index]
        let next = base[index &+ 1]
        marked &+= Self.one(byte &- 0xC3 < 6) &+ (Self.one(byte == 0xC9) & Self.one(next < 0x90))
        cyrillic &+= Self.one(byte == 0xD0) &+ (Self.one(byte == 0xD1) & Self.one(next <= 0x9F))
      }
      markedCount &+= Int(marked)
      cyrillicCount &+= Int(cyrillic)
      start = end
    }
  }

  /// Whether a letter or digit of ASCII or a Cyrillic letter was seen. Without one there may be others
  /// all the same: U+00D7 is among the Latin letters, and is none.
  var holdsCommonLetters: Bool { hasDigit || plainCount > 0 || cyrillicCount > 0 }
}
