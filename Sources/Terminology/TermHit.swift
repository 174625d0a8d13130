public import BitextCore

/// A term that a query or a place in a text is a form of.
public struct TermHit: Sendable {
  /// What had to be overlooked to find a term. A hit names all that it needed.
  public enum Relaxation: String, Sendable, CaseIterable, Comparable {
    /// Capital and small letters.
    case letterCase = "case"
    /// Latin and Cyrillic.
    case script
    /// A grammatical ending.
    case inflection
    /// Marks on letters, dj for đ.
    case diacritics
    /// The query is only the beginning of the term.
    case prefix
    /// The term is only a part of the query.
    case part
    /// Letters differ: did you mean this?
    case nearMiss = "near-miss"

    public static func < (a: Relaxation, b: Relaxation) -> Bool {
      (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
  }

  public var entry: ConceptEntry
  public var language: LanguageTag
  public var term: Term
  /// Empty for a term that stands as it was asked for; in the order of `Relaxation`.
  public var relaxations: [Relaxation]
  /// The part of the query that is the term, where that is not the whole of it.
  public var part: String?

  /// One word for how the term was found: the greatest relaxation, or "exact".
  public var match: String { relaxations.last?.rawValue ?? "exact" }
}
