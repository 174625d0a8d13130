public import BitextCore
public import Storage
public import TranslationCheck

/// Checks the translations of a file or of the memory.
public struct CheckTranslations {
  public struct Options: Sendable {
    public var sourceLanguage = LanguageTag(language: "en")
    public var targetLanguage = LanguageTag(language: "sr")
    public var kinds = CheckFinding.Kind.usual
    /// Further glossaries.
    public var glossaries: [String] = []

    public init() {}
  }

  /// Where a pair stands.
  public struct Place: Sendable, Hashable {
    public var file: String?
    public var position: SourcePosition?
    /// The number of a unit of the memory, or `tuid` of TMX.
    public var unit: String?
    /// The article that the unit was found in.
    public var article: String?

    /// As `file.tsv:12`, or `unit 7`.
    public var description: String {
      if let file, let position { return "\(file):\(position.line)" }
      return unit.map { "unit \($0)" } ?? file ?? ""
    }
  }

  /// A finding with its place and texts.
  public struct Finding: Sendable {
    public var place: Place
    public var finding: CheckFinding
    public var source: String
    public var target: String
  }

  /// What was looked at and what was found.
  public struct Report: Sendable {
    public var pairs = 0
    public var leftOut = 0
    public var findings: [Finding] = []
  }

  struct Entry {
    var place: Place
    var source: TranslationUnitVariant
    var target: TranslationUnitVariant
    /// Set where one source has several translations, for numbers of things.
    var pluralForm: Int?
  }

  private let options: Options
  private let places: FilePlaces
  private let termbase: TranslationMemory?

  /// - Parameter termbase: the memory whose glossaries count beside those of the places.
  public init(options: Options, places: FilePlaces, termbase: TranslationMemory? = nil) {
    self.options = options
    self.places = places
    self.termbase = termbase
  }

  /// Checks files; "-" is standard input. Findings come in the order of the files.
  public func check(files: [String], progress: (Int) -> Void = { _ in }) throws(WorkbenchError)
    -> Report
  {
    let reader = BilingualFile(source: options.sourceLanguage, target: options.targetLanguage)
    for file in files where file != "-" { try InputFile.checkReadable(file) }
    var report = Report()
    var entries: [Entry] = []
    for file in files {
      let contents = try reader.read(file)
      report.leftOut += contents.leftOut
      entries += contents.pairs.map { pair in
        Entry(
          place: Place(file: file, position: pair.position, unit: pair.identifier),
          source: pair.source,
          target: pair.target,
          pluralForm: pair.pluralForm
        )
      }
    }
    try check(entries, &report, progress)
    return report
  }

  /// Checks the units of the memory. Findings come in the order of the units.
  public func check(
    memory: TranslationMemory,
    filter: UnitFilter?,
    progress: (Int) -> Void = { _ in }
  ) throws(WorkbenchError) -> Report {
    try MemoryFolder.requireLanguage(options.sourceLanguage, in: memory)
    try MemoryFolder.requireLanguage(options.targetLanguage, in: memory)
    var report = Report()
    var entries: [Entry] = []
    do {
      let wanted = try filter.map { Set(try memory.units(matching: $0)) }
      try memory.forEachUnit { stored in
        if let wanted, !wanted.contains(stored.id) { return }
        guard let source = stored.unit.variant(in: options.sourceLanguage),
          let target = stored.unit.variant(in: options.targetLanguage)
        else {
          report.leftOut += 1
          return
        }
        let article = stored.occurrences.first?.target
        let place = Place(unit: String(stored.id), article: article?.title ?? article?.location)
        let form = stored.unit.properties.first { $0.type == ProposalRanking.formType }
        entries.append(
          Entry(
            place: place,
            source: source,
            target: target,
            pluralForm: form.flatMap { Int($0.value) }
          )
        )
      }
    } catch {
      throw WorkbenchError(error)
    }
    try check(entries, &report, progress)
    return report
  }

  private func check(
    _ entries: [Entry],
    _ report: inout Report,
    _ progress: (Int) -> Void
  ) throws(WorkbenchError) {
    let lexicon = try DictionaryCache(places: places)
      .lexicon(options.sourceLanguage, options.targetLanguage)
    let glossaries = try GlossaryShelf(places: places, files: options.glossaries, memory: termbase)
      .entries
    report.pairs = entries.count
    let check = PairCollectionCheck(
      options: options,
      lexicon: lexicon?.lexicon,
      lexiconLanguage: lexicon?.first ?? "en",
      glossaries: glossaries
    )
    report.findings = check.findings(entries, progress)
  }
}
