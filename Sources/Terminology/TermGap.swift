public import BitextCore

/// A term on one side of a pair whose agreed translation is not seen on the other.
public struct TermGap: Sendable {
  /// The term and its concept, as they were recognized.
  public var hit: TermHit
  /// The text of the term, as written.
  public var text: String
  /// UTF-8 offsets in the segment.
  public var range: Range<Int>
  /// What the other side should have: the concept's terms in its language, preferred ones first.
  public var expected: [String]
  /// Of the words of the agreed translation, the share that the other side has in some form or in a
  /// word made from it, 0 to 1: the best of all translations.
  public var presentShare: Double
  /// Of the words of the term, the share whose counterparts stand on the other side, so that it may
  /// have been translated in another way, 0 to 1.
  public var linkedShare: Double
  /// How many words the term has.
  public var wordCount: Int
  /// The term is written with a capital.
  public var isName: Bool
  /// A single word that stands before another and modifies it.
  public var isModifier: Bool
  /// The share of running text that the rarest of its words makes up, 0 to 1.
  public var probability: Double
  /// How usual the agreed translation of the term is by a dictionary, 0 to 1; nil when that does not
  /// know the term. Low for a word of several meanings.
  public var usualShare: Double?
}

extension TermGap {
  /// Whether the gap should be told.
  ///
  /// A word means many things, and a good translation may say a term in another way. So a gap is told
  /// where the collection mostly uses the agreed translation, or where nothing opposite accounts for the
  /// term's words.
  ///
  /// - Parameter isOppositeLonely: the target has a term for which the source has none either.
  public func isFinding(
    _ use: TermUse,
    _ side: TermComparison.Side,
    isOppositeLonely: Bool
  ) -> Bool {
    if presentShare >= 0.5 || isModifier { return false }
    let isExplained = linkedShare >= 0.5
    // Serbian words are forms of many (vlada is the government, and rules), and a translator may add
    // one that explains.
    if side == .target { return wordCount > 1 && !isExplained && (isName || use.present >= 2) }
    if isExplained { return use.present >= 6 && use.present >= 5 * use.missing }
    if wordCount > 1 || isName && text.utf8.count > 4 { return true }
    if !isName, probability < Self.rare, use.explained == 0 { return true }
    let unexplained = use.missing - use.explained
    let isUsual = use.present >= 2 * use.explained
    return isUsual && use.present >= 2 * unexplained
      || isOppositeLonely && (isUsual || use.explained == 0)
  }

  /// Words that are rarer than this seldom have a second meaning.
  private static let rare = 3e-5
}

/// How often a concept was met, and how often its agreed translation stood opposite.
public struct TermUse: Sendable {
  public var present = 0
  public var missing = 0
  /// Of those missing, how many may have been translated in another way.
  public var explained = 0

  public init() {}
}
