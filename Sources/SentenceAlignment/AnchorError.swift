/// Why beads cannot be kept fixed together.
public struct AnchorError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// A number is beyond the last segment of its side.
    case outOfRange
    /// A segment is in two beads.
    case overlap
    /// One bead comes before another on one side and behind it on the other.
    case crossing
  }

  public var reason: Reason
  /// The number of the bead in the list that was given.
  public var anchor: Int
  /// The number of the other bead, for an overlap and a crossing.
  public var other: Int?

  public init(_ reason: Reason, anchor: Int, other: Int? = nil) {
    self.reason = reason
    self.anchor = anchor
    self.other = other
  }
}
