public import BitextCore
internal import Foundation

/// Finds out which document of one collection is the translation of which document of another, by
/// what they say.
///
///     let result = DocumentPairing(lexicon: lexicon).pair(articles, translations)
///     for pair in result.pairs { … pair.source … pair.target … }
///
/// Documents are compared by names (also respelled), numbers, dates, and words of the dictionary;
/// each thing that two share counts by how rare it is, in the collection and in the language. The best
/// pairs are taken first, each document once; what is left without a likely counterpart has none.
/// Guides/ParallelDocuments.md tells how and why.
public struct DocumentPairing: Sendable {
  public struct Options: Sendable {
    /// A pair less probable than this is none, 0 to 1. Above a half, since a wrong pair does more harm
    /// than one that is missed.
    public var leastProbability = 0.8
    /// So many features are named in the evidence for each pair.
    public var evidenceCount = 0

    public init() {}
  }

  private let lexicon: BilingualLexicon?
  private let lexiconLanguage: String
  public var options: Options

  /// - Parameters:
  ///   - lexicon: translations of stems; without one there are names, numbers and dates.
  ///   - lexiconLanguage: the language (ISO 639-1) of the lexicon's first stems.
  public init(
    lexicon: BilingualLexicon?,
    lexiconLanguage: String = "en",
    options: Options = Options()
  ) {
    self.lexicon = lexicon
    self.lexiconLanguage = lexiconLanguage
    self.options = options
  }

  /// Pairs the documents of two collections, each of one language.
  ///
  /// O(length of the texts) for the index; for each document a bounded number of others is looked at.
  /// The same documents in the same order give the same pairs.
  public func pair(_ sources: [SegmentedText], _ targets: [SegmentedText]) -> PairedDocuments {
    guard let first = sources.first, !targets.isEmpty else {
      return PairedDocuments(
        unpairedSources: sources.indices.map { UnpairedDocument(document: $0) },
        unpairedTargets: targets.indices.map { UnpairedDocument(document: $0) }
      )
    }
    let source = DocumentCollection(sources)
    let target = DocumentCollection(targets)
    let beginsAtSource = first.language.language == lexiconLanguage
    let there = DirectedComparison(
      own: source,
      other: target,
      lexicon: lexicon,
      direction: beginsAtSource ? .firstToSecond : .secondToFirst
    )
    let back = DirectedComparison(
      own: target,
      other: source,
      lexicon: lexicon,
      direction: beginsAtSource ? .secondToFirst : .firstToSecond
    )
    var result = choose(from: agreements(there, back), sources.count, targets.count)
    guard options.evidenceCount > 0 else { return result }
    func explain(_ pair: inout DocumentPair) {
      pair.evidence = PairingEvidence(comparison: there, count: options.evidenceCount)
        .strongest(pair, sources[pair.source], targets[pair.target])
    }
    for index in result.pairs.indices { explain(&result.pairs[index]) }
    return result
  }

  /// Compares each document with those that look likely, from both sides.
  private func agreements(
    _ there: DirectedComparison,
    _ back: DirectedComparison
  ) -> [DocumentPair] {
    let sourceCount = there.own.documents.count
    let targetCount = back.own.documents.count
    var targets: [Set<Int>] = (0..<sourceCount).map { Set(there.closest(to: $0)) }
    for document in 0..<targetCount {
      for source in back.closest(to: document) { targets[source].insert(document) }
    }
    var pairs: [DocumentPair] = []
    var places: [[Int]] = Array(repeating: [], count: targetCount)
    for source in 0..<sourceCount {
      let others = targets[source].sorted()
      for (target, outcome) in zip(others, there.compare(source, with: others)) {
        places[target].append(pairs.count)
        pairs.append(
          DocumentPair(
            source: source,
            target: target,
            weight: outcome.weight,
            sourceShare: outcome.share
          )
        )
      }
    }
    for target in 0..<targetCount {
      let outcomes = back.compare(target, with: places[target].map { pairs[$0].source })
      for (place, outcome) in zip(places[target], outcomes) {
        pairs[place].weight = (pairs[place].weight + outcome.weight) / 2
        pairs[place].targetShare = outcome.share
      }
    }
    return pairs
  }

  /// Takes the pairs of the highest score first, each document once, as long as they are likely.
  private func choose(
    from agreements: [DocumentPair],
    _ sourceCount: Int,
    _ targetCount: Int
  ) -> PairedDocuments {
    let order = agreements.indices.sorted {
      (agreements[$1].score, agreements[$0].source, agreements[$0].target)
        < (agreements[$0].score, agreements[$1].source, agreements[$1].target)
    }
    var ofSource: [[Int]] = Array(repeating: [], count: sourceCount)
    var ofTarget: [[Int]] = Array(repeating: [], count: targetCount)
    for place in order {
      ofSource[agreements[place].source].append(place)
      ofTarget[agreements[place].target].append(place)
    }
    var isSourceTaken = [Bool](repeating: false, count: sourceCount)
    var isTargetTaken = [Bool](repeating: false, count: targetCount)
    func isFree(_ place: Int) -> Bool {
      !isSourceTaken[agreements[place].source] && !isTargetTaken[agreements[place].target]
    }
    /// The pair with what stands against it: the next best that either of the two could be in.
    func judged(_ place: Int) -> DocumentPair {
      var pair = agreements[place]
      let others = [ofSource[pair.source], ofTarget[pair.target]].compactMap { places in
        places.first { $0 != place && isFree($0) }
      }
      pair.runnerUp = others.map { agreements[$0] }.max { $0.score < $1.score }
        .map { .init(source: $0.source, target: $0.target, score: $0.score) }
      pair.probability = Self.probability(pair)
      return pair
    }
    var result = PairedDocuments()
    var refused: [DocumentPair] = []
    for place in order where isFree(place) {
      let pair = judged(place)
      if pair.probability >= options.leastProbability {
        isSourceTaken[pair.source] = true
        isTargetTaken[pair.target] = true
        result.pairs.append(pair)
      } else {
        refused.append(pair)
      }
    }
    result.pairs.sort { $0.source < $1.source }
    // The refused are in the order of their scores: the first of a document is its best.
    let bySource = Dictionary(refused.map { ($0.source, $0) }) { first, _ in first }
    let byTarget = Dictionary(refused.map { ($0.target, $0) }) { first, _ in first }
    result.unpairedSources = (0..<sourceCount).filter { !isSourceTaken[$0] }
      .map { UnpairedDocument(document: $0, nearest: bySource[$0]) }
    result.unpairedTargets = (0..<targetCount).filter { !isTargetTaken[$0] }
      .map { UnpairedDocument(document: $0, nearest: byTarget[$0]) }
    return result
  }

  /// The probability that two documents are a pair: a logistic model of the score, of how far it is
  /// ahead of the next, and of how much there is to go by. Benchmarks/alignment/pairing shows what
  /// comes of it.
  private static func probability(_ pair: DocumentPair) -> Double {
    guard pair.score > 0 else { return 0 }
    // Unrelated news share about so much; where there is no other document, one such is imagined.
    let second = max(pair.runnerUp?.score ?? 0, unrelatedScore)
    let odds =
      -4.5 + 4.0 * log(pair.score) + 3.0 * log(pair.score / second)
      + 1.15 * log(max(pair.weight, 1))
    return 1 / (1 + exp(-odds))
  }

  /// What two unrelated documents score.
  private static let unrelatedScore = 0.35
}
