/// Which documents of two collections belong together, and which are left.
public struct PairedDocuments: Sendable {
  /// In the order of the sources.
  public var pairs: [DocumentPair] = []
  /// Documents without counterpart.
  public var unpairedSources: [UnpairedDocument] = []
  public var unpairedTargets: [UnpairedDocument] = []
}

/// Two documents, by their numbers in their collections, and how well they agree.
public struct DocumentPair: Sendable {
  public var source: Int
  public var target: Int
  /// The log odds of all that the two share, less what unrelated documents share.
  public var weight: Double
  /// The same as a share of what a translation of the source is expected to have: about 1 for one.
  public var sourceShare: Double
  /// The same, seen from the target.
  public var targetShare = 0.0
  /// How probable it is that the two are a pair, 0 to 1.
  public var probability = 0.0
  /// The best other pair that one of the two could be in, of those not taken before.
  public var runnerUp: RunnerUp?
  /// What the two share, strongest first; empty unless asked for.
  public var evidence: [SharedFeature] = []

  /// Two other documents and their score.
  public struct RunnerUp: Sendable, Equatable {
    public var source: Int
    public var target: Int
    public var score: Double
  }

  /// How well the two agree, from 0 up: about 0.4 for unrelated news, from 1 up for translations.
  public var score: Double {
    (max(sourceShare, 0) * max(targetShare, 0)).squareRoot()
  }
}

/// A document that has no counterpart, and what came nearest.
public struct UnpairedDocument: Sendable {
  public var document: Int
  /// The best pair that it could have been in, with a probability that is too low.
  public var nearest: DocumentPair?
}

/// Something that two documents share, as it is spelt in them.
public struct SharedFeature: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case date, number, name, word
  }

  public var kind: Kind
  public var source: String
  public var target: String
  /// What it says, in natural log odds.
  public var weight: Double
}
