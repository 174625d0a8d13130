/// A pair of terms that a memory suggests, with what speaks for it.
public struct TermProposal: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case term, name
  }

  public var kind: Kind
  /// In base form: singular of English, nominative of Serbian (in Latin); a name with its capital.
  public var source: String
  public var target: String
  /// In how many units the source stands, the target, and both.
  public var sourceCount: Int
  public var targetCount: Int
  public var count: Int
  /// How closely the two go together, 0 to 1: twice `count` over the sum of the other two (Dice).
  public var association: Double
  /// Dunning's log-likelihood ratio of the two standing together by chance.
  public var logLikelihood: Double
  /// By which proposals are ranked; higher is better. It has no unit.
  public var score: Double
  /// Numbers of units in which both stand, at most three, short ones first.
  public var examples: [Int]

  /// A name for the proposal: lower-case letters, digits and hyphens of its source.
  public var identifier: String {
    var identifier = ""
    for scalar in source.lowercased().unicodeScalars {
      if scalar.value < 0x80, scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value)
      {
        identifier.unicodeScalars.append(scalar)
      } else if !identifier.hasSuffix("-"), !identifier.isEmpty {
        identifier += "-"
      }
    }
    while identifier.hasSuffix("-") { identifier.removeLast() }
    return identifier.isEmpty ? "term" : identifier
  }
}
