internal import BitextCore
internal import Foundation
internal import SerbianText

/// Checks that go by the words of both sides and what links them.
enum WordChecks {
  /// A name on each side for which the other has no counterpart. One side alone proves nothing: he may
  /// stand for a name, and the president too.
  static func names(
    _ pair: CheckedPair,
    _ usage: (source: NameUsage, target: NameUsage)
  ) -> [CheckFinding] {
    let own = lonelyNames(pair.sourceWords, opposite: pair.targetWords)
    let other = lonelyNames(pair.targetWords, opposite: pair.sourceWords)
    // Where each side has one there is no choice, and word order says little.
    let pull = own.count == 1 && other.count == 1 ? 0.3 : 0.7
    var best: (weight: Double, source: SegmentWord, target: SegmentWord)?
    for s in own {
      for t in other {
        let (first, second) = (pair.sourceWords[s], pair.targetWords[t])
        let isBeside = standBesideLinked(s, pair.sourceWords, t, pair.targetWords)
        let distance =
          pull
          * abs(
            Double(s) / Double(pair.sourceWords.count) - Double(t) / Double(pair.targetWords.count)
          )
        let weight =
          isBeside
          ? 1
          : nameWeight(first, usage.source) * nameWeight(second, usage.target) * (1 - distance)
        if weight > best?.weight ?? 0 { best = (weight, first, second) }
      }
    }
    guard let best, best.weight >= 0.45 else { return foreignWords(pair) }
    let texts = (text(best.source.range, pair.source), text(best.target.range, pair.target))
    return [
      CheckFinding(
        kind: .name,
        side: .target,
        range: best.target.range,
        message: "The source has the name '\(texts.0)', the target '\(texts.1)'."
      )
    ]
  }

  /// A name in Latin letters within a Cyrillic target is a quotation: the source has it letter by letter.
  private static func foreignWords(_ pair: CheckedPair) -> [CheckFinding] {
    let words = pair.targetWords.map { text($0.range, pair.target) }
    let scripts = words.map { SerbianScript(of: $0) }
    // Where letters of the two scripts stand in one word, a Latin one may be meant as Cyrillic.
    guard scripts.count(where: { $0 == .cyrillic }) * 2 > scripts.count,
      !words.contains(where: isMixed)
    else { return [] }
    let known = pair.source.lowercased()
    for (word, script) in zip(pair.targetWords, scripts)
    where script == .latin && word.isCapitalized && word.key.utf8.count >= 4 {
      let name = text(word.range, pair.target)
      if known.contains(name.lowercased()) || known.contains(word.key) { continue }
      return [
        CheckFinding(
          kind: .name,
          side: .target,
          range: word.range,
          message: "The target quotes '\(name)', which the source has not."
        )
      ]
    }
    return []
  }

  private static func isMixed(_ word: String) -> Bool {
    word.unicodeScalars.contains { (0x41...0x7A).contains($0.value) }
      && word.unicodeScalars.contains { (0x400...0x52F).contains($0.value) }
  }

  /// Less for an adjective, which may be the first word of a name that is translated: Elitna liga.
  private static func nameWeight(_ word: SegmentWord, _ usage: NameUsage) -> Double {
    let isAdjective = word.isInDictionary && adjectiveEndings.contains(where: word.key.hasSuffix)
    return usage.weight(of: word) * (isAdjective ? 0.5 : 1)
  }

  private static let adjectiveEndings = [
    "ski", "ska", "sko", "ske", "skog", "skoj", "skom", "skih", "skim",
  ]

  /// Whether each side has a name without counterpart, or the target quotes one that the source has not.
  static func mayHaveNameFinding(_ pair: CheckedPair) -> Bool {
    !foreignWords(pair).isEmpty || hasLonelyNames(pair)
  }

  private static func hasLonelyNames(_ pair: CheckedPair) -> Bool {
    !lonelyNames(pair.sourceWords, opposite: pair.targetWords).isEmpty
      && !lonelyNames(pair.targetWords, opposite: pair.sourceWords).isEmpty
  }

  private static func text(_ range: Range<Int>, _ text: String) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  /// The places of names that nothing opposite accounts for.
  private static func lonelyNames(_ words: [SegmentWord], opposite: [SegmentWord]) -> [Int] {
    words.indices.filter { index in
      let word = words[index]
      guard word.isCapitalized, !word.isAllCapitals, word.key.utf8.count >= 4,
        !calendar.contains(word.key)
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
  private static let calendar: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december",
  ]

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
