public import BitextCore

/// What a pair of places in two texts gave that translate each other.
public enum PairedRow: Hashable, Sendable {
  case unit(TranslationUnit, SourcePosition)
  case refusal(Reason, SourcePosition)

  /// Why there is no unit.
  public enum Reason: Hashable, Sendable {
    /// Neither side has text.
    case empty
    /// One side has text, as where the other language leaves a sentence out.
    case oneSided
    /// A link names a segment that its document does not have.
    case noSuchSegment
    /// The link says by its form that it is none.
    case noLink
  }

  /// The unit of two texts, without blanks at their ends; a refusal where one is missing.
  static func of(
    _ source: String,
    _ target: String,
    _ languages: (source: LanguageTag, target: LanguageTag),
    at position: SourcePosition,
    properties: [Property] = []
  ) -> PairedRow {
    let (source, target) = (source.trimmingBlanks(), target.trimmingBlanks())
    let (hasSource, hasTarget) = (source.hasText, target.hasText)
    guard hasSource, hasTarget else {
      return .refusal(hasSource == hasTarget ? .empty : .oneSided, position)
    }
    return .unit(
      TranslationUnit(
        variants: [
          TranslationUnitVariant(language: languages.source, segment: Segment(source)),
          TranslationUnitVariant(language: languages.target, segment: Segment(target)),
        ],
        properties: properties
      ),
      position
    )
  }
}

extension PairedRow.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty: "The pair was left out: both sides are empty."
    case .oneSided: "The pair was left out: it has text in one language only."
    case .noSuchSegment:
      "The pair was left out: it names a segment that its document does not have."
    case .noLink: "The link was left out: it does not name segments of two documents."
    }
  }
}

extension String {
  /// Whether there is more than white space.
  var hasText: Bool { unicodeScalars.contains { !$0.properties.isWhitespace } }
}
