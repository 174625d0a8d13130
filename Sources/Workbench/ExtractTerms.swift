public import BitextCore
internal import Foundation
internal import SentenceAlignment
internal import SerbianText
public import Storage
public import Terminology

/// Proposes terms from a bilingual file or the memory.
public struct ExtractTerms {
  public struct Options: Sendable {
    public var sourceLanguage = LanguageTag(language: "en")
    public var targetLanguage = LanguageTag(language: "sr")
    public var extraction = TermExtraction.Options()
    /// Terms that the glossaries have are proposed too.
    public var includesKnown = false
    /// Further glossaries.
    public var glossaries: [String] = []

    public init() {}
  }

  /// Proposals, best first, and the texts of their examples.
  public struct Report: Sendable {
    public var units = 0
    public var proposals: [TermProposal] = []
    public var examples: [Int: (source: String, target: String)] = [:]
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

  /// Proposes from the units of the memory.
  public func proposals(
    from memory: TranslationMemory,
    filter: UnitFilter?,
    progress: (Int) -> Void = { _ in }
  ) throws(WorkbenchError) -> Report {
    try MemoryFolder.requireLanguage(options.sourceLanguage, in: memory)
    try MemoryFolder.requireLanguage(options.targetLanguage, in: memory)
    var pairs: [(source: String, target: String)] = []
    do {
      let wanted = try filter.map { Set(try memory.units(matching: $0)) }
      try memory.forEachUnit { stored in
        if let wanted, !wanted.contains(stored.id) { return }
        guard let source = stored.unit.variant(in: options.sourceLanguage),
          let target = stored.unit.variant(in: options.targetLanguage)
        else { return }
        pairs.append((source.segment.text, target.segment.text))
        if pairs.count % 1000 == 0 { progress(pairs.count) }
      }
    } catch {
      throw WorkbenchError(error)
    }
    return try report(pairs)
  }

  /// Proposes from files.
  public func proposals(files: [String]) throws(WorkbenchError) -> Report {
    let reader = BilingualFile(source: options.sourceLanguage, target: options.targetLanguage)
    for file in files { try InputFile.checkReadable(file) }
    var pairs: [(source: String, target: String)] = []
    for file in files {
      pairs += try reader.read(file).pairs.map { ($0.source.segment.text, $0.target.segment.text) }
    }
    return try report(pairs)
  }

  private func report(
    _ pairs: [(source: String, target: String)]
  ) throws(WorkbenchError) -> Report {
    let shelf = try GlossaryShelf(places: places, files: options.glossaries, memory: termbase)
    let backgrounds = (
      BackgroundFrequencies(language: options.sourceLanguage.language),
      BackgroundFrequencies(language: options.targetLanguage.language)
    )
    let extraction = TermExtraction(
      source: options.sourceLanguage,
      target: options.targetLanguage,
      options: options.extraction,
      lemmatizer: Lemmatizer(dictionary: places.serbianDictionary())
    )
    var report = Report(units: pairs.count)
    report.proposals = extraction.proposals(from: pairs) { word, isSource in
      (isSource ? backgrounds.0 : backgrounds.1).probability(ofWord: word)
    }
    if !options.includesKnown {
      let known = KnownTerms(
        entries: shelf.entries,
        source: options.sourceLanguage,
        target: options.targetLanguage
      )
      report.proposals.removeAll { known.contains($0) }
    }
    for proposal in report.proposals {
      for unit in proposal.examples { report.examples[unit] = pairs[unit] }
    }
    return report
  }
}

/// The pairs of terms that glossaries have.
private struct KnownTerms {
  private var pairs: Set<String> = []

  init(entries: [ConceptEntry], source: LanguageTag, target: LanguageTag) {
    let own = LanguageTag(language: source.language)
    let other = LanguageTag(language: target.language)
    for entry in entries {
      for first in entry.terms(in: own) {
        for second in entry.terms(in: other) { pairs.insert(Self.key(first.text, second.text)) }
      }
    }
  }

  func contains(_ proposal: TermProposal) -> Bool {
    pairs.contains(Self.key(proposal.source, proposal.target))
  }

  private static func key(_ source: String, _ target: String) -> String {
    SearchKey.loose(source) + "\t" + InflectionKey.ofPhrase(SearchKey.strict(target))
  }
}
