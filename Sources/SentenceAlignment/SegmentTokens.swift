/// Cuts a segment into words with their places.
enum SegmentTokens {
  struct Token {
    /// UTF-8 offsets.
    var range: Range<Int>
    var text: String
    var isCapitalized: Bool
    var isAllCapitals: Bool
    var beginsSentence: Bool
  }

  /// The runs of letters of well-formed UTF-8, in their order. O(length).
  static func words(in bytes: UnsafeBufferPointer<UInt8>) -> [Token] {
    var tokens: [Token] = []
    var offset = 0
    var begins = true
    let text = String(decoding: bytes, as: UTF8.self)
    var start = 0
    var letters = 0
    var capitals = 0
    var isFirstCapital = false
    var isAfterBlank = false
    func endWord() {
      guard letters > 0 else { return }
      tokens.append(
        Token(
          range: start..<offset,
          text: String(decoding: bytes[start..<offset], as: UTF8.self),
          isCapitalized: isFirstCapital,
          isAllCapitals: letters > 1 && capitals == letters,
          beginsSentence: begins
        )
      )
      begins = false
      letters = 0
      capitals = 0
    }
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      if isLetter(scalar) {
        let isCapital = scalar.properties.isUppercase
        if letters == 0 {
          start = offset
          isFirstCapital = isCapital
        }
        letters += 1
        if isCapital { capitals += 1 }
      } else if letters > 0, isIgnorable(scalar) {
        // A soft hyphen or a combining mark goes on with the word.
      } else {
        endWord()
        switch scalar {
        case ".", "!", "?", ":", "\u{2026}", "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}",
          "\u{BB}", "\u{2018}", "'", "\u{2022}", "\u{2013}", "\u{2014}", "(", "\n":
          begins = true
          // Mr. Hart, J. Hart: no sentence ends there.
          if scalar == ".", let last = tokens.last, last.isCapitalized, last.text.utf8.count <= 3,
            last.range.upperBound == offset
          {
            begins = false
          }
        case " ", "\u{A0}":
          // Where a tag stood, a sentence may begin.
          if isAfterBlank { begins = true }
        default: if (0x30...0x39).contains(scalar.value) { begins = false }
        }
      }
      isAfterBlank = scalar == " "
      offset += length
    }
    endWord()
    return tokens
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return (0x61...0x7A).contains(scalar.value | 0x20) }
    return scalar.properties.isAlphabetic
  }

  private static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
    [0xAD, 0x200B, 0x200C, 0x200D, 0x2060].contains(scalar.value)
      || scalar.properties.canonicalCombiningClass != .notReordered
  }
}
