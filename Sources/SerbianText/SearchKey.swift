internal import UnicodeText

/// The forms under which text is compared and searched. The text itself is never changed: a key
/// stands beside it.
///
///     SearchKey.strict("Ђаковица") == SearchKey.strict("ĐAKOVICA")     // true
///     SearchKey.loose("Djakovica") == SearchKey.loose("Ђаковица")      // true
///
/// All keys are idempotent, and all are O(length).
public enum SearchKey {
  /// NFC, Latin, lower case: equal for one text in either script and any case.
  ///
  /// Letters of the other script that only look right (Cyrillic о in a Latin word, Latin p in a
  /// Cyrillic one) are repaired first. Runs of white space become one blank; none is left at the
  /// ends.
  public static func strict(_ text: String) -> String {
    PlainKey.strict(text) ?? anyStrict(text)
  }

  /// The strict key of any text, letter by letter.
  static func anyStrict(_ text: String) -> String {
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count)
    var blank = false
    for scalar in repaired(composed(text)).unicodeScalars {
      let value = scalar.value
      if value == 0x20 || (0x09...0x0D).contains(value) {
        blank = true
        continue
      }
      if value >= 0x80, SerbianLetters.latin(value) == nil {
        if isIgnorable(value) { continue }
        if scalar.properties.isWhitespace {
          blank = true
          continue
        }
      }
      if blank && !key.isEmpty { key.append(0x20) }
      blank = false
      if value < 0x80 {
        key.append(UInt8((0x41...0x5A).contains(value) ? value + 0x20 : value))
      } else if let latin = SerbianLetters.latin(value) {
        key.append(contentsOf: latin)
      } else {
        key.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// The strict key without the marks of letters, and with dj for đ.
  public static func loose(_ text: String) -> String { loose(fromStrict: strict(text)) }

  /// The loose key of a text whose strict key is at hand.
  public static func loose(fromStrict key: String) -> String { folded(key, strokedD: "dj") }

  /// The strict key without the marks of letters, and with d for đ: Dindic finds Đinđić.
  public static func bare(fromStrict key: String) -> String { folded(key, strokedD: "d") }

  /// The loose key with the reflexes of yat made one: mleko and mlijeko, pesma and pjesma, prelaz
  /// and prijelaz meet in one key. It joins words that differ otherwise too (nega, njega): a last
  /// step.
  public static func reflex(fromLoose key: String) -> String {
    var letters = Array(key.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(letters.count)
    letters += [0, 0]
    var index = 0
    while index < letters.count - 2 {
      let isYat = letters[index + 1] == UInt8(ascii: "j") && letters[index + 2] == UInt8(ascii: "e")
      if letters[index] == UInt8(ascii: "i"), isYat, !result.isEmpty, isConsonant(result.last) {
        index += 2
      } else if letters[index] == UInt8(ascii: "j"), letters[index + 1] == UInt8(ascii: "e"),
        isConsonant(result.last)
      {
        index += 1
      } else {
        result.append(letters[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isConsonant(_ letter: UInt8?) -> Bool {
    guard let letter, (0x61...0x7A).contains(letter) else { return false }
    return !"aeiouj".utf8.contains(letter)
  }

  private static func folded(_ key: String, strokedD: String) -> String {
    PlainKey.folded(key, strokedD: strokedD) ?? anyFolded(key, strokedD: strokedD)
  }

  /// Any key without its marks.
  static func anyFolded(_ key: String, strokedD: String) -> String {
    if key.utf8.allSatisfy({ $0 < 0x80 }) { return key }
    // Scalars are appended one by one: a collection would copy all of the result each time.
    var folded = String.UnicodeScalarView()
    for scalar in Normalizer.normalize(key, .nfd).unicodeScalars {
      switch scalar {
      case "đ":
        for letter in strokedD.unicodeScalars { folded.append(letter) }
      case "ı": folded.append("i")
      case "ł": folded.append("l")
      case "ø": folded.append("o")
      default:
        guard scalar.properties.canonicalCombiningClass == .notReordered else { continue }
        // й and ё have lost their marks: what is left is a letter of Serbian.
        if scalar.value >= 0x400, let latin = SerbianLetters.latin(scalar.value) {
          for letter in String(decoding: latin, as: UTF8.self).unicodeScalars {
            folded.append(letter)
          }
        } else {
          folded.append(scalar)
        }
      }
    }
    let result = strict(Normalizer.normalize(String(folded), .nfc))
    // A rare letter may have become one that is folded itself.
    return result == key ? key : Self.folded(result, strokedD: strokedD)
  }

  /// Soft hyphen, zero-width space and joiners, byte order mark.
  private static func isIgnorable(_ value: UInt32) -> Bool {
    value == 0xAD || (0x200B...0x200D).contains(value) || value == 0x2060 || value == 0xFEFF
  }

  /// The text with look-alike letters of the other script repaired, word by word.
  ///
  /// A word is repaired towards the script that has letters in it that the other could not lend.
  static func repaired(_ text: String) -> String {
    guard hasBothScripts(text) else { return text }
    var result = String.UnicodeScalarView()
    var word: [Unicode.Scalar] = []
    func endWord() {
      for letter in Homoglyphs.repaired(word) { result.append(letter) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic {
        word.append(scalar)
      } else {
        endWord()
        result.append(scalar)
      }
    }
    endWord()
    return String(result)
  }

  /// The text in NFC. A text of Latin letters with and without marks and of Serbian Cyrillic, which
  /// nearly all are, is in NFC already: ICU need not be asked.
  private static func composed(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.value < 0x300 || (0x400..<0x460).contains(scalar.value)
        || (0x2010..<0x2030).contains(scalar.value)
    }
    return isPlain ? text : Normalizer.normalize(text, .nfc)
  }

  private static func hasBothScripts(_ text: String) -> Bool {
    var hasLatin = false
    var hasCyrillic = false
    for byte in text.utf8 {
      hasLatin = hasLatin || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      hasCyrillic = hasCyrillic || byte == 0xD0 || byte == 0xD1
    }
    return hasLatin && hasCyrillic
  }
}
