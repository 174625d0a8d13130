public import BitextCore

/// Finds names of a collection that stand in the place of others.
///
/// What one pair tells of a name is little: a foreign name is respelled, translated, left out, added where
/// the source says *he*. So a name is judged when all pairs were read, by how the collection uses it
/// (`NameUsage`) and with what it goes together elsewhere (`NamePairing`).
///
///     var check = NameCheck(source: english, target: serbian)
///     for (number, pair) in pairs.enumerated() { check.add(pair, at: number) }
///     check.findings()   // [(7, "The source has the name 'Vienna', the target 'Grac'.")]
public struct NameCheck: Sendable {
  private struct Candidate: Sendable {
    var place: Int
    var pair: CheckedPair
    var lonely: LonelyNames
  }

  /// Whether the source is Serbian.
  private let isReversed: Bool
  private var usage: (source: NameUsage, target: NameUsage)
  private var pairing = NamePairing()
  private var candidates: [Candidate] = []

  public init(source: LanguageTag, target: LanguageTag) {
    usage = (NameUsage(language: source), NameUsage(language: target))
    isReversed = usage.source.isSerbian
  }

  /// Takes in a pair. Pairs are added in the order in which they stand. O(words and their links).
  public mutating func add(_ pair: CheckedPair, at place: Int) {
    usage.source.add(pair.sourceWords)
    usage.target.add(pair.targetWords)
    let lonely = LonelyNames(pair)
    pairing.add(pair, lonely, usage.source.key, usage.target.key, at: place)
    // One side alone proves nothing but for a name that is known from elsewhere.
    if !lonely.target.isEmpty {
      candidates.append(Candidate(place: place, pair: pair, lonely: lonely))
    }
  }

  /// At most one finding for a pair, in the order of the pairs. O(pairs · lonely names of one side · of the
  /// other).
  public func findings() -> [(place: Int, finding: CheckFinding)] {
    candidates.compactMap { candidate in
      // The Four Corners, and their states by name: a paraphrase.
      let lonely = candidate.lonely
      let isNamed = candidate.pair.sourceWords.contains { word in
        word.isCapitalized && word.links.contains { $0.word == word.partner && $0.kind <= .name }
      }
      if !isNamed, lonely.target.count >= lonely.source.count + Self.manyMore { return nil }
      return (exchanged(candidate) ?? stranger(candidate)).map { (candidate.place, $0) }
    }
  }

  // MARK: Two names

  /// What two names without counterpart must weigh to be told.
  private static let enough = 0.4

  /// So many more names of the target tell that it says more than the source.
  private static let manyMore = 3

  /// A name on each side for which the other has none.
  private func exchanged(_ candidate: Candidate) -> CheckFinding? {
    let (pair, lonely) = (candidate.pair, candidate.lonely)
    // Where each side has one there is no choice, and word order says little.
    let pull = lonely.source.count == 1 && lonely.target.count == 1 ? 0.3 : 0.7
    // What may be one is; the others are left over.
    let (sources, targets) = leftOver(pair, lonely)
    var best: (weight: Double, source: SegmentWord, target: SegmentWord)?
    for s in sources {
      for t in targets {
        let (first, second) = (pair.sourceWords[s], pair.targetWords[t])
        if Self.areTurnedAbout(s, pair.sourceWords, t, pair.targetWords) { continue }
        let own = weight(first, usage.source)
        let other = weight(second, usage.target)
        let distance =
          Double(s) / Double(pair.sourceWords.count) - Double(t) / Double(pair.targetWords.count)
        let isBeside =
          min(own, other) >= 0.3 && Self.standBesideLinked(s, pair.sourceWords, t, pair.targetWords)
        // What a general word is translated by is a word of the dictionary.
        let isGeneral = second.isInDictionary || usage.source.isSerbian
        var share = GeneralWords.share(t, pair.targetWords, isSerbian: usage.target.isSerbian)
        if isGeneral {
          share *= GeneralWords.share(s, pair.sourceWords, isSerbian: usage.source.isSerbian)
        }
        let weight = isBeside ? 1 : share * own * other * (1 - pull * abs(distance))
        if weight >= Self.enough, weight > best?.weight ?? 0 {
          best = (weight, first, second)
        }
      }
    }
    guard let best else { return nil }
    let texts = (Self.text(best.source, pair.source), Self.text(best.target, pair.target))
    return finding(best.target, "The source has the name '\(texts.0)', the target '\(texts.1)'.")
  }

  /// The lonely names of each side that are like none of the other.
  private func leftOver(_ pair: CheckedPair, _ lonely: LonelyNames) -> ([Int], [Int]) {
    func areOne(_ s: Int, _ t: Int) -> Bool {
      mayBeOne(pair.sourceWords[s], t, pair.targetWords[t])
    }
    return (
      lonely.source.filter { s in !lonely.target.contains { areOne(s, $0) } },
      lonely.target.filter { t in
        !lonely.source.contains { areOne($0, t) } && !isMeant(t, pair)
      }
    )
  }

