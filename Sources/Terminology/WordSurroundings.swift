internal import BitextCore

/// What stands about the place of a translation where words without counterpart should have theirs.
///
///     unfounded ALLEGATION is completely false     no word of the target goes with it, but
///     neosnovana TVRDNJA je potpuno netačna        between those of its neighbours one is left over
///
/// A term that was left out leaves no such word; one that was put otherwise does.
struct WordSurroundings {
  private let own: [SegmentWord]
  private let other: [SegmentWord]

  /// - Parameters:
  ///   - own: the words of the side that has the term.
  ///   - other: those of the other side.
  init(_ own: [SegmentWord], _ other: [SegmentWord]) {
    self.own = own
    self.other = other
  }

  /// Neighbours farther away tell nothing.
  private static let reach = 4
  /// Two neighbours' counterparts farther apart have more than the term between them.
  private static let widest = 8

  /// Whether more words of the other side are left over about the place of some words than of their own
  /// side beside them. O(reach).
  func hasSubstitute(for places: [Int]) -> Bool {
    guard let first = places.first, let last = places.last else { return false }
    let left = self.places(about: places).count { mayStandForTerm(other[$0]) }
    guard left > 0 else { return false }
    let (before, after) = neighbours(of: places)
    let beside =
      (before ?? max(0, first - Self.reach))..<(after ?? min(own.count, last + Self.reach))
    let unpaired = beside.count { place in
      !places.contains(place) && own[place].partner == nil && own[place].key.utf8.count >= 4
        && own[place].probability < 1e-3
    }
    // Of a term of several words one word may be a neighbour's.
    return left >= unpaired + min(places.count, 2)
  }

  /// The nearest words before and behind that have counterparts.
  private func neighbours(of places: [Int]) -> (Int?, Int?) {
    guard let first = places.first, let last = places.last else { return (nil, nil) }
    return (
      (max(0, first - Self.reach)..<first).last { own[$0].partner != nil },
      (last + 1..<max(last + 1, min(own.count, last + 1 + Self.reach)))
        .first { own[$0].partner != nil }
    )
  }

  /// Where on the other side the translation of some words should stand: between, or about, the
  /// counterparts of their neighbours. O(reach).
  func places(about places: [Int]) -> Set<Int> {
    var found: Set<Int> = []
    func add(_ range: ClosedRange<Int>) {
      found.formUnion(range.clamped(to: 0...(other.count - 1)))
    }
    let (before, after) = neighbours(of: places)
    switch (before.flatMap { own[$0].partner }, after.flatMap { own[$0].partner }) {
    case (let first?, let second?) where abs(first - second) <= Self.widest:
      add(min(first, second)...max(first, second))
    case (let first?, let second?):
      add((first - 2)...(first + 2))
      add((second - 2)...(second + 2))
    case (let first?, nil): add((first - 2)...(first + 3))
    case (nil, let second?): add((second - 3)...(second + 2))
    case (nil, nil): break
    }
    return found
  }

  /// Whether a word without counterpart may be a noun that is no name.
  private func mayStandForTerm(_ word: SegmentWord) -> Bool {
    word.partner == nil && word.key.utf8.count >= 5 && word.probability < 3e-4
      && (!word.isCapitalized || word.beginsSentence)
      && !Self.verbEndings.contains(where: word.key.hasSuffix)
  }

  /// Of Serbian, where a verb would be taken for a noun: rekao, tražile, tražiti.
  private static let verbEndings = [
    "ao", "eo", "io", "uo", "la", "lo", "li", "le", "ti",
  ]
}
