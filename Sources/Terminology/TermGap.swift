internal import BitextCore

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
  /// The other side has words without counterpart that belong to a term which the term's side has not.
  public var hasStranger: Bool
  /// About the place where the translation should stand a word is left over that may say it otherwise.
  public var hasSubstitute: Bool
}

extension TermGap {
  /// Whether the gap should be told.
  ///
  /// Of the source a gap is told unless words opposite account for the term: the translation is the
  /// agreed one, or words that a dictionary knows for it stand there. Where the collection mostly uses the
  /// agreed translation, another one is told as well.
  public func isFinding(_ use: TermUse, _ side: TermComparison.Side) -> Bool {
    // Serbian words are forms of many (vlada is the government, and rules), and a translator may add
    // one that explains.
    if side == .target {
      return presentShare < Self.present && wordCount > 1 && linkedShare < 0.5
        && (isName || use.present >= 2)
    }
    if presentShare >= Self.present {
      // Half the words of what an acronym stands for are not it; nor are half those of a term beside
      // words of a strange one.
      let isDoubtful = isAcronym && linkedShare == 0 || wordCount > 1 && hasStranger
      if presentShare > 0.5 || !isDoubtful { return false }
    }
    // Of a term of several words one has its counterpart by chance: United, Ujedinjene.
    let isExplained = wordCount > 1 ? linkedShare > 0.5 : linkedShare >= 0.5
    if !isExplained || hasStranger {
      // A word that modifies, and mostly means something else, is often left out: state governor.
      if isModifier, hit.term.isAmbiguous, !hasStranger { return false }
      let isSettled = use.present >= 8 && use.present >= 3 * use.missing
      return hasStranger || isName || !hasSubstitute || isSettled
    }
    return !isModifier && use.present >= 10 && use.present >= 10 * use.missing
  }

  /// A share of the agreed translation that is a translation in another form: američki, of Sjedinjene
  /// Američke Države.
  static let present = 0.3

  private var isAcronym: Bool {
    wordCount == 1 && text.unicodeScalars.allSatisfy { $0.properties.isUppercase }
  }
}

/// How often a concept was met, and how often its agreed translation stood opposite.
public struct TermUse: Sendable {
  public var present = 0
  public var missing = 0
  /// Of those missing, how many may have been translated in another way.
  public var explained = 0

  public init(present: Int = 0, missing: Int = 0, explained: Int = 0) {
    self.present = present
    self.missing = missing
    self.explained = explained
  }
}