  /// Whether a word that the source writes small says what a name of the target does: the alliance, Alijansa.
  /// Serbian writes an institution with a capital where it is meant by a part of its name.
  private func isMeant(_ t: Int, _ pair: CheckedPair) -> Bool {
    let name = pair.targetWords[t]
    let key = usage.target.key(name)
    let consonants = ConsonantRow(name.key)
    return pair.sourceWords.contains { word in
      guard !word.isCapitalized, word.key.utf8.count >= 4 else { return false }
      return word.links.contains { link in
        link.word == t && (link.kind != .dictionary || link.probability >= Self.leastMeaning)
      } || pairing.arePartners(usage.source.key(word), key)
        || ConsonantRow(word.key).isAlike(consonants)
    }
  }

  /// Whether two names may be one by their sound, or by what the collection has.
  private func mayBeOne(_ source: SegmentWord, _ t: Int, _ target: SegmentWord) -> Bool {
    let keys = (usage.source.key(source), usage.target.key(target))
    if pairing.arePartners(keys.0, keys.1) || pairing.areLeftTogether(keys.0, keys.1)
      || pairing.areNearPartners(keys.0, keys.1)
      || (isReversed ? Exonyms.holds(keys.1, keys.0) : Exonyms.holds(keys.0, keys.1))
    {
      return true
    }
    guard let link = source.links.first(where: { $0.word == t && $0.kind == .nearName }) else {
      return false
    }
    return !pairing.areKnownApart(keys.0, keys.1) || link.probability > 0.5
  }

  /// Less for an adjective, which may be the first word of a name that is translated: Elitna liga.
  private func weight(_ word: SegmentWord, _ usage: NameUsage) -> Double {
    let isAdjective =
      word.isInDictionary && Self.adjectiveEndings.contains(where: word.key.hasSuffix)
    // A name for many persons is translated by what it says, and in many ways: Remainers.
    let isOfMany =
      !usage.isSerbian && ["ers", "ists"].contains(where: word.key.hasSuffix)
    return usage.weight(of: word) * (isOfMany ? 0.25 : isAdjective ? 0.5 : 1)
  }

  private static let adjectiveEndings = [
    "ski", "ska", "sko", "ske", "skog", "skoj", "skom", "skih", "skim",
  ]

  /// A dictionary's translation that is less likely tells nothing of a name.
  private static let leastMeaning: Float = 0.02

  /// Whether one stands behind, and the other before, names that are each other's: Gaza Strip, Pojas Gaze.
  /// Serbian turns about what is a noun and whose it is, never the names of a person.
  private static func areTurnedAbout(
    _ s: Int,
    _ source: [SegmentWord],
    _ t: Int,
    _ target: [SegmentWord]
  ) -> Bool {
    [-1, 1].contains { step in
      guard source.indices.contains(s + step), target.indices.contains(t - step),
        source[s].isInDictionary, source[s + step].isCapitalized, target[t - step].isCapitalized
      else { return false }
      return source[s + step].partner == t - step
        && source[s + step].links.contains { $0.word == t - step && $0.kind <= .name }
        && source[min(s, s + step)].range.upperBound + 1
          == source[max(s, s + step)].range.lowerBound
        && target[min(t, t - step)].range.upperBound + 1
          == target[max(t, t - step)].range.lowerBound
    }
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

  // MARK: One name

  /// So many pairs before and behind may hold who is meant.
  private static let nearby = 12

  /// A name that only the target has, and that the collection knows as another's from elsewhere.
  private func stranger(_ candidate: Candidate) -> CheckFinding? {
    let pair = candidate.pair
    // UK, and Ujedinjeno Kraljevstvo: what an acronym stands for may be written out.
    let hasAcronym = pair.sourceWords.contains { $0.isAllCapitals && $0.partner == nil }
    for t in candidate.lonely.target {
      let word = pair.targetWords[t]
      let key = usage.target.key(word)
      guard !word.beginsSentence, word.key.utf8.count >= 5, weight(word, usage.target) >= 0.7,
        GeneralWords.share(t, pair.targetWords, isSerbian: usage.target.isSerbian) == 1,
        !isMeant(t, pair),
        !word.isInDictionary || !hasAcronym && pairing.hasPartnerBySound(key),
        !word.links.contains(where: { $0.kind <= .name || $0.kind == .nearName }),
        pairing.isFarFromPartners(key, candidate.place, within: Self.nearby),
        isReversed || !pair.sourceWords.contains(where: { Exonyms.holds($0.key, key) })
      else { continue }
      let text = Self.text(word, pair.target)
      return finding(word, "The target has the name '\(text)', which the source has not.")
    }
    return nil
  }

  private func finding(_ word: SegmentWord, _ message: String) -> CheckFinding {
    CheckFinding(kind: .name, side: .target, range: word.range, message: message)
  }

  private static func text(_ word: SegmentWord, _ text: String) -> String {
    String(decoding: Array(text.utf8)[word.range], as: UTF8.self)
  }
}
