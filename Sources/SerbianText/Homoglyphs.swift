/// Letters of the two scripts that look the same in print.
enum Homoglyphs {
  /// The Cyrillic letter that a Latin one looks like, or 0. With k, m, t, whose small forms differ
  /// little: they are found in place of each other in real texts.
  static func cyrillic(_ letter: UInt16) -> UInt16 { letter < 0x80 ? toCyrillic[Int(letter)] : 0 }

  /// The Latin letter that a Cyrillic one looks like, or 0.
  static func latin(_ letter: UInt16) -> UInt16 {
    (0x400..<0x460).contains(letter) ? toLatin[Int(letter - 0x400)] : 0
  }

  /// A word with letters of both scripts brought to one, where look-alikes explain the mixture;
  /// towards Cyrillic if either would do. Other words come back as they are.
  static func repaired(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let isLatin = { (letter: Unicode.Scalar) in letter.value < 0x250 }
    let isCyrillic = { (letter: Unicode.Scalar) in (0x400..<0x530).contains(letter.value) }
    guard word.contains(where: isLatin), word.contains(where: isCyrillic) else { return word }
    func brought(_ isOther: (Unicode.Scalar) -> Bool, _ twin: (UInt16) -> UInt16) -> [Unicode
      .Scalar]?
    {
      var result: [Unicode.Scalar] = []
      for letter in word {
        if !isOther(letter) {
          result.append(letter)
          continue
        }
        let value = twin(UInt16(letter.value))
        guard value != 0, let scalar = Unicode.Scalar(value) else { return nil }
        result.append(scalar)
      }
      return result
    }
    let isSerbian = word.allSatisfy {
      !isCyrillic($0) || SerbianLetters.latin($0.value) != nil
    }
    return (isSerbian ? brought(isLatin, cyrillic) : nil) ?? brought(isCyrillic, latin) ?? word
  }

  private static let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("a", "а"), ("e", "е"), ("o", "о"), ("j", "ј"), ("c", "с"), ("p", "р"), ("x", "х"), ("y", "у"),
    ("k", "к"), ("m", "м"), ("t", "т"), ("A", "А"), ("B", "В"), ("E", "Е"), ("H", "Н"), ("J", "Ј"),
    ("K", "К"), ("M", "М"), ("O", "О"), ("P", "Р"), ("C", "С"), ("T", "Т"), ("X", "Х"), ("Y", "У"),
  ]

  private static let toCyrillic: [UInt16] = {
    var table = [UInt16](repeating: 0, count: 128)
    for (latin, cyrillic) in pairs { table[Int(latin.value)] = UInt16(cyrillic.value) }
    return table
  }()

  private static let toLatin: [UInt16] = {
    var table = [UInt16](repeating: 0, count: 96)
    for (latin, cyrillic) in pairs { table[Int(cyrillic.value) - 0x400] = UInt16(latin.value) }
    // і and І are no letters of Serbian: in a Serbian word they stand for the Latin ones.
    table[0x56] = 0x69
    table[0x06] = 0x49
    return table
  }()
}
