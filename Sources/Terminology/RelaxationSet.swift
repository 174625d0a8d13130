/// A set of relaxations in one byte: a text has as many as matches.
struct RelaxationSet: Sendable, ExpressibleByArrayLiteral {
  /// One bit for each, in the order of the list: a place in it is worth more than all before it
  /// together, so that of two sets the one with the lesser number needs less overlooking.
  private(set) var weight: UInt8 = 0

  init(arrayLiteral elements: TermHit.Relaxation...) {
    for element in elements { insert(element) }
  }

  func contains(_ relaxation: TermHit.Relaxation) -> Bool {
    weight & Self.bit(relaxation) != 0
  }

  mutating func insert(_ relaxation: TermHit.Relaxation) {
    weight |= Self.bit(relaxation)
  }

  mutating func formUnion(_ other: RelaxationSet) {
    weight |= other.weight
  }

  func union(_ other: RelaxationSet) -> RelaxationSet {
    var union = self
    union.formUnion(other)
    return union
  }

  /// Its members in the order of the list.
  func sorted() -> [TermHit.Relaxation] {
    weight == 0 ? [] : TermHit.Relaxation.allCases.filter(contains)
  }

  private static func bit(_ relaxation: TermHit.Relaxation) -> UInt8 {
    switch relaxation {
    case .letterCase: 1
    case .script: 2
    case .inflection: 4
    case .diacritics: 8
    case .prefix: 16
    case .part: 32
    case .nearMiss: 64
    }
  }
}
