internal import BitextCore
internal import Foundation
internal import SerbianText

/// Checks that go by the words of both sides and what links them.
enum WordChecks {
  /// A name on each side for which the other has no counterpart. One side alone proves nothing: he may
  /// stand for a name, and the president too.
  static func names(_ pair: CheckedPair, _ usage: NameUsage) -> [CheckFinding] {
    let own = pair.sourceWords.indices.filter { isLonelyName($0, pair.sourceWords) }
    let other = pair.targetWords.indices.filter { isLonelyName($0, pair.targetWords) }
    for s in own {
      for t in other {
        let isBeside = standBesideLinked(s, pair.sourceWords, t, pair.targetWords)
        let (first, second) = (pair.sourceWords[s], pair.targetWords[t])
        guard isBeside || isName(first, usage) && isName(second, usage) else { continue }
        let texts = (text(first.range, pair.source), text(second.range, pair.target))
        return [
          CheckFinding(
            kind: .name,
            side: .target,
            range: second.range,
            message: "The source has the name '\(texts.0)', the target '\(texts.1)'."
          )
        ]
      }
    }
    return []
  }

  /// Whether each side has a name without counterpart.
  static func hasLonelyNames(_ pair: CheckedPair) -> Bool {
    pair.sourceWords.indices.contains { isLonelyName($0, pair.sourceWords) }
      && pair.targetWords.indices.contains { isLonelyName($0, pair.targetWords) }
  }

  private static func text(_ range: Range<Int>, _ text: String) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  private static func isLonelyName(_ index: Int, _ words: [SegmentWord]) -> Bool {
    let word = words[index]
    return word.isCapitalized && !word.isAllCapitals && word.links.isEmpty
      && word.key.utf8.count >= 4
      && (!word.beginsSentence || !word.isInDictionary)
      && !calendar.contains(word.key)
  }

  /// Written with a capital in English, and translated rather than respelled.
  private static let calendar: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  private static func isName(_ word: SegmentWord, _ usage: NameUsage) -> Bool {
    !word.isInDictionary || usage.isUsuallyLinked(word)
  }

  /// Whether the words stand behind, or before, names that are each other's: Donald Trump, Donald
  /// Bajden.
  private static func standBesideLinked(
    _ s: Int,
    _ source: [SegmentWord],
    _ t: Int,
    _ target: [SegmentWord]
  ) -> Bool {
    for step in [-1, 1] {
      guard source.indices.contains(s + step), target.indices.contains(t + step) else { continue }
      let (own, other) = (source[s + step], target[t + step])
      guard own.isCapitalized, other.isCapitalized, !own.isInDictionary || own.key.utf8.count > 4,
        source[min(s, s + step)].range.upperBound + 1 == source[max(s, s + step)].range.lowerBound,
        target[min(t, t + step)].range.upperBound + 1 == target[max(t, t + step)].range.lowerBound,
        own.links.contains(where: { $0.word == t + step && $0.kind <= .name })
      else { continue }
      return true
    }
    return false
  }

  // MARK: Language

  /// A target that is the source, or is in its language.
  static func untranslated(_ pair: CheckedPair) -> [CheckFinding] {
    let isSame = SearchKey.strict(pair.source) == SearchKey.strict(pair.target)
    var evidence = 0.0
    var count = 0
    for word in pair.targetWords where !word.isCapitalized || word.beginsSentence && isSame {
      guard word.key.utf8.count > 1 else { continue }
      evidence += min(3, max(-3, log(word.foreignProbability / word.probability)))
      count += 1
    }
    let mean = evidence / Double(max(count, 1))
    let isForeign = isSame ? count >= 2 && evidence > 2 : count >= 4 && evidence > 5 && mean > 0.8
    guard isForeign else { return [] }
    return [
      CheckFinding(
        kind: .untranslated,
        side: .target,
        range: 0..<pair.target.utf8.count,
        message: isSame
          ? "The target is the source." : "The target is in the language of the source."
      )
    ]
  }

  // MARK: Length

  /// A side that is much longer than the other lets expect.
  static func length(_ pair: CheckedPair) -> [CheckFinding] {
    guard pair.lengthScore < -3.5 else { return [] }
    let isShort = pair.target.unicodeScalars.count < pair.source.unicodeScalars.count
    return [
      CheckFinding(
        kind: .length,
        side: .target,
        range: 0..<pair.target.utf8.count,
        message: isShort
          ? "The target is much shorter than the source: is something missing?"
          : "The target is much longer than the source: is there something more?"
      )
    ]
  }
}
