internal import UnicodeText

/// A set of characters as a pattern writes it: `\s`, `[.?!]`, `\p{Lu}`.
///
/// What is not written in one of the common ways is left to ICU, one character at a time. Asking
/// costs up to a microsecond; `PatternMachine` remembers the answers.
indirect enum CharacterClass {
  /// Code points, in ranges.
  case ranges([ClosedRange<UInt32>])
  /// General categories, a bit for each; see `generalCategory`.
  case categories(UInt32)
  /// `\s`: the property White_Space.
  case blank
  /// `\w` in the sense of UTS 18: letters, marks, digits, connectors and the two joiners.
  case word
  /// What `\b` passes over: marks and formatting belong to what stands before them.
  case transparentForWords
  /// What `.` leaves out, and what `$` looks for.
  case lineEnd
  case union([CharacterClass])
  case complement(CharacterClass)
  /// With the other cases of what it holds.
  case ignoringCase(CharacterClass)
  /// A set in ICU's syntax.
  case other(OtherClass)

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .ranges(let ranges): ranges.contains { $0.contains(scalar.value) }
    case .categories(let mask): mask & (1 << UInt32(generalCategory(scalar))) != 0
    case .blank: scalar.properties.isWhitespace
    case .word: isWordCharacter(scalar)
    case .transparentForWords:
      scalar.properties.isGraphemeExtend || scalar.properties.generalCategory == .format
    case .lineEnd: isLineEnd(scalar.value)
    case .union(let parts): parts.contains { $0.contains(scalar) }
    case .complement(let part): !part.contains(scalar)
    case .ignoringCase(let part):
      part.contains(scalar) || caseVariants(scalar).contains { part.contains($0) }
    case .other(let set): set.contains(scalar)
    }
  }

  static var everything: CharacterClass { .ranges([0...0x10FFFF]) }
}

/// A set that ICU answers for.
final class OtherClass {
  private let expression: RegularExpression

  init(_ pattern: String, ignoringCase: Bool) throws(ICUError) {
    expression = try RegularExpression(pattern, options: ignoringCase ? .caseInsensitive : [])
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let text = String(Character(scalar))
    guard let match = try? expression.firstMatch(in: text) else { return false }
    return match.range == 0..<text.utf16.count
  }
}

func isLineEnd(_ value: UInt32) -> Bool {
  (0x0A...0x0D).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029
}

/// Whether `\w` matches; `\b` looks at that too.
func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value == 0x200C || scalar.value == 0x200D || scalar.properties.isAlphabetic {
    return true
  }
  return switch scalar.properties.generalCategory {
  case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: true
  default: false
  }
}

/// The number of a general category, from 0 to 29, in the order of `categoryNames`.
func generalCategory(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter: 0
  case .lowercaseLetter: 1
  case .titlecaseLetter: 2
  case .modifierLetter: 3
  case .otherLetter: 4
  case .nonspacingMark: 5
  case .spacingMark: 6
  case .enclosingMark: 7
  case .decimalNumber: 8
  case .letterNumber: 9
  case .otherNumber: 10
  case .connectorPunctuation: 11
  case .dashPunctuation: 12
  case .openPunctuation: 13
  case .closePunctuation: 14
  case .initialPunctuation: 15
  case .finalPunctuation: 16
  case .otherPunctuation: 17
  case .mathSymbol: 18
  case .currencySymbol: 19
  case .modifierSymbol: 20
  case .otherSymbol: 21
  case .spaceSeparator: 22
  case .lineSeparator: 23
  case .paragraphSeparator: 24
  case .control: 25
  case .format: 26
  case .surrogate: 27
  case .privateUse: 28
  case .unassigned: 29
  @unknown default: 29
  }
}

private let categoryNames = [
  "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi",
  "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn",
]

/// The categories of the names that rules are full of; nil for others.
func frequentCategories(_ first: Unicode.Scalar, _ second: Unicode.Scalar?) -> UInt32? {
  switch (first, second) {
  case ("L", nil): 0b11111
  case ("L", "u"): 1
  case ("L", "l"): 2
  case ("N", "d"): 1 << 8
  default: nil
  }
}

/// The categories that a name in `\p{…}` stands for (`Lu`, `L`), or nil.
func categories(named name: String) -> UInt32? {
  var mask: UInt32 = 0
  for (number, category) in categoryNames.enumerated()
  where category == name || (name.utf8.count == 1 && category.hasPrefix(name)) {
    mask |= 1 << UInt32(number)
  }
  return mask == 0 ? nil : mask
}

/// The other scalars that are the same letter in another case, by simple case folding.
func caseVariants(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
  var found: [Unicode.Scalar] = []
  func add(_ mapping: String) {
    let scalars = mapping.unicodeScalars
    guard scalars.count == 1, let other = scalars.first else { return }
    if other != scalar && !found.contains(other) { found.append(other) }
  }
  add(scalar.properties.lowercaseMapping)
  add(scalar.properties.uppercaseMapping)
  add(scalar.properties.titlecaseMapping)
  for (letter, others) in rareVariants
  where letter == scalar || others.contains(scalar) || found.contains(letter) {
    for other in [letter] + others { add(String(other)) }
    add(letter.properties.uppercaseMapping)
  }
  return found
}

/// Small letters that have more than one other form.
private let rareVariants: [(Unicode.Scalar, [Unicode.Scalar])] = [
  ("\u{DF}", ["\u{1E9E}"]), ("k", ["\u{212A}"]), ("s", ["\u{17F}"]), ("\u{E5}", ["\u{212B}"]),
  ("\u{3C9}", ["\u{2126}"]),
  ("\u{3BC}", ["\u{B5}"]), ("\u{432}", ["\u{1C80}"]), ("\u{434}", ["\u{1C81}"]),
  ("\u{43E}", ["\u{1C82}"]), ("\u{441}", ["\u{1C83}"]), ("\u{442}", ["\u{1C84}", "\u{1C85}"]),
  ("\u{44A}", ["\u{1C86}"]), ("\u{463}", ["\u{1C87}"]), ("\u{3C3}", ["\u{3C2}"]),
  ("\u{3B2}", ["\u{3D0}"]), ("\u{3B8}", ["\u{3D1}", "\u{3F4}"]), ("\u{3C6}", ["\u{3D5}"]),
  ("\u{3C0}", ["\u{3D6}"]), ("\u{3BA}", ["\u{3F0}"]), ("\u{3C1}", ["\u{3F1}"]),
  ("\u{3B5}", ["\u{3F5}"]), ("\u{1E61}", ["\u{1E9B}"]), ("\u{3B9}", ["\u{345}", "\u{1FBE}"]),
]
