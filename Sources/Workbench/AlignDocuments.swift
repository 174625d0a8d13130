public import ArticleText
public import BitextCore
public import Segmentation
public import SentenceAlignment
public import Storage

/// Aligns two articles sentence by sentence.
public struct AlignDocuments {
  public struct Options: Sendable {
    public var sourceLanguage = LanguageTag(language: "en")
    public var targetLanguage = LanguageTag(language: "sr")
    public var sourceEncoding: String?
    public var targetEncoding: String?
    /// Sets no lines aside.
    public var keepsEverything = false
    /// The files have one segment a line.
    public var isSegmented = false
    /// Uses dictionaries and glossaries.
    public var usesDictionaries = true
    /// The languages are as named, whatever the texts look like.
    public var trustsLanguages = false
    public var rules: SegmentationRules = .standard
    public var alignment = AlignmentOptions()
    /// What was learned from a memory, to be used as well.
    public var model: NamedModel?

    public init() {}
  }

  public let options: Options
  /// Pairs documents of these languages by what they say.
  let pairing: DocumentPairing
  private let aligner: SentenceAligner
  let reader: DocumentReader

  /// Loads what the languages need.
  public init(options: Options, places: FilePlaces) throws(WorkbenchError) {
    self.options = options
    reader = DocumentReader(options: options)
    let found =
      options.usesDictionaries
      ? try DictionaryCache(places: places).lexicon(options.sourceLanguage, options.targetLanguage)
      : nil
    aligner = SentenceAligner(
      lexicon: found?.lexicon,
      lexiconLanguage: found?.first ?? "en",
      model: options.model?.model,
      options: options.alignment
    )
    pairing = DocumentPairing(lexicon: found?.lexicon, lexiconLanguage: found?.first ?? "en")
  }

  /// Aligns two files. Throws when one cannot be read, or when the two cannot be a pair: the same
  /// file twice, each in the other's language, or one in another language altogether.
  ///
  /// What `anchors` has is kept as it is, and of `confirmed` units what can be found in the texts.
  public func align(
    source: InputFile,
    target: InputFile,
    anchors: AnchorFile? = nil,
    confirmed: ConfirmedPairs? = nil
  ) throws(WorkbenchError) -> AlignedDocuments {
    if source.bytes == target.bytes, !source.bytes.isEmpty {
      throw WorkbenchError(
        .badData,
        file: target.name,
        source.location == target.location
          ? "Source and target are the same file. Name the translation as the second file."
          : "Source and target have the same content. Name the translation as the second file."
      )
    }
    let sourceDocument = try document(source, isSource: true)
    let targetDocument = try document(target, isSource: false)
    return try align(sourceDocument, targetDocument, anchors: anchors, confirmed: confirmed)
  }

  /// Aligns two files that were found to belong together.
  public func align(
    _ pair: FolderPairing.FilePair,
    confirmed: ConfirmedPairs?
  ) throws(WorkbenchError) -> AlignedDocuments {
    try align(pair.source, pair.target, confirmed: confirmed)
  }

  /// The lines that were set aside of a file that holds nothing else; none of any other file.
  public func linesOfClutter(_ file: InputFile, isSource: Bool) -> [SetAsideLine] {
    reader.linesOfClutter(
      file,
      encoding: isSource ? options.sourceEncoding : options.targetEncoding
    )
  }

  /// Aligns two documents that were read.
  func align(
    _ source: Document,
    _ target: Document,
    anchors: AnchorFile? = nil,
    confirmed: ConfirmedPairs? = nil
  ) throws(WorkbenchError) -> AlignedDocuments {
    let warnings = try languageWarnings(source, target)
    let kept = try confirmed?.beads(source, target) ?? []
    let fixed = try (anchors ?? AnchorFile()).fixedBeads(source, target, confirmed: kept)
    let alignment =
      fixed.map { aligner.align(text(source), with: text(target), keeping: $0.beads) }
      ?? aligner.align(text(source), with: text(target))
    return AlignedDocuments(
      aligner: options.model.map { "\(SentenceAligner.version), model \($0.name)" }
        ?? SentenceAligner.version,
      source: source,
      target: target,
      alignment: alignment,
      keptCount: fixed?.count ?? 0,
      warnings: warnings
    )
  }

