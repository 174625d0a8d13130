public import BitextCore

/// How the names of a collection are rendered in it: what tells a name from a word with a capital.
///
/// A capital may stand in a heading, a title, a day of the week. A word is a name where it mostly has a
/// counterpart in the translation; then a pair that has none stands out.
public struct NameUsage: Sendable {
  private struct Count {
    var linked = 0
    var all = 0
  }

  private var counts: [String: Count] = [:]

  public init() {}

  /// Counts the words of a side that have capitals. O(words).
  public mutating func add(_ words: [SegmentWord]) {
    for word in words where word.isCapitalized && !word.isAllCapitals {
      counts[Self.key(word), default: Count()].all += 1
      if !word.links.isEmpty { counts[Self.key(word), default: Count()].linked += 1 }
    }
  }

  /// Whether the word, where it stands with a capital, mostly has a counterpart.
  func isUsuallyLinked(_ word: SegmentWord) -> Bool {
    guard let count = counts[Self.key(word)] else { return false }
    return count.linked >= 2 && count.linked * 4 >= count.all * 3
  }

  /// The first letters: endings differ.
  private static func key(_ word: SegmentWord) -> String { String(word.key.prefix(5)) }
}
