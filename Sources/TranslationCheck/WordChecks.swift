internal import BitextCore
internal import Foundation
internal import SerbianText

/// Checks that go by the words of both sides and what links them.
enum WordChecks {
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

  /// A side that is much longer than the other lets expect.
  static func length(_ pair: CheckedPair) -> [CheckFinding] {
    guard pair.lengthScore < -3.8 else { return [] }
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