  /// Whether documents that are aligned in one go teach each other their words: there is neither a
  /// dictionary nor a model.
  public var learnsFromBatch: Bool { aligner.learnsFromBatch }

  /// Aligns the documents of a batch once more, with what all of them have taught. Those of which
  /// beads were known beforehand stay as they are.
  public func refined(_ results: [AlignedDocuments]) -> [AlignedDocuments] {
    let free = results.indices.filter { results[$0].keptCount == 0 }
    guard learnsFromBatch, free.count > 1 else { return results }
    var refined = results
    let alignments = aligner.align(
      free.map { (source: text(results[$0].source), target: text(results[$0].target)) }
    )
    for (index, alignment) in zip(free, alignments) { refined[index].alignment = alignment }
    return refined
  }

  /// Reads a file of either side.
  func document(_ file: InputFile, isSource: Bool) throws(WorkbenchError) -> Document {
    do throws(WorkbenchError) {
      return try reader.document(
        file,
        language: isSource ? options.sourceLanguage : options.targetLanguage,
        encoding: isSource ? options.sourceEncoding : options.targetEncoding
      )
    } catch {
      // The advice is for this file; the option for both would spoil the other.
      var advice = error
      advice.message = error.message.replacing(
        "--encoding",
        with: isSource ? "--source-encoding" : "--target-encoding"
      )
      throw advice
    }
  }

  func text(_ document: Document) -> SegmentedText {
    SegmentedText(
      language: document.record.language,
      segments: document.segments.map(\.text),
      paragraphEnds: document.paragraphEnds
    )
  }
}

/// Two documents and their alignment.
public struct AlignedDocuments: Sendable {
  /// What aligned them: name and version, and the model if there was one.
  public var aligner = SentenceAligner.version
  public var source: Document
  public var target: Document
  public var alignment: Alignment
  /// How many beads were known beforehand.
  public var keptCount = 0
  /// What is odd about the documents, in whole sentences.
  public var warnings: [String] = []

  /// Two-sided beads of at least that probability, as units for the memory.
  public func units(minimumProbability: Double) -> [AlignedUnit] {
    alignment.beads.filter {
      !$0.bead.isOneSided && $0.probability >= minimumProbability
    }.map { aligned in
      let bead = aligned.bead
      let sourceText = source.text(bead.source)
      let targetText = target.text(bead.target)
      return AlignedUnit(
        source: TranslationUnitVariant(
          language: source.language(of: sourceText),
          segment: Segment(sourceText)
        ),
        target: TranslationUnitVariant(
          language: target.language(of: targetText),
          segment: Segment(targetText)
        ),
        provenance: Provenance(
          sourceParagraph: source.segments[bead.source.lowerBound].paragraph,
          targetParagraph: target.segments[bead.target.lowerBound].paragraph,
          sourceSegments: Array(bead.source),
          targetSegments: Array(bead.target),
          probability: aligned.probability,
          aligner: aligner
        )
      )
    }
  }

  /// How many segments have no counterpart, on either side.
  public var oneSidedCounts: (source: Int, target: Int) {
    alignment.beads.filter { $0.bead.isOneSided }.reduce(into: (source: 0, target: 0)) {
      $0.source += $1.bead.source.count
      $0.target += $1.bead.target.count
    }
  }

  /// The share of the pairs of at least that probability that is expected to be right, 0 to 1: the
  /// mean of their probabilities. Nil where there is none.
  public func expectedPrecision(minimumProbability: Double) -> Double? {
    let stored = alignment.beads.filter {
      !$0.bead.isOneSided && $0.probability >= minimumProbability
    }
    if stored.isEmpty { return nil }
    return stored.reduce(0) { $0 + $1.probability } / Double(stored.count)
  }
}
