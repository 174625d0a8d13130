internal import BitextCore

/// Two texts, read: their words, lengths and paragraph ends.
struct TextPair {
  let sourceProfiles: [SegmentProfile]
  let targetProfiles: [SegmentProfile]
  let source: Vocabulary
  let target: Vocabulary

  /// O(length).
  init(_ source: SegmentedText, _ target: SegmentedText) {
    sourceProfiles = Self.profiles(of: source)
    targetProfiles = Self.profiles(of: target)
    self.source = Vocabulary(
      sourceProfiles,
      background: BackgroundFrequencies(language: source.language.language)
    )
    self.target = Vocabulary(
      targetProfiles,
      background: BackgroundFrequencies(language: target.language.language)
    )
  }

  private static func profiles(of text: SegmentedText) -> [SegmentProfile] {
    let reader = WordReader(language: text.language.language)
    return zip(text.segments, text.paragraphEnds).map {
      reader.profile(of: $0, endsParagraph: $1)
    }
  }

  /// All cells of texts of article length; of longer ones those around anchors.
  func band(_ evidence: Evidence) -> SearchBand {
    let (n, m) = (source.segmentCount, target.segmentCount)
    guard n * m > SearchBand.wholeLimit else { return SearchBand(sourceCount: n, targetCount: m) }
    let anchors = AnchorSearch(source: source, target: target, evidence: evidence).anchors()
    return SearchBand(sourceCount: n, targetCount: m, anchors: anchors)
  }

  /// The words of the beads that are more probably right than not.
  func examples(_ beads: [AlignedBead]) -> [LexiconLearner.Example] {
    beads.filter { !$0.bead.isOneSided && $0.probability > 0.5 }.map {
      LexiconLearner.Example(
        source: source.types(in: $0.bead.source).map(Int32.init),
        target: target.types(in: $0.bead.target).map(Int32.init),
        weight: Float($0.probability)
      )
    }
  }
}
