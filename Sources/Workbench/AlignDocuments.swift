internal import ArticleText
public import BitextCore
public import Segmentation
public import SentenceAlignment
public import Storage

/// Aligns two articles sentence by sentence.
public struct AlignDocuments: Sendable {
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
    public var rules: SegmentationRules = .standard
    public var alignment = AlignmentOptions()

    public init() {}
  }

  public let options: Options
  private let aligner: SentenceAligner

  /// Loads what the languages need.
  public init(options: Options, places: FilePlaces) throws(WorkbenchError) {
    self.options = options
    let found =
      options.usesDictionaries
      ? try DictionaryCache(places: places).lexicon(options.sourceLanguage, options.targetLanguage)
      : nil
    aligner = SentenceAligner(
      lexicon: found?.lexicon,
      lexiconLanguage: found?.first ?? "en",
      options: options.alignment
    )
  }

  /// Aligns two files. Throws when one cannot be read, or when the two cannot be a pair: the same
  /// file twice, or each in the other's language.
  public func align(
    source: InputFile,
    target: InputFile
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
    try refuseSwapped(source, sourceDocument, target, targetDocument)
    let alignment = aligner.align(text(sourceDocument), with: text(targetDocument))
    return AlignedDocuments(
      source: sourceDocument,
      target: targetDocument,
      alignment: alignment
    )
  }

  private func document(
    _ file: InputFile,
    isSource: Bool
  ) throws(WorkbenchError) -> Document {
    let language = isSource ? options.sourceLanguage : options.targetLanguage
    let encoding = isSource ? options.sourceEncoding : options.targetEncoding
    do throws(WorkbenchError) {
      if options.isSegmented {
        return try Document(segmented: file, language: language, encoding: encoding)
      }
      var reading = ArticleReader.Options()
      reading.encoding = encoding
      reading.keepsEverything = options.keepsEverything
      return try Document(
        article: file,
        language: language,
        options: reading,
        rules: options.rules
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

  private func text(_ document: Document) -> SegmentedText {
    SegmentedText(
      language: document.record.language,
      segments: document.segments.map(\.text),
      paragraphEnds: options.isSegmented ? nil : document.paragraphEnds
    )
  }

  /// Two files in the wrong order would fill the memory with units under wrong languages.
  private func refuseSwapped(
    _ source: InputFile,
    _ sourceDocument: Document,
    _ target: InputFile,
    _ targetDocument: Document
  ) throws(WorkbenchError) {
    func likeness(_ document: Document, _ language: LanguageTag) -> Double? {
      LanguageLikeness.share(
        of: document.segments.prefix(100).map(\.text),
        knownIn: language.language
      )
    }
    let (a, b) = (options.sourceLanguage, options.targetLanguage)
    guard a.language != b.language, let sourceAsSource = likeness(sourceDocument, a),
      let sourceAsTarget = likeness(sourceDocument, b),
      let targetAsSource = likeness(targetDocument, a),
      let targetAsTarget = likeness(targetDocument, b)
    else { return }
    if sourceAsTarget > sourceAsSource + 0.15, targetAsSource > targetAsTarget + 0.15 {
      throw WorkbenchError(
        .badData,
        file: source.name,
        "The first file seems to be in '\(b)' and the second in '\(a)'. Name them in the other "
          + "order, or say --source-language and --target-language."
      )
    }
    for (file, document, own, other) in [
      (source, sourceDocument, (sourceAsSource, a), (sourceAsTarget, b)),
      (target, targetDocument, (targetAsTarget, b), (targetAsSource, a)),
    ] where other.0 > own.0 + 0.3 && document.segments.count > 2 {
      throw WorkbenchError(
        .badData,
        file: file.name,
        "The text seems to be in '\(other.1)', not in '\(own.1)'. Check the file, or say "
          + "--source-language and --target-language."
      )
    }
  }
}

/// Two documents and their alignment.
public struct AlignedDocuments: Sendable {
  public var source: Document
  public var target: Document
  public var alignment: Alignment

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
          aligner: SentenceAligner.version
        )
      )
    }
  }

  /// How many segments have no counterpart, on both sides together.
  public var oneSidedCount: Int { alignment.beads.count { $0.bead.isOneSided } }
}
