internal import Foundation

/// Which documents of a collection have which features, and what a shared feature says: an inverted
/// index.
///
/// What two documents share is evidence against how often others have it too. That is estimated from
/// the collection, drawn to what the language at large makes one expect, so that it works for three
/// documents and for thousands.
struct FeatureIndex {
  /// A feature of the own document as it would stand in a counterpart.
  struct Candidate {
    var key: FeatureKey
    /// How probable it is to be found in a translation.
    var probability: Double
    var kind: SharedFeature.Kind
    /// The share of documents of usual length that have it, as far as the language tells.
    var expected: Double
  }

  /// As many imagined documents stand behind the expectation.
  static let strength = 8.0
  /// No single feature says more than this.
  static let mostWeight = 6.0

  let count: Int
  /// [key]: the documents, ascending, times two, plus one where it stands in the title.
  private let postings: [FeatureKey: [Int32]]
  private let meanWords: Double
  private let wordCounts: [Double]

  /// O(features).
  init(_ documents: [DocumentFeatures]) {
    count = documents.count
    wordCounts = documents.map { Double(max($0.wordCount, 1)) }
    meanWords = wordCounts.reduce(0, +) / Double(max(documents.count, 1))
    var postings: [FeatureKey: [Int32]] = [:]
    for (number, document) in documents.enumerated() {
      for feature in document.features {
        let entry = Int32(number * 2 + (feature.isInTitle ? 1 : 0))
        for key in Self.keys(of: feature) {
          var list = postings[key] ?? []
          if let last = list.last, last / 2 == entry / 2 {
            list[list.count - 1] = last | entry
          } else {
            list.append(entry)
          }
          postings[key] = list
        }
      }
    }
    self.postings = postings
  }

  /// Under which keys a feature is found.
  static func keys(of feature: DocumentFeatures.Feature) -> [FeatureKey] {
    let word = feature.word
    if feature.isDate { return [.date(word.stem)] }
    if word.stem.isNumber { return [.stem(word.stem)] }
    var keys: [FeatureKey] = [.stem(word.stem)]
    if word.respelled.letterCount >= 4 { keys.append(.respelled(word.respelled)) }
    if word.skeleton != 0 {
      keys.append(.skeleton(word.skeleton))
      if word.skeleton > 0xFFF { keys.append(.cutSkeleton(word.skeleton >> 4)) }
      keys += word.stem.shortened.map { .cutName($0) }
    }
    return keys
  }

  /// How a feature may stand in its counterpart.
  ///
  /// `translate` calls its second argument with each translation of a stem and its probability.
  func candidates(
    for feature: DocumentFeatures.Feature,
    translate: (Stem, (Stem, Double) -> Void) -> Void,
    background: BackgroundFrequencies
  ) -> [Candidate] {
    let word = feature.word
    if feature.isDate {
      return [Candidate(key: .date(word.stem), probability: 0.6, kind: .date, expected: 0.004)]
    }
    if word.stem.isNumber {
      return [
        Candidate(
          key: .stem(word.stem),
          probability: 0.6,
          kind: .number,
          expected: Self.expectedShare(ofNumber: word.stem.numberValue)
        )
      ]
    }
    func share(_ stem: Stem) -> Double { expectedShare(background.probability(of: stem)) }
    let isName = word.skeleton != 0
    let same = isName ? 0.4 : 0.05
    let letters = word.stem.letterCount
    var found: [Candidate] = []
    if letters >= 3 {
      found.append(
        Candidate(
          key: .stem(word.stem),
          probability: same,
          kind: isName ? .name : .word,
          expected: share(word.stem)
        )
      )
    }
    if word.respelled.letterCount >= 4 {
      found.append(
        Candidate(
          key: .respelled(word.respelled),
          probability: same,
          kind: isName ? .name : .word,
          expected: max(share(word.respelled), 0.002)
        )
      )
    }
    if isName {
      let skeleton = word.skeleton
      found.append(Self.name(.skeleton(skeleton), skeleton))
      if skeleton > 0xFF { found.append(Self.name(.cutSkeleton(skeleton), skeleton)) }
      if skeleton > 0xFFF { found.append(Self.name(.skeleton(skeleton >> 4), skeleton >> 4)) }
      found += ([.cutName(word.stem)] + word.stem.shortened.map { .stem($0) }).map {
        Candidate(key: $0, probability: 0.3, kind: .name, expected: 0.02)
      }
    }
    translate(word.stem) { translation, probability in
      found.append(
        Candidate(
          key: .stem(translation),
          probability: probability,
          kind: .word,
          expected: share(translation)
        )
      )
    }
    return found
  }

