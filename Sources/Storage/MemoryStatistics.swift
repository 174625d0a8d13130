/// What a memory holds, in numbers.
public struct MemoryStatistics: Hashable, Sendable {
  public var units: Int
  public var confirmed: Int
  /// Variants by language tag.
  public var variants: [String: Int]
  public var articles: Int
  public var articlePairs: Int
  public var occurrences: Int
  /// Occurrences by probability in tenths: place 0 holds those below 0.1, place 9 those from 0.9
  /// to 1.
  public var probabilityBands: [Int]
  /// Units by origin: those of each imported file under its location, those that were aligned under
  /// the name of the aligner. A unit of two origins counts in both.
  public var origins: [String: Int]
  /// Units by the year (UTC) in which they were created; nil for those that do not say.
  public var years: [Int?: Int]
  /// Concepts by the name of their glossary.
  public var concepts: [String: Int]

  public init(
    units: Int = 0,
    confirmed: Int = 0,
    variants: [String: Int] = [:],
    articles: Int = 0,
    articlePairs: Int = 0,
    occurrences: Int = 0,
    probabilityBands: [Int] = Array(repeating: 0, count: 10),
    origins: [String: Int] = [:],
    years: [Int?: Int] = [:],
    concepts: [String: Int] = [:]
  ) {
    self.units = units
    self.confirmed = confirmed
    self.variants = variants
    self.articles = articles
    self.articlePairs = articlePairs
    self.occurrences = occurrences
    self.probabilityBands = probabilityBands
    self.origins = origins
    self.years = years
    self.concepts = concepts
  }
}
