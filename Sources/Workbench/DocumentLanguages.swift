internal import BitextCore
internal import SentenceAlignment

/// Whether two documents are in the languages that they are said to be in: units under wrong languages
/// would spoil the memory.
extension AlignDocuments {
  /// A share of a language's common words at which a text is surely in it.
  private static let surelyOwn = 0.6

  /// A document's words, counted against its own language and the other's.
  private struct Likeness {
    let document: Document
    let language: LanguageTag
    let otherLanguage: LanguageTag
    let sample: LanguageSample
    let own: Double?
    let other: Double?

    init(_ document: Document, _ language: LanguageTag, _ otherLanguage: LanguageTag) {
      self.document = document
      self.language = language
      self.otherLanguage = otherLanguage
      sample = LanguageSample(document.segments.lazy.map(\.text))
      own = sample.share(knownIn: language.language)
      let isSure = (own ?? 0) >= AlignDocuments.surelyOwn
      other = isSure ? 0 : sample.share(knownIn: otherLanguage.language)
    }

    /// By how much more the text looks like the other language; nil when that cannot be told.
    var excess: Double? {
      guard let own, let other else { return nil }
      return other - own
    }
  }

  /// What is odd about the languages. Throws when a document is surely in another one.
  /// O(length of at most 300 segments).
  func languageWarnings(
    _ source: Document,
    _ target: Document
  ) throws(WorkbenchError) -> [String] {
    guard !options.trustsLanguages else { return [] }
    let (a, b) = (options.sourceLanguage, options.targetLanguage)
    let sides = [Likeness(source, a, b), Likeness(target, b, a)]
    if a.language != b.language { try refuseSwapped(sides) }
    var warnings: [String] = []
    for side in sides {
      switch side.sample.verdict(in: side.language.language) {
      case .plausible: break
      case .doubtful:
        warnings.append("\(side.document.name): The text looks little like '\(side.language)'.")
      case .foreign:
        throw WorkbenchError(
          .badData,
          file: side.document.name,
          "The text does not seem to be in '\(side.language)'. Check the file, name its language with "
            + "--source-language or --target-language, or say --trust-languages."
        )
      }
    }
    return warnings
  }

  private func refuseSwapped(_ sides: [Likeness]) throws(WorkbenchError) {
    let excesses = sides.compactMap(\.excess)
    guard excesses.count == sides.count, let source = sides.first else { return }
    if excesses.allSatisfy({ $0 > 0.15 }) {
      throw WorkbenchError(
        .badData,
        file: source.document.name,
        "The first file seems to be in '\(source.otherLanguage)' and the second in "
          + "'\(source.language)'. Name them in the other order, or say --source-language and "
          + "--target-language."
      )
    }
    for (side, excess) in zip(sides, excesses)
    where excess > 0.3 && side.document.segments.count > 2 {
      throw WorkbenchError(
        .badData,
        file: side.document.name,
        "The text seems to be in '\(side.otherLanguage)', not in '\(side.language)'. Check the file, or "
          + "say --source-language and --target-language."
      )
    }
  }
}
