/// How two texts are aligned. The defaults serve news in any two languages.
public struct AlignmentOptions: Sendable, Equatable {
  /// The kinds of evidence, each of which can be switched off.
  public struct Scores: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let length = Scores(rawValue: 1)
    public static let lexicon = Scores(rawValue: 2)
    public static let identity = Scores(rawValue: 4)
    public static let cognates = Scores(rawValue: 8)
    public static let paragraphs = Scores(rawValue: 16)
    public static let punctuation = Scores(rawValue: 32)
    public static let all: Scores = [
      .length, .lexicon, .identity, .cognates, .paragraphs, .punctuation,
    ]

    /// Each kind by the name under which its contribution is shown.
    public static let named: [String: Scores] = [
      "length": .length, "lexicon": .lexicon, "identity": .identity, "cognates": .cognates,
      "paragraphs": .paragraphs, "punctuation": .punctuation,
    ]
  }

  public var scores: Scores = .all
  /// The share of segments without counterpart that is expected before a text is seen, 0 to 1.
  /// It is estimated anew for each pair of texts, from there.
  public var expectedOneSided = 0.15

  /// Whether a long text of which no dictionary and no model knows the words is aligned again with what
  /// it has taught.
  public var learnsFromText = true
  /// Whether each bead comes with what each score adds to it. It takes about a sixth of the time.
  public var tellsScores = false

  public init() {}
}
