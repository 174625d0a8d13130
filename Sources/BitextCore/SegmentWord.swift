/// A word of a segment beside its translation, with the words there that may be its counterparts.
public struct SegmentWord: Hashable, Sendable {
  /// UTF-8 offsets in the text of the segment.
  public var range: Range<Int>
  /// Folded as look-up folds: Latin, lower case, without marks, dj for đ.
  public var key: String
  public var isCapitalized: Bool
  /// Two letters or more, all capital.
  public var isAllCapitals: Bool
  /// The word may have its capital because a sentence or a quotation begins with it.
  public var beginsSentence: Bool
  /// The share of running text of the language that words like it make up, 0 to 1.
  public var probability: Double
  /// The same for the language of the other segment.
  public var foreignProbability: Double
  /// Whether a dictionary has translations of the word, so that a missing one says something.
  public var isInDictionary = false
  /// The likeliest first; empty when nothing opposite is known to belong to the word.
  public var links: [WordLink] = []
  /// The one word opposite that is taken for the counterpart, when each word has at most one.
  public var partner: Int?

  public init(
    range: Range<Int>,
    key: String,
    isCapitalized: Bool,
    isAllCapitals: Bool,
    beginsSentence: Bool,
    probability: Double,
    foreignProbability: Double
  ) {
    self.range = range
    self.key = key
    self.isCapitalized = isCapitalized
    self.isAllCapitals = isAllCapitals
    self.beginsSentence = beginsSentence
    self.probability = probability
    self.foreignProbability = foreignProbability
  }
}

/// A word on the other side that may be the counterpart of a word.
public struct WordLink: Hashable, Sendable {
  /// Why two words may belong together, the surest first.
  public enum Kind: Int, Sendable, Comparable, CaseIterable {
    /// Spelled alike, but for an ending.
    case identity
    /// A name that sounds alike: Trump, Tramp.
    case name
    /// A dictionary has the two.
    case dictionary
    /// Spelled nearly alike: commander, komandant.
    case spelling
    /// A name that sounds nearly alike: a guess, good enough to say nothing.
    case nearName

    public static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  /// The number of the other word.
  public var word: Int
  public var kind: Kind
  /// How probable the counterpart is, given the word, 0 to 1.
  public var probability: Float

  /// Below this probability a name that sounds nearly alike is no counterpart; it may be one.
  public static let doubtful: Float = 1 / 3

  /// Whether the link only says that the words might be one name.
  public var isDoubtful: Bool { kind == .nearName && probability < Self.doubtful }

  public init(word: Int, kind: Kind, probability: Float) {
    self.word = word
    self.kind = kind
    self.probability = probability
  }
}
