/// A form under which a word may stand in a dictionary.
public struct BaseForm: Hashable, Sendable {
  public enum Source: String, Hashable, Sendable, CaseIterable {
    /// A dictionary has the word.
    case dictionary
    /// The endings of Serbian allow it.
    case rule
    /// An acronym with its case ending taken off.
    case acronym
    /// The word as it stands.
    case itself
  }

  /// Latin; lower case, or with the capitals of a name.
  public var text: String
  /// The ending that was taken off the word, in Latin; empty for the word itself.
  public var ending: String
  public var source: Source

  public init(text: String, ending: String = "", source: Source) {
    self.text = text
    self.ending = ending
    self.source = source
  }
}
