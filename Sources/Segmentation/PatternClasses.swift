/// The character classes of all patterns of a program, each once.
final class PatternClasses {
  private(set) var all: [CharacterClass] = [
    .word, .transparentForWords, .ranges([0...0x10FFFF]), .blank, .categories(1 << 8),
    .complement(.lineEnd), .lineEnd,
  ]
  private var byText: [[UInt32]: Int32] = [:]
  private var byCategories: [UInt32: Int32] = [:]
  private var byCharacter: [UInt32: Int32] = [:]
  private var variants: [UInt32: [UInt32]] = [:]

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

  func number(for text: [UInt32]) -> Int32? { byText[text] }

  /// The class that a pattern writes as `text`.
  func number(_ characters: CharacterClass, for text: [UInt32]) -> Int32 {
    let number = add(characters)
    byText[text] = number
    return number
  }

  func number(ofCategories mask: UInt32) -> Int32 {
    if let number = byCategories[mask] { return number }
    let number = add(.categories(mask))
    byCategories[mask] = number
    return number
  }

  /// The class of one character, or of all its cases.
  func number(of value: UInt32, ignoringCase: Bool) -> Int32 {
    let key = value << 1 | (ignoringCase ? 1 : 0)
    if let number = byCharacter[key] { return number }
    let all = ignoringCase ? [value] + variants(of: value) : [value]
    let number = add(.ranges(all.map { $0...$0 }))
    byCharacter[key] = number
    return number
  }

  /// The other cases of a character.
  func variants(of value: UInt32) -> [UInt32] {
    if let variant = Self.onlyVariant(of: value) { return [variant] }
    if let known = variants[value] { return known }
    let found = Unicode.Scalar(value).map { caseVariants($0).map(\.value) } ?? []
    variants[value] = found
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
