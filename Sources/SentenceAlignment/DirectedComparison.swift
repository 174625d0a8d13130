internal import BitextCore

/// The documents of one collection, as they are compared with those of another.
struct DocumentCollection {
  let documents: [DocumentFeatures]
  let index: FeatureIndex
  let background: BackgroundFrequencies

  /// O(length of the texts).
  init(_ texts: [SegmentedText]) {
    let background = BackgroundFrequencies(language: texts.first?.language.language ?? "")
    documents = texts.map { DocumentFeatures($0, background: background) }
    index = FeatureIndex(documents)
    self.background = background
  }
}

/// Looks for the features of the documents of one collection in those of another.
struct DirectedComparison {
  let own: DocumentCollection
  let other: DocumentCollection
  let lexicon: BilingualLexicon?
  let direction: BilingualLexicon.Direction

  /// So many documents are looked at closely for each.
  static let closest = 10
  /// So many entries of the index are read to find them, those of the rarest features first: that
  /// keeps the work for a document the same in a collection of any size.
  static let budget = 20_000
  /// What stands in both titles says more.
  static let titleFactor = 1.5

  /// What a comparison came to.
  struct Outcome {
    /// The log odds of what both have, less what unrelated documents of these lengths have in common.
    var weight = 0.0
    /// The same as a share of what a translation is expected to have: about 1 for one.
    var share = 0.0
  }

  /// How a feature may stand in its counterpart, and where it does.
  func entries(_ feature: DocumentFeatures.Feature) -> [FeatureIndex.Entry] {
    other.index.candidates(
      for: feature,
      translate: { stem, body in
        lexicon?.forEachTranslation(of: stem, direction) { translation, probabilities in
          body(translation, Double(probabilities().there))
        }
      },
      background: other.background
    ).map(other.index.entry)
  }

  /// The documents of the other side that have most of what is rare, best first.
  func closest(to document: Int) -> [Int] {
    let known = own.documents[document].features.flatMap(entries)
      .filter { !$0.postings.isEmpty }
      .sorted { $0.postings.count < $1.postings.count }
    var weights: [Int: Double] = [:]
    var left = Self.budget
    for entry in known {
      left -= entry.postings.count
      if left < 0 { break }
      let weight = other.index.weight(entry, in: nil)
      for posting in entry.postings { weights[Int(posting / 2), default: 0] += weight }
    }
    return weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(Self.closest).map(\.key)
  }

  /// Compares an own document with some of the other side. O(features × documents).
  func compare(_ document: Int, with others: [Int]) -> [Outcome] {
    var sums = [Double](repeating: 0, count: others.count)
    var expected = 0.0
    var chance = 0.0
    for feature in own.documents[document].features {
      let entries = entries(feature)
      var most = 0.0
      var usual = 0.0
      for entry in entries {
        let weight = other.index.weight(entry, in: nil)
        most = max(most, entry.candidate.probability * weight)
        usual = max(usual, other.index.share(entry, in: nil) * weight)
      }
      expected += most
      chance += usual
      let known = entries.filter { !$0.postings.isEmpty }
      if known.isEmpty { continue }
      for (place, other) in others.enumerated() {
        sums[place] += best(feature, known, in: other)?.weight ?? 0
      }
    }
    return zip(sums, others).map { sum, document in
      let weight = sum - chance * other.index.relativeLength(document)
      return Outcome(weight: weight, share: weight / max(expected - chance, 1))
    }
  }

  /// Of the ways in which a feature stands in a document, the one that says most.
  func best(
    _ feature: DocumentFeatures.Feature,
    _ entries: [FeatureIndex.Entry],
    in document: Int
  ) -> (weight: Double, candidate: FeatureIndex.Candidate)? {
    var best: (weight: Double, candidate: FeatureIndex.Candidate)?
    for entry in entries {
      guard let inTitle = entry.place(in: document) else { continue }
      var weight = other.index.weight(entry, in: document)
      if inTitle && feature.isInTitle { weight *= Self.titleFactor }
      if weight > best?.weight ?? 0 { best = (weight, entry.candidate) }
    }
    return best
  }
}
