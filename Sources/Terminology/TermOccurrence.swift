/// A place in a text where terms stand.
public struct TermOccurrence: Sendable {
  /// UTF-8 offsets in the text.
  public var range: Range<Int>
  /// The text there, as written.
  public var text: String
  /// The line, from 1.
  public var line: Int
  /// The terms, what needs least overlooking first; one of each concept, never empty.
  public var hits: [TermHit]
}
