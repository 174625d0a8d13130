/// The letters of Serbian Cyrillic, and letters with two code points, in lower-case Latin.
enum SerbianLetters {
  /// The Latin of a letter as bytes, whatever its case; nil for all others.
  static func latin(_ value: UInt32) -> [UInt8]? {
    value < 0x460 ? table[Int(value)] : nil
  }

  /// Appends a letter of Serbian Cyrillic in Latin, its case kept; anything else as it is.
  static func appendLatin(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
    guard scalar.value >= 0x400, let latin = latin(scalar.value) else {
      result.append(scalar)
      return
    }
    // One by one: to append a collection copies all of `result`, quadratic over a long text.
    var isUpper = scalar.properties.isUppercase
    for letter in String(decoding: latin, as: UTF8.self).unicodeScalars {
      if isUpper {
        for capital in letter.properties.uppercaseMapping.unicodeScalars { result.append(capital) }
      } else {
        result.append(letter)
      }
      isUpper = false
    }
  }

  private static let table: [[UInt8]?] = {
    let lower: [(Unicode.Scalar, String)] = [
      ("а", "a"), ("б", "b"), ("в", "v"), ("г", "g"), ("д", "d"), ("ђ", "đ"), ("е", "e"),
      ("ж", "ž"), ("з", "z"), ("и", "i"), ("ј", "j"), ("к", "k"), ("л", "l"), ("љ", "lj"),
      ("м", "m"), ("н", "n"), ("њ", "nj"), ("о", "o"), ("п", "p"), ("р", "r"), ("с", "s"),
      ("т", "t"), ("ћ", "ć"), ("у", "u"), ("ф", "f"), ("х", "h"), ("ц", "c"), ("ч", "č"),
      ("џ", "dž"), ("ш", "š"),
      // No letter of Serbian: in a Serbian word it stands for a Latin i.
      ("і", "i"), ("č", "č"), ("ć", "ć"), ("đ", "đ"), ("š", "š"), ("ž", "ž"),
    ]
    var table = [[UInt8]?](repeating: nil, count: 0x460)
    for (letter, latin) in lower {
      table[Int(letter.value)] = Array(latin.utf8)
      for capital in letter.properties.uppercaseMapping.unicodeScalars {
        table[Int(capital.value)] = Array(latin.utf8)
      }
    }
    let others = [
      ("\u{1C4}\u{1C5}\u{1C6}", "dž"), ("\u{1C7}\u{1C8}\u{1C9}", "lj"),
      ("\u{1CA}\u{1CB}\u{1CC}", "nj"), ("\u{D0}\u{F0}", "đ"),
    ]
    for (letters, latin) in others {
      for letter in letters.unicodeScalars { table[Int(letter.value)] = Array(latin.utf8) }
    }
    return table
  }()
}
