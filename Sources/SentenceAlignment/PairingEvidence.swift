internal import BitextCore

/// Names what two documents share, as it is spelt in them.
struct PairingEvidence {
  let comparison: DirectedComparison
  /// So many features at most.
  let count: Int

  /// The features that say most, strongest first. O(length of the two texts).
  func strongest(
    _ pair: DocumentPair,
    _ source: SegmentedText,
    _ target: SegmentedText
  ) -> [SharedFeature] {
    var found:
      [(
        feature: DocumentFeatures.Feature, weight: Double, key: FeatureKey, kind: SharedFeature.Kind
      )] = []
    for feature in comparison.own.documents[pair.source].features {
      let entries = comparison.entries(feature)
      guard let best = comparison.best(feature, entries, in: pair.target) else { continue }
      found.append((feature, best.weight, best.candidate.key, best.candidate.kind))
    }
    // The sort is stable, so that equal weights stay in the order of the text.
    found.sort { $0.weight > $1.weight }
    let strongest = found.prefix(count)
    let sourceSpellings = spellings(
      of: Set(strongest.flatMap { FeatureIndex.keys(of: $0.feature) }),
      in: source
    )
    let targetSpellings = spellings(of: Set(strongest.map(\.key)), in: target)
    return strongest.map { feature, weight, key, kind in
      let own = FeatureIndex.keys(of: feature).lazy.compactMap { sourceSpellings[$0] }.first
      return SharedFeature(
        kind: kind,
        source: own ?? "",
        target: targetSpellings[key] ?? "",
        weight: weight
      )
    }
  }

  /// How features are spelt in a text, at their first places.
  private func spellings(
    of keys: Set<FeatureKey>,
    in text: SegmentedText
  ) -> [FeatureKey: String] {
    let reader = WordReader(language: text.language.language)
    var found: [FeatureKey: String] = [:]
    func note(_ feature: DocumentFeatures.Feature, _ spelling: @autoclosure () -> String) {
      for key in FeatureIndex.keys(of: feature) where found[key] == nil && keys.contains(key) {
        found[key] = spelling()
      }
    }
    for segment in text.segments {
      if found.count == keys.count { break }
      let words = reader.profile(of: segment, endsParagraph: false).words
      for (date, numbers) in DocumentFeatures.dates(in: words) {
        note(.init(date: date, isInTitle: false), numbers.map(String.init).joined(separator: "."))
      }
      for token in segment.split(whereSeparator: \.isWhitespace) {
        let trimmed = token.trimmingPunctuation()
        for word in reader.profile(of: String(trimmed), endsParagraph: false).words {
          note(.init(word: word, isInTitle: false, background: 0), String(trimmed))
        }
      }
      // A month stands for its number, which no single word shows.
      for word in words where word.stem.isNumber {
        note(.init(word: word, isInTitle: false, background: 0), String(word.stem.numberValue))
      }
    }
    return found
  }
}

extension Substring {
  /// Without what is neither a letter nor a digit at both ends.
  fileprivate func trimmingPunctuation() -> Substring {
    func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }
    guard let first = firstIndex(where: isPart), let last = lastIndex(where: isPart) else {
      return ""
    }
    return self[first...last]
  }
}
