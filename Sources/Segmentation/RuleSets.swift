/// Which rules may match at positions that look alike on one side: whose patterns can begin with what is known of the
/// characters there.
///
/// A set has, for every 64 rules, a word of those that may match and a word of those of which it was worked out;
/// until then a rule counts as one that may. What is asked first in the order of rules is worked out first, and what
/// stands behind the rule that decides not at all.
final class RuleSets {
  let wordCount: Int
  /// The words of all sets: those that may match, those that were worked out, what is known of the characters, and
  /// the place of a set that knows less of them, or -1.
  @exclusivity(unchecked) private var words = GrowingBuffer<UInt64>(capacity: 4096)
  private let stride: Int
  /// The words of all rules.
  private let everything: [UInt64]
  /// By what is known of the characters (`Surroundings.key`), the place of the set.
  @exclusivity(unchecked) private var places: [UInt64: Int] = [:]
  /// Those that were asked for last: most sentence ends look alike.
  @exclusivity(unchecked) private var recent: [(key: UInt64, place: Int)]
  /// What was met once lately. It gets no set of its own before it comes again: in a text of random characters
  /// nothing does.
  @exclusivity(unchecked) private var metOnce: [UInt64]

  private static let recentCount = 1 << 10
  private static let metOnceCount = 1 << 12
  /// As long as there are fewer sets, two characters get theirs at once: patterns that they rule out need not be
  /// compiled.
  private static let fewCount = 1 << 10
  /// Sets of a text in which hardly anything comes twice are forgotten now and then.
  private static let limit = 1 << 14

  init(ruleCount: Int) {
    wordCount = (ruleCount + 63) / 64
    everything = (0..<wordCount).map { word in
      ruleCount >= word << 6 + 64 ? .max : 1 << UInt64(ruleCount - word << 6) - 1
    }
    stride = 2 * wordCount + 2
    recent = Array(repeating: (.max, 0), count: Self.recentCount)
    metOnce = Array(repeating: .max, count: Self.metOnceCount)
  }

  deinit { words.deallocate() }

  /// The place of the set for what is known of the characters on this side, or for less of it.
  @inline(__always)
  func place(_ key: UInt64) -> Int {
    let slot = Self.slot(key, Self.recentCount)
    return recent[slot].key == key ? recent[slot].place : find(key)
  }

  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (count - 1)
  }

  @inline(never)
  private func find(_ key: UInt64) -> Int {
    let shorter = Surroundings.knowingLess(key)
    if let known = places[key] {
      recent[Self.slot(key, Self.recentCount)] = (key, known)
      return known
    }
    var parent: Int?
    if shorter != key {
      let slot = Self.slot(key, Self.metOnceCount)
      parent = find(shorter)
      let isForOne = places.count < Self.fewCount && !Surroundings.hasGroups(key)
      if !isForOne && metOnce[slot] != key {
        metOnce[slot] = key
        return parent ?? 0
      }
    }
    if places.count >= Self.limit {
      places.removeAll()
      recent = Array(repeating: (.max, 0), count: Self.recentCount)
      words.removeAll()
      return find(key)
    }
    let place = words.count
    words.append(contentsOf: everything)
    words.append(contentsOf: repeatElement(0, count: wordCount))
    words.append(contentsOf: [key, UInt64(bitPattern: Int64(parent ?? -1))])
    places[key] = place
    recent[Self.slot(key, Self.recentCount)] = (key, place)
    return place
  }

  /// The rules that may match, as far as it is known.
  @inline(__always)
  func members(_ place: Int, _ word: Int) -> UInt64 { words[place + word] }

  /// The rules of which it was worked out.
  @inline(__always)
  func known(_ place: Int, _ word: Int) -> UInt64 { words[place + wordCount + word] }

  /// Whether a rule may match; `isMember` works it out for what is known of the characters, for less of it first.
  func contains(
    _ rule: Int,
    _ place: Int,
    _ isMember: (_ key: UInt64) throws(SegmentationError) -> Bool
  ) throws(SegmentationError) -> Bool {
    let (word, bit) = (rule >> 6, 1 << UInt64(rule & 63) as UInt64)
    if known(place, word) & bit == 0 {
      let parent = Int(Int64(bitPattern: words[place + stride - 1]))
      var may = true
      if parent >= 0 { may = try contains(rule, parent, isMember) }
      if may { may = try isMember(words[place + stride - 2]) }
      words[place + wordCount + word] |= bit
      if !may { words[place + word] &= ~bit }
    }
    return words[place + word] & bit != 0
  }
}
