/// A word of a segment as the aligner sees it.
struct Word: Hashable {
  /// Folded and cut: see `Stem`.
  var stem: Stem
  /// The stem after bringing English and Serbian spelling nearer to each other: see `Respelling`.
  var respelled: Stem
  /// Of a capitalised word its consonants as they sound; 0 where there is none to compare.
  var skeleton: UInt64
}

/// A segment of a text, ready to be compared.
struct SegmentProfile {
  var words: [Word]
  /// Characters without white space: the length that the length score compares.
  var length: Int
  /// The segment ends a paragraph.
  var endsParagraph: Bool
  var marks = PunctuationMarks()
}

/// Cuts segments into words.
///
/// A word is a run of letters or a number. Numbers count by value: 1.000 and 1,000 are one; 05.02.2026
/// is 5, 2 and 2026; a month's name beside a number is the month's number.
struct WordReader {
  private let months: MonthNames

  init(language: String) { months = MonthNames(language: language) }

  func profile(of text: String, endsParagraph: Bool) -> SegmentProfile {
    let folded = FoldedText(text)
    var profile = profile(of: folded, endsParagraph: endsParagraph)
    profile.marks = PunctuationMarks(text)
    return profile
  }

  func profile(of text: FoldedText, endsParagraph: Bool) -> SegmentProfile {
    var words: [Word] = []
    words.reserveCapacity(text.capitals.count)
    var length = 0
    text.bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      var wordNumber = 0
      while index < bytes.count {
        let byte = bytes[index]
        if Self.isDigit(byte) {
          let end = Self.endOfNumber(bytes, from: index)
          appendNumbers(bytes[index..<end], to: &words)
          length += end - index
          index = end
        } else if Self.isLetter(byte) {
          var end = index
          while end < bytes.count, Self.isLetter(bytes[end]) {
            if bytes[end] & 0xC0 != 0x80 { length += 1 }
            end += 1
          }
          let capital = wordNumber < text.capitals.count && text.capitals[wordNumber]
          wordNumber += 1
          if end - index > 1 { words.append(word(bytes[index..<end], capital: capital)) }
          index = end
        } else {
          if byte != 0x20 { length += 1 }
          index += 1
        }
      }
    }
    months.nameToNumber(&words)
    return SegmentProfile(words: words, length: max(length, 1), endsParagraph: endsParagraph)
  }

  private func word(_ letters: Slice<UnsafeBufferPointer<UInt8>>, capital: Bool) -> Word {
    let letters = UnsafeBufferPointer(rebasing: letters)
    return Word(
      stem: Stem(letters),
      respelled: Respelling.stem(of: letters),
      skeleton: capital ? Respelling.skeleton(of: letters) : 0
    )
  }

  /// Digits with dots and commas between them: one number, or the parts of a date.
  private func appendNumbers(
    _ characters: Slice<UnsafeBufferPointer<UInt8>>,
    to words: inout [Word]
  ) {
    let groups = characters.split { !Self.isDigit($0) }
    let thousands = groups.dropFirst().allSatisfy { $0.count == 3 }
    if groups.count > 2 && !thousands {
      for group in groups { words.append(Self.number(group)) }
    } else {
      words.append(Self.number(characters.filter(Self.isDigit)))
    }
  }

  private static func number(_ digits: some Sequence<UInt8>) -> Word {
    let stem = Stem(digits: digits)
    return Word(stem: stem, respelled: stem, skeleton: 0)
  }

  private static func endOfNumber(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      if isDigit(bytes[end]) {
        end += 1
      } else if bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ","),
        end + 1 < bytes.count, isDigit(bytes[end + 1])
      {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Letters beyond ASCII are bytes from 0x80 on: nothing else of a folded text is there.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || byte >= 0x80
  }
}
