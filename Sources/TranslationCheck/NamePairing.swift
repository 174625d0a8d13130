internal import BitextCore

/// Which names of a collection go together: what tells a name that is another from one that is only
/// written in another way.
///
/// Beijing does not sound like Peking; that the two stand beside each other again and again, and nothing
/// else accounts for them, makes them one. And a name that belongs to one name everywhere else is
/// hardly another one's here.
struct NamePairing: Sendable {
  private struct Two: Hashable {
    var source: String
    var target: String
  }

  /// How often each name of the target is the partner of names of the source.
  private var sources: [String: [String: Int32]] = [:]
  /// How often each name of the source has partners by sound or in a dictionary.
  private var targets: [String: [String: Int32]] = [:]
  /// Names of the target that have a partner by sound.
  private var soundsKnown: Set<String> = []
  /// How often two names stand in one pair and nothing else accounts for them.
  private var together: [Two: Int32] = [:]
  /// The pairs that have a name of the source, ascending.
  private var places: [String: [Int32]] = [:]

  /// Counts the names of a pair. Pairs are added in their order. O(words, and lonely names of one side ·
  /// of the other).
  mutating func add(
    _ pair: CheckedPair,
    _ lonely: LonelyNames,
    _ key: (SegmentWord) -> String,
    _ targetKey: (SegmentWord) -> String,
    at place: Int
  ) {
    for word in pair.sourceWords where word.isCapitalized {
      let own = key(word)
      if places[own]?.last != Int32(place) { places[own, default: []].append(Int32(place)) }
      guard let partner = word.partner, pair.targetWords[partner].isCapitalized,
        let kind = word.links.filter({ $0.word == partner }).map(\.kind).min(), kind <= .dictionary
      else { continue }
      let other = targetKey(pair.targetWords[partner])
      sources[other, default: [:]][own, default: 0] += 1
      targets[own, default: [:]][other, default: 0] += 1
      if kind <= .name { soundsKnown.insert(other) }
    }
    let own = Set(lonely.source.map { key(pair.sourceWords[$0]) })
    let other = Set(lonely.target.map { targetKey(pair.targetWords[$0]) })
    guard own.count * other.count <= Self.mostTogether else { return }
    for source in own {
      for target in other { together[Two(source: source, target: target), default: 0] += 1 }
    }
  }

  /// A list of names tells nothing of which go together.
  private static let mostTogether = 64

  /// Whether the two are partners in some pair.
  func arePartners(_ source: String, _ target: String) -> Bool { sources[target]?[source] != nil }

  /// Whether the name of the target is that of the source but for a slip (Serverna, of North), or the one
  /// of the source is short for a name whose partner it is (Shaq, of Shaqiri). O(names).
  func areNearPartners(_ source: String, _ target: String) -> Bool {
    if targets[source]?.keys.contains(where: { Self.differByASlip($0, target) }) == true {
      return true
    }
    guard min(source.utf8.count, target.utf8.count) >= 4 else { return false }
    return targets.contains { name, partners in
      name != source && name.hasPrefix(source)
        && partners.keys.contains {
          $0.hasPrefix(target) || target.hasPrefix($0) && $0.utf8.count > 4
        }
    }
  }

  /// Whether a letter was left out, put in, or put for another in a word of six letters or more.
  private static func differByASlip(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard min(a.count, b.count) >= 6, abs(a.count - b.count) <= 1 else { return false }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let end = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    return start + end >= max(a.count, b.count) - 1
  }

  /// Whether the two are left over together more than once: a name and its own one in Serbian.
  func areLeftTogether(_ source: String, _ target: String) -> Bool {
    together[Two(source: source, target: target)] ?? 0 >= 2
  }

  /// Whether each has partners, and never the other.
  func areKnownApart(_ source: String, _ target: String) -> Bool {
    targets[source] != nil && sources[target] != nil && !arePartners(source, target)
  }

  /// Whether a name of the target has partners in the collection, of which none stands in a pair or in
  /// those about it. A translator may name who is only meant; then the name stands near.
  func isFarFromPartners(_ target: String, _ place: Int, within distance: Int) -> Bool {
    guard let names = sources[target] else { return false }
    return names.keys.allSatisfy { name in
      !Self.holds(places[name] ?? [], (place - distance)...(place + distance))
    }
  }

  func hasPartnerBySound(_ target: String) -> Bool { soundsKnown.contains(target) }

  /// Whether some of ascending numbers lie in a range. O(log count).
  private static func holds(_ numbers: [Int32], _ range: ClosedRange<Int>) -> Bool {
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if Int(numbers[middle]) < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && Int(numbers[low]) <= range.upperBound
  }
}
