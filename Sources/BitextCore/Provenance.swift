/// Where an aligned unit comes from: enough to find the two places again.
public struct Provenance: Hashable, Sendable, Codable {
  /// Numbers of the paragraphs in their articles, from 1, of the first segment on either side.
  public var sourceParagraph: Int
  public var targetParagraph: Int
  /// Numbers of the segments in their articles, from 0.
  public var sourceSegments: [Int]
  public var targetSegments: [Int]
  /// The posterior probability that the aligner gave to the bead, 0 to 1.
  public var probability: Double
  /// Name and version of the aligner and of the model it used.
  public var aligner: String

  public init(
    sourceParagraph: Int,
    targetParagraph: Int,
    sourceSegments: [Int],
    targetSegments: [Int],
    probability: Double,
    aligner: String
  ) {
    self.sourceParagraph = sourceParagraph
    self.targetParagraph = targetParagraph
    self.sourceSegments = sourceSegments
    self.targetSegments = targetSegments
    self.probability = probability
    self.aligner = aligner
  }
}

/// A document that went into the memory, as far as it is known.
public struct ArticleRecord: Hashable, Sendable, Codable {
  /// The file or address it was read from.
  public var location: String
  /// SHA-256 of its bytes, in hexadecimal.
  public var hash: String
  public var language: LanguageTag
  public var title: String?
  /// The date of publication as ISO 8601 (`2026-02-05` or `2026-02-05T09:12`).
  public var date: String?
  /// The agency or paper that the page names as its source.
  public var source: String?

  public init(
    location: String,
    hash: String,
    language: LanguageTag,
    title: String? = nil,
    date: String? = nil,
    source: String? = nil
  ) {
    self.location = location
    self.hash = hash
    self.language = language
    self.title = title
    self.date = date
    self.source = source
  }
}
