public import BitextCore
internal import Foundation

/// A text to be aligned: its segments, and where its paragraphs end.
public struct SegmentedText: Sendable {
  public var language: LanguageTag
  public var segments: [String]
  /// For each segment whether a paragraph ends with it.
  public var paragraphEnds: [Bool]

  /// Without `paragraphEnds`, nothing is known of paragraphs.
  public init(language: LanguageTag, segments: [String], paragraphEnds: [Bool]? = nil) {
    precondition(
      paragraphEnds == nil || paragraphEnds?.count == segments.count,
      "Each segment needs to know whether a paragraph ends with it."
    )
    self.language = language
    self.segments = segments
    self.paragraphEnds = paragraphEnds ?? segments.map { _ in true }
  }
}

/// Aligns two texts segment by segment.
///
///     let aligner = SentenceAligner(lexicon: nil)
///     let alignment = aligner.align(
///       SegmentedText(language: english, segments: ["The bridge is open.", "Rain fell."]),
///       with: SegmentedText(language: serbian, segments: ["Most je otvoren.", "Padala je kiša."]))
///
/// The score of a bead is a sum of log odds: words (dictionary, identity, numbers, cognates), length,
/// paragraph ends, and what is known of kinds of beads beforehand. A bead's probability is its share
/// of all alignments, computed exactly over all of them (forward-backward). Nothing depends on the
/// order of a hash table: the same input gives the same bits.
///
/// Every alignment of texts of up to some hundred segments is looked at; of longer ones those around
/// pairs that surely belong together, so that time and memory grow with the length.
/// Guides/SentenceAlignment.md tells how it works and what was measured.
public struct SentenceAligner: Sendable {
  /// Name and version, as it stands in the provenance of units.
  public static let version = "skela-align 1"

  public var options: AlignmentOptions
  private let lexicon: BilingualLexicon?
  private let lexiconLanguage: String

  /// - Parameters:
  ///   - lexicon: translations of stems; without one there is less to go by.
  ///   - lexiconLanguage: the language (ISO 639-1) of the lexicon's first stems.
  public init(
    lexicon: BilingualLexicon?,
    lexiconLanguage: String = "en",
    options: AlignmentOptions = AlignmentOptions()
  ) {
    self.lexicon = lexicon
    self.lexiconLanguage = lexiconLanguage
    self.options = options
  }

  /// The beads of the two texts, in order, every segment in one of them.
  public func align(_ source: SegmentedText, with target: SegmentedText) -> Alignment {
    guard !source.segments.isEmpty, !target.segments.isEmpty else {
      return Alignment(beads: Self.oneSided(source.segments.count, target.segments.count))
    }
    let sourceProfiles = Self.profiles(of: source)
    let targetProfiles = Self.profiles(of: target)
    let sourceWords = Vocabulary(
      sourceProfiles,
      background: BackgroundFrequencies(language: source.language.language)
    )
    let targetWords = Vocabulary(
      targetProfiles,
      background: BackgroundFrequencies(language: target.language.language)
    )
    let evidence = Evidence(
      source: sourceWords,
      target: targetWords,
      lexicon: lexicon,
      lexiconBeginsAtSource: source.language.language == lexiconLanguage,
      scores: options.scores
    )
    let band = Self.band(sourceWords, targetWords, evidence)
    let lexical = LexicalScore(
      source: sourceWords,
      target: targetWords,
      evidence: evidence,
      share: lexicon == nil ? 0.12 : 0.45,
      band: band
    )
    let length = LengthScore(source: sourceProfiles, target: targetProfiles)
    let paragraph = ParagraphScore(source: sourceProfiles, target: targetProfiles)
    let scores = options.scores

    let lattice = AlignmentLattice(
      sourceCount: source.segments.count,
      targetCount: target.segments.count,
      band: band
    ) { s, t in
      (scores.contains(.length) ? length.score(s, t) : 0) + lexical.score(s, t)
        + (scores.contains(.paragraphs) ? paragraph.score(s, t) : 0)
    }
    var share = options.expectedOneSided
    for _ in 0..<2 {
      share = BeadDecoder(lattice: lattice, prior: BeadPrior(oneSided: share))
        .oneSidedShare(expected: options.expectedOneSided, strength: 12)
    }
    let prior = BeadPrior(oneSided: share)
    var beads = BeadDecoder(lattice: lattice, prior: prior).decode()
    for index in beads.indices {
      beads[index].scores = contributions(
        to: beads[index].bead,
        lexical,
        length,
        paragraph,
        prior
      )
    }
    return Alignment(beads: beads)
  }

  /// All cells of texts of article length; of longer ones those around anchors.
  private static func band(
    _ source: Vocabulary,
    _ target: Vocabulary,
    _ evidence: Evidence
  ) -> SearchBand {
    let (n, m) = (source.segments.count, target.segments.count)
    guard n * m > SearchBand.wholeLimit else { return SearchBand(sourceCount: n, targetCount: m) }
    let anchors = AnchorSearch(source: source, target: target, evidence: evidence).anchors()
    return SearchBand(sourceCount: n, targetCount: m, anchors: anchors)
  }

  private func contributions(
    to bead: Bead,
    _ lexical: LexicalScore,
    _ length: LengthScore,
    _ paragraph: ParagraphScore,
    _ prior: BeadPrior
  ) -> [ScoreContribution] {
    guard !bead.isOneSided else {
      return [ScoreContribution(name: "prior", value: prior.transitions[0][1])]
    }
    var found: [ScoreContribution] = []
    if options.scores.contains(.length) {
      found.append(
        ScoreContribution(name: "length", value: length.score(bead.source, bead.target))
      )
    }
    let words = lexical.contributions(bead.source, bead.target)
    for kind in EvidenceKind.allCases {
      found.append(ScoreContribution(name: kind.name, value: words[kind] ?? 0))
    }
    if options.scores.contains(.paragraphs) {
      found.append(
        ScoreContribution(name: "paragraphs", value: paragraph.score(bead.source, bead.target))
      )
    }
    let kind = BeadPrior.kinds.firstIndex {
      $0.source == bead.source.count && $0.target == bead.target.count
    }
    found.append(
      ScoreContribution(
        name: "prior",
        value: kind.map { prior.twoSided[$0] + prior.transitions[0][0] } ?? 0
      )
    )
    return found
  }

  private static func profiles(of text: SegmentedText) -> [SegmentProfile] {
    let reader = WordReader(language: text.language.language)
    return zip(text.segments, text.paragraphEnds).map {
      reader.profile(of: $0, endsParagraph: $1)
    }
  }

  private static func oneSided(_ source: Int, _ target: Int) -> [AlignedBead] {
    (0..<source).map {
      AlignedBead(bead: Bead(source: $0..<($0 + 1), target: 0..<0), probability: 1)
    }
      + (0..<target).map {
        AlignedBead(bead: Bead(source: source..<source, target: $0..<($0 + 1)), probability: 1)
      }
  }
}
