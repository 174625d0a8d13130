/// Which files of folders belong together, which are left, and why.
public struct FolderPairing: Sendable {
  /// Two files that belong together.
  public struct FilePair: Sendable {
    public var source: Document
    public var target: Document
    /// What the contents have in common; nil for files that were paired by their equal names.
    public var agreement: Agreement?
  }

  /// Why two files are paired, or nearly were.
  public struct Agreement: Sendable {
    /// How probable it is that the two belong together, 0 to 1.
    public var probability: Double
    /// How well they agree: about 0.4 for unrelated news, from 1 up for translations.
    public var score: Double
    /// The best other pair that one of the two could be in, of those that were left.
    public var runnerUp: RunnerUp?
    /// What the two share, strongest first.
    public var evidence: [Feature]
  }

  /// Something that two files share, as it is spelt in them.
  public struct Feature: Sendable {
    /// "date", "number", "name" or "word".
    public var kind: String
    public var source: String
    public var target: String
    /// What it says, in natural log odds.
    public var weight: Double
  }

  /// Two other files and their score.
  public struct RunnerUp: Sendable {
    public var source: String
    public var target: String
    public var score: Double
  }

  /// A file without counterpart.
  public struct LonelyFile: Sendable {
    public var name: String
    /// Whether it is in the source language.
    public var isSource: Bool
    /// The file that comes nearest to it, and how near.
    public var nearest: (name: String, agreement: Agreement)?
  }

  /// In the order of the names of the sources.
  public var pairs: [FilePair] = []
  public var lonely: [LonelyFile] = []
  /// Files that cannot be used, with the reason.
  public var refused: [WorkbenchError] = []
}
