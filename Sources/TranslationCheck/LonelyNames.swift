internal import BitextCore

/// The names of each side of a pair for which the other has no counterpart, by their places among the
/// words.
struct LonelyNames: Sendable {
  let source: [Int]
  let target: [Int]

  /// O(words and their links).
  init(_ pair: CheckedPair) {
    source = Self.places(pair.sourceWords, pair.targetWords)
    target = Self.places(pair.targetWords, pair.sourceWords)
  }

  private static let shortest = 4
  /// A word as common as this that begins a sentence is none: Međutim.
  private static let commonest = 5e-4

  private static func places(_ words: [SegmentWord], _ opposite: [SegmentWord]) -> [Int] {
    words.indices.filter { index in
      let word = words[index]
      guard word.isCapitalized, !word.isAllCapitals, word.key.utf8.count >= shortest,
        !calendar.contains(word.key),
        !(word.beginsSentence && word.probability > commonest)
      else { return false }
      if let partner = word.partner {
        guard isWeaklyLinked(index, word, opposite[partner]) else { return false }
      }
      return !word.links.contains { link in
        link.word != word.partner && accounts(link, for: index, words, opposite)
      }
    }
  }

  /// Whether the word has its partner only by a rare translation that is no name: Francesco, deo.
  private static func isWeaklyLinked(
    _ index: Int,
    _ word: SegmentWord,
    _ partner: SegmentWord
  ) -> Bool {
    guard
      let link = word.links.filter({ $0.word == word.partner }).min(by: { $0.kind < $1.kind })
    else { return false }
    guard !partner.isCapitalized, link.kind == .dictionary else { return false }
    let back = partner.links.first { $0.word == index && $0.kind == .dictionary }
    return max(link.probability, back?.probability ?? 0) < 0.03
  }

  /// Whether a link tells what became of a name, although the other word may have another partner. One
  /// that is the partner of another word does not: Severna belongs to North, not to Korea, which a
  /// dictionary gives it for as well.
  private static func accounts(
    _ link: WordLink,
    for index: Int,
    _ words: [SegmentWord],
    _ opposite: [SegmentWord]
  ) -> Bool {
    let taker = opposite[link.word].partner
    let isFree = taker == nil || taker.map { words[$0].key == words[index].key } == true
    // A name of two words that is written as one: Njujork.
    let isJoined = taker.map { abs($0 - index) == 1 } == true
    switch link.kind {
    case .identity: return true
    case .name: return isFree || isJoined || link.probability >= 0.9
    case .dictionary: return link.probability > (isFree ? 0.02 : isJoined ? 0.2 : 1)
    case .spelling, .nearName: return false
    }
  }

  /// Written with a capital in English, and translated rather than respelled.
  static let calendar: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}
