/// What the character classes of a program say of each character, remembered.
///
/// Answers stand in pages of 128 characters, made when a character of the page is first asked for: a text of one
/// script needs four or five of them, and a class that only ICU understands is asked once a character.
final class ClassAnswers {
  private let classes: PatternClasses
  private let pages: UnsafeMutablePointer<UnsafeMutablePointer<UInt64>?>
  // One thread uses it, and nothing that is called comes back.
  @exclusivity(unchecked) private var madePages = 0
  /// How many classes a page has room for.
  @exclusivity(unchecked) private var capacity = 256
  /// Of each class, the groups that were asked for and those that it has a character of.
  @exclusivity(unchecked) private var groups: [(known: UInt16, answers: UInt16)] = []

  /// Up to here there are pages: the basic plane, and the one of emoji.
  private static let pageCount = 0x20000 >> 7
  /// A text of all scripts gets no more pages than this, of some kilobytes each.
  private static let pageLimit = 256
  /// Of a class in a page: two words of what is known, and two of answers.
  private static let wordsOfClass = 4

  init(_ classes: PatternClasses) {
    self.classes = classes
    pages = .allocate(capacity: Self.pageCount)
    pages.initialize(repeating: nil, count: Self.pageCount)
  }

  deinit {
    dropPages()
    pages.deallocate()
  }

  @inline(__always)
  func contains(_ value: UInt32, inClass number: Int32) -> Bool {
    let page = Int(value >> 7)
    if page < Self.pageCount, Int(number) < capacity, let answers = pages[page] {
      let words = answers + (Int(number) << 2 | Int(value >> 6 & 1))
      let bit: UInt64 = 1 << UInt64(value & 63)
      if words[0] & bit != 0 { return words[2] & bit != 0 }
    }
    return ask(value, number)
  }

  @inline(never)
  private func ask(_ value: UInt32, _ number: Int32) -> Bool {
    let answer = classes.all[Int(number)].contains(Unicode.Scalar(value) ?? "\u{FFFD}")
    let page = Int(value >> 7)
    guard page < Self.pageCount else { return answer }
    if Int(number) >= capacity {
      dropPages()
      capacity = max(capacity * 2, Int(number) + 1)
    }
    if pages[page] == nil {
      guard madePages < Self.pageLimit else { return answer }
      let words = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity * Self.wordsOfClass)
      words.initialize(repeating: 0, count: capacity * Self.wordsOfClass)
      pages[page] = words
      madePages += 1
    }
    if let answers = pages[page] {
      let words = answers + (Int(number) << 2 | Int(value >> 6 & 1))
      let bit: UInt64 = 1 << UInt64(value & 63)
      words[0] |= bit
      if answer { words[2] |= bit }
    }
    return answer
  }

  private func dropPages() {
    for page in 0..<Self.pageCount {
      pages[page]?.deallocate()
      pages[page] = nil
    }
    madePages = 0
  }

  /// Whether a class has any of the characters of a group.
  func contains(anyOf group: CharacterGroup, inClass number: Int32) -> Bool {
    while groups.count <= Int(number) { groups.append((0, 0)) }
    let bit: UInt16 = 1 << UInt16(group.rawValue)
    if groups[Int(number)].known & bit == 0 {
      groups[Int(number)].known |= bit
      if CharacterGroup.members[Int(group.rawValue)].contains(where: {
        contains($0, inClass: number)
      }) {
        groups[Int(number)].answers |= bit
      }
    }
    return groups[Int(number)].answers & bit != 0
  }
}

/// What sort of character stands two or three places away, as far as rules mostly ask.
enum CharacterGroup: UInt8, CaseIterable {
  /// Nothing is said of it.
  case any
  case smallLatin, capitalLatin, smallCyrillic, capitalCyrillic
  case digit, blank, point, comma, colon, quotationMark, opening, closing, dash, endMark

  /// The characters of each group; every character that `of(_:)` puts into it is among them.
  static let members: [[UInt32]] = [
    "", "abcdefghijklmnopqrstuvwxyzčćđšž", "ABCDEFGHIJKLMNOPQRSTUVWXYZČĆĐŠŽ",
    "абвгдђежзијклљмнњопрстћуфхцчџш", "АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ",
    "0123456789", " ", ".", ",", ":;", "\"'„“”»«’‘", "([", ")]", "-–—", "!?…",
  ].map { $0.unicodeScalars.map(\.value) }

  private static let table: [CharacterGroup] = {
    var table = [CharacterGroup](repeating: .any, count: 0x2040)
    for (group, members) in zip(allCases, members) {
      for member in members { table[Int(member)] = group }
    }
    return table
  }()

  static func of(_ value: UInt32) -> CharacterGroup {
    value < 0x2040 ? table[Int(value)] : .any
  }

  /// Whether its characters belong to words.
  var isWord: Bool { rawValue <= CharacterGroup.digit.rawValue }
}
