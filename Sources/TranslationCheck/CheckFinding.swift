/// Something in a pair of segments that a translator should look at.
public struct CheckFinding: Hashable, Sendable {
  /// What kinds of findings there are. Each can be switched off.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A term stands on one side and its agreed translation is missing on the other.
    case term
    /// A term that the glossary calls deprecated or superseded.
    case deprecatedTerm = "deprecated-term"
    /// A number, a date or an amount that the other side has not.
    case number
    /// A name stands for which the other side has another one.
    case name
    /// The target is the source, or is in its language.
    case untranslated
    /// One side is much longer than the other lets expect.
    case length
    /// The two sides have nothing to do with each other.
    case mismatch
    /// One source has several translations.
    case inconsistentTarget = "inconsistent-target"
    /// Several sources have one translation.
    case inconsistentSource = "inconsistent-source"
    /// Placeholders, tags or inline codes differ.
    case placeholder
    /// A word stands twice in a row.
    case repeatedWord = "repeated-word"
    /// A preposition of the target has no word behind it.
    case missingWord = "missing-word"
    /// Blanks are doubled, or only one side begins or ends with one.
    case whitespace
    /// The sides end in different marks.
    case punctuation

    /// The kinds that are looked for unless others are asked for. The others are matters of style, or
    /// common in texts that are right.
    public static let usual: Set<Kind> = [
      .term, .deprecatedTerm, .number, .name, .untranslated, .length, .mismatch,
      .inconsistentTarget, .placeholder, .repeatedWord, .missingWord,
    ]
  }

  public enum Side: String, Sendable, Hashable {
    case source, target
  }

  public var kind: Kind
  /// The side on which to look.
  public var side: Side
  /// UTF-8 offsets in the text of that side; the whole text where the whole is meant.
  public var range: Range<Int>
  /// What is wrong, as a sentence. It may quote words of the segment.
  public var message: String

  public init(kind: Kind, side: Side, range: Range<Int>, message: String) {
    self.kind = kind
    self.side = side
    self.range = range
    self.message = message
  }
}
