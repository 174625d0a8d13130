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
/// Every alignment of texts of article length is looked at; of longer ones those around pairs that
/// surely belong together, so that time grows with the length and memory hardly. Without a dictionary
/// and a model, a text of some length teaches its own words: it is aligned again with what its surest
/// beads have in common. Guides/SentenceAlignment.md tells how it works and what was measured.
public struct SentenceAligner: Sendable {
  /// Name and version, as it stands in the provenance of units.
  public static let version = "skela-align 3"

  /// About so many cells are aligned at a time: some ten megabytes of scores.
  private static let windowCells = 60_000
  /// So many segments at the end of a window are left to the next.
  private static let segmentsLeft = 50
  /// λ of the lexical score: how many words have a counterpart that is known, by what is known.
  private static let shares = (withLexicon: 0.35, withModel: 0.2, learned: 0.15, alone: 0.12)
  /// What all scores are multiplied by where there is neither a dictionary nor a model. Evidence is
  /// scarce then, and what there is counts for more.
  private static let emphasisAlone = 1.4
  /// Fewer beads than this teach nothing that can be relied upon.
  private static let fewestExamples = 40
  /// How often the texts of a batch are aligned again with what they have taught.
  private static let batchRounds = 2

  /// A lexicon of fewer pairs is a glossary: it knows the terms, and few of the words between them.
  private static let dictionarySize = 10_000

  public var options: AlignmentOptions
  private let lexicon: BilingualLexicon?
  private let lexiconLanguage: String
  private let model: AlignmentModel?

  /// - Parameters:
  ///   - lexicon: translations of stems; without one there is less to go by.
  ///   - lexiconLanguage: the language (ISO 639-1) of the lexicon's first stems.
  ///   - model: what was learned from other alignments. It serves texts of its two languages, in
  ///     either order, and is left out for others.
  public init(
    lexicon: BilingualLexicon?,
    lexiconLanguage: String = "en",
    model: AlignmentModel? = nil,
    options: AlignmentOptions = AlignmentOptions()
  ) {
    self.lexicon = lexicon
    self.lexiconLanguage = lexiconLanguage
    self.model = model
    self.options = options
  }

  private var hasDictionary: Bool { lexicon?.count ?? 0 >= Self.dictionarySize }

  /// The beads of the two texts, in order, every segment in one of them. O(length) beyond articles.
  public func align(_ source: SegmentedText, with target: SegmentedText) -> Alignment {
    guard !source.segments.isEmpty, !target.segments.isEmpty else {
      return Alignment(beads: Self.oneSided(source.segments.count, target.segments.count))
    }
    let pair = TextPair(source, target)
    let model = model.flatMap { $0.serves(source.language, target.language) ? $0 : nil }
    var knowledge = knowledge(of: model, source.language)
    var beads = align(pair, knowledge)
    if !hasDictionary, model == nil, options.learnsFromText {
      let examples = pair.examples(beads)
      if examples.count >= Self.fewestExamples {
        knowledge.learned = LexiconLearner.learn(
          from: examples,
          sourceCount: pair.source.words.count,
          targetCount: pair.target.words.count
        )
        knowledge.share = Self.shares.learned
        beads = align(pair, knowledge)
      }
    }
    return Alignment(beads: beads)
  }

  /// Whether texts that are aligned together teach each other: there is neither a dictionary nor a
  /// model.
  public var learnsFromBatch: Bool { !hasDictionary && model == nil && options.learnsFromText }

  /// Aligns pairs of texts in the same two languages, none of which has been aligned before.
  ///
  /// Without a dictionary and a model, what all of them have taught serves each: a short text teaches
  /// nothing by itself. The outcome depends on the order of the pairs in its last digits only.
  public func align(_ pairs: [(source: SegmentedText, target: SegmentedText)]) -> [Alignment] {
    var alignments = pairs.map { align($0.source, with: $0.target) }
    guard learnsFromBatch, let first = pairs.first else { return alignments }
    for _ in 0..<Self.batchRounds {
      let examples = zip(pairs, alignments).flatMap { Self.examples($0, $1) }
      guard examples.count >= Self.fewestExamples,
        let learned = AlignmentModel(
          learning: examples,
          source: first.source.language,
          target: first.target.language
        )
      else { break }
      let aligner = SentenceAligner(
        lexicon: lexicon,
        lexiconLanguage: lexiconLanguage,
        model: learned,
        options: options
      )
      alignments = pairs.map { aligner.align($0.source, with: $0.target) }
    }
    return alignments
  }

