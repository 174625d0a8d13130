/// The character classes of all patterns of a program, each once.
final class PatternClasses {
  private(set) var all: [CharacterClass] = [
    .word, .transparentForWords, .ranges([0...0x10FFFF]), .blank, .categories(1 << 8),
    .complement(.lineEnd), .lineEnd,
  ]
  /// The number of a class by what it was asked for, or of what is `written`. One kind of key serves all: each
  /// kind takes its time when a program starts.
  private var numbers: [UInt64: Int32] = [:]
  private struct Written {
    var text: [Unicode.Scalar]
    var ignoresCase: Bool
    var number: Int32
    /// Another with the same sum, or -1.
    var next: Int32
  }
  /// What patterns write as a class, and the number of the class.
  private var written: [Written] = []
  private var variants: [UInt64: [UInt32]] = [:]

  // The numbers of those that are always there.
  static let word: Int32 = 0
  static let transparentForWords: Int32 = 1
  static let everything: Int32 = 2
  static let blank: Int32 = 3
  static let digit: Int32 = 4
  static let notLineEnd: Int32 = 5
  static let lineEnd: Int32 = 6

  private func add(_ characters: CharacterClass) -> Int32 {
    all.append(characters)
    return Int32(all.count - 1)
  }

  private enum Key {
    static func written(_ text: ArraySlice<Unicode.Scalar>) -> UInt64 {
      var sum: UInt64 = 0
      for scalar in text { sum = sum &* 31 &+ UInt64(scalar.value) }
      return sum << 2
    }

    static func categories(_ mask: UInt32) -> UInt64 { UInt64(mask) << 2 | 1 }

    static func character(_ value: UInt32, _ ignoresCase: Bool) -> UInt64 {
      UInt64(value) << 2 | (ignoresCase ? 3 : 2)
    }
  }

  /// The class that a pattern writes as `text`, if there is one yet.
  func number(for text: ArraySlice<Unicode.Scalar>, _ ignoresCase: Bool) -> Int32? {
    var index = numbers[Key.written(text)] ?? -1
    while index >= 0 {
      let known = written[Int(index)]
      if known.ignoresCase == ignoresCase && known.text[...] == text { return known.number }
      index = known.next
    }
    return nil
  }

  /// Adds the class that a pattern writes as `text`.
  func number(
    _ characters: CharacterClass,
    for text: ArraySlice<Unicode.Scalar>,
    _ ignoresCase: Bool
  ) -> Int32 {
    let number = add(characters)
    let key = Key.written(text)
    written.append(
      Written(
        text: Array(text),
        ignoresCase: ignoresCase,
        number: number,
        next: numbers[key] ?? -1
      )
    )
    numbers[key] = Int32(written.count - 1)
    return number
  }

  func number(ofCategories mask: UInt32) -> Int32 {
    let key = Key.categories(mask)
    if let number = numbers[key] { return number }
    let number = add(.categories(mask))
    numbers[key] = number
    return number
  }

  /// The class of one character, or of all its cases.
  func number(of value: UInt32, ignoringCase: Bool) -> Int32 {
    let key = Key.character(value, ignoringCase)
    if let number = numbers[key] { return number }
    let all = ignoringCase ? [value] + variants(of: value) : [value]
    let number = add(.ranges(all.map { $0...$0 }))
    numbers[key] = number
    return number
  }

  /// The other cases of a character.
  func variants(of value: UInt32) -> [UInt32] {
    if let variant = Self.onlyVariant(of: value) { return [variant] }
    if let known = variants[UInt64(value)] { return known }
    let found = Unicode.Scalar(value).map { caseVariants($0).map(\.value) } ?? []
    variants[UInt64(value)] = found
    return found
  }

  /// The capital of a letter that lists of words are full of; nil for those with rare variants and
  /// for all others, of which nothing is said.
  static func onlyVariant(of value: UInt32) -> UInt32? {
    switch value {
    case 0x61...0x6A, 0x6C...0x72, 0x74...0x7A: value - 0x20
    case 0x430...0x431, 0x433, 0x435...0x43D, 0x43F...0x440, 0x443...0x449: value - 0x20
    case 0x450...0x45F: value - 0x50
    default: nil
    }
  }

  /// The characters of a class that has only a few; nil of others.
  func fewCharacters(of number: Int32) -> [UInt32]? {
    guard case .ranges(let ranges) = all[Int(number)], ranges.count <= 4 else { return nil }
    var characters: [UInt32] = []
    for range in ranges {
      guard range.upperBound - range.lowerBound < 4 else { return nil }
      characters += range
    }
    return characters.count <= 6 && characters.allSatisfy({ $0 < 0xD800 }) ? characters : nil
  }
}
