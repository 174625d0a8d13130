internal import BitextCore
internal import SerbianText

/// How the words with capitals of a collection are used in it: what tells a name from a word that only
/// has a capital.
///
/// A capital may stand in a heading, a title, a post. A word is a name where it never stands without its
/// capital although it is common, or where it mostly has a counterpart in the translation.
struct NameUsage: Sendable {
  private struct Count {
    var linked: Int32 = 0
    var capital: Int32 = 0
    /// Of those with a capital, the ones that do not begin a sentence.
    var inside: Int32 = 0
    var small: Int32 = 0
  }

  private var counts: [String: Count] = [:]
  private var words = 0
  let isSerbian: Bool

  /// - Parameter language: of the words that will be added.
  init(language: LanguageTag) {
    isSerbian = ["sr", "hr", "bs"].contains(language.language)
  }

  /// Counts the words of a segment. O(words).
  mutating func add(_ words: [SegmentWord]) {
    self.words += words.count
    for word in words where !word.isAllCapitals && word.key.utf8.count >= 4 {
      if !word.isCapitalized {
        counts[key(word), default: Count()].small += 1
      } else {
        counts[key(word), default: Count()].capital += 1
        if !word.beginsSentence { counts[key(word), default: Count()].inside += 1 }
        if word.partner != nil { counts[key(word), default: Count()].linked += 1 }
      }
    }
  }

  /// How surely a word with a capital is a name that the other side should have, 0 to 1.
  func weight(of word: SegmentWord) -> Double {
    let count = counts[key(word)] ?? Count()
    // A heading or two may have a name without its capital; a common word stands without it often.
    if count.small > 0, count.small * 3 >= count.capital { return 0.1 }
    let mayBeSmall = word.beginsSentence && count.inside == 0
    if !word.isInDictionary { return mayBeSmall ? 0.4 : 1 }
    if count.linked >= 2, count.linked * 4 >= count.capital * 3 { return 1 }
    if mayBeSmall || word.beginsSentence && count.small > 0 { return 0.2 }
    // A word as common as this would stand somewhere without a capital if it could.
    return word.probability * Double(words) >= 1.5 ? 1 : 0.7
  }

  /// What the forms of a name have in common.
  func key(_ word: SegmentWord) -> String {
    isSerbian ? InflectionKey.of(word.key) : word.key
  }
}