  /// The two-sided beads of an alignment as examples to learn from.
  public static func examples(
    _ pair: (source: SegmentedText, target: SegmentedText),
    _ alignment: Alignment
  ) -> [AlignmentModel.Example] {
    alignment.beads.filter { !$0.bead.isOneSided }.map { bead in
      AlignmentModel.Example(
        source: pair.source.segments[bead.bead.source].joined(separator: " "),
        target: pair.target.segments[bead.bead.target].joined(separator: " "),
        weight: bead.probability
      )
    }
  }

  /// What is known before the texts are seen, and what they have taught.
  private struct Knowledge {
    var lexicons: [Evidence.Lexicon] = []
    var learned: [LexiconLearner.Entry] = []
    /// λ of the lexical score.
    var share = SentenceAligner.shares.alone
    var logLengthRatio = 0.0
    var emphasis = 1.0
  }

  private func knowledge(of model: AlignmentModel?, _ sourceLanguage: LanguageTag) -> Knowledge {
    var knowledge = Knowledge()
    let language = sourceLanguage.language
    if options.scores.contains(.lexicon) {
      if let lexicon {
        let begins = language == lexiconLanguage
        knowledge.lexicons.append(Evidence.Lexicon(lexicon, beginsAtSource: begins))
      }
      if let model {
        let begins = language == model.source.language
        knowledge.lexicons.append(Evidence.Lexicon(model.lexicon, beginsAtSource: begins))
      }
    }
    knowledge.logLengthRatio = model?.logLengthRatio(from: sourceLanguage) ?? 0
    if hasDictionary {
      knowledge.share = Self.shares.withLexicon
    } else if model != nil {
      knowledge.share = Self.shares.withModel
    } else {
      knowledge.emphasis = Self.emphasisAlone
    }
    return knowledge
  }

  private func align(_ pair: TextPair, _ knowledge: Knowledge) -> [AlignedBead] {
    let evidence = Evidence(
      source: pair.source,
      target: pair.target,
      lexicons: knowledge.lexicons,
      learned: knowledge.learned,
      scores: options.scores
    )
    let (source, target) = (pair.sourceProfiles, pair.targetProfiles)
    let scorer = BeadScorer(
      lexical: LexicalScore(
        source: pair.source,
        target: pair.target,
        evidence: evidence,
        share: knowledge.share
      ),
      length: options.scores.contains(.length)
        ? LengthScore(source: source, target: target, logRatio: knowledge.logLengthRatio) : nil,
      paragraphs: options.scores.contains(.paragraphs)
        ? ParagraphScore(source: source, target: target) : nil,
      punctuation: options.scores.contains(.punctuation)
        ? PunctuationScore(source: source, target: target) : nil,
      emphasis: knowledge.emphasis
    )
    return align(pair.band(evidence), scorer)
  }

  /// Window by window, so that memory does not grow with the texts. The last segments of a window are
  /// left to the next, since its end need not be one of the true alignment.
  private func align(_ band: SearchBand, _ scorer: BeadScorer) -> [AlignedBead] {
    var beads: [AlignedBead] = []
    var start = Anchor(source: 0, target: 0)
    while true {
      let window = AlignmentWindow(of: band, from: start, cells: Self.windowCells)
      let found = align(window, scorer)
      guard window.source.upperBound < band.rows.count - 1 else { return beads + found }
      let left = min(window.source.count / 8, Self.segmentsLeft)
      let limit = (window.source.upperBound - 3 * left, window.source.upperBound - left)
      // The surest bead before that is where the next window begins.
      var kept = 0
      for (index, bead) in found.enumerated() {
        let end = bead.bead.source.upperBound
        guard end <= limit.1 else { break }
        if end <= limit.0 || bead.probability >= found[kept].probability { kept = index }
      }
      beads += found[...kept]
      start = Anchor(
        source: found[kept].bead.source.upperBound,
        target: found[kept].bead.target.upperBound
      )
    }
  }

  /// The beads of one window. How many segments have no counterpart is estimated for it.
  private func align(_ window: AlignmentWindow, _ scorer: BeadScorer) -> [AlignedBead] {
    let table = scorer.table(of: window)
    let first = AlignmentLattice(
      table: table,
      prior: BeadPrior(oneSided: options.expectedOneSided)
    )
    let share = BeadDecoder(lattice: first)
      .oneSidedShare(expected: options.expectedOneSided, strength: 12)
    let prior = BeadPrior(oneSided: share)
    let lattice = AlignmentLattice(table: table, prior: prior)
    return BeadDecoder(lattice: lattice).decode().map { found in
      var bead = found
      bead.bead = Bead(
        source: found.bead.source.shifted(by: window.source.lowerBound),
        target: found.bead.target.shifted(by: window.target.lowerBound)
      )
      if options.tellsScores { bead.scores = scorer.contributions(to: bead.bead, prior) }
      return bead
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
