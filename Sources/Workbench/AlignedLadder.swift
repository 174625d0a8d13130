internal import Interchange

/// An alignment as a ladder, as hunalign writes it.
public enum AlignedLadder {
  /// The lines, without their ends: one for each bead, with its probability, and one with the numbers
  /// of all segments.
  public static func lines(of documents: AlignedDocuments) -> [String] {
    Ladder(documents.alignment).lines
  }
}