  private static func name(_ key: FeatureKey, _ skeleton: UInt64) -> Candidate {
    // Two consonants many names share, five few.
    let consonants = (67 - skeleton.leadingZeroBitCount) / 4
    let expected = [0.5, 0.5, 0.25, 0.05, 0.01, 0.003]
    return Candidate(
      key: key,
      probability: 0.35,
      kind: .name,
      expected: expected[min(consonants, expected.count - 1)]
    )
  }

  /// The share of documents of usual length that have a word of that share of running words.
  private func expectedShare(_ background: Double) -> Double { 1 - exp(-background * meanWords) }

  private static func expectedShare(ofNumber value: Int) -> Double {
    switch value {
    case 0...9: 0.3
    case 10...31: 0.15
    case 1950...2049: 0.25
    case 32...999: 0.03
    default: 0.003
    }
  }

  /// A candidate with the documents that have it.
  struct Entry {
    var candidate: Candidate
    /// Ascending, times two, plus one where it stands in the title.
    var postings: [Int32]
  }

  /// Looks a candidate up. O(1).
  func entry(_ candidate: Candidate) -> Entry {
    Entry(candidate: candidate, postings: postings[candidate.key] ?? [])
  }

  /// What it says, in natural log odds, that a document has the feature; of nil, what it would say of
  /// a document of usual length.
  func weight(_ entry: Entry, in document: Int?) -> Double {
    let share = share(entry, in: document)
    let probability = entry.candidate.probability
    return min(Self.mostWeight, log((probability + (1 - probability) * share) / share))
  }

  /// The share of unrelated documents of such a length that have the feature. The document itself is
  /// not counted: a name that it alone has is no less rare for that.
  func share(_ entry: Entry, in document: Int?) -> Double {
    let others = entry.postings.count - (document == nil ? 0 : 1)
    var share =
      (Double(max(others, 0)) + Self.strength * entry.candidate.expected)
      / (Double(max(count - 1, 0)) + Self.strength)
    if let document { share *= wordCounts[document] / meanWords }
    return share.clamped(to: 1e-4...0.95)
  }

  /// How long a document is, compared with the usual one, 0 to 3.
  func relativeLength(_ document: Int) -> Double { min(wordCounts[document] / meanWords, 3) }
}

extension FeatureIndex.Entry {
  /// Whether a document has the feature in its title; nil when it has it nowhere. O(log documents).
  func place(in document: Int) -> Bool? {
    var low = 0
    var high = postings.count
    while low < high {
      let middle = (low + high) / 2
      if Int(postings[middle] / 2) < document { low = middle + 1 } else { high = middle }
    }
    guard low < postings.count, Int(postings[low] / 2) == document else { return nil }
    return postings[low] & 1 == 1
  }
}

extension Stem {
  /// A short stem without its last letter, and without its last two: of three letters and more.
  var shortened: [Stem] {
    guard raw >> 62 == 0, letterCount < Self.letters else { return [] }
    let letters = (0..<letterCount).map { UInt8(truncatingIfNeeded: raw >> UInt64(32 - 8 * $0)) }
    return [1, 2].filter { letters.count - $0 >= 3 }.map { Stem(letters.dropLast($0)) }
  }
}
